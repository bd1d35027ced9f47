import { civilDay, dayNumber } from "../text/calendar.js";
import { anchoredOn, type Context, type Operation, quarterOver, type Resolved, type RuleMatch } from "./context.js";
import { tenseAround } from "./tense.js";
import { quarterValue, yearValue } from "./values.js";

/** A quarter or half that begins no more than this many months after publication may be the coming one. */
const NEAR_MONTHS = 3;

/** "the third quarter", "second half of 1998", "this year's first quarter". The quarter is what a business report then speaks of. */
const period: Operation = (match, context, [unit = "quarter"]) => {
  const count = Number(match.get("ord") ?? match.get("quarter") ?? match.get("half"));
  const isHalf = unit === "half";
  if (count < 1 || count > (isHalf ? 2 : 4)) return null;
  const year = yearOf(match, context, (count - 1) * (isHalf ? 6 : 3) + 1);
  if (year === null) return { value: isHalf ? `XXXX-H${count}` : `XXXX-Q${count}`, rule: "quarter-open" };
  if (!isHalf) context.period = { year, quarter: count };
  if (isHalf) return halfValue(year, count);
  const anchor = anchoredOn(match.get("year") === undefined ? context.here : null);
  // Where a fiscal quarter lies in the calendar is not said: EDTF's "approximate" year.
  return match.get("fiscal") === undefined
    ? { ...quarterValue(year, count), ...anchor }
    : { value: quarterValue(year, count).value, edtf: `${year}~`, ...anchor };
};

const halfValue = (year: number, half: number): Resolved => ({
  value: `${year}-H${half}`,
  edtf: half === 1 ? `${year}-01/${year}-06` : `${year}-07/${year}-12`,
  rule: "half-year",
});

function yearOf(match: RuleMatch, context: Context, begins: number): number | null {
  const given = match.get("year") ?? match.get("fiscal-year");
  if (given !== undefined) return Number(given);
  const { here } = context;
  if (here === null) return null;
  const now = civilDay(here);
  const step = match.get("of-year");
  if (step !== undefined) return now.year + Number(step);
  if (begins <= now.month) return now.year;
  const tense = tenseAround(context.atoms, match.first, match.last);
  return tense === "future" || (tense === "open" && begins - now.month <= NEAR_MONTHS) ? now.year : now.year - 1;
}

/** "the quarter", "the latest quarter", "the period": the one the report speaks of, else the last full one. `args`: a step in years. */
const samePeriod: Operation = (match, context, [step = "0"]) => {
  const given = match.get("year");
  const base = context.period ?? (context.here === null ? null : quarterOver(context.here));
  if (base === null) return given === undefined ? { value: "XXXX-QX" } : yearValue(Number(given));
  const year = given === undefined ? base.year + Number(step) : Number(given);
  if (context.period === null && Number(step) === 0 && given === undefined) context.period = base;
  return base.quarter === 0 ? yearValue(year) : quarterValue(year, base.quarter);
};

/** "the latest quarter": the last one that was over at publication. */
const latestPeriod: Operation = (_match, context) => {
  const last = context.here === null ? null : quarterOver(context.here);
  if (last === null) return { value: "XXXX-QX" };
  context.period = last;
  return { ...quarterValue(last.year, last.quarter), ...anchoredOn(context.here) };
};

/** "the quarter": only where the report speaks of one. */
const theQuarter: Operation = (match, context, args) =>
  context.period === null || context.atoms.word(match.first - 1, match.first) !== "the" || /^(?:of|-)$/.test(context.atoms.word(match.last + 1, match.first))
    ? null
    : samePeriod(match, context, args);

/** As above, but only a year where no quarter was named. */
const yearEarlier: Operation = (_match, { comparedPeriod: base, here }) => {
  if (base !== null) return base.quarter === 0 ? yearValue(base.year - 1) : quarterValue(base.year - 1, base.quarter);
  return here === null ? { value: "XXXX" } : { ...yearValue(civilDay(here).year - 1), ...anchoredOn(here) };
};

/** "the quarter ended Sept. 30": the quarter of the month in which it ended. */
const endedPeriod: Operation = (match, context) => {
  const month = Number(match.get("month"));
  const { here } = context;
  const given = match.get("year");
  if (here === null && given === undefined) return { value: "XXXX-QX" };
  const now = civilDay(here ?? 0);
  const year = given === undefined ? now.year - (month > now.month ? 1 : 0) : Number(given);
  // A quarter that ends in the first days of a month is that of the month before.
  const day = dayNumber(year, month, Math.min(28, Number(match.get("day") ?? 28))) - 10;
  const end = civilDay(day);
  context.period = { year: end.year, quarter: Math.ceil(end.month / 3) };
  return quarterValue(context.period.year, context.period.quarter);
};

/** "nine months", "the fiscal year" of a report: what is compared after it is a year, no quarter. */
const longPeriod: Operation = (match, context) => {
  if (context.period !== null) context.period = { year: context.period.year, quarter: 0 };
  return { value: match.get("count") === undefined ? "P1Y" : `P${match.get("count")}M` };
};

export const periodOperations = {
  period,
  "same-period": samePeriod,
  "latest-period": latestPeriod,
  "the-quarter": theQuarter,
  "year-earlier": yearEarlier,
  "ended-period": endedPeriod,
  "long-period": longPeriod,
} as const;
