import { findWrittenDate } from "./written-date.js";

export interface Dateline {
  readonly words: string;
  /** `YYYY-MM-DD`; `null` where the dateline has no full date. */
  readonly day: string | null;
}

/** "TRIPOLI, Libya (Reuters) -", "NEW YORK, Dec. 11 (UPI) —", "LONDON —" at the head of a text. */
const DATELINE =
  /^((?:\p{Lu}[\p{Lu}.'’ -]{2,40})(?:,\s*\p{Lu}[\p{L}.' ]{1,30})?(?:,?\s*\p{Lu}\p{L}{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?(?:\s*\([\p{L}\p{N} .&/-]{2,40}\))?)\s*(?:--|—|–|-)\s+/u;

/** The dateline at the head of a story's text; it stays in the text. `null` if there is none. */
export function findDateline(text: string, months: ReadonlyMap<string, number>): Dateline | null {
  const words = DATELINE.exec(text.slice(0, 200))?.[1]?.trim() ?? null;
  return words === null ? null : { words, day: findWrittenDate(words, months)?.day ?? null };
}
