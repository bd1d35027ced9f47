import { addMonths, civilDay, dayNumber, formatDay, formatMonth, isoWeek, mondayOfWeek, weekdayOf } from "../text/calendar.js";

/** Calendar units by the code of the word list; T: below the day, WE weekend, FN fortnight, DE decade, CE century. */
export type Unit = "TS" | "TM" | "TH" | "D" | "W" | "WE" | "FN" | "M" | "Q" | "Y" | "DE" | "CE";

/** What a rule found: the TIMEX3 value, and its EDTF where it names calendar time. */
export interface Value {
  readonly value: string;
  readonly edtf?: string;
}

const two = (value: number): string => String(value).padStart(2, "0");

export const dayValue = (day: number): Value => ({ value: formatDay(day), edtf: formatDay(day) });
export const monthValue = (year: number, month: number): Value => ({ value: formatMonth(year, month), edtf: formatMonth(year, month) });
export const yearValue = (year: number): Value => ({ value: String(year).padStart(4, "0"), edtf: String(year).padStart(4, "0") });
/** A decade by its first three figures: 199 is the 1990s. */
export const decadeValue = (decade: number): Value => ({ value: String(decade), edtf: `${decade}X` });

/** An ISO week by one of its days. */
export function weekValue(day: number): Value {
  const { year, week } = isoWeek(day);
  const monday = mondayOfWeek(year, week);
  return { value: `${year}-W${two(week)}`, edtf: `${formatDay(monday)}/${formatDay(monday + 6)}` };
}

/** The weekend of the ISO week of a day. */
export function weekendValue(day: number): Value {
  const { year, week } = isoWeek(day);
  const monday = mondayOfWeek(year, week);
  return { value: `${year}-W${two(week)}-WE`, edtf: `${formatDay(monday + 5)}/${formatDay(monday + 6)}` };
}

/** Quarter 1 to 4. */
export const quarterValue = (year: number, quarter: number): Value => ({
  value: `${year}-Q${quarter}`,
  edtf: `${formatMonth(year, quarter * 3 - 2)}/${formatMonth(year, quarter * 3)}`,
});

/** EDTF's codes of the seasons (21 to 24, northern order as in the words themselves). */
const SEASON_CODES: Readonly<Record<string, number>> = { SP: 21, SU: 22, FA: 23, WI: 24 };
export const seasonValue = (year: number, season: string): Value => ({ value: `${year}-${season}`, edtf: `${year}-${SEASON_CODES[season] ?? 21}` });

/** The month in which a season begins, for what is past and what is to come. */
export const SEASON_MONTHS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** A unit `steps` away from a day, at the grain of the unit: two months ago is a month. */
export function stepped(day: number, unit: Unit, steps: number): Value {
  const { year, month } = civilDay(day);
  switch (unit) {
    case "W":
    case "FN":
      return weekValue(day + steps * (unit === "FN" ? 14 : 7));
    case "WE":
      return weekendValue(day + steps * 7);
    case "M": {
      const at = civilDay(addMonths(dayNumber(year, month, 1), steps));
      return monthValue(at.year, at.month);
    }
    case "Q": {
      const at = civilDay(addMonths(dayNumber(year, month, 1), steps * 3));
      return quarterValue(at.year, Math.ceil(at.month / 3));
    }
    case "Y":
      return yearValue(year + steps);
    case "DE":
      return decadeValue(Math.floor(year / 10) + steps);
    case "CE":
      return { value: String(Math.floor(year / 100) + steps) };
    case "D":
      return dayValue(day + steps);
    default:
      return dayValue(day + Math.trunc((steps * (unit === "TH" ? 1 : 0)) / 24));
  }
}

/** A unit whose place in the calendar the text does not settle. */
const OPEN: Readonly<Record<Unit, string>> = {
  TS: "XXXX-XX-XX",
  TM: "XXXX-XX-XX",
  TH: "XXXX-XX-XX",
  D: "XXXX-XX-XX",
  W: "XXXX-WXX",
  WE: "XXXX-WXX-WE",
  FN: "XXXX-WXX",
  M: "XXXX-XX",
  Q: "XXXX-QX",
  Y: "XXXX",
  DE: "XXX",
  CE: "XX",
};
export const openUnit = (unit: Unit): Value => ({ value: OPEN[unit] });

/** A count as ISO 8601 writes it; `null` is an open count (X). Half units become the next smaller one. */
export function durationValue(count: number | null, unit: Unit): string {
  const whole = count === null ? "X" : String(count);
  switch (unit) {
    case "TS":
    case "TM":
    case "TH":
      return count === null || Number.isInteger(count)
        ? `PT${whole}${unit[1]}`
        : `PT${Math.floor(count)}${unit[1]}${unit === "TH" ? `${Math.round((count % 1) * 60)}M` : `${Math.round((count % 1) * 60)}S`}`
            .replace("T0H", "T")
            .replace("T0M", "T");
    case "Y":
      return count === null || Number.isInteger(count) ? `P${whole}Y` : `P${Math.floor(count)}Y${Math.round((count % 1) * 12)}M`.replace("P0Y", "P");
    case "FN":
      return `P${count === null ? "X" : count * 2}W`;
    case "WE":
      return count === 1 ? "P2D" : `P${whole}WE`;
    case "DE":
      return count === null ? "PXDE" : `P${count * 10}Y`;
    case "CE":
      return count === null ? "PXCE" : `P${count * 100}Y`;
    default:
      return `P${whole}${unit}`;
  }
}

/** The latest day with this ISO weekday up to and including `day` (`day` itself counts unless `isStrict`). */
export const weekdayBefore = (day: number, weekday: number, isStrict: boolean): number => {
  const back = (weekdayOf(day) - weekday + 7) % 7;
  return day - (back === 0 && isStrict ? 7 : back);
};

/** The first day with this ISO weekday from `day` on (`day` itself counts unless `isStrict`). */
export const weekdayAfter = (day: number, weekday: number, isStrict: boolean): number => {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return day + (ahead === 0 && isStrict ? 7 : ahead);
};

/** Easter Sunday of a year (Gregorian; Meeus, Jones and Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** A month or a day of it in an unknown year. */
export function formatOpen(month: number, day: number | null): Value {
  const value = day === null ? `XXXX-${two(month)}` : `XXXX-${two(month)}-${two(day)}`;
  return { value, edtf: value };
}
