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

/** The first count of something that is no time: "1,000 prisoners", "up to 700 meters". `null` if there is none. */
export function readQuantity(clause: Clause): Quantity | null {
  const times = timesIn(clause);
  for (let word = clause.first; word + 1 < clause.end; word++) {
    const value = numberAt(clause.lower[word]!);
    const start = clause.words.starts[word]!;
    if (value === null || times.some((time) => time.start <= start && start < time.end)) continue;
    const unit = unitAfter(clause, word + 1);
    if (unit === null) continue;
    const before = clause.lower.slice(Math.max(clause.first, word - 3), word).join(" ");
    if (/(?:up to|at most|no more than|fewer than|less than)$/.test(before)) return { max: value, unit, bound: "max" };
    if (/(?:at least|more than|no less than|over)$/.test(before)) return { min: value, unit, bound: "min" };
    return { value, unit, bound: /(?:some|about|around|nearly|almost|roughly)$/.test(before) ? "about" : "exact" };
  }
  return null;
}

function numberAt(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$|^\d{1,9}(?:\.\d+)?$/.test(word)) return Number(word.replaceAll(",", ""));
  return SPELLED[word] ?? null;
}

/** The noun that is counted: the first word behind the figure that is no adjective by its look. */
function unitAfter(clause: Clause, from: number): string | null {
  for (let word = from; word < Math.min(clause.end, from + 3); word++) {
    const form = clause.lower[word]!;
    if (!/^[\p{L}][\p{L}-]+$/u.test(form) || /^(?:of|to|in|on|and|or|will|is|are|was|per|percent|a|the)$/.test(form)) return null;
    if (/[^s]s$|^(?:people|men|women|children|percent|km|troops)$/.test(form) && !/(?:ous|ious)$/.test(form)) return form;
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
  if (match === null) return null;
  const from = start + match.index;
  const rest = clause.text.slice(from, end);
  // "The deal, if reached, is …": a short condition between commas.
  const comma = /^(?:if|unless)\b[^,]{0,40},/i.exec(rest);
  const cut = comma !== null && clause.text[from - 2] === "," ? from + comma[0].length - 1 : end - (/[.;!]\s*$/.test(rest) ? 1 : 0);
  const tail = /,\s(?:the|several|two)?\s?(?:sources?|officials?|he|she|they)\s\w+$/i.exec(clause.text.slice(from, cut));
  return { start: from, end: tail === null ? cut : from + tail.index };
}
