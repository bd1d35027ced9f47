import type { ClaimSide, ClaimStatus } from "../document/types.js";
import { canBothHold } from "./figures.js";
import { isSameText, type Statement } from "./same-thing.js";

/** Whether somebody denies, doubts or alleges it. */
export const isContested = (members: readonly Statement[]): boolean => members.some(({ side, stance }) => side !== "for" || stance === "alleges");

const PRONOUN = /^(?:he|she|it|they|we|i|who|which|that|you)$/;

/** What the independent holders on each side make of a claim; a holder on both is no dispute with itself. */
export function judgeClaim(members: readonly Statement[]): {
  readonly status: ClaimStatus;
  readonly holders: { readonly for: number; readonly against: number };
} {
  const against = independentOf(members, "against");
  const againstKeys = new Set(against.map(({ holderKey }) => holderKey));
  const inFavour = independentOf(members, "for").filter(({ holderKey }) => !againstKeys.has(holderKey));
  return { status: statusOf(members, inFavour, against), holders: { for: inFavour.length, against: against.length } };
}

function statusOf(members: readonly Statement[], inFavour: readonly Statement[], against: readonly Statement[]): ClaimStatus {
  if (members.some((later) => later.retracts || members.some((earlier) => takesBack(later, earlier)))) return "retracted";
  if (against.length > 0 && inFavour.length > 0) return "disputed";
  return agrees(against) || agrees(inFavour) ? "corroborated" : "single";
}

/** Whether two of them bear each other out: their figures, if both give one, can both hold. */
const agrees = (holders: readonly Statement[]): boolean => holders.some((one, at) => holders.slice(at + 1).some((other) => !holdsOtherFigure(one, other)));

const holdsOtherFigure = (a: Statement, b: Statement): boolean =>
  a.figures.some(({ quantity: own }) => b.figures.some(({ quantity: their }) => own.unit === their.unit && !canBothHold(own, their)));

/**
 * A statement of each independent holder of one side. One entity, the same words for an unnamed holder, a family name with and without the given one,
 * and the same text (a copy, whoever it is laid to) count once.
 */
function independentOf(members: readonly Statement[], side: ClaimSide): Statement[] {
  const kept: Statement[] = [];
  for (const member of members) {
    if (member.side !== side || member.holderKey === null) continue;
    if (kept.some((other) => isOneHolder(member, other) || (member.back === null && other.back === null && isSameText(member, other)))) continue;
    kept.push(member);
  }
  return kept;
}

function isOneHolder(a: Statement, b: Statement): boolean {
  if (a.holderKey === b.holderKey) return true;
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
