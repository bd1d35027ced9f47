import type { TimeType } from "../document/types.js";
import type { Match, Reader } from "./reader.js";
import { durationValue, type Unit } from "./values.js";

/** "now", "recently", "soon"; gated where the word often means something else. */
export function vague(reader: Reader, at: number): Match | null {
  const meaning = reader.meaning(at, "vague");
  if (meaning === null) return null;
  const word = reader.lower[at]!;
  const before = reader.word(at - 1, at);
  const after = reader.word(at + 1, at);
  // "as soon as", "now that", "shortly after": conjunctions, not times.
  if (
    (word === "soon" && (before === "as" || before === "too" || before === "how")) ||
    (word === "now" && after === "that") ||
    (word === "shortly" && /^(?:after|before)$/.test(after))
  )
    return null;
  if (word === "now" && reader.isFirst(at)) return after === "," ? null : found("DATE PRESENT_REF", at, at, word);
  const first = word === "recently" && before === "more" && at - 1 >= reader.taken ? at - 1 : at;
  return found(meaning, first, at, word);
}

const found = (meaning: string, first: number, last: number, rule: string): Match => {
  const [type = "DATE", value = "PRESENT_REF"] = meaning.split(" ");
  return { first, last, type: type as TimeType, value: { value }, rule };
};

/** "the past", "the future", "in the past", "recent", "current" before a noun. */
export function vagueNoun(reader: Reader, at: number): Match | null {
  const word = reader.lower[at]!;
  const before = reader.word(at - 1, at);
  const hasThe = before === "the" && at - 1 >= reader.taken;
  const after = reader.word(at + 1, at);
  if (word === "past" && hasThe && /^(?:[.,;:)”"]|and|but|that|to|when|because|)$/.test(after))
    return { first: at - 1, last: at, type: "DATE", value: { value: "PAST_REF" }, rule: "the-past" };
  if (word === "future" && (hasThe || before === "near" || /^(?:in|of)$/.test(before))) {
    const near = before === "near" && reader.word(at - 2, at) === "the" && at - 2 >= reader.taken;
    return { first: near ? at - 2 : hasThe ? at - 1 : at, last: at, type: "DATE", value: { value: "FUTURE_REF" }, rule: "the-future" };
  }
  return null;
}

/** "daily", "every day", "each Friday", "on Tuesdays", "every two weeks", "Monday nights". */
export function set(reader: Reader, at: number): Match | null {
  const listed = reader.meaning(at, "set");
  if (listed !== null) {
    // "the Communist Party daily", "a weekly": papers.
    if (/^(?:the|a|an|its|party|independent|german|french|newspaper)$/.test(reader.word(at - 1, at)) && !/^[a-z]/.test(reader.word(at + 1, at))) return null;
    if (reader.isCapital(at) && !reader.isFirst(at)) return null;
    return { first: at, last: at, type: "SET", value: { value: listed }, rule: "set-word" };
  }
  const plural = reader.meaning(at, "weekdays");
  if (plural !== null) return { first: at, last: at, type: "SET", value: { value: `XXXX-WXX-${plural}` }, rule: "set-weekdays" };
  if (reader.meaning(at, "lead") !== "every") return null;
  const other = reader.word(at + 1, at) === "other" ? 1 : 0;
  const weekday = reader.meaning(at + 1 + other, "weekday", at);
  if (weekday !== null) return { first: at, last: at + 1 + other, type: "SET", value: { value: `XXXX-WXX-${weekday}` }, rule: "set-weekday" };
  const month = reader.meaning(at + 1, "month", at);
  if (month !== null && reader.isCapital(at + 1))
    return { first: at, last: at + 1, type: "SET", value: { value: `XXXX-${month.padStart(2, "0")}` }, rule: "set-month" };
  const unit = reader.meaning(at + 1 + other, "unit", at) as Unit | null;
  if (unit !== null && unit !== "TS")
    return { first: at, last: at + 1 + other, type: "SET", value: { value: durationValue(1 + other, unit) }, rule: "set-unit" };
  const part = reader.meaning(at + 1, "part", at);
  if (part !== null) return { first: at, last: at + 1, type: "SET", value: { value: `XXXX-XX-XXT${part}` }, rule: "set-part" };
  const count = reader.number(at + 1, at);
  const counted = count === null ? null : (reader.meaning(count.last + 1, "unit", at) as Unit | null);
  return count === null || counted === null
    ? null
    : { first: at, last: count.last + 1, type: "SET", value: { value: durationValue(count.value, counted) }, rule: "set-count" };
}
