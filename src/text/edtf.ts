import { isCivilDay } from "./calendar.js";
import { monthRange } from "./timex.js";

/** The days of an EDTF date or interval, both included, `YYYY-MM-DD`; `null` at an end that is open or not known. */
export interface EdtfDays {
  readonly from: string | null;
  readonly to: string | null;
}

/** First and last month of EDTF's seasons (northern), quarters and halves; the winter ends in the next year. */
const PARTS: Readonly<Record<number, readonly [number, number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 14],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  40: [1, 6],
  41: [7, 12],
};

/** Reads a day, month, season, year, decade (`199X`), century (`19XX`) or an interval of them (a time of day and "approximate", `~`, are passed over); `null` for what is none of these. */
export function edtfDays(value: string): EdtfDays | null {
  const slash = value.indexOf("/");
  if (slash < 0) return dateDays(value);
  const [first, last] = [value.slice(0, slash), value.slice(slash + 1)];
  const from = isOpen(first) ? null : dateDays(first)?.from;
  const to = isOpen(last) ? null : dateDays(last)?.to;
  return from === undefined || to === undefined ? null : { from, to };
}

const isOpen = (end: string): boolean => end === ".." || end === "";

function dateDays(value: string): EdtfDays | null {
  const match = /^(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?~?$/.exec(value);
  if (match === null) return null;
  const [, yearText = "", monthText, dayText] = match;
  if (yearText.endsWith("X"))
    return monthText === undefined ? monthRange(Number(yearText.replaceAll("X", "0")), 1, Number(yearText.replaceAll("X", "9")), 12) : null;
  const year = Number(yearText);
  if (monthText === undefined) return monthRange(year, 1, year, 12);
  const month = Number(monthText);
  if (dayText !== undefined) return isCivilDay(year, month, Number(dayText)) ? { from: value.slice(0, 10), to: value.slice(0, 10) } : null;
  const [begins, ends] = PARTS[month] ?? [month, month];
  if (begins < 1 || begins > 12) return null;
  return ends > 12 ? monthRange(year, begins, year + 1, ends - 12) : monthRange(year, begins, year, ends);
}
