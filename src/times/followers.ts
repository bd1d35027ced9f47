import { civilDay, dayNumber, isCivilDay, parseDay } from "../text/calendar.js";
import type { Atoms } from "./atoms.js";
import type { Context, Resolved, RuleMatch } from "./context.js";
import { dayValue, yearValue } from "./values.js";

/** What a list or range goes on with: the bare days of "April 4, 5 and 9", the bare end of "1914–18". */
interface Follower {
  readonly first: number;
  readonly last: number;
  readonly resolved: Resolved;
}

/** A list has no more days than a month. */
const LONGEST_LIST = 31;

/** The bare figures after a date that share its month or century. */
export function followers(context: Context, match: RuleMatch, resolved: Resolved): Follower[] {
  const isDay = match.get("day") !== undefined && match.get("month") !== undefined && match.get("year") === undefined && resolved.type !== "TIME";
  if (isDay && lastIsDay(context, match)) return days(context, match, resolved);
  return match.rule.id === "year" || match.rule.id === "fiscal-year-figures" ? rangeEnd(context, match, resolved) : [];
}

/** Whether the match ends in the figures of the day ("April 4", not "4 April"). */
const lastIsDay = ({ atoms }: Context, { last }: RuleMatch): boolean => atoms.meaning(last, last, "int") !== undefined;

const LINKS = /^(?:,|and|or|to|through|-|–|—|&)$/;

function days({ atoms }: Context, match: RuleMatch, resolved: Resolved): Follower[] {
  const base = parseDay(resolved.value);
  const found: Follower[] = [];
  let previous = Number(match.get("day"));
  let at = match.last + 1;
  while (found.length < LONGEST_LIST) {
    let next = at;
    while (next < at + 2 && LINKS.test(atoms.word(next, match.first))) next++;
    if (next === at && atoms.glued[at] !== 1) break;
    const day = Number(atoms.meaning(next, match.first, "int") ?? 0);
    if (day <= previous || day > 31 || isCounting(atoms, next)) break;
    const value = base === null ? `${resolved.value.slice(0, -2)}${String(day).padStart(2, "0")}` : null;
    const { year, month } = civilDay(base ?? 0);
    if (value === null && !isCivilDay(year, month, day)) break;
    found.push({ first: next, last: next, resolved: { ...resolved, ...(value === null ? dayValue(dayNumber(year, month, day)) : { value, edtf: value }) } });
    previous = day;
    at = next + 1;
  }
  return found;
}

/** Whether figures count what follows ("April 4 and 5 soldiers"). */
function isCounting(atoms: Atoms, at: number): boolean {
  const next = atoms.word(at + 1, at);
  return (
    (/^[a-z]{2,}$/.test(next) && !/^(?:and|or|to|at|in|on|for|with|when|as|but|by|after|before|respectively|that|which|from)$/.test(next)) ||
    next === "%" ||
    next === ":"
  );
}

function rangeEnd({ atoms }: Context, match: RuleMatch, resolved: Resolved): Follower[] {
  const isDash = /^[-–—/]$/.test(atoms.word(match.last + 1, match.first)) && atoms.glued[match.last + 1] === 1;
  const at = match.last + (isDash ? 2 : 1);
  const two = atoms.meaning(at, match.first, "two");
  if (two === undefined || atoms.glued[at] !== 1 || !/^\d{4}$/.test(resolved.value)) return [];
  const year = Number(resolved.value.slice(0, 2) + two);
  const end = yearValue(year);
  return year > Number(resolved.value) ? [{ first: at, last: at, resolved: match.rule.id === "year" ? end : { ...end, edtf: `${end.value}~` } }] : [];
}
