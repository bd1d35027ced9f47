import type { Report, TimeExpression, WithDays, WithSentences, WithTimes } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { Atoms } from "./atoms.js";
import { Context, type DoubtFilter, type Resolved, type RuleMatch } from "./context.js";
import { findDays } from "./event-days.js";
import { followers } from "./followers.js";
import { resolveHung } from "./hung-times.js";
import { leftEdge } from "./left-edge.js";
import type { TimeLexicon } from "./lexicon.js";
import { matchPattern } from "./pattern.js";
import { markRanges } from "./ranges.js";
import { chooseReading } from "./reading.js";
import { onDay, zoneOf } from "./resolve-clock.js";

/** A match with its value. `value` is `null` where the words are no time. */
interface Kept {
  readonly match: RuleMatch;
  readonly resolved: Resolved | null;
}

/** Story → the same story with its time expressions, in order, none overlapping, and the days of its events. Goes over the words once for each. */
export function findTimes<S extends Report & WithSentences>(story: S, lexicon: TimeLexicon, isTime: DoubtFilter): S & WithTimes & WithDays {
  const atoms = new Atoms(story.words, lexicon);
  const context = new Context({
    text: story.text,
    atoms,
    published: story.published,
    reading: chooseReading(atoms, story.published),
    isTime,
    rules: lexicon.rules,
  });
  let done = -1;
  for (const at of atoms.beginnings) {
    if (at <= done) continue;
    const kept = bestAt(context, at);
    if (kept !== null) done = kept.resolved === null ? kept.match.last : keep(context, kept.match, kept.resolved);
  }
  resolveHung(context);
  markRanges(context);
  return { ...story, times: context.found, days: findDays(context, story.sentences) };
}

/** Of the rules that match at an atom the one that marks furthest, then the first of the table. */
function bestAt(context: Context, at: number): Kept | null {
  const matches = matchesAt(context, at);
  if (matches.length > 1) matches.sort((a, b) => b.last - a.last);
  for (const match of matches) {
    if (match.rule.operation === null) return { match, resolved: null };
    const resolved = match.rule.operation(match, context, match.rule.args);
    if (resolved === null) continue;
    return { match, resolved: match.rule.flags.has("doubt") && !context.isTime(context, match) ? null : resolved };
  }
  return null;
}

const NONE: ReadonlySet<number> = new Set();

function matchesAt({ atoms, taken, rules }: Context, at: number): RuleMatch[] {
  const matches: RuleMatch[] = [];
  const { rules: begun, alone } = atoms.entries[at]!;
  const next = atoms.isNear(at + 1, at) ? atoms.entries[at + 1]!.seconds : NONE;
  for (const index of next.size === 0 ? alone : begun) {
    if (next.size > 0 && !next.has(index) && !alone.includes(index)) continue;
    const rule = rules[index]!;
    const found = matchPattern(rule.pattern, atoms, at);
    if (found === null || found.first < taken) continue;
    const { names } = rule.pattern;
    matches.push({ rule, first: found.first, last: found.last, get: (name) => found.values[names.indexOf(name)] });
  }
  return matches;
}

/** Keeps an expression and what hangs on it in a list or range; gives its last atom. A clock time takes the date beside it in. */
function keep(context: Context, match: RuleMatch, resolved: Resolved): number {
  const whole = match.rule.id.startsWith("clock") ? withDate(context, match, resolved) : { match, resolved };
  push(context, leftEdge(context, whole.match), whole.match.last, whole.match, whole.resolved);
  let { last } = whole.match;
  for (const follower of followers(context, whole.match, whole.resolved)) {
    push(context, follower.first, follower.last, whole.match, follower.resolved);
    last = follower.last;
  }
  return last;
}

function push(context: Context, first: number, last: number, { rule }: RuleMatch, resolved: Resolved): void {
  const { atoms } = context;
  const time: TimeExpression = {
    start: atoms.starts[first]!,
    end: endOf(context, last),
    type: resolved.type ?? rule.type,
    value: resolved.value,
    ...(resolved.edtf === undefined ? {} : { edtf: resolved.edtf }),
    ...(resolved.anchor === undefined ? {} : { anchor: resolved.anchor }),
    rule: resolved.rule ?? rule.id,
  };
  context.found.push(time);
  context.firsts.push(first);
  context.lasts.push(last);
  context.taken = last + 1;
  context.remember(time, atoms.sentences[first]!);
}

/** The full stop of an abbreviation that also ends the sentence belongs to the sentence. */
function endOf({ atoms, text }: Context, last: number): number {
  const start = atoms.starts[last]!;
  const end = atoms.ends[last]!;
  const isSentenceEnd = atoms.sentences[last + 1] !== atoms.sentences[last];
  const form = text.slice(start, end);
  return isSentenceEnd && form.length > 1 && form.endsWith(".") && form.indexOf(".") === form.length - 1 ? end - 1 : end;
}

/** "9 a.m. Tuesday", "5 p.m. EST, Nov. 6": one expression. In "9 a.m. (0600 GMT) Tuesday" the date stays outside, its day is taken. */
function withDate(context: Context, match: RuleMatch, resolved: Resolved): { readonly match: RuleMatch; readonly resolved: Resolved } {
  const { atoms } = context;
  const bracket = behindBracket(atoms, match.last + 1);
  const next = bracket ?? match.last + (/^(?:,|on)$/.test(atoms.word(match.last + 1, match.first)) ? 2 : 1);
  if (!atoms.isNear(next, match.first) || atoms.entries[next]!.rules.length === 0) return { match, resolved };
  const beside = bestAt(context, next);
  if (beside === null || beside.resolved === null || beside.match.first !== next || beside.match.rule.type !== "DATE") return { match, resolved };
  const day = parseDay(beside.resolved.value);
  const isOpenDay = /^XXXX-(?:WXX-\d|XX-XX|\d\d-\d\d)$/.test(beside.resolved.value);
  if ((day === null && !isOpenDay) || beside.resolved.type === "TIME") return { match, resolved };
  const time = resolved.value.slice(resolved.value.indexOf("T"));
  const together = day === null ? { value: beside.resolved.value + time } : onDay(time, day, zoneOf(match));
  return {
    match: bracket === null ? { ...match, last: beside.match.last } : match,
    resolved: { ...together, ...(beside.resolved.anchor === undefined ? {} : { anchor: beside.resolved.anchor }) },
  };
}

/** A bracket with the same time in another zone is no longer than this, in atoms. */
const LONGEST_BRACKET = 6;

/** The atom behind a short bracket that begins at `at`; `null` where none does. */
function behindBracket(atoms: Atoms, at: number): number | null {
  if (atoms.word(at, at - 1) !== "(") return null;
  for (let next = at + 1; next <= at + LONGEST_BRACKET; next++) if (atoms.word(next, at) === ")") return next + (atoms.word(next + 1, at) === "on" ? 2 : 1);
  return null;
}
