import type { Stance } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { calendarDay } from "../text/timex.js";
import { type Action, type Clause, textOf, timesIn } from "./clause.js";
import { timesOf } from "./clause-tree.js";
import { hasDeadline, signsOf } from "./commitment-signs.js";
import { subjectHasAction } from "./find-action.js";
import type { CommitmentLexicon, Force } from "./lexicon.js";
import { logOddsOf } from "./likely.js";
import type { Place } from "./place.js";

/** What others deny, doubt, praise or lay to somebody is no commitment of theirs. */
const NOT_OWN: ReadonlySet<Stance> = new Set(["denies", "doubts", "evaluates", "alleges"]);
const DEADLINE = /\b(?:by the end of|no later than|deadline|at the latest)\b/i;
const WITHIN = /\b(?:within|after)(?: the(?: next)?)? $/i;

/**
 * Log-odds from which on what the rules let through is kept. Cross-validated over documents (`train/commitments.ts`), of 492 such verb groups of open text, read,
 * 284 are commitments (.58); from here on .72 of those kept are, and .88 of them are kept (.74 at .85 from -0.25 on, .69 at .91 from -0.75 on).
 */
const SURE = -0.5;

/** What the rules let through and what its signs speak for; the terms of an agreement and a duty with its last day in any case. */
export function isCommitment(clause: Clause, action: Action, place: Place, lexicon: CommitmentLexicon): boolean {
  if (!mayBeCommitment(clause, action, place, lexicon)) return false;
  const isTerm = place.tellsTerms && isTermOf(clause, action, lexicon);
  const isDuty = (action.force === "duty" || action.force === "order") && (hasDeadline(clause, action) || DEADLINE.test(textOf(clause)));
  return isTerm || isDuty || clause.syntax === null || logOddsOf(signsOf(clause, action, place), lexicon.signs) >= SURE;
}

/** Terms of an agreement, a pledge, an order, a schedule, or a duty or plan with a time; a mere prediction is none. */
export function mayBeCommitment(clause: Clause, action: Action, place: Place, lexicon: CommitmentLexicon): boolean {
  const { stance, tellsTerms } = place;
  if ((stance !== null && NOT_OWN.has(stance)) || isOfReader(clause, action)) return false;
  if (stance === "demands" && !isRuled(clause, action, place.published)) return false;
  const isTerm = tellsTerms && isTermOf(clause, action, lexicon);
  if (isConditional(clause, action)) return tellsTerms && subjectHasAction(clause, action.first, lexicon);
  if ((PAST_FORMS.has(action.force) && isOver(clause, action, place.published)) || isGuess(clause, action) || isRefused(clause, action)) return false;
  const isWeak = action.isUnlisted || lexicon.weak.has(action.lemma) || action.lemma === "be";
  const hasTime = isTimed(clause, place.published);
  switch (action.force) {
    case "order":
    case "schedule":
    case "pledge":
    case "intent":
      return true;
    case "grant":
    case "reported":
      return isTerm;
    case "duty":
    case "plan":
      return isTerm || hasTime;
    case "bare":
      if (action.isUnlisted) return isExactlyTimed(clause, place.published) && hasAgent(clause, action);
      return isTerm || hasTime || (stance === "commits" && !isWeak);
  }
}

/** What somebody demands binds nobody, unless it is told as a duty or an order with its time ("must pay by March, the court ruled"). */
const isRuled = (clause: Clause, { force }: Action, published: string | null): boolean => (force === "duty" || force === "order") && isTimed(clause, published);

/** In terms a light verb counts with an action as its subject, a time, or a figure. */
function isTermOf(clause: Clause, action: Action, lexicon: CommitmentLexicon): boolean {
  if (!lexicon.weak.has(action.lemma) && action.lemma !== "be") return true;
  const rest = clause.lower.slice(action.verb, clause.end);
  return (
    subjectHasAction(clause, action.first, lexicon) || timesIn(clause).length > 0 || rest.some((word) => /^\d/.test(word) || lexicon.actionNouns.has(word))
  );
}

/** "I" and "you" are the writer and the reader, unless in a pledge. */
const isOfReader = ({ lower }: Clause, { first, force }: Action): boolean =>
  lower[first - 1] === "you" || (lower[first - 1] === "i" && force !== "pledge" && force !== "schedule");

const isConditional = ({ lower, first }: Clause, action: Action): boolean =>
  /^(?:if|whether|unless|when)$/.test(lower[first]!) || lower.slice(first, action.first).some((word) => word === "if" || word === "whether");

/** Modals that may tell of an undertaking long kept or broken. */
const PAST_FORMS: ReadonlySet<Force> = new Set(["pledge", "order", "schedule", "intent", "plan", "reported"]);

/** "are not being ordered to", "has never agreed to": no such undertaking. */
const isRefused = ({ lower, first }: Clause, action: Action): boolean =>
  action.force !== "bare" && lower.slice(Math.max(first, action.first - 4), action.first).some((word) => /^(?:not|never|n't|n’t|no)$/.test(word));

const isGuess = ({ lower, first }: Clause, action: Action): boolean =>
  lower.slice(first, action.first).some((word) => /^(?:likely|unlikely|probably|perhaps)$/.test(word));

/** Whether the clause tells of a day or year past by publication, and of none ahead: an undertaking of long ago. */
function isOver(clause: Clause, action: Action, published: string | null): boolean {
  if (published === null) return false;
  // "On Sunday the Front agreed to leave": the day before the verb is that of the promise.
  const from = action.force === "schedule" || action.force === "plan" || action.force === "reported" ? 0 : clause.words.ends[action.verb]!;
  const times = timesOf(clause, action).filter(({ start }) => start >= from);
  const days = times.flatMap((time) => calendarDay(time) ?? []);
  return days.length > 0 && days.every(({ to }) => to < published);
}

/** Whether it has a deadline, or a day after publication. */
function isTimed(clause: Clause, published: string | null): boolean {
  if (DEADLINE.test(textOf(clause))) return true;
  return timesIn(clause).some((time) => {
    if (time.type === "DURATION") return WITHIN.test(clause.text.slice(Math.max(0, time.start - 20), time.start)) || time.anchor !== undefined;
    const days = calendarDay(time);
    return published !== null && days !== null && days.to >= published && days.from > published.slice(0, 4);
  });
}

const LONGEST_STRETCH = 31;

/** Whether it has a day, week or month ahead. */
function isExactlyTimed(clause: Clause, published: string | null): boolean {
  return timesIn(clause).some((time) => {
    const days = calendarDay(time);
    if (published === null || days === null || days.to < published) return false;
    return (parseDay(days.to) ?? 0) - (parseDay(days.from) ?? 0) < LONGEST_STRETCH;
  });
}

/** Whether somebody who can act stands right before the verb group. */
function hasAgent(clause: Clause, { first }: Action): boolean {
  if (/^(?:he|she|they|we|who)$/.test(clause.lower[first - 1] ?? "")) return true;
  const start = clause.words.starts[first]!;
  return clause.names.some((name) => (name.kind === "person" || name.kind === "body") && name.end === start - 1);
}
