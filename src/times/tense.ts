import type { Reader } from "./reader.js";

/** How far a verb is looked for on either side of an expression, in words. */
const REACH = 12;

const FUTURE = new Set([
  "will",
  "'ll",
  "’ll",
  "wo",
  "shall",
  "scheduled",
  "expected",
  "due",
  "slated",
  "set",
  "planned",
  "plans",
  "plan",
  "planning",
  "intends",
  "deadline",
  "until",
  "upcoming",
  "expects",
  "headed",
  "tomorrow",
  "would",
  "hopes",
  "ahead",
]);
const PAST = new Set([
  "was",
  "were",
  "had",
  "did",
  "said",
  "told",
  "has",
  "have",
  "been",
  "went",
  "came",
  "began",
  "took",
  "gave",
  "made",
  "saw",
  "met",
  "held",
  "left",
  "won",
  "lost",
  "fell",
  "rose",
  "sent",
  "ran",
  "hit",
  "found",
  "got",
  "spoke",
  "wrote",
  "killed",
  "ago",
  "since",
]);
const NOT_PAST = new Set([
  "expected",
  "scheduled",
  "planned",
  "slated",
  "headed",
  "need",
  "indeed",
  "proceed",
  "speed",
  "feed",
  "hundred",
  "succeed",
  "exceed",
  "seed",
  "breed",
]);
const CLAUSE_ENDS = new Set([".", ";", ":", "“", "”", '"', "``", "''", "(", ")", "but", "while", "who", "which"]);

export type Tense = "past" | "future" | "open";

/** The tense around the words `[first, last]`: that of the nearest verb form before them in the clause, else after them. */
export function tenseAround(reader: Reader, first: number, last: number): Tense {
  if (/^(?:by|until|till|through)$/.test(reader.word(first - 1, first))) return "future";
  const before = scan(reader, first, first - 1, -1);
  return before !== "open" ? before : scan(reader, first, last + 1, 1);
}

function scan(reader: Reader, near: number, from: number, step: 1 | -1): Tense {
  for (let at = from, seen = 0; seen < REACH && reader.isNear(at, near); at += step, seen++) {
    const word = reader.lower[at]!;
    if (FUTURE.has(word)) return "future";
    if (PAST.has(word) || (word.length > 4 && word.endsWith("ed") && !NOT_PAST.has(word))) return "past";
    if (CLAUSE_ENDS.has(word)) return "open";
  }
  return "open";
}
