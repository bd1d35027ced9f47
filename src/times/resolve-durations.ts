import type { Context, Operation, Resolved, RuleMatch } from "./context.js";
import { eventAfter } from "./event-anchor.js";
import { durationValue, openUnit, type Unit } from "./values.js";

const unitOf = (match: RuleMatch): Unit => (match.get("unit") ?? match.get("span-unit") ?? match.get("plural") ?? "D") as Unit;

const countOf = (match: RuleMatch, given: string | undefined): number | null => {
  const count = given ?? match.get("count") ?? "1";
  return count === "X" ? null : Number(count);
};

/** A count of units; `args` the count where the words have none. The event it is counted from is its anchor. */
const duration: Operation = (match, context, [given]) => {
  const value = durationValue(countOf(match, given), unitOf(match));
  const anchor = eventAfter(context, match.last);
  const rule = match.rule.id === "duration" && anchor !== null ? "duration-from" : match.rule.id;
  return { value, rule, ...(anchor === null ? {} : { anchor }) };
};

/** An open count of the units of a plural: "recent years". Whole quarters and seconds are seldom meant. */
const plural: Operation = (match, context, args) => {
  const unit = match.get("plural") ?? match.get("span-unit");
  if (unit === undefined || unit === "Q" || unit === "TS") return null;
  const anchor = eventAfter(context, match.last);
  return { value: durationValue(countOf(match, args[0]), unit as Unit), ...(anchor === null ? {} : { anchor }) };
};

/** A count of units, but not "a second" and "a quarter", which are mostly something else. */
const gated: Operation = (match, context, args) => {
  const unit = match.get("unit");
  const word = context.atoms.word(match.last, match.first);
  return (unit === "Q" && word === "quarter") || (unit === "TS" && word === "second") ? null : duration(match, context, args);
};

/** "two hours and a half". */
const andHalf: Operation = (match) => ({ value: durationValue(Number(match.get("count")) + 0.5, unitOf(match)) });

/** "one week and three days". */
const sum: Operation = (match) => {
  const first = durationValue(Number(match.get("count")), unitOf(match));
  const second = durationValue(Number(match.get("count2")), (match.get("unit2") ?? "D") as Unit);
  const isTime = first.startsWith("PT");
  if (isTime !== second.startsWith("PT")) return isTime ? null : { value: `${first}${second.slice(1)}` };
  return { value: `${first}${second.slice(isTime ? 2 : 1)}` };
};

/** "every two weeks", "each month": how often. `args` the count. */
const every: Operation = (match, _context, [given]) => ({ value: durationValue(countOf(match, given), unitOf(match)) });

const everyWeekday: Operation = (match) => ({ value: `XXXX-WXX-${match.get("weekday") ?? match.get("weekdays")}${suffixOf(match)}` });
const suffixOf = (match: RuleMatch): string => {
  const part = match.get("part") ?? match.get("parts");
  return part === undefined ? "" : `T${part}`;
};
const everyMonth: Operation = (match) => ({ value: `XXXX-${(match.get("month") ?? "").padStart(2, "0")}` });
const everyPart: Operation = (match) => ({ value: `XXXX-XX-XX${suffixOf(match)}` });
const everyWord: Operation = (match) => ({ value: match.get("set") ?? "" });

/** "the seventh day of the ceasefire": its date is not known here, what it is counted from is. */
const ordinalDay: Operation = (match, context): Resolved | null => {
  const anchor = eventAfter(context, match.last);
  return anchor === null ? null : { ...openUnit(unitOf(match)), anchor };
};

/** "the weeks before the killing", "the days after the vote": as long as it is open, and hangs on an event. */
const around = (match: RuleMatch, context: Context): Resolved | null => {
  const anchor = eventAfter(context, match.last);
  return { value: durationValue(null, (match.get("plural") ?? "D") as Unit), ...(anchor === null ? {} : { anchor }) };
};

export const durationOperations = {
  duration,
  "duration-plural": plural,
  "duration-gated": gated,
  "duration-half": andHalf,
  sum,
  every,
  "every-weekday": everyWeekday,
  "every-month": everyMonth,
  "every-part": everyPart,
  "every-word": everyWord,
  "ordinal-day": ordinalDay,
  around,
} as const;
