import type { Claim } from "../document/types.js";
import type { SeparateStatements } from "./correct-stories.js";

/** Statements that a rejected dispute and a claim must share for the claim to be that dispute; one where it has no more. */
const SHARED_STATEMENTS = 2;

/** The claims without those that put together what a user says does not belong together. */
export function rejectDisputes(claims: readonly Claim[], separate: readonly SeparateStatements[]): readonly Claim[] {
  if (separate.length === 0) return claims;
  const rejected = separate.map(({ statements }) => new Set(statements.map(({ story, attribution }) => `${attribution} ${story}`)));
  return claims.filter(({ positions }) => {
    const keys = positions.map(({ story, attribution }) => `${attribution} ${story}`);
    return !rejected.some((set) => keys.filter((key) => set.has(key)).length >= Math.min(SHARED_STATEMENTS, keys.length));
  });
}
