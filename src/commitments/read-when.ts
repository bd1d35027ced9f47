import type { Modality, Relation, Span, TimeExpression, When } from "../document/types.js";
import { civilDay, dayNumber, daysInMonth, formatDay, parseDay, weekdayOf } from "../text/calendar.js";
import { calendarDay, type DayRange } from "../text/timex.js";
import type { Action, Clause } from "./clause.js";
import { timesOf } from "./clause-tree.js";
import { type CommitmentLexicon, triggerOf } from "./lexicon.js";

/** Time values that are an ISO 8601 duration of whole units. */
const DURATION = /^P(?:\d|T\d)/;

/** What is known of a commitment before its time is read. */
export interface WhenContext {
  /** Times in the condition are not when it is due. */
  readonly condition: Span | null;
  readonly phase: string | null;
  /** A day before this one is past and no deadline. */
  readonly published: string | null;
  readonly lexicon: CommitmentLexicon;
}

/** When a commitment is due: a stretch from a trigger, a date, a phase, at once; `anchor` is `null` where the words give none. */
export function readWhen(clause: Clause, action: Action, { condition, phase, published, lexicon }: WhenContext): When {
  const times = timesOf(clause, action).filter((time) => condition === null || time.end <= condition.start || time.start >= condition.end);
  const lasts = times.find(({ type, value }) => type === "DURATION" && DURATION.test(value));
  if (action.lemma === "last" && lasts !== undefined)
    return { relation: "from", anchor: phase ?? triggerOf(subjectText(clause, action), lexicon), duration: lasts.value };
  return (
    fromDuration(clause, action, times, { lexicon, published }) ??
    fromOrdinal(clause, times, lexicon) ??
    fromDate(clause, action, times, published) ??
    fromEndOf(clause, published) ??
    fromPhase(clause, phase)
  );
}

const subjectText = (clause: Clause, action: Action): string =>
  clause.text.slice(clause.words.starts[clause.first]!, clause.words.starts[action.first]!).trim();

/** "48 hours after the announcement", "after 40 to 50 days from the start of the first phase", "within 10 days". */
function fromDuration(
  clause: Clause,
  action: Action,
  times: readonly TimeExpression[],
  { lexicon, published }: Pick<WhenContext, "lexicon" | "published">,
): When | null {
  const at = times.findIndex(({ type, value }) => type === "DURATION" && DURATION.test(value));
  const time = times[at];
  if (time === undefined) return null;
  const next = times[at + 1];
  const isRange = time.rule === "duration-range" && next !== undefined && next.type === "DURATION";
  const last = isRange ? next : time;
  const before = wordBefore(clause, time.start);
  const after = wordAfter(clause, last.end);
  const anchor = last.anchor === undefined ? null : triggerOf(last.anchor, lexicon);
  const offset = { min: time.value, max: last.value };
  // "will begin in two to three days": counted from the day on which it is told.
  if (before === "in" && anchor === null && published !== null) return { relation: "after", anchor: published, offset };
  if (before === "within" || before === "in") return { relation: "within", anchor, offset: { min: "P0D", max: last.value } };
  if (after === "after" || after === "following" || after === "from") return { relation: "after", anchor, offset };
  if (before === "after") return { relation: "after", anchor, offset };
  if (after === "before") return { relation: "before", anchor, offset };
  return before === "for" && time.start > clause.words.starts[action.verb]! ? { relation: "during", anchor, duration: last.value } : null;
}

/** "starting the seventh day of the ceasefire": counted with day one or elapsed, where the text does not settle it. */
function fromOrdinal(clause: Clause, times: readonly TimeExpression[], lexicon: CommitmentLexicon): When | null {
  const time = times.find(({ rule, anchor }) => rule === "ordinal-day" && anchor !== undefined);
  if (time === undefined || time.anchor === undefined) return null;
  const count = ordinalIn(clause.text.slice(time.start, time.end));
  return count === null ? null : { relation: "from", anchor: triggerOf(time.anchor, lexicon), offset: { min: `P${count - 1}D`, max: `P${count}D` } };
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
];

function ordinalIn(words: string): number | null {
  const figures = /(\d+)(?:st|nd|rd|th)/.exec(words);
  if (figures !== null) return Number(figures[1]);
  const at = words
    .toLowerCase()
    .split(/\s+/)
    .map((word) => ORDINALS.indexOf(word))
    .find((index) => index >= 0);
  return at === undefined ? null : at + 1;
}

/** The day or stretch of days nearest to the verb that is not past; what stands behind "said" is when it was said. */
function fromDate(clause: Clause, action: Action, times: readonly TimeExpression[], published: string | null): When | null {
  const verb = clause.words.ends[action.verb]!;
  let nearest: { readonly time: TimeExpression; readonly days: DayRange; readonly distance: number } | null = null;
  for (const time of times) {
    const days = calendarDay(time);
    if (days === null || (published !== null && days.to < published) || isOfSaying(clause, action, time)) continue;
    // Times before the verb are as near only as the head of the clause ("On Monday, …").
    const distance = time.start >= verb ? time.start - verb : 2 * (verb - time.end);
    if (nearest === null || distance < nearest.distance) nearest = { time, days, distance };
  }
  if (nearest === null) return null;
  const { time, days } = nearest;
  const relation = relationBefore(clause, time, action.modality);
  const range = days.from === days.to ? days.from : `${days.from}/${days.to}`;
  const isEnd = relation === "before" && END.test(clause.text.slice(Math.max(0, time.start - LONGEST_LEAD), time.end));
  return { relation, anchor: isEnd ? days.to : range };
}

const END_OF = /\b(?:by|before) the end of (?:the|this) (week|month|year)\b/i;

/** "by the end of the year": of the one in which it is told. */
function fromEndOf(clause: Clause, published: string | null): When | null {
  const unit = END_OF.exec(clause.text.slice(clause.words.starts[clause.first]!, clause.words.ends[clause.end - 1]!))?.[1]?.toLowerCase();
  const day = published === null ? null : parseDay(published);
  if (unit === undefined || day === null) return null;
  const { year, month } = civilDay(day);
  const last = unit === "week" ? day + 7 - weekdayOf(day) : unit === "month" ? dayNumber(year, month, daysInMonth(year, month)) : dayNumber(year, 12, 31);
  return { relation: "before", anchor: formatDay(last) };
}

/** "said on Monday", "on Monday announced" */
function isOfSaying(clause: Clause, { verb }: Action, time: TimeExpression): boolean {
  // "Is due to be published on Monday": the action itself.
  if (clause.words.ends[verb]! <= time.start && /^\s+(?:(?:on|late|early|the)\s+)*$/.test(clause.text.slice(clause.words.ends[verb]!, time.start)))
    return false;
  const before = /([\p{L}]+)(?:\s+(?:on|late|early|the))*\s+$/u.exec(clause.text.slice(Math.max(0, time.start - 32), time.start))?.[1]?.toLowerCase() ?? "";
  return SAID.test(before) || SAID.test(wordAfter(clause, time.end));
}

const SAID = /^(?:said|says|told|announced|reported|added|confirmed|saying|posted|published|updated)$/;
const END = /\b(?:end|close) of\b/i;
const LONGEST_LEAD = 24;

function relationBefore(clause: Clause, time: TimeExpression, modality: Modality): Relation {
  const lead = clause.text.slice(Math.max(0, time.start - LONGEST_LEAD), time.start);
  if (/\b(?:no later than|by (?:the )?(?:(?:end|close|middle|beginning|start) of )?(?:the )?)\s*$/i.test(lead)) return "before";
  const before = wordBefore(clause, time.start);
  if (before === "before") return "before";
  // "will not be held until Monday": then it will.
  if (/\b(?:until|till) at least (?:the )?$/i.test(lead)) return "until";
  if ((before === "until" || before === "till") && modality === "must-not") return "at";
  if (before === "until" || before === "till") return clause.lower.includes("until") && OBLIGED.test(lead) ? "before" : "until";
  if (before === "after") return "after";
  return /^(?:from|starting|since|beginning)$/.test(before) ? "from" : "at";
}

/** "has until Monday to …": a deadline, not how long it lasts. */
const OBLIGED = /\b(?:has|have|had|given) until\s*(?:the )?$/i;

const AT_ONCE = /\b(?:immediate|immediately|at once|without delay|with immediate effect)\b/i;

function fromPhase(clause: Clause, phase: string | null): When {
  const words = clause.text.slice(clause.words.starts[clause.first]!, clause.words.ends[clause.end - 1]!);
  if (AT_ONCE.test(words)) return { relation: "at", anchor: phase, offset: { min: "P0D", max: "P0D" } };
  return { relation: "during", anchor: phase };
}

const wordBefore = (clause: Clause, offset: number): string =>
  /([\p{L}]+)\s+(?:the\s+)?$/u.exec(clause.text.slice(Math.max(0, offset - 24), offset))?.[1]?.toLowerCase() ?? "";
const wordAfter = (clause: Clause, offset: number): string => /^\s+([\p{L}]+)/u.exec(clause.text.slice(offset, offset + 24))?.[1]?.toLowerCase() ?? "";
