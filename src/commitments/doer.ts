import type { Attribution, Entity, Span } from "../document/types.js";
import type { Action, Clause } from "./clause.js";
import { childOf, phraseOf, subjectOf } from "./clause-tree.js";
import type { CommitmentLexicon } from "./lexicon.js";

/** Who is to do it: an entity where it is named, and the words. */
export interface Doer {
  readonly by: string | null;
  readonly words: Span | null;
}

/**
 * Who is to do it, by the tree: the subject of the verb or of what it hangs on ("plans to", "has agreed and will"), what "which" stands for, the one who is ordered,
 * "by …" in the passive. A pronoun has no words; what it stands for is given where the text settles it, and for a pledge it is the speaker.
 */
export function doerByTree(clause: Clause, action: Action, owner: Attribution | undefined, lexicon: CommitmentLexicon, entities: readonly Entity[]): Doer {
  const nobody: Doer = { by: null, words: null };
  const { syntax } = clause;
  if (syntax === null || action.lemma === "be" || action.lemma === "last" || nominalOf(clause, action, lexicon) !== null) return nobody;
  const head = doerHead(clause, action, lexicon);
  const speaker = owner?.stance === "commits" ? (owner.entity ?? null) : null;
  if (head < 0) return { by: speaker, words: null };
  const { words, names, text } = clause;
  const named = names.find(({ start, end }) => start <= words.starts[head]! && end >= words.ends[head]!);
  if (!/^(?:NN|CD|JJ|FW|VBG)/.test(syntax.tags[head]!)) return { by: named?.entity ?? speaker, words: null };
  const phrase = phraseOf(clause, syntax, head);
  const by = named !== undefined && named.kind !== "other" ? named.entity : entityOfAdjective(text, phrase, entities);
  return { by: by ?? (owner?.source.some((source) => source.start === phrase.start) === true ? speaker : null), words: phrase };
}

/** The head word of who is to do it; -1 for none. */
function doerHead(clause: Clause, action: Action, lexicon: CommitmentLexicon): number {
  const { syntax, lower } = clause;
  if (syntax === null) return -1;
  const isAllowed = action.isPassive && (action.lemma === "allow" || action.lemma === "permit");
  if (action.isPassive && !isAllowed) return agentHead(clause, action);
  // "ordered the slaughter", "is scheduled for Monday": nobody says who is to do it.
  if (action.first === action.verb && (action.force === "order" || action.force === "schedule")) return -1;
  if ((action.force === "order" || action.force === "grant") && action.first !== action.verb) {
    const own = childOf(clause, syntax, action.verb, (relation) => relation === "nsubj");
    const told = own >= 0 ? own : childOf(clause, syntax, action.first, (relation) => relation === "dobj");
    if (told >= 0 && told > action.first) return told;
  }
  const subject = subjectOf(clause, syntax, action.verb);
  if (subject === null) return -1;
  return lexicon.actionNouns.get(lower[subject.word]!) === undefined || action.isPassive ? subject.word : -1;
}

/** The head of the passive's agent ("by the army"), which is no time ("by the end of March"); -1 for none. */
function agentHead(clause: Clause, action: Action): number {
  const { syntax, words, times } = clause;
  if (syntax === null) return -1;
  for (let word = action.verb + 1; word < clause.end; word++) {
    const head = syntax.heads[word]!;
    // "Inspected using scanners operated by the company"
    if (!(head === action.verb || (head > action.verb && OPERATED.test(clause.lower[head]!))) || !syntax.relations[word]!.startsWith("nmod")) continue;
    const by = childOf(clause, syntax, word, (relation) => relation === "case");
    const isTime = times.some(({ start, end }) => start < words.ends[word]! && end > words.starts[word]!);
    if (by >= 0 && clause.lower[by] === "by" && !isTime) return word;
  }
  return -1;
}

const OPERATED = /^(?:operated|run|staffed|manned|conducted)$/;

/** What ends the subject to its left. */
const LEFT_BOUNDS = /^(?:that|but|while|because|which|who|after|before|as|if|said|says|[,;:“”"–—])$/;
const PREPOSITIONS = /^(?:from|of|in|to|for|with|at|by|on|against|between)$/;
const SPEAKER = /^(?:we|i|it|he|she|they)$/;

/** The same by the words alone, where nothing is known of the grammar. */
export function doerByWords(clause: Clause, action: Action, owner: Attribution | undefined, lexicon: CommitmentLexicon, entities: readonly Entity[]): Doer {
  const words = doerWords(clause, action, lexicon);
  return { by: doerOf(clause, action, owner) ?? (words === null ? null : entityOfAdjective(clause.text, words, entities)), words };
}

/**
 * Who is to do it: the name of the subject, of "by …" in the passive, of whom an order goes to, or the speaker of a pledge.
 * `null` where it is not named.
 */
function doerOf(clause: Clause, action: Action, owner: Attribution | undefined): string | null {
  if (action.force === "order" && !action.isPassive) {
    const ordered = nameBetween(clause, action.first + 1, action.verb);
    if (ordered !== null) return ordered;
  }
  if (action.isPassive || action.lemma === "be" || action.lemma === "last" || action.modality === "may") return agentOf(clause, action);
  const from = subjectStart(clause, action);
  const subject = clause.lower.slice(from, action.first);
  const speaker = owner?.stance === "commits" ? (owner.entity ?? null) : null;
  const content = owner?.content[0];
  // "… pledged to release": the doer stands outside the content, as its source.
  if (subject.length === 0 || (content !== undefined && content.start >= clause.words.starts[action.first]!))
    return speaker ?? nameBetween(clause, from, action.first);
  if (subject.length === 1 && SPEAKER.test(subject[0] ?? "") && speaker !== null) return speaker;
  // "The withdrawal from X will begin": X is not who does it.
  if (subject.some((word) => PREPOSITIONS.test(word))) return null;
  return nameBetween(clause, from, action.first);
}

function subjectStart(clause: Clause, action: Action): number {
  let from = action.first;
  while (from > clause.first && !LEFT_BOUNDS.test(clause.lower[from - 1]!)) from--;
  return from;
}

const LONGEST_AGENT = 4;

/** The name of the passive's agent ("by the army"); `null` for none. */
function agentOf(clause: Clause, action: Action): string | null {
  for (let word = action.verb + 1; word + 1 < clause.end && !LEFT_BOUNDS.test(clause.lower[word]!); word++)
    if (clause.lower[word] === "by") return nameBetween(clause, word + 1, Math.min(word + LONGEST_AGENT, clause.end));
  return null;
}

/** The last name that can act among the words `[from, to)`. */
function nameBetween({ words, names }: Clause, from: number, to: number): string | null {
  if (from >= to) return null;
  const start = words.starts[from]!;
  const end = words.ends[to - 1]!;
  return names.findLast((name) => name.start >= start && name.end <= end && name.kind !== "other")?.entity ?? null;
}

/** The noun of an action in the subject, as its verb ("the withdrawal": withdraw): what is told of it is done by whom was said to do it. */
export function nominalOf(clause: Clause, action: Action, { actionNouns }: CommitmentLexicon): string | null {
  for (let word = subjectStart(clause, action); word < action.first; word++) {
    if (PREPOSITIONS.test(clause.lower[word]!)) return null;
    const verb = actionNouns.get(clause.lower[word]!);
    if (verb !== undefined && verb !== "") return verb;
  }
  return null;
}

const LONGEST_DOER = 8;
const NO_DOER = /^(?:it|there|that|this|which|who|they|he|she|we|i|them|him|her|us)$/;
const AUXILIARY = /^(?:is|are|was|were|be|been|being|has|have|had|also|not|n't|n’t|to)$/;

/**
 * The words for who is to do it: the subject, behind "by" in the passive, the object of an order or grant; `null` where there are
 * none, or only a pronoun or an action ("the withdrawal").
 */
function doerWords(clause: Clause, action: Action, lexicon: CommitmentLexicon): Span | null {
  const isAllowed = action.isPassive && (action.lemma === "allow" || action.lemma === "permit");
  if (action.isPassive && !isAllowed) return agentWords(clause, action);
  if (action.lemma === "be" || action.lemma === "last" || nominalOf(clause, action, lexicon) !== null) return null;
  if (action.force === "grant" || (action.force === "order" && clause.lower[action.first + 1] !== "to")) {
    const to = clause.lower.indexOf("to", action.first);
    return spanOf(clause, action.first + 1, to < 0 ? action.first + 1 : to);
  }
  return spanOf(clause, subjectStart(clause, action), action.first);
}

function agentWords(clause: Clause, action: Action): Span | null {
  for (let word = action.verb + 1; word + 1 < clause.end && !LEFT_BOUNDS.test(clause.lower[word]!); word++) {
    // "by the end of March" is a time.
    if (clause.lower[word] !== "by" || clause.times.some(({ start }) => start >= clause.words.ends[word]! && start < clause.words.ends[word]! + 20)) continue;
    let end = word + 1;
    while (
      end < clause.end &&
      end < word + LONGEST_DOER &&
      !LEFT_BOUNDS.test(clause.lower[end]!) &&
      !PREPOSITIONS.test(clause.lower[end]!) &&
      clause.lower[end] !== "."
    )
      end++;
    return spanOf(clause, word + 1, end);
  }
  return null;
}

function spanOf({ words, lower }: Clause, from: number, to: number): Span | null {
  let first = from;
  while (first < to && /^(?:and|or|however|meanwhile|also|then|[,;:“”"()–—-])$/.test(lower[first]!)) first++;
  let end = to;
  while (end > first && AUXILIARY.test(lower[end - 1]!)) end--;
  if (first >= end || end - first > LONGEST_DOER || (end - first === 1 && NO_DOER.test(lower[first]!))) return null;
  return { start: words.starts[first]!, end: words.ends[end - 1]! };
}

/** Letters of a place that its adjective shares: "Israeli", "Israel"; "Egyptian", "Egypt". */
const SHARED_LETTERS = 4;

/** The place of the story whose adjective stands last in the words ("Israeli forces": Israel); `null` for none. */
export function entityOfAdjective(text: string, { start, end }: Span, entities: readonly Entity[]): string | null {
  let last: string | null = null;
  for (const [word] of text.slice(start, end).matchAll(/\p{Lu}\p{L}{4,}(?:i|an|ese|ish)\b/gu)) {
    const stem = word.replace(/(?:i|ian|an|ese|ish)$/, "");
    if (stem.length < SHARED_LETTERS) continue;
    const found = entities.find(({ kind, name }) => kind === "place" && name.startsWith(stem) && name.length <= stem.length + 2);
    if (found !== undefined) last = found.id;
  }
  return last;
}
