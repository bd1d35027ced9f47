import type { Span } from "../document/types.js";

/** A dateline ends within so many characters of the sentence's beginning. */
const LONGEST_DATELINE = 400;
/** "(CNN) -- ", "(Reuters) - ", "(AP) — ": the agency in parentheses and a dash. */
const AGENCY_DASH = /\((?:[A-Z][\w.& ]{1,30})\)\s*(?:--|—|–|-|_)\s*/g;
/** "TRIPOLI, Libya — ", "LONDON: ": capitals, a place, and a dash. */
const PLACE_DASH = /^(?:[A-Z][A-Z.'’ -]{2,30})(?:,\s*[A-Z][\w.' ]{1,25})?(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:--|—|–|-)\s+/;

/** The part of a sentence that is shown: without dateline and what stands before it. A verbatim slice of the sentence. */
export function shownSpan(text: string, { start, end }: Span): Span {
  const head = text.slice(start, Math.min(end, start + LONGEST_DATELINE));
  let cut = 0;
  for (const match of head.matchAll(AGENCY_DASH)) cut = match.index + match[0].length;
  if (cut === 0) cut = PLACE_DASH.exec(head)?.[0].length ?? 0;
  return start + cut + 20 < end ? { start: start + cut, end } : { start, end };
}
