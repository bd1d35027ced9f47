import { parseDay } from "../text/calendar.js";
import { calendarDay } from "../text/timex.js";
import type { Action, Clause } from "./clause.js";
import { timesIn } from "./clause.js";
import { subjectOf, timesOf } from "./clause-tree.js";
import type { Place } from "./place.js";

/** Days ahead that make an appointment rather than a prospect. */
const NEAR_DAYS = 31;
const PRONOUN = /^(?:i|we|you|he|she|it|they|who|which|that|this|there)$/;
const BEFORE = /^(?:has|have|had|was|were|is|are|be|been|being|not|never|to|would|could|may|might|if|also|and|but|by|of|as)$/;

/** What tells a commitment from a forecast, a story of the past or an opinion, each as a word of its own. See `train/commitments.ts`. */
export function signsOf(clause: Clause, action: Action, { published, stance, tellsTerms }: Place): string[] {
  const { lower, syntax } = clause;
  const { first, verb, force, modality, isPassive, isUnlisted } = action;
  const when = timeSign(clause, action, published);
  const tag = syntax?.tags[first] ?? "-";
  const before = lower[first - 1] ?? "";
  return [
    `force ${force}`,
    `word ${lower[first]!}`,
    `tag ${tag}`,
    `modality ${modality}`,
    `when ${when}`,
    `stance ${stance ?? "none"}`,
    `before ${BEFORE.test(before) ? before : "-"}`,
    `subject ${subjectSign(clause, action)}`,
    `hangs ${hangsBy(clause, verb)}`,
    `force ${force} when ${when}`,
    `force ${force} tag ${tag}`,
    ...(isPassive ? ["passive"] : []),
    ...(isUnlisted ? ["unlisted"] : []),
    ...(tellsTerms ? ["terms"] : []),
    ...(tellsPast(clause, published) ? ["past"] : []),
    ...(lower.slice(clause.first, clause.end).some((word) => /^(?:i|my|you|your)$/.test(word)) ? ["reader"] : []),
    ...(lower.slice(first, verb).some((word) => /^(?:not|n't|n’t|never)$/.test(word)) ? ["negated"] : []),
  ];
}

/** When it is to be: on a day soon, later, in the past, or no time. */
function timeSign(clause: Clause, action: Action, published: string | null): string {
  let sign = "none";
  for (const time of timesOf(clause, action)) {
    const days = calendarDay(time);
    if (days === null) {
      if (time.type === "DURATION" && sign === "none") sign = "duration";
      continue;
    }
    if (published === null) return "soon";
    if (days.to < published) sign = sign === "none" || sign === "duration" ? "past" : sign;
    else if ((parseDay(days.to) ?? 0) - (parseDay(published) ?? 0) <= NEAR_DAYS) return "soon";
    else sign = "later";
  }
  return sign;
}

const LONGEST_LEAD = 28;
const DEADLINE = /\b(?:by|before|until|till|within|no later than)(?: the(?: end| close| start| middle)?(?: of)?(?: the)?)? $/i;

/** Whether its time is the last one ("by Monday", "within ten days"). */
export const hasDeadline = (clause: Clause, action: Action): boolean =>
  timesOf(clause, action).some(({ start }) => DEADLINE.test(clause.text.slice(Math.max(0, start - LONGEST_LEAD), start)));

/** Whether the clause tells of a day before publication. */
function tellsPast(clause: Clause, published: string | null): boolean {
  return published !== null && timesIn(clause).some((time) => (calendarDay(time)?.to ?? published) < published);
}

/** Of what kind the subject is. */
function subjectSign(clause: Clause, { verb }: Action): string {
  const { syntax, words, lower, names } = clause;
  const subject = syntax === null ? null : subjectOf(clause, syntax, verb);
  if (subject === null || syntax === null) return "none";
  if (PRONOUN.test(lower[subject.word]!)) return lower[subject.word]!;
  const [start, end] = [words.starts[subject.word]!, words.ends[subject.word]!];
  const name = names.find((one) => one.start <= start && one.end >= end);
  if (name !== undefined) return name.kind;
  return syntax.tags[subject.word]!.startsWith("NNP") ? "capital" : syntax.tags[subject.word]!.endsWith("S") ? "things" : "thing";
}

const LONGEST_CLIMB = 6;

/** By what the verb group hangs on the rest of the sentence. */
function hangsBy({ syntax }: Clause, verb: number): string {
  if (syntax === null) return "-";
  let at = verb;
  for (let step = 0; step < LONGEST_CLIMB && syntax.relations[at] === "xcomp" && syntax.heads[at]! >= 0; step++) at = syntax.heads[at]!;
  return syntax.relations[at]!;
}
