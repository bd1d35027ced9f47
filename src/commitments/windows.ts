import type { When } from "../document/types.js";
import { addDuration, formatDay, parseDay } from "../text/calendar.js";

/** Days from `min` to `max`, both included; `null` is open on that side. Day numbers. */
export interface DayWindow {
  readonly min: number | null;
  readonly max: number | null;
}

/** The window as an EDTF interval (`2025-01-19/2025-01-19`, `../2025-03-31`, `2025-01-19/..`); `null` where both sides are open. */
export function formatWindow({ min, max }: DayWindow): string | null {
  if (min === null && max === null) return null;
  return `${min === null ? ".." : formatDay(min)}/${max === null ? ".." : formatDay(max)}`;
}

/** Reads an EDTF interval of days. `null` when it is none. */
export function parseWindow(interval: string): DayWindow | null {
  const [from = "", to = ""] = interval.split("/");
  const min = from === ".." ? null : parseDay(from);
  const max = to === ".." ? null : parseDay(to);
  return (min === null && from !== "..") || (max === null && to !== "..") ? null : { min, max };
}

const plus = (day: number | null, duration: string | undefined): number | null => (day === null || duration === undefined ? day : addDuration(day, duration));

/**
 * When a thing is due, given the window of its trigger: minimum and maximum distances add to the trigger's earliest and
 * latest day.
 */
export function windowAfter(when: When, trigger: DayWindow): DayWindow {
  const start: DayWindow = { min: plus(trigger.min, when.offset?.min), max: plus(trigger.max, when.offset?.max) };
  switch (when.relation) {
    case "within":
      return { min: trigger.min, max: start.max };
    case "before":
    case "until":
      return { min: null, max: trigger.max };
    case "after":
      return when.offset === undefined ? { min: trigger.min, max: null } : start;
    case "from":
      return { min: start.min, max: when.duration === undefined ? null : plus(start.max, when.duration) };
    case "during":
    case "at":
      return when.duration === undefined ? start : { min: start.min, max: plus(start.max, when.duration) };
  }
}

/** The window of a trigger that is a date (`2025-03-31`, or an interval of days); `null` for an event. */
export function windowOfDate(anchor: string): DayWindow | null {
  if (anchor.includes("/")) return parseWindow(anchor);
  const day = parseDay(anchor);
  return day === null ? null : { min: day, max: day };
}

const UNITS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** The fewest and the most days of so many months in a row. */
const FEWEST_DAYS: readonly number[] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
const MOST_DAYS: readonly number[] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

/** The fewest and the most whole days of an ISO 8601 duration: months and years differ in length. Parts of a day count down and up. */
export function durationBounds(duration: string): { readonly min: number; readonly max: number } {
  const parts = UNITS.exec(duration)
    ?.slice(1)
    .map((part) => Number(part ?? 0)) ?? [0, 0, 0, 0, 0, 0, 0];
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const all = years * 12 + months;
  const hoursInDays = (hours + minutes / 60 + seconds / 3600) / 24;
  const [wholeYears, rest] = [Math.floor(all / 12), all % 12];
  return {
    min: 365 * wholeYears + (FEWEST_DAYS[rest] ?? 0) + 7 * weeks + days + Math.floor(hoursInDays),
    max: 365 * wholeYears + Math.ceil(wholeYears / 4) + (MOST_DAYS[rest] ?? 0) + 7 * weeks + days + Math.ceil(hoursInDays),
  };
}
