import type { Match, Reader } from "./reader.js";
import { countedFrom } from "./relative.js";
import { durationValue, type Unit } from "./values.js";

/** Before a count, inside the extent as TIMEX3 annotators have it ("nearly two years", "at least 72 hours", "more than a week"). */
const ABOUT_WORDS = 3;
const isAbout = (word: string): boolean => /^(?:nearly|almost|over|under|than|least|most|to|about|roughly|approximately|around)$/.test(word);

/** "60 days", "the past three years", "the first nine months", "almost a month", "48 hours after the announcement", "two weeks ago". */
export function counted(reader: Reader, at: number): Match | null {
  const count = reader.number(at, at);
  if (count === null) return null;
  let unitAt = count.last + 1;
  if (/^(?:more|additional|straight|consecutive|full|whole|other|further|working|business|calendar)$/.test(reader.word(unitAt, at))) unitAt++;
  const unit = reader.meaning(unitAt, "unit", at) as Unit | null;
  if (unit === null) return openRange(reader, at, count);
  if (unit === "TS" && reader.lower[unitAt] === "second" && count.value !== 1) return null;
  if (unit === "Q" && count.value !== null && reader.lower[unitAt] === "quarter") return null;
  let value = count.value;
  if (reader.word(unitAt + 1, at) === "and" && reader.word(unitAt + 2, at) === "a" && reader.word(unitAt + 3, at) === "half") {
    value = (value ?? 0) + 0.5;
    unitAt += 3;
  }
  const lead = leadBefore(reader, at);
  const from = lead === null ? countedFrom(reader, at, value, unit, unitAt) : null;
  if (from !== null) return { ...from, first: withAbout(reader, at) };
  if (unit === "Y" && reader.word(unitAt + 1, at) === "old") return null;
  if (isRate(reader, at)) return { first: at, last: unitAt, type: "SET", value: { value: durationValue(value, unit) }, rule: "rate" };
  const anchor = anchorAfter(reader, unitAt);
  const first = lead ?? withAbout(reader, at);
  return {
    first,
    last: unitAt,
    type: "DURATION",
    value: { value: durationValue(value, unit) },
    rule: anchor === null ? "duration" : "duration-from",
    ...(anchor === null ? {} : { anchor }),
  };
}

/** The first count of "40 to 50 days", "two or three weeks": it has the unit of the second. */
function openRange(reader: Reader, at: number, count: { readonly value: number | null; readonly last: number }): Match | null {
  if (count.value === null || !/^(?:to|or|–|-)$/.test(reader.word(count.last + 1, at))) return null;
  const second = reader.number(count.last + 2, at);
  if (second === null || second.value === null) return null;
  const unit = reader.meaning(second.last + 1, "unit", at) as Unit | null;
  if (unit === null || reader.lower[at] === "a") return null;
  return { first: withAbout(reader, at), last: count.last, type: "DURATION", value: { value: durationValue(count.value, unit) }, rule: "duration-range" };
}

/** "the past", "the last", "the next", "the first", "last", "past" before a count; also "the" alone. */
function leadBefore(reader: Reader, at: number): number | null {
  let first = at;
  const word = reader.word(at - 1, at);
  const isVerb = word === "last" && /^(?:will|would|to|could|may|might|can|should|must|shall|not|n't|n’t)$/.test(reader.word(at - 2, at));
  if (at - 1 >= reader.taken && !isVerb && /^(?:past|last|next|first|previous|coming|following|recent|latest|final)$/.test(word)) first = at - 1;
  if (first === at && /^(?:nearly|almost|about)$/.test(word) && /^(?:past|last|next)$/.test(reader.word(at - 2, at))) first = at - 2;
  const hasThe = /^(?:the|these|those)$/.test(reader.word(first - 1, at)) && first - 1 >= reader.taken && reader.lower[at] !== "a";
  return hasThe ? first - 1 : first === at ? null : first;
}

/** "up to", "at least", "no more than", "nearly": inside the extent. */
function withAbout(reader: Reader, at: number): number {
  const before = reader.word(at - 1, at);
  if (at - 1 < reader.taken || !isAbout(before)) return at;
  if (/^(?:nearly|almost|over)$/.test(before)) return at - 1;
  if (before === "than" && /^(?:more|less|fewer|longer)$/.test(reader.word(at - 2, at)) && at - 2 >= reader.taken)
    return reader.word(at - 3, at) === "no" && at - ABOUT_WORDS >= reader.taken ? at - ABOUT_WORDS : at - 2;
  if (before === "least" && reader.word(at - 2, at) === "at" && at - 2 >= reader.taken) return at - 2;
  if (before === "to" && reader.word(at - 2, at) === "up" && at - 2 >= reader.taken) return at - 2;
  return at;
}

/** "$10 a year", "four flights a week", "twice a month": a rate, not a stretch of time. */
function isRate(reader: Reader, at: number): boolean {
  if (reader.lower[at] !== "a" && reader.lower[at] !== "an") return false;
  const before = reader.word(at - 1, at);
  return (
    /^(?:once|twice|times|cents|dollars|euros|percent|%|barrels|people|tons|tonnes|flights|million|billion|thousand)$/.test(before) ||
    (/^[\d,.]+$/.test(before) && /^[$£€]$/.test(reader.word(at - 2, at)))
  );
}

/** The event that a stretch of time is counted from: "after the announcement" gives "the announcement". */
export function anchorAfter(reader: Reader, last: number): string | null {
  const turn = reader.word(last + 1, last);
  if (turn !== "after" && turn !== "before" && turn !== "from" && turn !== "of" && turn !== "following" && turn !== "since") return null;
  const start = last + 2;
  if (!/^(?:the|a|an|its|his|their|her)$/.test(reader.word(start, last))) return null;
  let end = start;
  const LONGEST = 7;
  while (
    end + 1 < start + LONGEST &&
    reader.isNear(end + 1, last) &&
    !/^[,.;:)”"]$|^(?:and|but|was|were|will|is|are|has|had|that|which|who|to|in|on|at|by|with|without|when|would)$/.test(reader.lower[end + 1]!)
  )
    end++;
  return end === start ? null : reader.text.slice(reader.words.starts[start]!, reader.words.ends[end]!);
}

/** "three-year", "48-hour", "eight-month-old", "day-long", "mid-November", "post-1958", "two-and-a-half-year". */
export function hyphenated(reader: Reader, at: number): Match | null {
  const word = reader.lower[at]!;
  const parts = word.split("-");
  if (parts.length < 2 || parts.length > 5) return null;
  const unit = reader.lexicon.words.get(parts[1] ?? "")?.get("unit") as Unit | undefined;
  const isOld = parts[2] === "old";
  if (unit !== undefined && (parts.length === 2 || (parts.length === 3 && (isOld || parts[2] === "long")))) {
    const value = /^\d+$/.test(parts[0] ?? "") ? Number(parts[0]) : reader.spelledWord(parts[0] ?? "");
    if (value === null || unit === "Q" || unit === "WE" || (isOld && unit === "Y")) return null;
    return { first: at, last: at, type: "DURATION", value: { value: durationValue(value, unit) }, rule: isOld ? "age" : "duration-hyphen" };
  }
  const first = reader.lexicon.words.get(parts[0] ?? "")?.get("unit") as Unit | undefined;
  if (first !== undefined && parts[1] === "long" && parts.length === 2) {
    return { first: at, last: at, type: "DURATION", value: { value: durationValue(/s$/.test(parts[0] ?? "") ? null : 1, first) }, rule: "duration-long" };
  }
  return null;
}

/** "weeks", "several months", "recent years", "the coming days": open counts. A bare plural needs "for", "in", "within", "after" before it. */
export function openDuration(reader: Reader, at: number): Match | null {
  const unit = reader.meaning(at, "unit") as Unit | null;
  const word = reader.lower[at]!;
  if (unit === null || !word.endsWith("s") || unit === "Q" || word === "seconds" || word === "secs") return null;
  const before = reader.word(at - 1, at);
  let first = at;
  if (/^(?:recent|coming|past|last|next|earlier|early|final|first|many|several)$/.test(before) && at - 1 >= reader.taken) first--;
  const hasThe = first < at && reader.word(first - 1, at) === "the" && first - 1 >= reader.taken;
  if (hasThe) first--;
  if (first === at && !/^(?:for|within|after|in|over|through|of|by)$/.test(before)) return null;
  if (
    first === at &&
    (before === "of" || before === "by" || before === "through") &&
    !/^(?:hundreds|thousands|dozens|tens|couple|matter)$/.test(reader.word(at - 2, at))
  )
    return null;
  if (first === at && reader.word(at + 1, at) === "ago") return { first, last: at + 1, type: "DATE", value: { value: "PAST_REF" }, rule: "ago" };
  return { first, last: at, type: "DURATION", value: { value: durationValue(null, unit) }, rule: "duration-open" };
}

/** "the seventh day of the ceasefire", "a third day": a day counted from an event whose date is not known here. */
export function ordinalDay(reader: Reader, at: number): Match | null {
  const ordinal = reader.ordinal(at, at);
  if (ordinal === null) return null;
  const unit = reader.meaning(at + 1, "unit", at) as Unit | null;
  if (unit === "CE")
    return {
      first: reader.word(at - 1, at) === "the" && at - 1 >= reader.taken ? at - 1 : at,
      last: at + 1,
      type: "DATE",
      value: { value: String(ordinal - 1).padStart(2, "0") },
      rule: "century",
    };
  if (unit === null || /s$/.test(reader.lower[at + 1]!) || !/^(?:D|W|M|Y)$/.test(unit)) return null;
  const anchor = anchorAfter(reader, at + 1);
  if (anchor === null) return null;
  const first = reader.word(at - 1, at) === "the" && at - 1 >= reader.taken ? at - 1 : at;
  return {
    first,
    last: at + 1,
    type: "DATE",
    value: { value: { D: "XXXX-XX-XX", W: "XXXX-WXX", M: "XXXX-XX", Y: "XXXX" }[unit as "D" | "W" | "M" | "Y"] },
    rule: "ordinal-day",
    anchor,
  };
}
