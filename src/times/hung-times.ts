import type { TimeExpression } from "../document/types.js";
import { addDuration, formatDay, parseDay } from "../text/calendar.js";
import type { Context } from "./context.js";
import { figuresAt } from "./figures.js";

/** What is said of an event where it begins: "the ceasefire began on", "took effect", "was signed on". */
const BEGINS: ReadonlySet<string> = new Set(
  "began begins begin started starts start took takes take came comes come went goes entered enters signed announced declared made issued agreed".split(" "),
);
const AUXILIARIES: ReadonlySet<string> = new Set("was were is are be been will would has had have to officially formally also first".split(" "));
/** The day stands no further behind its verb, in words. */
const REACH = 8;
/** The words of an event, without its article. */
const LONGEST = 6;

/** Gives the times that hang on an event or a date ("the seventh day of the ceasefire", "two weeks before Christmas") their days, where these are told. */
export function resolveHung(context: Context): void {
  const { found, lasts } = context;
  let known: ReadonlyMap<string, number | null> | null = null;
  const days = (): ReadonlyMap<string, number | null> => (known ??= eventDays(context));
  for (let index = found.length - 1; index >= 0; index--) {
    const time = found[index]!;
    if (time.type === "DURATION" && time.rule === "duration-range") hangWithNext(context, index, days);
    else if (time.type === "DURATION" && time.anchor === undefined) hangOnDate(context, index);
    else if (time.anchor !== undefined && (time.rule === "ordinal-day" || time.type === "DURATION")) {
      const day = dayOf(time.anchor, days());
      if (day !== null) found[index] = time.rule === "ordinal-day" ? ordinalDay(context, index, day) : hungOn(time, day, turnAfter(context, lasts[index]!));
    }
  }
}

/** The days of the events of a text, by their words; `null` where it tells two. */
function eventDays({ atoms, found, firsts, lasts }: Context): Map<string, number | null> {
  const days = new Map<string, number | null>();
  const keep = (last: number, day: number): void => {
    for (const words of namesEnding(last)) days.set(words, days.has(words) && days.get(words) !== day ? null : day);
  };
  /** The words that end at an atom: the last one, and all back to the article. */
  const namesEnding = (last: number): string[] => {
    let first = last;
    while (
      first > last - LONGEST &&
      /^[\p{L}-]{2,}$/u.test(atoms.word(first - 1, last)) &&
      !/^(?:the|a|an|this|that|its|his|her|their|of|in|after|since)$/.test(atoms.word(first - 1, last))
    )
      first--;
    const words: string[] = [];
    for (let at = first; at <= last; at++) words.push(atoms.word(at, last));
    return first === last ? [words[0]!] : [words.join(" "), words.at(-1)!];
  };
  for (const [index, { type, value }] of found.entries()) {
    const day = type === "DATE" && value.length === 10 ? parseDay(value) : null;
    if (day === null) continue;
    const first = firsts[index]!;
    const next = lasts[index]! + 1;
    if (/^(?:the|a|its|this)$/.test(atoms.word(first - 1, first)) && /^[a-z-]{4,}$/.test(atoms.word(next, first))) keep(next, day);
    for (let at = first - 1; at >= first - REACH && atoms.isNear(at, first); at--) {
      const word = atoms.word(at, first);
      if (/^[.,;:()"“”]$/.test(word)) break;
      if (!BEGINS.has(word)) continue;
      let subject = at - 1;
      while (AUXILIARIES.has(atoms.word(subject, first))) subject--;
      if (/^[\p{L}-]{3,}$/u.test(atoms.word(subject, first))) keep(subject, day);
      break;
    }
  }
  return days;
}

/** The day of "the start of the first phase", "the announcement"; `null` where it is not told, or twice. */
function dayOf(anchor: string, days: ReadonlyMap<string, number | null>): number | null {
  const words = anchor
    .toLowerCase()
    .replace(/^(?:the|a|an|its|his|her|their) /, "")
    .replace(/^(?:start|beginning|entry into force|signing|announcement) of (?:the|a|its) /, "");
  return days.get(words) ?? null;
}

function ordinalDay({ atoms, found, firsts }: Context, index: number, day: number): TimeExpression {
  const time = found[index]!;
  const first = firsts[index]!;
  const count = figuresAt("ord", atoms, atoms.word(first, first) === "the" ? first + 1 : first, first);
  if (count === null || !/^X{4}-X{2}-X{2}$/.test(time.value)) return time;
  const value = formatDay(day + Number(count.value) - 1);
  return { ...time, value, edtf: value };
}

/** The word behind a stretch of time that says on which side of its anchor it lies. */
const turnAfter = ({ atoms }: Context, last: number): string => atoms.word(last + 1, last);

/** A count of days, weeks, months or years. */
const WHOLE_UNITS = /^P\d{1,4}[DWMY]$/;

/** A stretch of time with the day to which it leads: the value is still how long it is. Hours before a day lead to none. */
function hungOn(time: TimeExpression, day: number, turn: string): TimeExpression {
  const isBefore = turn === "before";
  const to = isBefore && !WHOLE_UNITS.test(time.value) ? null : addDuration(day, time.value, isBefore ? -1 : 1);
  const { rule, anchor, ...rest } = time;
  return to === null ? time : { ...rest, edtf: formatDay(to), ...(anchor === undefined ? {} : { anchor }), rule };
}

/** "two weeks before Christmas", "ten days after January 5". */
function hangOnDate(context: Context, index: number): void {
  const { atoms, found, firsts, lasts } = context;
  const next = found[index + 1];
  const last = lasts[index]!;
  if (next === undefined || !/^(?:before|after|from|following)$/.test(turnAfter(context, last))) return;
  const begins = firsts[index + 1]!;
  if (begins !== last + 2 && !(begins === last + 3 && atoms.word(last + 2, last) === "the")) return;
  const day = next.edtf === undefined || next.edtf.length !== 10 ? null : parseDay(next.edtf);
  if (day === null || !atoms.isNear(begins, last)) return;
  const { rule: _rule, ...rest } = found[index]!;
  found[index] = hungOn({ ...rest, anchor: next.value, rule: "duration-from" }, day, turnAfter(context, last));
}

/** "40 to 50 days from the start": the first figure hangs on what the second does. */
function hangWithNext(context: Context, index: number, days: () => ReadonlyMap<string, number | null>): void {
  const { found, lasts } = context;
  const next = found[index + 1];
  if (next?.anchor === undefined || next.type !== "DURATION") return;
  const { rule, ...rest } = found[index]!;
  const day = dayOf(next.anchor, days()) ?? parseDay(next.anchor);
  const hung = { ...rest, anchor: next.anchor, rule };
  found[index] = day === null ? hung : hungOn(hung, day, turnAfter(context, lasts[index + 1]!));
}
