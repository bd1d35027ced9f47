import type { Syntax, Words } from "../document/types.js";
import { hashText } from "../learn/index.js";

/** Tags and trees of a story as the taggers read them, each as a flat array over the words; all 0 where nothing is known of its grammar. */
export interface Grammar {
  readonly tag: Uint8Array;
  readonly relation: Uint8Array;
  /** The word that a word hangs on; -1 for roots. */
  readonly head: Int32Array;
  /** Which relations hang on a word: a bit each, see `KIDS`. */
  readonly kids: Int32Array;
  /** The subject that hangs on a word, or that a verb shares with the one it is joined to; -1 where there is none. */
  readonly subject: Int32Array;
  readonly lemmaHash: Int32Array;
}

/** Penn Treebank tags and relations by number; 0 is unknown. */
const TAGS = [
  "",
  "#",
  "$",
  "''",
  ",",
  "-LRB-",
  "-RRB-",
  ".",
  ":",
  "CC",
  "CD",
  "DT",
  "EX",
  "FW",
  "IN",
  "JJ",
  "JJR",
  "JJS",
  "LS",
  "MD",
  "NN",
  "NNP",
  "NNPS",
  "NNS",
  "PDT",
  "POS",
  "PRP",
  "PRP$",
  "RB",
  "RBR",
  "RBS",
  "RP",
  "SYM",
  "TO",
  "UH",
  "VB",
  "VBD",
  "VBG",
  "VBN",
  "VBP",
  "VBZ",
  "WDT",
  "WP",
  "WP$",
  "WRB",
  "``",
];
const RELATIONS = [
  "",
  "root",
  "nsubj",
  "nsubjpass",
  "ccomp",
  "xcomp",
  "dobj",
  "nmod",
  "advcl",
  "acl",
  "acl:relcl",
  "parataxis",
  "conj",
  "punct",
  "aux",
  "auxpass",
  "neg",
  "mark",
  "det",
  "compound",
  "amod",
  "advmod",
  "appos",
  "dep",
  "case",
  "cc",
  "cop",
  "nmod:poss",
  "nmod:tmod",
  "iobj",
  "csubj",
  "nummod",
  "discourse",
  "expl",
];
const TAG_NUMBERS = new Map(TAGS.map((tag, number) => [tag, number]));
const RELATION_NUMBERS = new Map(RELATIONS.map((relation, number) => [relation, number]));
const OTHER_TAG = TAGS.length;
const OTHER_RELATION = RELATIONS.length;

/** The number of a Penn Treebank tag. */
export const tagNumber = (tag: string): number => TAG_NUMBERS.get(tag) ?? OTHER_TAG;

/** The number of a relation. */
export const relationNumber = (relation: string): number => RELATION_NUMBERS.get(relation) ?? OTHER_RELATION;

const SUBJECTS = new Set(["nsubj", "nsubjpass"].map(relationNumber));
/** The bits of `Grammar.kids` by relation. */
const KIDS = new Map(
  ["ccomp", "xcomp", "dobj", "nmod", "parataxis", "auxpass", "neg", "cop", "advcl", "acl", "mark"].map((relation, bit) => [relationNumber(relation), 1 << bit]),
);

/** Whether a verb is passive: its subject does not do what it says. */
export const isPassive = ({ kids }: Grammar, verb: number): boolean => (kids[verb]! & KIDS.get(relationNumber("auxpass"))!) !== 0;

/** Whether a word that says no hangs on a verb. */
export const isNegated = ({ kids }: Grammar, verb: number): boolean => (kids[verb]! & KIDS.get(relationNumber("neg"))!) !== 0;

/** Reads tags and trees once over the words. */
export function readGrammar({ count }: Words, syntax: Syntax | null): Grammar {
  const grammar = {
    tag: new Uint8Array(count),
    relation: new Uint8Array(count),
    head: new Int32Array(count).fill(-1),
    kids: new Int32Array(count),
    subject: new Int32Array(count).fill(-1),
    lemmaHash: new Int32Array(count),
  };
  if (syntax === null) return grammar;
  for (let word = 0; word < count; word++) {
    const relation = relationNumber(syntax.relations[word]!);
    const head = syntax.heads[word]!;
    grammar.tag[word] = tagNumber(syntax.tags[word]!);
    grammar.relation[word] = relation;
    grammar.head[word] = head;
    grammar.lemmaHash[word] = hashText(syntax.lemmas[word]!);
    if (head < 0) continue;
    grammar.kids[head]! |= KIDS.get(relation) ?? 0;
    if (SUBJECTS.has(relation) && grammar.subject[head]! < 0) grammar.subject[head] = word;
  }
  shareSubjects(grammar);
  return grammar;
}

/** Verbs joined to another one by these relations have its subject where they have none of their own ("she rose and spoke", "she wants to speak"). */
const SHARING = new Set(["conj", "xcomp"].map(relationNumber));
/** Longer rows of joined verbs are not followed. */
const LONGEST_ROW = 4;

function shareSubjects({ relation, head, subject, tag }: Grammar & { readonly subject: Int32Array }): void {
  for (let word = 0; word < head.length; word++) {
    if (subject[word]! >= 0 || !TAGS[tag[word]!]?.startsWith("VB")) continue;
    let at = word;
    for (let steps = 0; steps < LONGEST_ROW && SHARING.has(relation[at]!) && head[at]! >= 0; steps++) {
      at = head[at]!;
      if (subject[at]! < 0) continue;
      subject[word] = subject[at]!;
      break;
    }
  }
}
