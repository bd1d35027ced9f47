import { addMonths, civilDay, dayNumber, formatDay, weekdayOf } from "../text/calendar.js";
import { anchoredOn, type Context, type Operation, type Resolved, type RuleMatch } from "./context.js";
import { tenseAround } from "./tense.js";
import { dayValue, openUnit, quarterValue, stepped, type Unit, type Value, weekdayAfter, weekdayBefore, weekendValue, yearValue } from "./values.js";

/** A day with a part of it; without a day it stays open. */
function dayPart(day: number | null, part: string | undefined): Resolved {
  const suffix = part === undefined ? "" : `T${part}`;
  const type = part === undefined ? "DATE" : "TIME";
  return day === null ? { value: `XXXX-XX-XX${suffix}`, type } : { value: formatDay(day) + suffix, edtf: formatDay(day), type };
}

/** "Friday", "last Friday", "Friday of next week", each with a part of the day. */
const weekday: Operation = (match, context) => {
  const name = Number(match.get("weekday"));
  const part = match.get("part");
  const { here } = context;
  if (here === null)
    return { value: `XXXX-WXX-${name}${part === undefined ? "" : `T${part}`}`, type: part === undefined ? "DATE" : "TIME", rule: "weekday-open" };
  const ofWeek = match.get("of-week");
  if (ofWeek !== undefined) {
    const monday = here - weekdayOf(here) + 1 + Number(ofWeek) * 7;
    return { ...dayPart(monday + name - 1, part), rule: "weekday-of-week", ...anchoredOn(here) };
  }
  const { day, rule } = weekdayDay(name, match, context, here);
  return { ...dayPart(day, part), rule, ...anchoredOn(here) };
};

function weekdayDay(name: number, match: RuleMatch, context: Context, here: number): { readonly day: number; readonly rule: string } {
  const lead = match.get("lead");
  if (lead === "-1") return { day: weekdayBefore(here, name, true), rule: "weekday-last" };
  if (lead === "1") return { day: weekdayAfter(here, name, true), rule: "weekday-next" };
  if (context.reading === "narrative") return { day: weekdayAfter(here, name, false), rule: "weekday-told" };
  const tense = tenseAround(context.atoms, match.first, match.last);
  if (tense === "future") return { day: weekdayAfter(here, name, false), rule: "weekday-coming" };
  return { day: weekdayBefore(here, name, false), rule: "weekday-latest" };
}

/** "the previous Friday": the last one before the day told. */
const previousWeekday: Operation = (match, context) => {
  const name = Number(match.get("weekday"));
  const from = context.toldDay ?? context.here;
  return from === null ? { value: `XXXX-WXX-${name}`, rule: "weekday-open" } : { ...dayValue(weekdayBefore(from, name, true)), ...anchoredOn(from) };
};

/** "today", "yesterday", "tomorrow", "the day after tomorrow", "tonight". `args`: further days. */
const namedDay: Operation = (match, context, [further = "0"]) => {
  const step = Number(match.get("day-name") ?? "0") + Number(further);
  const { published, reading } = context;
  const part = match.get("part") ?? match.get("day-part");
  if (reading === "narrative" && step === 0 && part === undefined) return { value: "PRESENT_REF", rule: "today-narrative" };
  const from = reading === "narrative" ? context.here : published;
  return { ...dayPart(from === null ? null : from + step, part), ...anchoredOn(from) };
};

/** A part of a day counted from the publication: "this morning", "last night". `args`: the step, and the part where no word gives it. */
const partOf: Operation = (match, { here }, [step = "0", part]) => ({
  ...dayPart(here === null ? null : here + Number(step), match.get("part") ?? part),
  ...anchoredOn(here),
});

/** A part of the day told last: "that night", "the next morning", "in the evening". `args`: the step. */
const partTold: Operation = (match, context, [step = "0", fallback]) => {
  const base = context.toldDay ?? (fallback === "here" ? context.here : null);
  return { ...dayPart(base === null ? null : base + Number(step), match.get("part")), ...anchoredOn(base) };
};

/** "last week", "this year", "next month", "the week after next": `args` the step, else that of the lead word. */
const step: Operation = (match, context, [given]) => {
  const unit = unitOf(match);
  const { here } = context;
  if (here === null) return openUnit(unit);
  const steps = Number(given ?? match.get("lead"));
  if (unit === "WE") return { ...weekend(here, steps), ...anchoredOn(here) };
  return { ...stepped(here, unit, steps), ...anchoredOn(here) };
};

const unitOf = (match: RuleMatch): Unit => (match.get("unit") ?? match.get("span-unit") ?? match.get("plural") ?? "D") as Unit;

/** On a weekend day "this" and "the" weekend are its own; on a working day "last" and "next" are the nearest. */
const weekend = (here: number, steps: number): Value => weekendValue(here + steps * 7 + (steps > 0 && weekdayOf(here) < 6 ? -7 + 7 : 0));

/** "the weekend": its own on a weekend day, else the one before. */
const theWeekend: Operation = (match, context) => {
  const { here } = context;
  if (here === null) return openUnit("WE");
  const isAhead =
    weekdayOf(here) >= 6 ||
    /^(?:of|before|by|for|until)$/.test(context.atoms.word(match.first - 1, match.first)) ||
    tenseAround(context.atoms, match.first, match.last) === "future";
  return { ...weekendValue(isAhead ? here : here - 7), ...anchoredOn(here) };
};

/** "that day", "the following year", "the previous month": counted from the last date told. `args`: the step. */
const told: Operation = (match, context, [steps = "0", fallback]) => {
  const unit = unitOf(match);
  const base = unit === "D" || unit === "TH" ? context.toldDay : context.there;
  const from = base ?? (fallback === "here" ? context.here : null);
  return from === null ? openUnit(unit) : { ...stepped(from, unit, Number(steps)), ...anchoredOn(from) };
};

/** "two weeks ago", "a month from now". `args`: the sign. */
const fromHere: Operation = (match, context, [sign = "-1"]) => {
  const count = countOf(match);
  const unit = unitOf(match);
  const isBack = Number(sign) < 0;
  if (count === null) return { value: isBack ? "PAST_REF" : "FUTURE_REF" };
  const { published, comparedPeriod: period } = context;
  if (isBack && unit === "Y" && count === 1 && period !== null) return quarterBefore(period);
  return published === null ? openUnit(unit) : { ...moved(published, unit, Number(sign) * count), ...anchoredOn(published) };
};

/** "two days later", "a year earlier", "three weeks before": counted from the last date told. `args`: the sign. */
const fromThere: Operation = (match, context, [sign = "1"]) => {
  const count = countOf(match);
  const unit = unitOf(match);
  const { comparedPeriod: period } = context;
  if (count === 1 && unit === "Y" && Number(sign) < 0 && period !== null) return quarterBefore(period);
  const isFine = unit === "D" || unit === "TH" || unit === "TM";
  const base = (isFine ? context.toldDay : context.there) ?? (unit === "Y" && Number(sign) < 0 ? context.published : null);
  if (count === null) return { value: Number(sign) < 0 ? "PAST_REF" : "FUTURE_REF" };
  return base === null ? openUnit(unit) : { ...moved(base, unit, Number(sign) * count), ...anchoredOn(base) };
};

const countOf = (match: RuleMatch): number | null => {
  const count = match.get("count") ?? "1";
  return count === "X" ? null : Number(count);
};

/** A count of units from a day, at the grain of the unit; halves at the grain of the next smaller one, decades and centuries at that of years. */
function moved(from: number, unit: Unit, count: number): Value {
  if (unit === "DE" || unit === "CE") return yearValue(civilDay(from).year + Math.round(count * (unit === "DE" ? 10 : 100)));
  if (unit === "TS" || unit === "TM") return dayValue(from);
  if (unit === "TH") return dayValue(from + Math.trunc(count / 24));
  if (Number.isInteger(count)) return stepped(from, unit, count);
  if (unit === "Y") return stepped(from, "M", Math.round(count * 12));
  if (unit === "W" || unit === "FN") return dayValue(from + Math.round(count * (unit === "W" ? 7 : 14)));
  return unit === "M" ? dayValue(addMonths(from, Math.trunc(count)) + Math.round((count % 1) * 30)) : dayValue(from + Math.round(count));
}

const quarterBefore = ({ year, quarter }: { readonly year: number; readonly quarter: number }): Resolved => ({
  ...(quarter === 0 ? yearValue(year - 1) : quarterValue(year - 1, quarter)),
  rule: "year-earlier",
});

/** "year-end": the last day of the year; "since year-end": of the one before. */
const yearEnd: Operation = ({ first }, { here, atoms }) => {
  if (here === null) return { value: "XXXX-12-31" };
  const isLast = /^(?:since|from)$/.test(atoms.word(first - 1, first));
  return { ...dayValue(dayNumber(civilDay(here).year - (isLast ? 1 : 0), 12, 31)), ...anchoredOn(here) };
};

/** "tonight". */
const tonight: Operation = (_match, { here }) => ({ ...dayPart(here, "NI"), ...anchoredOn(here) });

/** "overnight": the night before the day of publication, or that of the day told. */
const overnight: Operation = (_match, context) => {
  const day = context.reading === "narrative" ? context.toldDay : context.here;
  return { ...dayPart(day, "NI"), ...anchoredOn(day) };
};

/** "the month", "the week" alone: the one of publication. */
const theUnit: Operation = (match, context) => {
  const unit = { day: "D", week: "W", month: "M", year: "Y" }[context.atoms.word(match.last, match.first)];
  const { here } = context;
  return unit === undefined || here === null ? null : { ...stepped(here, unit as Unit, 0), ...anchoredOn(here) };
};

/** "a year ago today". */
const yearAgoToday: Operation = (_match, { here }) => (here === null ? { value: "XXXX-XX-XX" } : { ...dayValue(addMonths(here, -12)), ...anchoredOn(here) });

/** "a week ago Monday". */
const weekAgoWeekday: Operation = (match, { here }) => {
  const name = Number(match.get("weekday"));
  return here === null ? { value: `XXXX-WXX-${name}` } : { ...dayValue(weekdayBefore(here, name, false) - 7), ...anchoredOn(here) };
};

/** "the day before last Tuesday". `args`: the step in days. */
const besideWeekday: Operation = (match, context, [further = "1"]) => {
  const { here } = context;
  const name = Number(match.get("weekday"));
  if (here === null) return { value: `XXXX-WXX-${((name - 1 + Number(further) + 7) % 7) + 1}` };
  return { ...dayValue(weekdayDay(name, match, context, here).day + Number(further)), ...anchoredOn(here) };
};

/** "two days before" at the end of its clause. */
const beforeThere: Operation = (match, context) => {
  const next = context.atoms.word(match.last + 1, match.first);
  return /^(?:[.,;:)]|and|but|)$/.test(next) ? fromThere(match, context, ["-1"]) : null;
};

export const relativeOperations = {
  weekday,
  "weekday-previous": previousWeekday,
  "named-day": namedDay,
  "part-of": partOf,
  "part-told": partTold,
  step,
  "the-weekend": theWeekend,
  told,
  "from-here": fromHere,
  "from-there": fromThere,
  "step-year-end": yearEnd,
  "step-the": theUnit,
  "as-tonight": tonight,
  "part-overnight": overnight,
  "as-year-ago": yearAgoToday,
  "week-ago-weekday": weekAgoWeekday,
  "weekday-day": besideWeekday,
  "before-there": beforeThere,
} as const;
