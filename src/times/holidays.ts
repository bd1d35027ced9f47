import { dayNumber, daysInMonth } from "../text/calendar.js";
import { hijriMonth, hijriYearOf } from "../text/hijri.js";
import { easterSunday, type Value, weekdayAfter, weekdayBefore } from "./values.js";

/** The day of a holiday rule (see the head of the table) in a year; `null` for a rule that cannot be read or has no day in it. */
export function holidayIn(rule: string, year: number): number | null {
  const easter = /^easter([+-]\d+)$/.exec(rule);
  if (easter !== null) return easterSunday(year) + Number(easter[1]);
  if (rule === "election") return weekdayAfter(dayNumber(year, 11, 1), 1, false) + 1;
  const hijri = /^hijri-(\d\d)-(\d\d)$/.exec(rule);
  if (hijri !== null) {
    const month = Number(hijri[1]);
    const days = hijriMonth(hijriYearOf(dayNumber(year, 7, 1), month), month);
    return days === null ? null : days.first + Number(hijri[2]) - 1;
  }
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule);
  if (fixed !== null) return dayNumber(year, Number(fixed[1]), Number(fixed[2]));
  const nth = /^(\d+)-(\d)-(-?\d)$/.exec(rule);
  if (nth === null) return null;
  const month = Number(nth[1]);
  const count = Number(nth[3]);
  if (count < 0) return weekdayBefore(dayNumber(year, month, daysInMonth(year, month)), Number(nth[2]), false);
  return weekdayAfter(dayNumber(year, month, 1), Number(nth[2]), false) + (count - 1) * 7;
}

/** A holiday in an unknown year. */
export const holidayOpen = (rule: string): Value => (/^\d\d-\d\d$/.test(rule) ? { value: `XXXX-${rule}`, edtf: `XXXX-${rule}` } : { value: "XXXX-XX-XX" });
