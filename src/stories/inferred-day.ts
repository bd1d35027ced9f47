import type { Caption, PublishedFrom } from "../document/types.js";
import { parseDay, weekdayOf } from "../text/calendar.js";
import type { Dateline } from "./dateline.js";
import { lineKey } from "./text-shape.js";
import { findWrittenDate } from "./written-date.js";

/** A picture from the archive says nothing of the day of the report. */
const IS_OLD = /\b(?:file|undated|archive|archiv|archivbild|archivfoto|archivo|archivio|arkiv)\b/i;
/** Scripts that set no spaces between words. */
const IS_DENSE = /[\u3040-\u30ff\u3400-\u9fff]/;

/** The names of the days of the week and of the months, as `StoryLexicon` has them. */
export interface DayWords {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<number, readonly string[]>;
}

/**
 * The day of a story that prints none: that of its dateline; else the one day that all dated captions of new pictures give, where the body
 * speaks of that day of the week. `null` where neither tells: a picture may be older than its report.
 */
export function inferredDay(
  body: string,
  dateline: Dateline | null,
  captions: readonly Caption[],
  words: DayWords,
): { readonly day: string; readonly from: Extract<PublishedFrom, "dateline" | "caption"> } | null {
  if (dateline?.day != null) return { day: dateline.day, from: "dateline" };
  const days = new Set(
    captions.flatMap(({ text, credit }) => (IS_OLD.test(`${text} ${credit ?? ""}`) ? [] : (findWrittenDate(text, words.months)?.day ?? []))),
  );
  const [day] = days;
  if (day === undefined || days.size > 1) return null;
  const names = words.weekdays.get(weekdayOf(parseDay(day)!)) ?? [];
  const key = ` ${lineKey(body)} `;
  return names.some((name) => key.includes(IS_DENSE.test(name) ? name : ` ${name} `)) ? { day, from: "caption" } : null;
}
