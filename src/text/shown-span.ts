import type { Span } from "../document/types.js";

/** A dateline ends within so many characters of the sentence's beginning. */
const LONGEST_DATELINE = 400;
/** "(CNN) -- ", "(Reuters) - ", "(AP) — ": the agency in parentheses and a dash. */
const AGENCY_DASH = /\((?:[A-Z][\w.& ]{1,30})\)\s*(?:--|—|–|-|_)\s*/g;
/** "TRIPOLI, Libya — ", "LONDON: ": capitals, a place, and a dash. */
const PLACE_DASH = /^(?:[A-Z][A-Z.'’ -]{2,30})(?:,\s*[A-Z][\w.' ]{1,25})?(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:--|—|–|-)\s+/;

/** "Tuesday 28 April 2009 17.37 BST ": the date line of a page that was glued to its first sentence, with all that stands before it. */
const PAGE_DATE =
  /(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}(?: \d{1,2}[.:]\d{2}(?: ?(?:BST|GMT|EST|EDT|CET|am|pm|a\.m\.|p\.m\.))?)?\s+(?=\p{Lu})/u;
/** "Photograph: Maria Holm/AP ": a credit that was glued to a sentence. */
const CREDIT = /^(?:Photograph|Photo|Picture|Image): ?\p{Lu}[^.]{2,50}?\/(?:AP|AFP|Reuters|PA|EPA|Getty Images|Getty|Rex Features|AP Photo)\s+(?=\p{Lu})/u;
const LONGEST_CREDIT = 120;
/** What is cut must leave a sentence. */
const SHORTEST_REST = 40;

/** The part of a sentence that is shown: without dateline, date line or credit and what stands before them. A verbatim slice of the sentence. */
export function shownSpan(text: string, { start, end }: Span): Span {
  let from = start;
  const head = text.slice(start, Math.min(end, start + LONGEST_DATELINE));
  let cut = 0;
  for (const match of head.matchAll(AGENCY_DASH)) cut = match.index + match[0].length;
  if (cut === 0) cut = PLACE_DASH.exec(head)?.[0].length ?? 0;
  if (start + cut + 20 < end) from += cut;
  const date = PAGE_DATE.exec(text.slice(from, Math.min(end, from + LONGEST_DATELINE)));
  if (date !== null && from + date.index + date[0].length + SHORTEST_REST < end) from += date.index + date[0].length;
  const credit = CREDIT.exec(text.slice(from, Math.min(end, from + LONGEST_CREDIT)));
  if (credit !== null && from + credit[0].length + SHORTEST_REST < end) from += credit[0].length;
  return { start: from, end };
}

/** A report's own words begin within so many characters, if a line of the page tells where. */
const LONGEST_HEAD = 1500;
/** "Sunday 9 January 2005 00.46 GMT": a day with the time of the page. */
const PAGE_TIME = / \d{4},? \d{1,2}[.:]\d{2}(?: ?(?:[A-Z]{3,4}|[ap]m|[ap]\.m\.))? /g;

/**
 * The offset at which a report begins behind the headlines, bylines and datelines that were glued to it; 0 where no dateline with its agency and no page time says so.
 * What stands before it repeats the report in headlines.
 */
export function headEnd(text: string): number {
  const head = text.slice(0, LONGEST_HEAD);
  let end = 0;
  for (const pattern of [AGENCY_DASH, PAGE_TIME]) for (const match of head.matchAll(pattern)) end = Math.max(end, match.index + match[0].length);
  return end;
}
