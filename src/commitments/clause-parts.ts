import type { Quantity, Span } from "../document/types.js";
import { type Clause, timesIn } from "./clause.js";

const SPELLED: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  hundred: 100,
};

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, m: 1e6, bn: 1e9 };
const MONEY: Readonly<Record<string, string>> = { $: "dollars", "£": "pounds", "€": "euros", "¥": "yen" };

/** The first count of something that is no time: "1,000 prisoners", "up to 700 meters", "$5 million". `null` if there is none. */
export function readQuantity(clause: Clause): Quantity | null {
  const { words, lower } = clause;
  const times = timesIn(clause);
  for (let word = clause.first; word < clause.end; word++) {
    const written = numberAt(lower[word]!);
    const start = words.starts[word]!;
    // "Flight 103": a number behind a name is part of it.
    if (written === null || times.some((time) => time.start <= start && start < time.end) || isPartOfName(clause, word)) continue;
    const scale = SCALES[lower[word + 1] ?? ""];
    const money = MONEY[lower[word - 1] ?? ""] ?? MONEY[clause.text[start - 1] ?? ""];
    const unit = money ?? unitAfter(clause, word + (scale === undefined ? 1 : 2));
    if (unit === null) continue;
    return boundOf(clause, word, written * (scale ?? 1), unit);
  }
  return null;
}

function boundOf(clause: Clause, word: number, value: number, unit: string): Quantity {
  const before = clause.lower
    .slice(Math.max(clause.first, word - 4), word)
    .filter((form) => MONEY[form] === undefined)
    .join(" ");
  if (/(?:up to|at most|no more than|fewer than|less than|a maximum of)$/.test(before)) return { max: value, unit, bound: "max" };
  if (/(?:at least|more than|no less than|no fewer than|over|a minimum of)$/.test(before)) return { min: value, unit, bound: "min" };
  const low = /(\S+) (?:to|or|and|-|–)$/.exec(before)?.[1];
  const min = low === undefined ? null : numberAt(low);
  if (min !== null && min < value) return { min, max: value, unit, bound: "range" };
  return { value, unit, bound: /(?:some|about|around|nearly|almost|roughly|approximately|an estimated)$/.test(before) ? "about" : "exact" };
}

const isPartOfName = ({ names, words }: Clause, word: number): boolean => {
  const start = words.starts[word]!;
  const end = words.ends[word]!;
  return names.some((name) => (name.start <= start && end <= name.end) || (name.kind !== "place" && name.end === start - 1));
};

function numberAt(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$|^\d{1,9}(?:\.\d+)?$/.test(word)) return Number(word.replaceAll(",", ""));
  return Object.hasOwn(SPELLED, word) ? (SPELLED[word] ?? null) : null;
}

/** What looks like a plural and is none, or ends the phrase. */
const NO_UNIT = /^(?:of|to|in|on|and|or|will|is|are|was|were|has|as|its|his|this|us|per|a|the|at|by|for|from|years?|months?|weeks?|days?|hours?|minutes?)$/;
const UNITS = /[^s]s$|^(?:people|men|women|children|percent|km|troops|personnel|staff)$/;
/** Adjectives between a figure and its noun. */
const LONGEST_UNIT = 3;

/** The noun that is counted: the first word behind the figure that looks like a plural. */
function unitAfter(clause: Clause, from: number): string | null {
  for (let word = from; word < Math.min(clause.end, from + LONGEST_UNIT); word++) {
    const form = clause.lower[word]!;
    if (!/^\p{L}[\p{L}-]+$/u.test(form) || NO_UNIT.test(form)) return null;
    if (UNITS.test(form) && !/ious$|ous$/.test(form)) return form;
  }
  return null;
}

const CONDITION = /\b(?:on (?:the )?condition that|provided(?: that)?|as long as|so long as|unless|if|in exchange for|in return for)\b/i;

/** What it depends on: "on the condition that …", "unless …", "if …", to the end of the clause or the next comma after six words. */
export function readCondition(clause: Clause): Span | null {
  const start = clause.words.starts[clause.first]!;
  const end = clause.words.ends[clause.end - 1]!;
  const text = clause.text.slice(start, end);
  const strict = /\b(?:on (?:the )?condition that|provided(?: that)?|as long as|so long as|unless)\b/i.exec(text);
  const match = strict ?? CONDITION.exec(text);
  // "On condition that he not be named" is how a source speaks, not what a promise hangs on.
  if (match === null || /^on (?:the )?condition that (?:\w+ ){1,4}not be (?:identified|named|quoted)/i.test(text.slice(match.index))) return null;
  const from = start + match.index;
  const rest = clause.text.slice(from, end);
  // "The deal, if reached, is …": a short condition between commas.
  const comma = /^(?:if|unless)\b[^,]{0,40},/i.exec(rest);
  const cut = comma !== null && clause.text[from - 2] === "," ? from + comma[0].length - 1 : end - (/[.;!]\s*$/.test(rest) ? 1 : 0);
  const tail = /,\s(?:the|several|two)?\s?(?:sources?|officials?|he|she|they)\s\w+$/i.exec(clause.text.slice(from, cut));
  return { start: from, end: tail === null ? cut : from + tail.index };
}
