import type { Stance } from "../document/types.js";
import { calendarDay } from "../text/timex.js";
import { type Action, type Clause, textOf, timesIn } from "./clause.js";
import { subjectHasAction } from "./find-action.js";
import type { CommitmentLexicon, Force } from "./lexicon.js";

/** What is known of the place in which a clause stands. */
export interface Place {
  readonly published: string | null;
  /** Stance of the attribution it stands in. */
  readonly stance: Stance | null;
  /** Whether the sentences around tell the terms of an agreement. */
  readonly tellsTerms: boolean;
}

/** What others deny, doubt, demand, praise or lay to somebody is no commitment of theirs. */
const NOT_OWN: ReadonlySet<Stance> = new Set(["denies", "doubts", "demands", "evaluates", "alleges"]);
const DEADLINE = /\b(?:by the end of|no later than|deadline|at the latest)\b/i;
const WITHIN = /\bwithin(?: the(?: next)?)? $/i;

/** Terms of an agreement, a pledge, an order, a schedule, or a duty or plan with a time; a mere prediction is none. */
export function isCommitment(clause: Clause, action: Action, place: Place, lexicon: CommitmentLexicon): boolean {
  const { stance, tellsTerms } = place;
  if ((stance !== null && NOT_OWN.has(stance)) || isOfReader(clause, action)) return false;
  const isTerm = tellsTerms && isTermOf(clause, action, lexicon);
  if (isConditional(clause, action)) return tellsTerms && subjectHasAction(clause, action.first, lexicon);
  if ((PAST_FORMS.has(action.force) && isOver(clause, place.published)) || isGuess(clause, action)) return false;
  const isWeak = lexicon.weak.has(action.lemma) || action.lemma === "be";
  const hasTime = isTimed(clause, place.published);
  switch (action.force) {
    case "order":
    case "schedule":
      return true;
    case "pledge":
      return !isWeak || hasTime || tellsTerms;
    case "grant":
    case "reported":
      return isTerm;
    case "duty":
    case "plan":
      return isTerm || hasTime;
    case "bare":
      return isTerm || hasTime || (stance === "commits" && !isWeak);
  }
}

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
const PAST_FORMS: ReadonlySet<Force> = new Set(["pledge", "order", "schedule", "plan", "reported"]);

const isGuess = ({ lower, first }: Clause, action: Action): boolean =>
  lower.slice(first, action.first).some((word) => /^(?:likely|unlikely|probably|perhaps)$/.test(word));

/** Whether the clause tells of a day or year past by publication, and of none ahead: an undertaking of long ago. */
function isOver(clause: Clause, published: string | null): boolean {
  if (published === null) return false;
  const days = timesIn(clause).flatMap((time) => calendarDay(time) ?? []);
  return days.length > 0 && days.every(({ to }) => to < published);
}

/** Whether it has a deadline, or a day after publication. */
function isTimed(clause: Clause, published: string | null): boolean {
  if (DEADLINE.test(textOf(clause))) return true;
  return timesIn(clause).some((time) => {
    if (time.type === "DURATION") return WITHIN.test(clause.text.slice(Math.max(0, time.start - 20), time.start)) || time.anchor !== undefined;
    const days = calendarDay(time);
    return published !== null && days !== null && days.to > published && days.from > published.slice(0, 4);
  });
}
