import type { ClaimStatus } from "../document/types.js";
import type { Side } from "./propositions.js";
import { isSameText, type Statement } from "./same-thing.js";

/** Whether somebody denies, doubts or alleges it. */
export const isContested = (members: readonly Statement[]): boolean => members.some(({ side, stance }) => side !== "for" || stance === "alleges");

const PRONOUN = /^(?:he|she|it|they|we|i|who|which|that|you)$/;

/** From the holders on each side; a holder on both is no dispute with itself. */
export function statusOf(members: readonly Statement[]): ClaimStatus {
  const against = holdersOf(members, "against");
  const inFavour = holdersOf(members, "for");
  if (members.some((later) => members.some((earlier) => takesBack(later, earlier)))) return "retracted";
  const opposed = [...inFavour].filter((holder) => !against.has(holder));
  if (against.size > 0 && opposed.length > 0) return "disputed";
  return Math.max(against.size, opposed.length) > 1 ? "corroborated" : "single";
}

/** The independent holders of one side: same entity or same words count once. */
function holdersOf(members: readonly Statement[], side: Side): Set<string> {
  const kept: Statement[] = [];
  const holders = new Set<string>();
  for (const member of members) {
    if (member.side !== side || member.holderKey === null || holders.has(member.holderKey)) continue;
    if (member.back === null && kept.some((other) => isSameText(member, other))) continue;
    kept.push(member);
    holders.add(member.holderKey);
  }
  return holders;
}

/** A named holder denies on a later day what it has put forward itself; pronouns are too unsure for that. */
function takesBack(later: Statement, earlier: Statement): boolean {
  return (
    later.side === "against" &&
    earlier.side === "for" &&
    later.holder !== null &&
    later.holderKey === earlier.holderKey &&
    later.published !== null &&
    earlier.published !== null &&
    later.published > earlier.published &&
    !PRONOUN.test(later.source) &&
    !PRONOUN.test(earlier.source) &&
    isSameText(later, earlier)
  );
}
