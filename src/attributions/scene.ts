import type { Name, NameKind, Syntax, Words } from "../document/types.js";
import type { FormFacts } from "./form-facts.js";
import { type Grammar, readGrammar } from "./grammar.js";

/** What the taggers need to know of a story's words, each as a flat array over the words. */
export interface Scene {
  readonly words: Words;
  /** Lower-case forms. */
  readonly lower: readonly string[];
  readonly lowerHash: Int32Array;
  readonly suffixHash: Int32Array;
  /** 0 lower case, 1 capital, 2 all capitals, 3 figure, 4 mark. */
  readonly shape: Uint8Array;
  /** 0 none, 1 person, 2 body, 3 place, 4 other, 5 pronoun. */
  readonly name: Uint8Array;
  /** Number of the paragraph (line) of each word. */
  readonly paragraph: Int32Array;
  /** 1 inside double quotation marks (the marks included); begun anew in each paragraph. */
  readonly quoted: Uint8Array;
  /** 1 opening mark, 2 closing mark. */
  readonly mark: Uint8Array;
  /** What the quotation that a word stands in is like (length, what it closes with, what stands before it); 0 outside. */
  readonly quotation: Int32Array;
  /** Hash of the stance that the word has as a cue; 0 where it is not in the table of cues. */
  readonly stanceHash: Int32Array;
  /** Hash of the base form of a listed cue; 0 for other words. */
  readonly lemmaHash: Int32Array;
  /** Hash of the class that the word has as the head of a source; 0 where it is not in the table. */
  readonly sourceHash: Int32Array;
  readonly grammar: Grammar;
}

const NAME_NUMBER: Readonly<Record<NameKind, number>> = { person: 1, body: 2, place: 3, other: 4 };
/** Reads the scene once over the words. */
export function readScene(text: string, words: Words, names: readonly Name[], factsOf: (form: string) => FormFacts, syntax: Syntax | null): Scene {
  const { count } = words;
  const scene = {
    words,
    lower: new Array<string>(count),
    lowerHash: new Int32Array(count),
    suffixHash: new Int32Array(count),
    shape: new Uint8Array(count),
    name: new Uint8Array(count),
    paragraph: new Int32Array(count),
    quoted: new Uint8Array(count),
    mark: new Uint8Array(count),
    quotation: new Int32Array(count),
    stanceHash: new Int32Array(count),
    lemmaHash: new Int32Array(count),
    sourceHash: new Int32Array(count),
    grammar: readGrammar(words, syntax),
  };
  for (let word = 0; word < count; word++) {
    const facts = factsOf(words.forms[word]!);
    scene.lower[word] = facts.lower;
    scene.lowerHash[word] = facts.lowerHash;
    scene.suffixHash[word] = facts.suffixHash;
    scene.shape[word] = facts.shape;
    if (facts.isPronoun) scene.name[word] = 5;
    scene.stanceHash[word] = facts.stanceHash;
    scene.lemmaHash[word] = facts.lemmaHash;
    scene.sourceHash[word] = facts.sourceHash;
    scene.paragraph[word] = word === 0 ? 0 : scene.paragraph[word - 1]! + (isNewLine(text, words, word) ? 1 : 0);
  }
  markNames(scene, names);
  markQuotes(text, scene);
  describeQuotations(scene);
  return scene;
}

/** Whether a sentence begins on another line than the word before it stands on. */
function isNewLine(text: string, { sentences, starts, ends }: Words, word: number): boolean {
  return sentences[word] !== sentences[word - 1] && text.slice(ends[word - 1]!, starts[word]!).includes("\n");
}

/** Numbers each quotation by its length, its last mark and what stands before it: by these, speech and words set apart differ. */
function describeQuotations(scene: Scene): void {
  const { words, paragraph, mark, lower, quotation } = scene;
  for (let open = 0; open < words.count; open++) {
    if (mark[open] !== 1) continue;
    let end = open + 1;
    while (end < words.count && paragraph[end] === paragraph[open] && mark[end] === 0) end++;
    const isClosed = end < words.count && mark[end] === 2 && paragraph[end] === paragraph[open];
    const last = isClosed ? end : end - 1;
    const length = last - open < 4 ? 1 : last - open < 8 ? 2 : last - open < 20 ? 3 : 4;
    const closing = !isClosed ? 3 : lower[end - 1] === "," ? 1 : /^[.?!]$/.test(lower[end - 1]!) ? 2 : 0;
    quotation.fill(length + 5 * closing + 20 * beforeQuotation(scene, open) + 1, open, last + 1);
  }
}

function beforeQuotation({ words, paragraph, lower }: Scene, open: number): number {
  if (open === 0 || paragraph[open - 1] !== paragraph[open]) return 1;
  if (words.sentences[open - 1] !== words.sentences[open]) return 2;
  return lower[open - 1] === "," ? 3 : lower[open - 1] === ":" ? 4 : 0;
}

function markNames({ words, name }: Pick<Scene, "words"> & { name: Uint8Array }, names: readonly Name[]): void {
  let word = 0;
  for (const { start, end, kind } of names) {
    while (word < words.count && words.ends[word]! <= start) word++;
    for (let at = word; at < words.count && words.starts[at]! < end; at++) if (name[at] !== 5) name[at] = NAME_NUMBER[kind];
  }
}

/** Marks that open a quotation, and those that close it; a straight mark, two single ones, and guillemets are both. */
const OPENING = new Set(["“", "``", "„", "‟", "«", "»", '"', "''"]);
const CLOSING = new Map([
  ["“", ["”", '"']],
  ["‟", ["”"]],
  ["``", ["''", '"']],
  ["„", ["“", "”", '"']],
  ["«", ["»"]],
  ["»", ["«"]],
  ['"', ['"', "”"]],
  ["''", ["''", '"']],
]);

/** Quotation marks by paragraph: what closes depends on what opened; a mark that closes nothing closes all the same where it can do nothing else. */
function markQuotes(text: string, scene: Scene & { quoted: Uint8Array; mark: Uint8Array }): void {
  const { words, quoted, mark, paragraph } = scene;
  let open = "";
  for (let word = 0; word < words.count; word++) {
    if (word > 0 && paragraph[word] !== paragraph[word - 1]) open = "";
    const form = words.forms[word]!;
    const closes = open !== "" && CLOSING.get(open)!.includes(form);
    if (closes || form === "”" || (form === "»" && open === "" && isBehindWord(text, words, word))) {
      mark[word] = 2;
      quoted[word] = 1;
      open = "";
    } else if (OPENING.has(form) && (form !== "''" || /[\p{L}\p{N}]/u.test(text[words.ends[word]!] ?? "")) && (form !== "«" || open !== "»")) {
      mark[word] = 1;
      quoted[word] = 1;
      open = form;
    } else quoted[word] = open === "" ? 0 : 1;
  }
}

/** Whether a mark stands right behind a word or its comma. */
const isBehindWord = (text: string, words: Words, word: number): boolean => /[^\s]/.test(text[words.starts[word]! - 1] ?? " ");
