import type { Context } from "./context.js";

/** The name of an event is no longer than this, in words. */
const LONGEST = 7;

/** The event that a stretch of time is counted from: "after the announcement" gives "the announcement"; `null` where none follows. */
export function eventAfter({ atoms, text }: Context, last: number): string | null {
  if (atoms.meaning(last + 1, last, "turn") === undefined) return null;
  const start = last + 2;
  if (!/^(?:the|a|an|its|his|their|her)$/.test(atoms.word(start, last))) return null;
  let end = start;
  while (end + 1 < start + LONGEST && atoms.isNear(end + 1, last) && !endsName(atoms.word(end + 1, last), atoms.word(end, last)) && !isVerb(atoms, end + 1))
    end++;
  // "On the seventh day of the ceasefire people returned": the word before a verb is its subject.
  if (end > start + 1 && atoms.isNear(end + 1, last) && isVerb(atoms, end + 1)) end--;
  return end === start ? null : text.slice(atoms.starts[start]!, atoms.ends[end]!);
}

const isVerb = ({ entries }: Context["atoms"], at: number): boolean => {
  const { lower, meanings, isCapital } = entries[at]!;
  return !isCapital && (meanings?.get("tense") === "past" || (lower.length > 4 && lower.endsWith("ed")));
};

/** Whether the name of an event ends before a word; `before` is the word in front of it: an article begins another name, but not in "the start of the phase". */
const endsName = (word: string, before: string): boolean =>
  /^[^\p{L}\p{N}]$/u.test(word) ||
  /^(?:and|but|was|were|will|is|are|has|had|that|which|who|to|in|on|at|by|with|without|when|would|it|they|he|she|we)$/.test(word) ||
  (before !== "of" && /^(?:the|a|an)$/.test(word));
