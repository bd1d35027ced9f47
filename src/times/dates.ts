import { civilDay, dayNumber, isCivilDay, parseDay } from "../text/calendar.js";
import type { Match, Reader } from "./reader.js";
import { tenseAround } from "./tense.js";
import { dayValue, decadeValue, formatOpen, holidayOf, monthValue, quarterValue, SEASON_MONTHS, seasonValue, type Value, yearValue } from "./values.js";

/** Before a year or a month that stands alone. */
const PREPOSITIONS = new Set([
  "in",
  "since",
  "of",
  "by",
  "from",
  "until",
  "till",
  "before",
  "after",
  "during",
  "between",
  "and",
  "to",
  "through",
  "for",
  "late",
  "early",
  "mid",
  "last",
  "this",
  "next",
  "around",
  "about",
  "than",
  "year",
  "circa",
  "on",
  "as",
  "(",
  ",",
  "-",
  "–",
  "past",
  "end",
]);
/** After a figure of four digits, these say that it counts things. */
const COUNTED =
  /^(?:people|men|women|troops|soldiers|members|votes|jobs|percent|per|miles|meters|metres|feet|km|tons|tonnes|barrels|dollars|euros|pounds|points|shares|million|billion|thousand|hundred|hours?|minutes?|seconds?|days?|weeks?|months?|years?|gmt|%|[a-z]+ers)$/;

/** "2025-01-14", "1/14/2025", "14.01.2025". */
export function isoDate(reader: Reader, at: number): Match | null {
  const word = reader.lower[at]!;
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(word);
  if (iso !== null) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0)];
    if (year < 1000 || year > 2200) return null;
    if (iso[3] === undefined) {
      if (month >= 1 && month <= 12 && iso[2]?.length === 2) return { first: at, last: at, type: "DATE", value: monthValue(year, month), rule: "date-figures" };
      return null;
    }
    return isCivilDay(year, month, day) ? { first: at, last: at, type: "DATE", value: dayValue(dayNumber(year, month, day)), rule: "date-figures" } : null;
  }
  const dotted = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(word);
  if (dotted === null) return null;
  const year = Number(dotted[4]) + (dotted[4]?.length === 2 ? (Number(dotted[4]) > 50 ? 1900 : 2000) : 0);
  const [a, b] = [Number(dotted[1]), Number(dotted[3])];
  // American order with slashes; where only one reading is in the calendar, that one; with points the day comes first.
  const american = isCivilDay(year, a, b);
  const european = isCivilDay(year, b, a);
  const isAmerican = dotted[2] === "." ? !european && american : american;
  if (!american && !european) return null;
  return { first: at, last: at, type: "DATE", value: dayValue(isAmerican ? dayNumber(year, a, b) : dayNumber(year, b, a)), rule: "date-figures" };
}

/** A four-figure year, not a count of something. */
export function yearAt(reader: Reader, at: number, near: number): number | null {
  const word = reader.word(at, near);
  if (!/^[12]\d{3}$/.test(word)) return null;
  const year = Number(word);
  return year >= 1000 && year <= 2199 ? year : null;
}

/** Day and month in either order, with or without weekday and year: "Friday, Oct. 23, 1998", "23 October", "the 3rd of May". */
export function monthDate(reader: Reader, at: number): Match | null {
  const month = monthAt(reader, at);
  if (month === null) return null;
  let first = at;
  let last = at;
  let day = dayAt(reader, at + 1, at);
  if (day !== null && yearAt(reader, at + 1, at) === null) last = at + 1;
  else {
    const before = dayBefore(reader, at);
    day = before?.day ?? null;
    if (before !== null) first = before.first;
  }
  if (day === null && !standsAsMonth(reader, at)) return null;
  const year = yearAfter(reader, last, at, day !== null);
  if (year !== null) last = year.last;
  const early = edgeBefore(reader, first);
  first = early?.first ?? first;
  const resolved = resolveMonth(reader, month, day, year?.year ?? null, { first, last });
  if (resolved === null) return null;
  const weekday = day === null ? null : weekdayBefore(reader, first);
  const lead = early === null ? leadBefore(reader, first) : null;
  if (lead !== null && year === null) return { ...lead, last, type: "DATE", value: leadMonth(reader, lead.step, month, day), rule: "month-lead" };
  return {
    first: weekday ?? first,
    last,
    type: "DATE",
    value: resolved.value,
    rule: resolved.rule,
    ...(resolved.anchor === undefined ? {} : { anchor: resolved.anchor }),
  };
}

function monthAt(reader: Reader, at: number): number | null {
  const month = reader.meaning(at, "month");
  if (month === null || !reader.isCapital(at)) return null;
  // Abbreviations and words of other meaning need a day or a year beside them.
  return Number(month);
}

const DOUBTFUL = new Set([
  "may",
  "march",
  "mar",
  "jan",
  "dec",
  "oct",
  "sep",
  "jun",
  "jul",
  "april",
  "august",
  "june",
  "avril",
  "mai",
  "mars",
  "juli",
  "juni",
  "januari",
  "mei",
  "marzo",
  "enero",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "gennaio",
  "aprile",
  "maggio",
  "maart",
  "augustus",
  "januar",
  "februar",
]);

function standsAsMonth(reader: Reader, at: number): boolean {
  const word = reader.lower[at]!;
  if (yearAt(reader, at + 1, at) !== null) return true;
  const before = reader.word(at - 1, at);
  const beforeIsTime = PREPOSITIONS.has(before) || reader.meaning(at - 1, "edge", at) !== null || reader.meaning(at - 1, "lead", at) !== null;
  if (!DOUBTFUL.has(word)) return true;
  if (word === "may" || word === "march") return beforeIsTime && before !== "to" && before !== "," && before !== "and" && before !== "(";
  return beforeIsTime || (before === "" ? false : reader.lower[at + 1] === "and");
}

function dayAt(reader: Reader, at: number, near: number): number | null {
  const word = reader.word(at, near);
  const figures = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  if (figures === null) return null;
  const day = Number(figures[1]);
  // "March 5 percent", "May 12-year-old" are no days; a day is not followed by a unit of something else.
  if (day < 1 || day > 31 || /^(?:percent|per|%|points|million|billion|p\.m|a\.m|am|pm)$/.test(reader.word(at + 1, near))) return null;
  return day;
}

function dayBefore(reader: Reader, at: number): { readonly day: number; readonly first: number } | null {
  const of = reader.word(at - 1, at) === "of" ? 1 : 0;
  const index = at - 1 - of;
  if (index < reader.taken) return null;
  const ordinal = reader.ordinal(index, at);
  const plain = of === 0 && /^\d{1,2}$/.test(reader.word(index, at)) ? Number(reader.lower[index]) : null;
  const day = plain ?? ordinal;
  if (day === null || day < 1 || day > 31 || (of === 1 && ordinal === null)) return null;
  const hasArticle = ordinal !== null && reader.word(index - 1, at) === "the" && index - 1 >= reader.taken;
  return { day, first: hasArticle ? index - 1 : index };
}

/** A year after the month or day, with or without a comma: ", 1998", "1998", "of 1998". */
function yearAfter(reader: Reader, last: number, near: number, hasDay: boolean): { readonly year: number; readonly last: number } | null {
  const next = reader.word(last + 1, near);
  const skip = (next === "," && hasDay) || (next === "of" && !hasDay) || (next === "," && yearAt(reader, last + 2, near) !== null) ? 1 : 0;
  const year = yearAt(reader, last + 1 + skip, near);
  if (year !== null && !(skip === 1 && COUNTED.test(reader.word(last + 3, near)))) return { year, last: last + 1 + skip };
  const lead = reader.meaning(last + 1, "lead", near);
  if ((lead === "last" || lead === "this" || lead === "next") && reader.word(last + 2, near) === "year" && reader.published !== null) {
    return { year: civilDay(reader.published).year + (lead === "last" ? -1 : lead === "next" ? 1 : 0), last: last + 2 };
  }
  return null;
}

/** "early", "late", "mid", "the end of" before a date: inside the extent. */
export function edgeBefore(reader: Reader, first: number): { readonly first: number } | null {
  const edge = reader.meaning(first - 1, "edge", first);
  if (edge === null || first - 1 < reader.taken || edge === "EARLIER" || edge === "LATER") return null;
  return { first: first - 1 };
}

function weekdayBefore(reader: Reader, first: number): number | null {
  const skip = reader.word(first - 1, first) === "," ? 2 : 1;
  if (first - skip < reader.taken || reader.meaning(first - skip, "weekday", first) === null) return null;
  return first - skip;
}

function leadBefore(reader: Reader, first: number): { readonly first: number; readonly step: -1 | 0 | 1 } | null {
  const lead = first - 1 < reader.taken ? null : reader.meaning(first - 1, "lead", first);
  if (lead === "last" || lead === "past") return { first: first - 1, step: -1 };
  if (lead === "this") return { first: first - 1, step: 0 };
  return lead === "next" ? { first: first - 1, step: 1 } : null;
}

function leadMonth(reader: Reader, step: -1 | 0 | 1, month: number, day: number | null): Value {
  if (reader.published === null) return formatOpen(month, day);
  const now = civilDay(reader.published);
  const year = step === 0 ? now.year : step < 0 ? now.year - (month < now.month ? 0 : 1) : now.year + (month > now.month ? 0 : 1);
  return day === null || !isCivilDay(year, month, day) ? monthValue(year, month) : dayValue(dayNumber(year, month, day));
}

/** A date without a year counts as past for this long after its day came round; then it may be the coming one. */
const NEAREST_PAST_DAYS = 240;

function resolveMonth(
  reader: Reader,
  month: number,
  day: number | null,
  year: number | null,
  near: { first: number; last: number },
): { value: Value; rule: string; anchor?: string } | null {
  if (year !== null) {
    if (day !== null && !isCivilDay(year, month, day)) return null;
    return { value: day === null ? monthValue(year, month) : dayValue(dayNumber(year, month, day)), rule: day === null ? "month-year" : "day-month-year" };
  }
  if (reader.published === null) {
    if (reader.lastYear !== null && day !== null && isCivilDay(reader.lastYear, month, day)) return { value: formatOpen(month, day), rule: "day-month-open" };
    return { value: formatOpen(month, day), rule: day === null ? "month-open" : "day-month-open" };
  }
  const now = civilDay(reader.published);
  const tense = tenseAround(reader, near.first, near.last);
  const dayIn = (inYear: number): number => dayNumber(inYear, month, day === null ? 1 : Math.min(day, 28));
  const key = day === null ? dayNumber(now.year, now.month, 1) : reader.published;
  let chosen = now.year;
  if (tense === "future" && reader.lower[near.first - 1] !== "since") chosen = dayIn(now.year) < key && key - dayIn(now.year) > 45 ? now.year + 1 : now.year;
  else if (dayIn(now.year) > key + 31 || (dayIn(now.year) > key && tense === "past")) chosen = now.year - 1;
  if (tense === "open" && chosen === now.year - 1 && key - dayIn(chosen) > NEAREST_PAST_DAYS) chosen = now.year;
  if (day !== null && !isCivilDay(chosen, month, day)) return { value: formatOpen(month, day), rule: "day-month-open" };
  const value = day === null ? monthValue(chosen, month) : dayValue(dayNumber(chosen, month, day));
  return { value, rule: tense === "future" ? "month-coming" : "month-latest", anchor: dayValue(reader.published).value };
}

/** A year, a decade ("1990s", "the nineties"), a spoken year ("nineteen ninety-six"), "fiscal 1989". */
export function year(reader: Reader, at: number): Match | null {
  const word = reader.lower[at]!;
  const decade = /^(?:[’'])?((?:1[0-9]|20)?\d0)[’']?s$/.exec(word);
  if (
    decade !== null &&
    (decade[1]?.length === 4 ||
      reader.text[reader.words.starts[at]! - 1] === "'" ||
      reader.text[reader.words.starts[at]! - 1] === "’" ||
      reader.word(at - 1, at) === "the")
  ) {
    const figures = decade[1] ?? "";
    return withEdge(reader, at, at, { value: decadeValue(Number(figures.length === 4 ? figures.slice(0, 3) : `19${figures[0]}`)), rule: "decade" });
  }
  const named = reader.meaning(at, "decade");
  if (named !== null && reader.word(at - 1, at) === "the" && at - 1 >= reader.taken)
    return { first: at - 1, last: at, type: "DATE", value: decadeValue(190 + Number(named)), rule: "decade" };
  const figures = yearAt(reader, at, at);
  if (figures !== null && isYear(reader, at, figures)) return withEdge(reader, at, at, { value: yearValue(figures), rule: "year" });
  return spokenYear(reader, at);
}

function isYear(reader: Reader, at: number, figures: number): boolean {
  const next = reader.word(at + 1, at);
  const before = reader.word(at - 1, at);
  if (COUNTED.test(next) || before === "$" || before === "£" || before === "€" || before === "no" || before === "#") return false;
  if (figures >= 1900 && figures <= 2060)
    return !(/^[a-z]+s$/.test(next) && !PREPOSITIONS.has(before) && !/^(?:was|is|has|as|elections|reports|results|sales)$/.test(next));
  return (
    before !== "" &&
    PREPOSITIONS.has(before) &&
    before !== "," &&
    before !== "and" &&
    before !== "to" &&
    before !== "about" &&
    before !== "around" &&
    before !== "than" &&
    before !== "of" &&
    before !== "for" &&
    before !== "by" &&
    before !== "from" &&
    figures >= 1200
  );
}

function spokenYear(reader: Reader, at: number): Match | null {
  const century = reader.spelledWord(reader.lower[at]!);
  if (century === null || century < 17 || century > 20) return null;
  const next = reader.word(at + 1, at);
  const tens = reader.spelledWord(next);
  if (tens === null || tens < 20 || tens > 99) return null;
  const one = tens % 10 === 0 ? reader.spelledWord(reader.word(at + 2, at)) : null;
  const hasOne = one !== null && one > 0 && one < 10;
  return { first: at, last: hasOne ? at + 2 : at + 1, type: "DATE", value: yearValue(century * 100 + tens + (hasOne ? one : 0)), rule: "year-spoken" };
}

function withEdge(reader: Reader, first: number, last: number, { value, rule }: { value: Value; rule: string }): Match {
  let start = edgeBefore(reader, first)?.first ?? first;
  if (start < first && reader.word(start - 1, first) === "the" && start - 1 >= reader.taken) start--;
  if (reader.word(first - 1, first) === "fiscal" && first - 1 >= reader.taken) start = first - 1;
  return { first: start, last, type: "DATE", value, rule };
}

/** "last summer", "the winter of 1994", "this spring"; a bare season needs one of these. */
export function season(reader: Reader, at: number): Match | null {
  const name = reader.meaning(at, "season");
  if (name === null) return null;
  const of = reader.word(at + 1, at) === "of" ? 1 : 0;
  const figures = yearAt(reader, at + 1 + of, at);
  const lead = leadBefore(reader, at);
  if (figures !== null) {
    const the = reader.word(at - 1, at) === "the" && at - 1 >= reader.taken ? 1 : 0;
    return { first: at - the, last: at + 1 + of, type: "DATE", value: seasonValue(figures, name), rule: "season-year" };
  }
  if (lead === null) return null;
  if (reader.published === null) return { first: lead.first, last: at, type: "DATE", value: { value: `XXXX-${name}` }, rule: "season-open" };
  const now = civilDay(reader.published);
  const begins = SEASON_MONTHS[name] ?? 3;
  const inYear = lead.step === 0 ? now.year : lead.step < 0 ? now.year - (now.month > begins + 2 ? 0 : 1) : now.year + (now.month < begins ? 0 : 1);
  return { first: lead.first, last: at, type: "DATE", value: seasonValue(inYear, name), rule: "season-lead", anchor: dayValue(reader.published).value };
}

/** "the third quarter of 1989", "third-quarter", "first half". */
export function quarter(reader: Reader, at: number): Match | null {
  const hyphen = /^(first|second|third|fourth)-(quarter|half)$/.exec(reader.lower[at]!);
  const ordinal = reader.ordinal(at, at);
  const unit = hyphen?.[2] ?? reader.word(at + 1, at);
  if (hyphen === null && (ordinal === null || (unit !== "quarter" && unit !== "half"))) return null;
  const count = hyphen === null ? (ordinal ?? 0) : ["first", "second", "third", "fourth"].indexOf(hyphen[1] ?? "") + 1;
  if (count < 1 || count > (unit === "half" ? 2 : 4)) return null;
  let last = hyphen === null ? at + 1 : at;
  let first = at;
  if (reader.word(first - 1, at) === "fiscal" && first - 1 >= reader.taken) first--;
  const isNamed = hyphen === null && reader.word(first - 1, at) === "the" && first - 1 >= reader.taken;
  const owner = ownerYear(reader, first);
  if (owner !== null) first = owner.first;
  if (unit === "half" && hyphen === null && !/^(?:of|this)$/.test(reader.word(last + 1, at))) return null;
  if (isNamed) first--;
  const following = yearAfter(reader, last, at, false) ?? ofLeadYear(reader, last, at);
  if (following !== null) last = following.last;
  const given = following ?? owner;
  if (given === null && reader.published === null)
    return { first, last, type: "DATE", value: { value: unit === "half" ? `XXXX-H${count}` : `XXXX-Q${count}` }, rule: "quarter-open" };
  const now = civilDay(reader.published ?? 0);
  const begins = (count - 1) * (unit === "half" ? 6 : 3) + 1;
  const inYear = given?.year ?? (begins > now.month && tenseAround(reader, first, last) !== "future" && begins - now.month > 3 ? now.year - 1 : now.year);
  if (unit === "half")
    return {
      first,
      last,
      type: "DATE",
      value: { value: `${inYear}-H${count}`, edtf: `${inYear}-${String(begins).padStart(2, "0")}/${inYear}-${String(begins + 5).padStart(2, "0")}` },
      rule: "half-year",
    };
  return { first, last, type: "DATE", value: quarterValue(inYear, count), rule: given === null ? "quarter-latest" : "quarter-year" };
}

/** "this year's" before a quarter. */
function ownerYear(reader: Reader, first: number): { readonly year: number; readonly first: number } | null {
  if (!/^[’']s$/.test(reader.word(first - 1, first)) || reader.word(first - 2, first) !== "year" || first - 3 < reader.taken || reader.published === null)
    return null;
  const step = stepOf(reader.meaning(first - 3, "lead", first));
  return step === null ? null : { year: civilDay(reader.published).year + step, first: first - 3 };
}

const stepOf = (lead: string | null): -1 | 0 | 1 | null => (lead === "last" ? -1 : lead === "next" ? 1 : lead === "this" ? 0 : null);

function ofLeadYear(reader: Reader, last: number, near: number): { readonly year: number; readonly last: number } | null {
  if (reader.word(last + 1, near) !== "of" || reader.word(last + 3, near) !== "year" || reader.published === null) return null;
  const step = stepOf(reader.meaning(last + 2, "lead", near));
  return step === null ? null : { year: civilDay(reader.published).year + step, last: last + 3 };
}

/** Holidays by the table; without a year the latest one, or the coming one by tense. */
export function holiday(reader: Reader, at: number): Match | null {
  const candidates = reader.lexicon.holidays.get(reader.lower[at]!);
  if (candidates === undefined || !reader.isCapital(at)) return null;
  const found = candidates.find(({ words }) => words.every((word, index) => reader.word(at + index, at).replace("’", "'") === word));
  if (found === undefined) return null;
  let last = at + found.words.length - 1;
  const given = yearAfter(reader, last, at, true);
  if (given !== null) last = given.last;
  const lead = leadBefore(reader, at);
  const first = lead?.first ?? at;
  if (given !== null) return { first, last, type: "DATE", value: dayValue(holidayOf(found.rule, given.year)), rule: "holiday-year" };
  if (reader.published === null)
    return {
      first,
      last,
      type: "DATE",
      value: /^\d\d-\d\d$/.test(found.rule) ? { value: `XXXX-${found.rule}`, edtf: `XXXX-${found.rule}` } : { value: "XXXX-XX-XX" },
      rule: "holiday-open",
    };
  const now = civilDay(reader.published).year;
  const own = holidayOf(found.rule, now);
  const isComing =
    lead?.step === 1 ||
    (lead === null && tenseAround(reader, first, last) === "future") ||
    (lead === null && own - reader.published < 30 && own >= reader.published);
  const inYear = isComing
    ? own < reader.published
      ? now + 1
      : now
    : own > reader.published || (lead?.step === -1 && own === reader.published)
      ? now - 1
      : now;
  return { first, last, type: "DATE", value: dayValue(holidayOf(found.rule, inYear)), rule: "holiday-nearest", anchor: dayValue(reader.published).value };
}

/** The day a value names, for what hangs on it; `null` if it is not one day. */
export const dayOf = (value: string): number | null => parseDay(value);
