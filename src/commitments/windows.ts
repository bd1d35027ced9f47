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
 * latest day (simple temporal problem, Dechter, Meiri and Pearl 1991; here always one arc long).
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
