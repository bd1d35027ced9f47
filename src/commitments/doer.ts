import type { Attribution } from "../document/types.js";
import type { Action, Clause } from "./clause.js";

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
