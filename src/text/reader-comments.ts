import type { Report, WithSentences, WithTimes } from "../document/types.js";

/** A stamp stands so near the beginning of a comment. */
const NEAR = 40;
/** So many sentences that begin with a stamp are a list of comments. */
const FEWEST_STAMPS = 3;

/**
 * Where the readers' comments begin that a dump left at the end of a report ("At 1:17 pm on 18 May 2009, NAME wrote:"): at the first of three
 * or more sentences that begin with a full date and a time of day. The length of the text where there are none.
 */
export function commentsStart({ text, sentences, times }: Pick<Report, "text"> & Pick<WithSentences, "sentences"> & WithTimes): number {
  let first = text.length;
  let stamps = 0;
  let next = 0;
  for (const { start, end } of sentences) {
    while (next < times.length && times[next]!.end <= start) next++;
    let hasClock = false;
    let hasDay = false;
    for (let at = next; at < times.length && times[at]!.start < Math.min(end, start + NEAR); at++) {
      const time = times[at]!;
      if (/T\d\d:\d\d/.test(time.value)) hasClock = true;
      if (/^\d{4}-\d\d-\d\d/.test(time.value) && /\d{4}/.test(text.slice(time.start, time.end))) hasDay = true;
    }
    if (!hasClock || !hasDay) continue;
    stamps++;
    first = Math.min(first, start);
  }
  return stamps >= FEWEST_STAMPS ? first : text.length;
}
