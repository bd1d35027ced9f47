import { addMonths, civilDay, dayNumber, daysInMonth, formatDay, isCivilDay, isoWeek, mondayOfWeek, weekdayOf } from "../text/calendar.js";
import { anchoredOn, type Context, type Operation, type Resolved, type RuleMatch } from "./context.js";
import { dateOperations } from "./resolve-dates.js";
import { dayValue, formatOpen, monthValue, type Unit, weekdayAfter, weekdayBefore, weekValue } from "./values.js";

/** Where a count from the front gives a place; `null` is the last one. */
const placeOf = (text: string | undefined): number | null => (text === undefined || /^[a-z]/.test(text) ? null : Number(text));

/** "the third month of 2021". */
const monthOrdinal: Operation = (match) => {
  const month = placeOf(match.get("nth")) ?? 12;
  return month < 1 || month > 12 ? null : monthValue(Number(match.get("year")), month);
};

/** "the first week of 2021" by ISO 8601; "the first week of March": its first seven days, and as value the ISO week with most of them. */
const weekOrdinal: Operation = (match, context) => {
  const place = placeOf(match.get("nth"));
  if (match.get("month") === undefined) {
    const year = Number(match.get("year"));
    const last = isoWeek(dayNumber(year, 12, 28)).week;
    const week = place ?? last;
    return week < 1 || week > last ? null : weekValue(mondayOfWeek(year, week));
  }
  const month = monthOf(match, context);
  if (month === null) return { value: "XXXX-WXX" };
  const length = daysInMonth(month.year, month.month);
  const first = place === null ? length - 6 : place * 7 - 6;
  if (first < 1 || first > length) return null;
  const begins = dayNumber(month.year, month.month, first);
  const ends = Math.min(begins + 6, dayNumber(month.year, month.month, length));
  return { ...weekValue(begins + 3), edtf: `${formatDay(begins)}/${formatDay(ends)}`, ...month.anchor };
};

/** The month of a match in the year that it gives or that reading and tense give; `null` where that is open. */
function monthOf(match: RuleMatch, context: Context): { readonly year: number; readonly month: number; readonly anchor: Pick<Resolved, "anchor"> } | null {
  const resolved = dateOperations.date(match, context, []);
  const figures = /^(\d{4})-(\d\d)$/.exec(resolved?.value ?? "");
  if (resolved === null || figures === null) return null;
  return { year: Number(figures[1]), month: Number(figures[2]), anchor: resolved.anchor === undefined ? {} : { anchor: resolved.anchor } };
}

/** "the first Tuesday of November". */
const weekdayOrdinal: Operation = (match, context) => {
  const weekday = Number(match.get("weekday"));
  const place = placeOf(match.get("nth"));
  const month = monthOf(match, context);
  if (month === null) return { value: `XXXX-${(match.get("month") ?? "").padStart(2, "0")}` };
  const length = daysInMonth(month.year, month.month);
  const day =
    place === null
      ? weekdayBefore(dayNumber(month.year, month.month, length), weekday, false)
      : weekdayAfter(dayNumber(month.year, month.month, 1), weekday, false) + (place - 1) * 7;
  return civilDay(day).month === month.month ? { ...dayValue(day), ...month.anchor } : null;
};

/** So many months around the day of writing are tried for a weekday with its day of the month. */
const MONTHS_AROUND = 6;

/** "Friday the 17th": the nearest such day; not "Friday, the fourth decline". */
const weekdayDate: Operation = (match, { here, atoms }) => {
  if (/^[a-z]/.test(atoms.entries[match.last]!.lower) && /^[a-z]{3}/.test(atoms.word(match.last + 1, match.last))) return null;
  const day = placeOf(match.get("nth"));
  const weekday = Number(match.get("weekday"));
  if (day === null || day < 1 || day > 31) return null;
  if (here === null) return { value: `XXXX-XX-${String(day).padStart(2, "0")}` };
  let best: number | null = null;
  for (let step = -MONTHS_AROUND; step <= MONTHS_AROUND; step++) {
    const { year, month } = civilDay(addMonths(here, step));
    if (!isCivilDay(year, month, day)) continue;
    const found = dayNumber(year, month, day);
    if (weekdayOf(found) === weekday && (best === null || Math.abs(found - here) < Math.abs(best - here))) best = found;
  }
  return best === null ? formatOpen(civilDay(here).month, day) : { ...dayValue(best), ...anchoredOn(here) };
};

const DAYS: Readonly<Partial<Record<Unit, number>>> = { D: 1, W: 7 };
const MONTHS: Readonly<Partial<Record<Unit, number>>> = { M: 1, Y: 12 };

/** "one month and 21 days ago". */
const sumAgo: Operation = (match, { published }) => {
  if (published === null) return { value: "XXXX-XX-XX" };
  let day = published;
  for (const [count, unit] of [
    [Number(match.get("count")), match.get("unit") as Unit],
    [Number(match.get("count2")), match.get("unit2") as Unit],
  ] as const) {
    const [days, months] = [DAYS[unit], MONTHS[unit]];
    if (!Number.isInteger(count) || (days === undefined && months === undefined)) return null;
    day = days !== undefined ? day - count * days : addMonths(day, -count * (months ?? 0));
  }
  return { ...dayValue(day), ...anchoredOn(published) };
};

export const ordinalOperations = {
  "month-ordinal": monthOrdinal,
  "week-ordinal": weekOrdinal,
  "weekday-ordinal": weekdayOrdinal,
  "weekday-date": weekdayDate,
  "from-here-sum": sumAgo,
} as const;
