import type { Attribution, Entity, Span } from "../document/types.js";
import type { Action, Clause } from "./clause.js";
import type { CommitmentLexicon } from "./lexicon.js";

/** Who is to do it: an entity where it is named, and the words. */
export interface Doer {
  readonly by: string | null;
  readonly words: Span | null;
}

/** What ends the subject to its left. */
const LEFT_BOUNDS = /^(?:that|but|while|because|which|who|after|before|as|if|said|says|[,;:“”"–—])$/;
const PREPOSITIONS = /^(?:from|of|in|to|for|with|at|by|on|against|between)$/;
const SPEAKER = /^(?:we|i|it|he|she|they)$/;

/**
 * Who is to do it: the name of the subject, of "by …" in the passive, of whom an order goes to, or the speaker of a pledge.
 * `null` where it is not named.
 */
export function doerOf(clause: Clause, action: Action, owner: Attribution | undefined): string | null {
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
export function doerWords(clause: Clause, action: Action, lexicon: CommitmentLexicon): Span | null {
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
