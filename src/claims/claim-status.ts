import type { ClaimSide, ClaimStatus, Stance } from "../document/types.js";
import { isSameText, type Statement } from "./compare-pair.js";
import { canBothHold } from "./figures.js";
import { longestRun } from "./pair-values.js";
import { type Judge, NOTHING_SHARED } from "./same-thing.js";

/** Whether somebody denies, doubts or alleges it. */
export const isContested = (members: readonly Statement[]): boolean => members.some(({ side, stance }) => side !== "for" || stance === "alleges");

const PRONOUN = /^(?:he|she|it|they|we|i|who|which|that|you)$/;

/** What `Judge` must say of two statements for one to bear the other out; to gather them takes less. Chosen, like the next three, on what was read of what is put out (`README.md`). */
const SURE_OF_AGREEMENT = 2.2;
/** The same for one to stand against the other. */
const SURE_OF_DISPUTE = 0.6;
/** For a bare negation in one story: of nine such disputes read, the five below this were wrong, and three of the four above right. */
const SURE_OF_NEGATED = 2.5;
/** For what a report tells itself, not as an allegation. */
const SURE_OF_TOLD = 2;
/** So many terms in one order are one quote, whoever it is laid to. */
const QUOTED_TERMS = 5;
/** Statements of a claim whose pairs are looked at; the rest of a larger one changes nothing. */
const MOST_COMPARED = 40;

/**
 * What the independent holders on each side make of a claim; a holder on both is no dispute with itself.
 * What reports tell themselves (`plain`) is no holder: it bears nothing out, but stands against what holders deny.
 */
export function judgeClaim(
  members: readonly Statement[],
  plain: readonly Statement[],
  judge: Judge,
): {
  readonly status: ClaimStatus;
  readonly holders: { readonly for: number; readonly against: number };
} {
  const body = members.filter(({ isHeadline }) => !isHeadline);
  const counted = body.length > 0 ? body : members;
  const against = independentOf(counted, "against");
  const inFavour = independentOf(counted, "for").filter((member) => !against.some((denial) => isOnOneSideWith(denial, member)));
  return { status: statusOf(members, plain, judge), holders: { for: inFavour.length, against: against.length } };
}

function statusOf(members: readonly Statement[], plain: readonly Statement[], judge: Judge): ClaimStatus {
  if (members.some((later) => later.retracts || members.some((earlier) => takesBack(later, earlier)))) return "retracted";
  const held = members.filter(({ holderKey, isHeadline }) => holderKey !== null && !isHeadline).slice(0, MOST_COMPARED);
  const denials = held.filter(({ side }) => side === "against");
  const denied = [...held, ...plain.filter(({ isHeadline }) => !isHeadline).slice(0, MOST_COMPARED)].filter(({ side }) => side === "for");
  if (denials.some((denial) => denied.some((other) => areAtOdds(denial, other, judge)))) return "disputed";
  return held.some((one, at) => held.slice(at + 1).some((other) => agree(one, other, judge))) ? "corroborated" : "single";
}

/**
 * Who points back in its story ("denied the charges") or names whose claim it denies is tied to it by that. What a report tells itself is denied plainly, and is either
 * told as an allegation or surely of the same thing; and what somebody expects is nothing to deny.
 */
export function areAtOdds(denial: Statement, other: Statement, judge: Judge): boolean {
  if (other.attribution === null ? denial.isNegation : isOnOneSideWith(denial, other)) return false;
  if (AHEAD.has(other.stance)) return false;
  // "Denied that": what its story tells behind it cannot be what is meant.
  if (denial.back !== null && denial.denies === null && denial.story === other.story && other.offset > denial.offset) return false;
  const isTold = other.attribution === null && other.stance !== "alleges";
  const sure = judge(denial, other);
  if (!isTold && (denial.denies !== null || isAnswered(denial, other, sure))) return true;
  // What stands before "the idea" is compared in its place, and a report's own sentence there is mostly not what is denied.
  if (denial.back !== null && denial.story === other.story && (isTold || (denial.back.to === "accusation" && other.stance !== "alleges"))) return false;
  // A bare "not" of another report is mostly of another day.
  if (denial.isNegation && denial.story !== other.story) return false;
  if (!denial.isSurelySaid || (other.attribution !== null && !other.isSurelySaid)) return false;
  return sure >= (denial.isNegation ? SURE_OF_NEGATED : isTold ? SURE_OF_TOLD : SURE_OF_DISPUTE);
}

/** Whether a denial that points back in its story points to another statement: one of the sentence before, or one with which its surroundings have something in common. */
const isAnswered = (denial: Statement, other: Statement, sure: number): boolean =>
  denial.back !== null &&
  !denial.isNegation &&
  denial.story === other.story &&
  (denial.back.to === "claim" || denial.sentence === other.sentence || other.stance === "alleges" || namesHolderOf(denial, other)) &&
  (Math.abs(denial.sentence - other.sentence) <= 1 || sure > NOTHING_SHARED);

/** Who answers "the charges" is charged: what lays no blame must at least name the one who denies it. */
const namesHolderOf = ({ holder }: Statement, { entities }: Statement): boolean => holder !== null && entities.includes(holder);

/** Whether what one holder denies cannot be what the other puts forward: one holder, one state, a body or a person and who is called after it ("an assistant to Holm"). */
const isOnOneSideWith = (a: Statement, b: Statement): boolean => isOneHolder(a, b) || speakForOneState(a, b) || isNamedIn(a, b) || isNamedIn(b, a);

/** Whether two independent holders bear each other out: their figures, if both give one, can both hold. */
export const agree = (a: Statement, b: Statement, judge: Judge): boolean =>
  a.side === b.side &&
  a.side !== "open" &&
  isWitness(a) &&
  isWitness(b) &&
  // What stands in one sentence is mostly one holder's words, passed on.
  !(a.story === b.story && a.sentence === b.sentence) &&
  areIndependent(a, b) &&
  canBearOut(a, b) &&
  canBearOut(b, a) &&
  !holdsOtherFigure(a, b) &&
  ((a.back !== null && a.denies === null) ||
    (b.back !== null && b.denies === null) ||
    (!isSameText(a, b) && longestRun(a.terms, b.terms) < QUOTED_TERMS && judge(a, b) >= SURE_OF_AGREEMENT));

/** What somebody tells of itself is borne out by what tells of the same one, not by what another tells of itself. */
const canBearOut = (a: Statement, b: Statement): boolean => !a.isOfItself || (!b.isOfItself && b.features.includes(a.holderFeature));

/** Who bears something out must be told, and put it forward as so: not "he", who may be anybody, and no plan or forecast. */
const isWitness = ({ source, stance, isSurelySaid, isClause, back, sourceKind }: Statement): boolean =>
  isSurelySaid && (isClause || back !== null) && sourceKind !== "media" && source !== "" && !PRONOUN.test(source) && !AHEAD.has(stance);
const AHEAD: ReadonlySet<Stance> = new Set(["expects", "commits", "demands"]);

const holdsOtherFigure = (a: Statement, b: Statement): boolean =>
  a.figures.some(({ quantity: own }) => b.figures.some(({ quantity: their }) => own.unit === their.unit && !canBothHold(own, their)));

/**
 * A statement of each independent holder of one side. One entity, the same words for an unnamed holder, words that are among those of another one, a family
 * name with and without the given one, and the same text (a copy, whoever it is laid to) count once.
 */
function independentOf(members: readonly Statement[], side: ClaimSide): Statement[] {
  const kept: Statement[] = [];
  for (const member of members) {
    if (member.side !== side || member.holderKey === null) continue;
    if (kept.some((other) => !areIndependent(member, other) || (member.back === null && other.back === null && isSameText(member, other)))) continue;
    kept.push(member);
  }
  return kept;
}

/**
 * Whether two holders are surely two: both named; people of two kinds ("a doctor", "residents"), or people and somebody named or an official;
 * or speakers of two states. Who is called by a description ("a source", "the company", "a spokesman") may be anybody.
 */
const areIndependent = (a: Statement, b: Statement): boolean =>
  !mayBeOneHolder(a, b) && ((a.isNamed && b.isNamed) || isPeopleBeside(a, b) || isPeopleBeside(b, a) || (a.speaksFor.length > 0 && b.speaksFor.length > 0));
const isPeopleBeside = (a: Statement, b: Statement): boolean =>
  a.sourceKind === "people" && !IS_RECORD.test(a.source) && (b.isNamed || b.sourceKind === "people" || b.sourceKind === "official");
/** "Most estimates", "a tally", "a search of files" are somebody's, and nobody says whose. */
const IS_RECORD = /\b(?:estimates?|figures?|counts?|tall(?:y|ies)|tolls?|polls?|surveys?|search(?:es)?|files?|records?|documents?|data|statistics|accounts?)\b/;

/**
 * Whether two holders may be one: "al Jazeera" and "al Jazeera television", "a doctor" and "a doctor at the hospital", a state and its minister, a body and its head.
 * Not known to be two, they count once.
 */
const mayBeOneHolder = (a: Statement, b: Statement): boolean =>
  isOneHolder(a, b) ||
  shareWords(a.sourceKey, b.sourceKey) ||
  speakForOneState(a, b) ||
  isNamedIn(a, b) ||
  isNamedIn(b, a) ||
  isSpokesmanOf(a, b) ||
  isSpokesmanOf(b, a) ||
  areOfOneKind(a, b) ||
  (a.isOfMembers && b.isNamed) ||
  (b.isOfMembers && a.isNamed) ||
  areSpeltAlike(a, b) ||
  isAcronymOf(a, b) ||
  isAcronymOf(b, a);

/** "Calder n" and "Caldern": a letter that a page could not show leaves two names. */
function areSpeltAlike(a: Statement, b: Statement): boolean {
  const [own, other] = [a.source, b.source].map((words) => words.replace(/[^\p{L}]+/gu, ""));
  return own === other && own !== "";
}

/** "The U.N." and "the United Nations". */
const isAcronymOf = (a: Statement, b: Statement): boolean =>
  a.holderNames.some((name) => {
    const initials = name
      .split(" ")
      .filter((word) => !/^(?:the|of|for|and|us|uk)$/.test(word))
      .map((word) => word[0])
      .join("");
    return (
      initials.length >= SHORTEST_ACRONYM &&
      b.holderNames.some((other) => other.length >= SHORTEST_ACRONYM && !other.includes(" ") && initials.startsWith(other))
    );
  });
const SHORTEST_ACRONYM = 2;

/** "The company" and "Holm Oil spokesman Peter Lund" of one report. */
const isSpokesmanOf = (a: Statement, b: Statement): boolean =>
  a.story === b.story && BODY_NOUN.test(a.source) && b.holderRoles.some((words) => SPEAKER.test(words));
const BODY_NOUN = /^(?:the|its|his|her|their|our) \p{L}+$/u;
const SPEAKER = /\b(?:spokes(?:man|woman|person|people|men)|statement|officials?|director|chairman|head|chief|president)\b/;

/** "A doctor at the one clinic" and "a doctor, who has fled": people without a name who are called by one noun may be one. */
function areOfOneKind(a: Statement, b: Statement): boolean {
  const noun = personNoun(a);
  return noun !== null && noun === personNoun(b);
}

function personNoun({ source, familyName }: Statement): string | null {
  if (familyName !== null) return null;
  const phrase = source.split(/[,;(]| (?:of|in|from|at|for|with|on|near|who|which|that|close|familiar|operating|working|inside|outside) /)[0]!.trim();
  return phrase.split(" ").at(-1)?.replace(/s$/, "") ?? null;
}

function speakForOneState(a: Statement, b: Statement): boolean {
  if (a.speaksFor.some((country) => b.speaksFor.includes(country))) return true;
  // "The government", without a country, may be any.
  return (a.sourceKey === "state:" && b.speaksFor.length > 0) || (b.sourceKey === "state:" && a.speaksFor.length > 0);
}

/** Whether the titles or the words of one holder name the other ("NATO’s secretary general", "a spokesman for the Brenna Company"). */
const isNamedIn = ({ holderNames }: Statement, { holderRoles }: Statement): boolean =>
  holderNames.some((name) => name.length >= SHORTEST_NAME && holderRoles.some((words) => ` ${words} `.includes(` ${name} `)));
const SHORTEST_NAME = 3;

/** Whether the words that one source is known by are among those of the other, or at least half of all words of both are in common. */
function shareWords(own: string | null, other: string | null): boolean {
  if (own === null || other === null || !own.startsWith('"') || !other.startsWith('"')) return false;
  const words = new Set(own.slice(1, -1).split(" "));
  const others = new Set(other.slice(1, -1).split(" "));
  if ([...words, ...others].some((word) => PRONOUN.test(word))) return false;
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && (shared === Math.min(words.size, others.size) || 2 * shared >= words.size + others.size - shared);
}

function isOneHolder(a: Statement, b: Statement): boolean {
  if (a.holderKey === b.holderKey || (a.familyName !== null && a.familyName === b.familyName)) return true;
  // A copy may lay the same words to "officials" and to a name.
  return a.group === b.group && a.story !== b.story && a.letters === b.letters;
}

/** A named holder denies on a later day what it has put forward itself; pronouns are too unsure for that. */
function takesBack(later: Statement, earlier: Statement): boolean {
  return (
    later.side === "against" &&
    earlier.side === "for" &&
    later.holder !== null &&
    later.holderKey === earlier.holderKey &&
    later.day !== null &&
    earlier.day !== null &&
    later.day > earlier.day &&
    !PRONOUN.test(later.source) &&
    !PRONOUN.test(earlier.source) &&
    isSameText(later, earlier)
  );
}
