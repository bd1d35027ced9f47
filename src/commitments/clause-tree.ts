import type { Span, Syntax, TimeExpression } from "../document/types.js";
import { type Action, type Clause, timesIn } from "./clause.js";

/** What a clause is about: the word that a verb is told of. */
export interface Subject {
  readonly word: number;
  /** Whether it suffers what the verb says ("has been ordered"). */
  readonly isPassive: boolean;
}

/** Trees are climbed so far. */
const LONGEST_CLIMB = 6;
/** A verb that hangs on another by one of these is done by who does that one, where it has no subject of its own. */
const SHARING = new Set(["xcomp", "conj", "advcl", "dep", "ccomp"]);
const RELATIVES = /^(?:who|which|that)$/;
/** Nouns of what somebody means to do: "announced plans to leave" is told of who announces them. */
const INTENTS =
  /^(?:plans?|decision|promise|pledge|vow|order|offer|threat|intention|proposal|agreement|deal|bid|attempt|effort|move|need|obligation|duty|right|time)$/;

/** Who or what a verb is told of, also through what it hangs on ("plans to", "has agreed and will"); `null` where the tree names none. */
export function subjectOf(clause: Clause, syntax: Syntax, verb: number): Subject | null {
  let at = verb;
  for (let step = 0; step < LONGEST_CLIMB && at >= 0; step++) {
    const own = childOf(clause, syntax, at, (relation) => relation === "nsubj" || relation === "nsubjpass");
    if (own >= 0) return { word: antecedent(syntax, clause, own, at), isPassive: syntax.relations[own] === "nsubjpass" };
    const relation = syntax.relations[at]!;
    const head = syntax.heads[at]!;
    if (head < 0) return null;
    if (relation === "acl" || relation === "amod") {
      if (!INTENTS.test(clause.lower[head]!)) return { word: head, isPassive: syntax.tags[at] === "VBN" };
      const holder = childOf(clause, syntax, head, (kid) => kid === "nmod:poss");
      if (holder >= 0) return { word: holder, isPassive: false };
      // What the noun hangs on.
      at = syntax.heads[head]!;
      continue;
    }
    if (!SHARING.has(relation)) return null;
    at = head;
  }
  return null;
}

/** "The ship, which will leave": the ship. */
function antecedent({ heads, relations }: Syntax, { lower }: Clause, subject: number, verb: number): number {
  if (!RELATIVES.test(lower[subject]!)) return subject;
  let at = verb;
  for (let step = 0; step < LONGEST_CLIMB && at >= 0 && relations[at] !== "acl:relcl"; step++) at = SHARING.has(relations[at]!) ? heads[at]! : -1;
  return at >= 0 && heads[at]! >= 0 ? heads[at]! : subject;
}

/** The first word that hangs on another by a relation; -1 for none. */
export function childOf({ words }: Clause, { heads, relations }: Syntax, head: number, isMeant: (relation: string) => boolean): number {
  const sentence = words.sentences[head]!;
  for (let word = words.firsts[sentence]!; word < words.firsts[sentence + 1]!; word++) if (heads[word] === head && isMeant(relations[word]!)) return word;
  return -1;
}

/** What is said of a noun, and does not belong to what it is called. */
const BESIDE = new Set([
  "acl",
  "acl:relcl",
  "advcl",
  "parataxis",
  "ccomp",
  "dep",
  "discourse",
  "appos",
  "nmod:tmod",
  "advmod",
  "cop",
  "mark",
  "punct",
  "cc:preconj",
  "aux",
]);
/** What is left out of a long phrase. */
const AROUND = new Set(["nmod", "conj", "cc"]);
/** Longer phrases are cut to the noun with what stands before it. */
const LONGEST_PHRASE = 12;

/** The words of a noun phrase, by its head: "finance ministers of the major economies". */
export function phraseOf(clause: Clause, syntax: Syntax, head: number): Span {
  const { words } = clause;
  const sentence = words.sentences[head]!;
  const [from, to] = [words.firsts[sentence]!, words.firsts[sentence + 1]!];
  const isInside = (word: number, isShort: boolean): boolean => {
    let at = word;
    for (let step = 0; step < LONGEST_PHRASE && at >= 0; step++) {
      if (at === head) return true;
      const relation = syntax.relations[at]!;
      const isOwn = syntax.heads[at] === head;
      if (BESIDE.has(relation) && !(at === word && relation === "punct")) return false;
      if (isOwn && (relation === "case" || (isShort && AROUND.has(relation)))) return false;
      at = syntax.heads[at]!;
    }
    return false;
  };
  const run = (isShort: boolean): { first: number; last: number } => {
    let first = head;
    while (first > from && isInside(first - 1, isShort)) first--;
    let last = head;
    while (last + 1 < to && isInside(last + 1, isShort)) last++;
    const isMark = (word: number): boolean => !/[\p{L}\p{N}]/u.test(words.forms[word]!);
    while (first < head && isMark(first)) first++;
    while (last > head && isMark(last)) last--;
    return { first, last };
  };
  const whole = run(false);
  const { first, last } = whole.last - whole.first < LONGEST_PHRASE ? whole : run(true);
  return { start: words.starts[first]!, end: words.ends[last]! };
}

/** The times of a clause that tell when its action is to be: not those of another verb ("said on Monday that it will leave"). All of them where nothing is known of its grammar. */
export function timesOf(clause: Clause, action: Action): readonly TimeExpression[] {
  const times = timesIn(clause);
  const { syntax } = clause;
  return syntax === null ? times : times.filter((time) => isTimeOf(clause, syntax, action, time));
}

function isTimeOf(clause: Clause, syntax: Syntax, { first, verb, force }: Action, time: TimeExpression): boolean {
  // Right behind the verb, whatever the tree says.
  if (/^\s+(?:on |by |from |in |at |until )?(?:the )?$/.test(clause.text.slice(clause.words.ends[verb]!, time.start))) return true;
  const word = headWord(clause, syntax, time);
  // "The 2012 budget": which one, not when.
  if (/^\d{4}$/.test(time.value) && OF_NOUN.has(syntax.relations[word]!) && /^NN/.test(syntax.tags[syntax.heads[word]!] ?? "")) return false;
  const told = verbOver(syntax, clause.lower, word);
  const isUndertaking = force === "pledge" || force === "intent" || (force === "order" && word < first);
  // "Today pledged $4 million": when it is pledged.
  if (told < 0 || told === verb) return first !== verb || word > verb || !isUndertaking;
  // "Is scheduled on Monday to leave", "on Monday plans to leave", "agreed to leave on Monday", but not "on Monday agreed to leave".
  if (told >= first && told < verb) return word > verb || !isUndertaking || !/^VB[DN]$/.test(syntax.tags[told]!);
  // "The test comes on Tuesday, when the bank is to pay".
  if (word < first && /^,?\s*when\b/.test(clause.text.slice(time.end, time.end + 8))) return true;
  // "Will begin to leave on Monday", but not "will discuss it when they meet on Monday".
  let at = told;
  for (let step = 0; step < LONGEST_CLIMB && at >= 0; step++) {
    if (at === verb) return true;
    if (syntax.relations[at] !== "xcomp") break;
    at = syntax.heads[at]!;
  }
  return word > verb && isNominal(syntax, verb);
}

const OF_NOUN = new Set(["nummod", "amod", "compound"]);

/** A headline or another line without a verb group, as its tree has it. */
const isNominal = ({ tags }: Syntax, verb: number): boolean => !tags[verb]!.startsWith("VB");

/** The word of a time that hangs on a word outside it. */
function headWord({ words, first, end }: Clause, { heads }: Syntax, time: TimeExpression): number {
  let from = first;
  while (from + 1 < end && words.ends[from]! <= time.start) from++;
  let to = from;
  while (to + 1 < end && words.starts[to + 1]! < time.end) to++;
  for (let word = from; word <= to; word++) if (heads[word]! < from || heads[word]! > to) return word;
  return from;
}

/** The verb over a word; -1 for none. */
function verbOver({ heads, tags }: Syntax, lower: readonly string[], word: number): number {
  let at = heads[word]!;
  for (let step = 0; step < 2 * LONGEST_CLIMB && at >= 0; step++) {
    if (tags[at]!.startsWith("VB") && !FROM.test(lower[at]!)) return at;
    at = heads[at]!;
  }
  return -1;
}

/** "Starting the seventh day": tells from when, and of no other act. */
const FROM = /^(?:starting|beginning|commencing|following|ending)$/;
