import type { TimeExpression } from "../document/types.js";
import { dayNumber, daysInMonth, formatDay, mondayOfWeek, parseDay } from "./calendar.js";

/** Days from `from` to `to`, both included, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const SEASONS: Readonly<Record<string, readonly [number, number]>> = { SP: [3, 5], SU: [6, 8], FA: [9, 11], WI: [12, 2] };

/**
 * The days that a TIMEX3 value names: a day twice, the ends of a week, month, quarter, season, half year, year or decade.
 * `null` for durations, sets, vague references and whatever is open (X).
 */
export function calendarDay(time: Pick<TimeExpression, "type" | "value">): DayRange | null {
  const { type, value } = time;
  if ((type !== "DATE" && type !== "TIME") || value.includes("X") || value.startsWith("P") || value.includes("_REF")) return null;
  const day = value.includes("/") ? null : parseDay(value);
  if (day !== null) return { from: formatDay(day), to: formatDay(day) };
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week !== null) {
    const monday = mondayOfWeek(Number(week[1]), Number(week[2]));
    return { from: formatDay(monday + (week[3] === undefined ? 0 : 5)), to: formatDay(monday + 6) };
  }
  const interval = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(value);
  if (interval !== null) return { from: interval[1] ?? "", to: interval[2] ?? "" };
  const part = /^(\d{3,4})(?:-(\d{2}|Q[1-4]|H[12]|SP|SU|FA|WI))?$/.exec(value);
  if (part === null) return null;
  const year = Number(part[1]);
  if (part[1]?.length === 3) return monthRange(year * 10, 1, year * 10 + 9, 12);
  const name = part[2];
  if (name === undefined) return monthRange(year, 1, year, 12);
  if (name.startsWith("Q")) return monthRange(year, Number(name[1]) * 3 - 2, year, Number(name[1]) * 3);
  if (name.startsWith("H")) return monthRange(year, Number(name[1]) * 6 - 5, year, Number(name[1]) * 6);
  const season = SEASONS[name];
  if (season !== undefined) return monthRange(year, season[0], season[0] > season[1] ? year + 1 : year, season[1]);
  const month = Number(name);
  return month >= 1 && month <= 12 ? monthRange(year, month, year, month) : null;
}

/** From the first day of a month to the last day of a later one. Months: 1 to 12. */
export const monthRange = (fromYear: number, fromMonth: number, toYear: number, toMonth: number): DayRange => ({
  from: formatDay(dayNumber(fromYear, fromMonth, 1)),
  to: formatDay(dayNumber(toYear, toMonth, daysInMonth(toYear, toMonth))),
});
