import { dayNumber, formatDay, formatMonth, isCivilDay } from "../text/calendar.js";

/** The kinds a form with figures may be, with their values: see the cases below. `null` where it is none that the rules use. */
export function figureMeanings(lower: string): ReadonlyMap<string, string> | null {
  if (lower.length > LONGEST) return null;
  const unit = lower.charCodeAt(0);
  const isDigit = unit >= 48 && unit <= 57;
  if (!isDigit) return wordThenFigures(lower);
  const whole = wholeNumber(lower) ?? dateFigures(lower) ?? clockFigures(lower);
  if (whole !== null) return whole;
  const ordinal = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(lower);
  if (ordinal !== null) return new Map([["ordinal", ordinal[1] ?? ""]]);
  const decade = /^(?:(1\d|20)(\d)0|(\d)0)['s]s?$/.exec(lower);
  if (decade !== null) return decade[1] === undefined ? new Map([["tens", decade[3] ?? ""]]) : new Map([["decade-figures", `${decade[1]}${decade[2]}`]]);
  const fraction = FRACTIONS.get(lower);
  if (fraction !== undefined) return new Map([["fraction", fraction]]);
  const mixed = /^(\d{1,3})½$/.exec(lower);
  if (mixed !== null) return new Map([["num", String(Number(mixed[1]) + 0.5)]]);
  const quarter = /^([1-4])q(?:(\d\d)|(\d{4}))?$/.exec(lower);
  return quarter === null ? null : new Map([["quarter", quarter[1] ?? ""]]);
}

/** Longer forms are no dates. */
const LONGEST = 32;
const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ["1/2", "0.5"],
  ["1/4", "0.25"],
  ["3/4", "0.75"],
]);

/** `num` any number; `int` up to three figures; `two` two figures; `year` 1000 to 2199; `hours` a clock time of four figures. */
function wholeNumber(lower: string): ReadonlyMap<string, string> | null {
  if (/^\d{1,3}(?:,\d{3})+$/.test(lower)) return new Map([["num", lower.replaceAll(",", "")]]);
  if (/^\d{1,4}\.\d{1,3}$/.test(lower)) {
    const clock = clockFigures(lower);
    return new Map([["num", lower], ...(clock ?? []), ...(shortDate(lower) ?? [])]);
  }
  if (!/^\d{1,6}$/.test(lower)) return null;
  const found = new Map([["num", String(Number(lower))]]);
  if (lower.length <= 3) found.set("int", String(Number(lower)));
  if (lower.length === 2) found.set("two", lower);
  if (lower.length === 4) {
    if (lower >= "1000" && lower <= "2199") found.set("year", lower);
    if (lower < "2400" && lower.slice(2) < "60") found.set("hours", `T${lower.slice(0, 2)}:${lower.slice(2)}`);
  }
  return found;
}

/** `date` a full day or month in figures ("2025-01-14", "1/14/2025", "14.01.2025", "06/2004"), as its value. */
function dateFigures(lower: string): ReadonlyMap<string, string> | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:t(\d{2}:\d{2})(?::\d{2})?z?)?$/.exec(lower);
  if (iso !== null) {
    const [year, month, day] = [Number(iso[1]), Number(iso[3]), Number(iso[4] ?? 0)];
    if (year < 1000 || year > 2199 || month < 1 || month > 12) return null;
    if (iso[4] === undefined) return iso[3]?.length === 2 && iso[2] !== "." ? new Map([["date", formatMonth(year, month)]]) : null;
    if (!isCivilDay(year, month, day)) return null;
    return new Map([["date", formatDay(dayNumber(year, month, day)) + (iso[5] === undefined ? "" : `T${iso[5]}`)]]);
  }
  const monthYear = /^(\d{1,2})\/(\d{4})$/.exec(lower);
  if (monthYear !== null) {
    const [month, year] = [Number(monthYear[1]), Number(monthYear[2])];
    return month < 1 || month > 12 || year < 1000 || year > 2199 ? null : new Map([["date", formatMonth(year, month)]]);
  }
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(lower);
  if (parts === null) return shortDate(lower);
  const year = Number(parts[4]) + (parts[4]?.length === 2 ? (Number(parts[4]) > TWO_FIGURE_TURN ? 1900 : 2000) : 0);
  const [a, b] = [Number(parts[1]), Number(parts[3])];
  // American order with slashes; where only one reading is in the calendar, that one; with points the day comes first.
  const american = isCivilDay(year, a, b);
  const european = isCivilDay(year, b, a);
  if (!american && !european) return null;
  const isAmerican = parts[2] === "." ? !european : american;
  return new Map([["date", formatDay(isAmerican ? dayNumber(year, a, b) : dayNumber(year, b, a))]]);
}

/** Years of two figures above this are of the 20th century, as in spreadsheets and POSIX (which turn at 68). */
const TWO_FIGURE_TURN = 68;

/** `short-date` "4/22", `short-date-point` "7.6": month and day, in the American order unless only the other is in the calendar. */
function shortDate(lower: string): ReadonlyMap<string, string> | null {
  const parts = /^(\d{1,2})([/.])(\d{1,2})$/.exec(lower);
  if (parts === null) return null;
  const [a, b] = [Number(parts[1]), Number(parts[3])];
  const name = parts[2] === "." ? "short-date-point" : "short-date";
  if (isCivilDay(2000, a, b)) return new Map([[name, `${a}-${b}`], ...(FRACTIONS.has(lower) ? ([["fraction", FRACTIONS.get(lower) ?? ""]] as const) : [])]);
  return isCivilDay(2000, b, a) ? new Map([[name, `${b}-${a}`]]) : null;
}

/** `clock` "17:30", also "9.30"; `time` with its half of the day: "9am", "9:30p.m". Values are "T09:30". */
function clockFigures(lower: string): ReadonlyMap<string, string> | null {
  const match = /^(\d{1,2})(?:([:.])(\d{2})(?::\d{2})?)?(?:(a|p)\.?m\.?|(h|hrs|z))?$/.exec(lower);
  if (match === null || (match[3] === undefined && match[4] === undefined)) return null;
  const hour = Number(match[1]);
  const minute = match[3] ?? "00";
  if (hour > 24 || Number(minute) > 59) return null;
  if (match[4] === undefined) return new Map([[match[2] === ":" ? "clock" : "clock-point", `T${String(hour).padStart(2, "0")}:${minute}`]]);
  if (hour < 1 || hour > 12) return null;
  return new Map([["time", `T${String((hour % 12) + (match[4] === "p" ? 12 : 0)).padStart(2, "0")}:${minute}`]]);
}

/** "q3", "fy2010", "h1", and a month written to its day ("oct2") is not taken apart. */
function wordThenFigures(lower: string): ReadonlyMap<string, string> | null {
  const match = /^(q|h|fy)(\d{1,4})$/.exec(lower);
  if (match === null) return null;
  const [, kind, figures = ""] = match;
  if (kind === "q" && figures >= "1" && figures <= "4" && figures.length === 1) return new Map([["quarter", figures]]);
  if (kind === "h" && (figures === "1" || figures === "2")) return new Map([["half", figures]]);
  if (kind !== "fy" || (figures.length !== 2 && figures.length !== 4)) return null;
  return new Map([["fiscal-year", figures.length === 4 ? figures : `20${figures}`]]);
}
