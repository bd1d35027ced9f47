import type { Context } from "./context.js";

/** The name of an event is no longer than this, in words. */
const LONGEST = 7;

/** The event that a stretch of time is counted from: "after the announcement" gives "the announcement"; `null` where none follows. */
export function eventAfter({ atoms, text }: Context, last: number): string | null {
  if (atoms.meaning(last + 1, last, "turn") === undefined) return null;
  const start = last + 2;
  if (!/^(?:the|a|an|its|his|their|her)$/.test(atoms.word(start, last))) return null;
  let end = start;
  while (end + 1 < start + LONGEST && atoms.isNear(end + 1, last) && !endsName(atoms.word(end + 1, last))) end++;
  return end === start ? null : text.slice(atoms.starts[start]!, atoms.ends[end]!);
}

const endsName = (word: string): boolean =>
  /^[^\p{L}\p{N}]$/u.test(word) || /^(?:and|but|was|were|will|is|are|has|had|that|which|who|to|in|on|at|by|with|without|when|would)$/.test(word);
