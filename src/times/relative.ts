import { civilDay, dayNumber, formatDay, weekdayOf } from "../text/calendar.js";
import { edgeBefore } from "./dates.js";
import type { Match, Reader } from "./reader.js";
import { tenseAround } from "./tense.js";
import { dayValue, openUnit, quarterValue, stepped, type Unit, type Value, weekdayAfter, weekdayBefore, yearValue } from "./values.js";

const anchorOf = (reader: Reader): { anchor?: string } => (reader.published === null ? {} : { anchor: formatDay(reader.published) });

/** "Friday", "last Friday", "next Friday", "Friday night", "early Tuesday": by tense, else the latest one up to the day of publication. */
export function weekday(reader: Reader, at: number): Match | null {
  const name = reader.meaning(at, "weekday");
  if (name === null || !reader.isCapital(at)) return null;
  if (reader.lower[at]!.length <= 4 && !isDateLike(reader, at)) return null;
  if (isBeforeDate(reader, at)) return null;
  const lead = at - 1 < reader.taken ? null : reader.meaning(at - 1, "lead", at);
  const isLead = lead === "last" || lead === "next" || lead === "this" || lead === "past";
  let first = isLead ? at - 1 : at;
  if (isLead && lead === "past" && reader.word(first - 1, at) === "this" && first - 1 >= reader.taken) first--;
  const edge = edgeBefore(reader, first);
  if (edge !== null) first = edge.first;
  else if (/^(?:earlier|later)$/.test(reader.word(first - 1, at)) && first - 1 >= reader.taken) first--;
  const part = reader.meaning(at + 1, "part", at);
  const last = part === null ? at : at + 1;
  const suffix = part === null ? "" : `T${part}`;
  const type = part === null ? "DATE" : "TIME";
  if (reader.published === null) return { first, last, type, value: { value: `XXXX-WXX-${name}${suffix}` }, rule: "weekday-open" };
  const { day, rule } = weekdayDay(reader, Number(name), lead, first, last);
  return { first, last, type, value: { value: formatDay(day) + suffix, edtf: formatDay(day) }, rule, ...anchorOf(reader) };
}

/** "Tuesday, March 4": one expression, found at the month. */
function isBeforeDate(reader: Reader, at: number): boolean {
  const next = reader.word(at + 1, at) === "," ? at + 2 : at + 1;
  if (reader.meaning(next, "month", at) !== null && /^\d{1,2}/.test(reader.word(next + 1, at))) return true;
  return /^\d{1,2}(?:st|nd|rd|th)?$/.test(reader.word(next, at)) && reader.meaning(next + 1, "month", at) !== null;
}

/** An abbreviated weekday ("Sun", "Mon.") needs a date, a time or a comma after it. */
const isDateLike = (reader: Reader, at: number): boolean =>
  reader.words.forms[at]!.endsWith(".") ||
  (reader.word(at + 1, at) === "," && (reader.meaning(at + 2, "month", at) !== null || /^\d{1,2}$/.test(reader.word(at + 2, at)))) ||
  reader.meaning(at + 1, "month", at) !== null;

function weekdayDay(reader: Reader, name: number, lead: string | null, first: number, last: number): { readonly day: number; readonly rule: string } {
  const today = reader.published ?? 0;
  if (lead === "last" || lead === "past") return { day: weekdayBefore(today, name, true), rule: "weekday-last" };
  if (lead === "next") return { day: weekdayAfter(today, name, true), rule: "weekday-next" };
  const tense = tenseAround(reader, first, last);
  if (tense === "future" && isAhead(reader, first)) return { day: weekdayAfter(today, name, false), rule: "weekday-coming" };
  return { day: weekdayBefore(today, name, false), rule: "weekday-latest" };
}

/** "would" and "expected" far from the weekday often belong to another clause: the word before decides ("said Friday"). */
const isAhead = (reader: Reader, first: number): boolean => {
  const before = reader.word(first - 1, first);
  return (
    !/^(?:said|says|told|reported|announced|added|ended|closed)$/.test(before) && !/^(?:said|told|reported|announced)$/.test(reader.word(first - 2, first))
  );
};

/** "today", "yesterday", "tomorrow", "tonight", with a part of the day. */
export function namedDay(reader: Reader, at: number): Match | null {
  const step = reader.meaning(at, "day") ?? reader.meaning(at, "tonight") ?? reader.meaning(at, "overnight");
  if (step === null) return null;
  const word = reader.lower[at]!;
  if (word === "overnight") return null;
  const part = word === "tonight" ? "NI" : reader.meaning(at + 1, "part", at);
  const last = part === null || word === "tonight" ? at : at + 1;
  const edge = edgeBefore(reader, at);
  const first = edge?.first ?? (/^(?:earlier|later)$/.test(reader.word(at - 1, at)) && at - 1 >= reader.taken ? at - 1 : at);
  const day = reader.published === null ? null : reader.published + Number(step);
  const suffix = part === null ? "" : `T${part}`;
  const value: Value = day === null ? { value: `XXXX-XX-XX${suffix}` } : { value: formatDay(day) + suffix, edtf: formatDay(day) };
  return { first, last, type: part === null ? "DATE" : "TIME", value, rule: word, ...anchorOf(reader) };
}

/** "last week", "this month", "next year", "the past decade", "the following year", "that day", "the same day", "this morning". */
export function leadUnit(reader: Reader, at: number): Match | null {
  const lead = reader.meaning(at, "lead");
  if (lead === null || lead === "every") return null;
  const unit = reader.meaning(at + 1, "unit", at) as Unit | null;
  const part = reader.meaning(at + 1, "part", at);
  let first = at;
  if (reader.word(at - 1, at) === "the" && at - 1 >= reader.taken) first--;
  if (/^(?:earlier|later|early|late)$/.test(reader.word(first - 1, at)) && first - 1 >= reader.taken && first === at) first--;
  if (reader.lower[at] === "that" && reader.word(at + 1, at) === "same") return null;
  if (part !== null) return leadPart(reader, at, lead, part, first);
  if (unit === null || /s$/.test(reader.lower[at + 1]!) || unit === "TS" || unit === "TM" || unit === "TH") return null;
  if (lead === "that" && !/^(?:day|week|month|year)$/.test(reader.lower[at + 1]!)) return null;
  if (lead === "current" && !/^(?:week|month|quarter|year)$/.test(reader.lower[at + 1]!)) return null;
  if (lead === "this" && unit === "D") return null;
  // "this year's third quarter" is one expression, found at the quarter.
  if (unit === "Y" && /^[’']s$/.test(reader.word(at + 2, at)) && reader.word(at + 4, at) === "quarter") return null;
  const resolved = resolveLead(reader, lead, unit);
  return {
    first,
    last: at + 1,
    type: "DATE",
    value: resolved.value,
    rule: `${lead}-unit`,
    ...(resolved.anchor === undefined ? {} : { anchor: resolved.anchor }),
  };
}

function resolveLead(reader: Reader, lead: string, unit: Unit): { readonly value: Value; readonly anchor?: string } {
  const told = reader.lastDay;
  if (lead === "following" || (lead === "next" && unit === "D")) {
    if (unit === "Y" && reader.lastYear !== null) return { value: yearValue(reader.lastYear + 1), anchor: String(reader.lastYear) };
    return told === null ? { value: openUnit(unit) } : { value: stepped(told, unit, 1), anchor: formatDay(told) };
  }
  if (lead === "that" || lead === "same") {
    if (unit === "Y" && reader.lastYear !== null) return { value: yearValue(reader.lastYear), anchor: String(reader.lastYear) };
    return told === null ? { value: openUnit(unit) } : { value: stepped(told, unit, 0), anchor: formatDay(told) };
  }
  if (reader.published === null) return { value: openUnit(unit) };
  if (unit === "Q" && (lead === "latest" || lead === "past") && reader.lastQuarter !== null)
    return { value: quarterValue(reader.lastQuarter.year, reader.lastQuarter.quarter) };
  const steps = lead === "last" || lead === "past" || lead === "latest" ? -1 : lead === "next" ? 1 : 0;
  return { value: stepped(reader.published, unit, steps), anchor: formatDay(reader.published) };
}

function leadPart(reader: Reader, at: number, lead: string, part: string, first: number): Match | null {
  const isPlural = /s$/.test(reader.lower[at + 1]!);
  if (isPlural || lead === "past" || lead === "latest" || lead === "current") return null;
  const base = lead === "that" || lead === "same" || lead === "following" || lead === "next" ? reader.lastDay : reader.published;
  const step = lead === "last" ? (part === "NI" ? -1 : -1) : lead === "next" || lead === "following" ? 1 : 0;
  const value: Value = base === null ? { value: `XXXX-XX-XXT${part}` } : { value: `${formatDay(base + step)}T${part}`, edtf: formatDay(base + step) };
  return { first, last: at + 1, type: "TIME", value, rule: `${lead}-part`, ...(base === null ? {} : { anchor: formatDay(base) }) };
}

/** "the quarter", "the week", "the weekend", "the year-ago period". */
export function theUnit(reader: Reader, at: number): Match | null {
  if (reader.lower[at] !== "the" || at < reader.taken) return null;
  const yearAgo = /^(?:year-ago|year-earlier)$/.test(reader.word(at + 1, at));
  if (yearAgo) {
    const noun = reader.word(at + 2, at);
    return { first: at, last: /^(?:quarter|period|month|week)$/.test(noun) ? at + 2 : at + 1, type: "DATE", value: yearEarlier(reader), rule: "year-ago" };
  }
  const word = reader.word(at + 1, at);
  if (word === "quarter" && reader.lastQuarter !== null)
    return { first: at, last: at + 1, type: "DATE", value: quarterValue(reader.lastQuarter.year, reader.lastQuarter.quarter), rule: "the-quarter" };
  if (word === "weekend") {
    const value = reader.published === null ? openUnit("WE") : stepped(weekdayOf(reader.published) >= 6 ? reader.published : reader.published - 7, "WE", 0);
    return { first: at, last: at + 1, type: "DATE", value, rule: "the-weekend", ...anchorOf(reader) };
  }
  return null;
}

/** The quarter last named, or the year, a year before. */
function yearEarlier(reader: Reader): Value {
  if (reader.lastQuarter !== null) return quarterValue(reader.lastQuarter.year - 1, reader.lastQuarter.quarter);
  return reader.published === null ? openUnit("Y") : yearValue(civilDay(reader.published).year - 1);
}

/** "year-ago", "year-earlier" before a noun. */
export function yearAgo(reader: Reader, at: number): Match | null {
  return /^(?:year-ago|year-earlier)$/.test(reader.lower[at]!) ? { first: at, last: at, type: "DATE", value: yearEarlier(reader), rule: "year-ago" } : null;
}

/**
 * "two weeks ago", "a year earlier", "three days later": a count and a unit, and from where it is counted.
 * `count` `null` is an open count ("several years ago").
 */
export function countedFrom(reader: Reader, first: number, count: number | null, unit: Unit, unitAt: number): Match | null {
  const word = reader.word(unitAt + 1, first);
  const isOrSo = word === "or" && reader.word(unitAt + 2, first) === "so";
  const at = isOrSo ? unitAt + 3 : unitAt + 1;
  const turn = reader.word(at, first);
  if (turn === "ago") return ago(reader, first, at, count, unit);
  if ((turn === "earlier" || turn === "later") && !/^(?:than|this|that|in)$/.test(reader.word(at + 1, first))) {
    const sign = turn === "earlier" ? -1 : 1;
    if (unit === "Y" && turn === "earlier" && count === 1 && reader.lastQuarter !== null)
      return { first, last: at, type: "DATE", value: yearEarlier(reader), rule: "year-earlier" };
    const base =
      reader.lastDay ?? (unit === "Y" && reader.lastYear !== null ? dayNumber(reader.lastYear, 7, 1) : unit === "Y" && sign < 0 ? reader.published : null);
    if (count === null || base === null) return null;
    return { first, last: at, type: "DATE", value: stepped(base, unit, sign * count), rule: turn, anchor: formatDay(base) };
  }
  return null;
}

function ago(reader: Reader, first: number, last: number, count: number | null, unit: Unit): Match {
  const rule = { first, last, type: "DATE", rule: "ago" } as const;
  if (count === null) return { ...rule, value: { value: "PAST_REF" } };
  if (reader.published === null) return { ...rule, value: openUnit(unit) };
  if (unit === "Y" && count === 1 && reader.lastQuarter !== null) return { ...rule, value: yearEarlier(reader) };
  if (unit === "DE") return { ...rule, value: yearValue(civilDay(reader.published).year - Math.round(count * 10)), ...anchorOf(reader) };
  if (unit === "TH") return { ...rule, value: dayValue(reader.published - Math.floor(count / 24)), ...anchorOf(reader) };
  return { ...rule, value: stepped(reader.published, unit, -Math.round(count)), ...anchorOf(reader) };
}
