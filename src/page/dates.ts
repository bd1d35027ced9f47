// Dates in words. English only, and without the machine's locale: the page is the same everywhere.
import { civilDay, dayNumber, daysInMonth, parseDay, weekdayOf } from "../text/calendar.js";

const MONTHS: readonly string[] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: readonly string[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const monthName = (month: number): string => MONTHS[month - 1] ?? "";

/** "14 January 2025" for the day at the head of an ISO date or time; what is no day is shown as it is. */
export function dayInWords(value: string): string {
  const number = parseDay(value);
  if (number === null) return value;
  const { year, month, day } = civilDay(number);
  return `${day} ${monthName(month)} ${year}`;
}

/** "March 2025" for a whole month, "2025" for a whole year, else "3 March 2025 – 9 March 2025"; a single day as such. */
export function stretchInWords(interval: string): string {
  const [from = "", to = from] = interval.split("/");
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === null || last === null || first === last) return dayInWords(from);
  const { year, month, day } = civilDay(first);
  if (day === 1 && last === dayNumber(year, month, daysInMonth(year, month))) return `${monthName(month)} ${year}`;
  if (day === 1 && month === 1 && last === dayNumber(year, 12, 31)) return String(year);
  return `${dayInWords(from)} – ${dayInWords(to)}`;
}

/** "on 3 March 2025", "in March 2025", "3 March 2025 – 9 March 2025" */
export function atStretch(interval: string): string {
  const words = stretchInWords(interval);
  if (words.includes("–")) return words;
  return `${/^\d{1,2} /.test(words) ? "on" : "in"} ${words}`;
}

/** "14 Jan 2025" */
export function shortDay(value: string): string {
  const number = parseDay(value);
  if (number === null) return value;
  const { year, month, day } = civilDay(number);
  return `${day} ${monthName(month).slice(0, 3)} ${year}`;
}

/** "Tuesday"; empty for what is no day. */
export function weekdayInWords(value: string): string {
  const number = parseDay(value);
  return number === null ? "" : (WEEKDAYS[weekdayOf(number) - 1] ?? "");
}

/** First and last day of an EDTF interval, both included; `null` for an open or unknown end. */
export interface DayWindow {
  readonly from: number | null;
  readonly to: number | null;
  /** Whether EDTF marks it as uncertain or approximate. */
  readonly isApproximate: boolean;
}

/** Reads an EDTF date or interval by whole days; `null` where no end of it names a day, month or year. */
export function parseWindow(edtf: string): DayWindow | null {
  const [first = "", last = first] = edtf.split("/");
  const from = endsOf(first)?.from ?? null;
  const to = endsOf(last)?.to ?? null;
  return from === null && to === null ? null : { from, to, isApproximate: /[~?%]/.test(edtf) };
}

function endsOf(value: string): { readonly from: number; readonly to: number } | null {
  const [, years, months, days] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value) ?? [];
  if (years === undefined) return null;
  const year = Number(years);
  if (months === undefined) return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
  const month = Number(months);
  if (month < 1 || month > 12) return null;
  if (days === undefined) return { from: dayNumber(year, month, 1), to: dayNumber(year, month, daysInMonth(year, month)) };
  const day = Number(days);
  return day < 1 || day > daysInMonth(year, month) ? null : { from: dayNumber(year, month, day), to: dayNumber(year, month, day) };
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS: readonly string[] = ["year", "month", "week", "day", "hour", "minute", "second"];
/** Days of one unit; a year and a month by their mean length (Gregorian, 365.2425 days). Only for drawing. */
const UNIT_DAYS: readonly number[] = [365.2425, 30.436875, 7, 1, 1 / 24, 1 / 1440, 1 / 86400];

/** "40 days", "48 hours", "1 year 6 months"; what is no ISO 8601 duration is shown as it is. */
export function durationInWords(duration: string): string {
  const match = DURATION.exec(duration);
  if (match === null) return duration;
  const words = UNITS.flatMap((unit, index) => {
    const count = match[index + 1];
    return count === undefined ? [] : [`${Number(count)} ${unit}${Number(count) === 1 ? "" : "s"}`];
  });
  return words.length === 0 ? duration : words.join(" ");
}

/** Length in days, for drawing; `null` for what is no ISO 8601 duration. */
export function durationDays(duration: string): number | null {
  const match = DURATION.exec(duration);
  return match === null ? null : UNIT_DAYS.reduce((days, length, index) => days + length * Number(match[index + 1] ?? 0), 0);
}

/** "40 to 50 days", or "48 hours" where both ends are the same. */
export function offsetInWords({ min, max }: { readonly min: string; readonly max: string }): string {
  if (min === max) return durationInWords(min);
  const [first, last] = [durationInWords(min), durationInWords(max)];
  const [count, ...unit] = first.split(" ");
  return last.endsWith(` ${unit.join(" ")}`) && unit.length === 1 ? `${count} to ${last}` : `${first} to ${last}`;
}
