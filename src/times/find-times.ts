import type { Report, TimeExpression, WithSentences, WithTimes } from "../document/types.js";
import { civilDay, parseDay } from "../text/calendar.js";
import { clock, clockValue } from "./clock.js";
import { holiday, isoDate, monthDate, quarter, season, year } from "./dates.js";
import { counted, hyphenated, openDuration, ordinalDay } from "./durations.js";
import type { TimeLexicon } from "./lexicon.js";
import { type Match, Reader } from "./reader.js";
import { leadUnit, namedDay, theUnit, weekday, yearAgo } from "./relative.js";
import { set, vague, vagueNoun } from "./vague.js";

type Rule = (reader: Reader, at: number) => Match | null;

/** In this order; the first that finds something at a word has it. */
const RULES: readonly Rule[] = [
  isoDate,
  clock,
  monthDate,
  holiday,
  set,
  quarter,
  theUnit,
  leadUnit,
  weekday,
  namedDay,
  season,
  ordinalDay,
  counted,
  hyphenated,
  yearAgo,
  openDuration,
  year,
  vague,
  vagueNoun,
];

/** Story → the same story with its time expressions, in order, none overlapping. Goes once over the words. */
export function findTimes<S extends Report & WithSentences>(story: S, lexicon: TimeLexicon): S & WithTimes {
  const reader = new Reader(story.text, story.words, story.published, lexicon);
  for (let at = 0; at < story.words.count; at++) {
    if (!mayBegin(reader, at)) continue;
    const match = firstMatch(reader, at);
    if (match === null) continue;
    at = Math.max(at, keep(reader, match));
  }
  return { ...story, times: reader.found };
}

/** Most words begin no expression: only listed words, figures and hyphenated words are looked at. */
function mayBegin(reader: Reader, at: number): boolean {
  const word = reader.lower[at]!;
  const unit = word.charCodeAt(0);
  if ((unit >= 48 && unit <= 57) || word === "the" || word === "a" || word === "an" || word === "future") return true;
  return reader.lexicon.words.has(word) || reader.lexicon.holidays.has(word) || (word.includes("-") && word.length < 40);
}

function firstMatch(reader: Reader, at: number): Match | null {
  for (const rule of RULES) {
    const match = rule(reader, at);
    if (match !== null && match.first >= reader.taken) return match;
  }
  return null;
}

/** Keeps a match and gives its last word. A clock time takes the date beside it into its extent and its value. */
function keep(reader: Reader, match: Match): number {
  const whole = match.value.value.startsWith("T") ? withDate(reader, match) : match;
  const last = whole.last;
  const { words } = reader;
  const time: TimeExpression = {
    start: words.starts[whole.first]!,
    end: endOf(reader, last),
    type: whole.type,
    value: whole.value.value,
    ...(whole.value.edtf === undefined ? {} : { edtf: whole.value.edtf }),
    ...(whole.anchor === undefined ? {} : { anchor: whole.anchor }),
    rule: whole.rule,
  };
  reader.found.push(time);
  reader.taken = last + 1;
  remember(reader, time);
  return last;
}

/** The full stop of an abbreviation that also ends the sentence belongs to the sentence. */
function endOf(reader: Reader, last: number): number {
  const end = reader.words.ends[last]!;
  const isSentenceEnd = reader.words.firsts[reader.words.sentences[last]! + 1] === last + 1;
  const form = reader.words.forms[last]!;
  return isSentenceEnd && form.length > 1 && form.endsWith(".") && !/\..*\./.test(form) ? end - 1 : end;
}

function withDate(reader: Reader, match: Match): Match {
  const comma = reader.word(match.last + 1, match.first) === "," || reader.word(match.last + 1, match.first) === "on" ? 1 : 0;
  const next = match.last + 1 + comma;
  const date = reader.isNear(next, match.first)
    ? (monthDate(reader, next) ?? weekday(reader, next) ?? namedDay(reader, next) ?? monthAhead(reader, next))
    : null;
  const sentence = reader.words.sentences[match.first]!;
  const previous = reader.found.at(-1);
  const before = previous !== undefined && previous.start >= (reader.words.starts[reader.words.firsts[sentence]!] ?? 0) ? parseDay(previous.value) : null;
  if (date === null || date.first !== next) return { ...match, value: clockValue(reader, match.value.value, before) };
  const day = parseDay(date.value.value);
  return {
    ...match,
    last: date.last,
    value: day === null ? { value: `${date.value.value.slice(0, 10)}${match.value.value}` } : clockValue(reader, match.value.value, day),
  };
}

/** A date whose month comes second ("23 October"): its rule begins at the month. */
function monthAhead(reader: Reader, next: number): Match | null {
  const match = reader.isNear(next + 1, next) ? monthDate(reader, next + 1) : null;
  return match !== null && match.first === next ? match : null;
}

/** Keeps what later expressions may hang on. */
function remember(reader: Reader, time: TimeExpression): void {
  if (time.type !== "DATE" && time.type !== "TIME") return;
  const day = parseDay(time.value);
  if (day !== null) {
    reader.lastDay = day;
    reader.lastYear = civilDay(day).year;
  } else if (/^\d{4}(?:$|-\d\d$)/.test(time.value)) reader.lastYear = Number(time.value.slice(0, 4));
  const quarterOf = /^(\d{4})-Q([1-4])$/.exec(time.value);
  if (quarterOf !== null) reader.lastQuarter = { year: Number(quarterOf[1]), quarter: Number(quarterOf[2]) };
}
