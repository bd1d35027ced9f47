import type { Statement } from "./compare-pair.js";

/** "The claim" of before is looked for over so many sentences, and more where it lays blame; one that lays none, and one that was denied in as few words, over so many. */
const BACK_SENTENCES = 3;
const ALLEGED_SENTENCES = 6;
const NEAREST_SENTENCES = 2;
const AGAIN_SENTENCES = 25;

/**
 * "It said that the claim was a rumor": the place of the statement that it points to, before it in its story; `null` if there is none.
 * What lays blame comes first, then what the same holder denied before in as few words, then the nearest statement by another holder.
 */
export function claimBefore(statements: readonly Statement[], index: number): number | null {
  const statement = statements[index]!;
  let nearest: number | null = null;
  let again: number | null = null;
  for (let before = index - 1; before >= 0; before--) {
    const other = statements[before]!;
    const sentences = statement.sentence - other.sentence;
    if (other.story !== statement.story || sentences > AGAIN_SENTENCES) break;
    if (again === null && !statement.back?.isOfKind && isSaidAgain(statement, other)) again = before;
    const reach = other.stance !== "alleges" ? BACK_SENTENCES : isAccusedIn(statement, other) ? AGAIN_SENTENCES : ALLEGED_SENTENCES;
    if (other.back !== null || other.side === "open" || sentences > reach || !canAnswer(statement, other)) continue;
    if (other.stance === "alleges" || (other.side === "against" && !other.isNegation)) return before;
    if (nearest === null && sentences <= NEAREST_SENTENCES) nearest = before;
  }
  return again ?? nearest;
}

/** Whether what one lays blame with names who denies it in the other. */
const isAccusedIn = ({ holder }: Statement, { entities }: Statement): boolean => holder !== null && entities.includes(holder);

/** Whether "the claim" of one statement can be the other one: its own denial, or what another holder says. */
function canAnswer(statement: Statement, other: Statement): boolean {
  const isSameHolder = other.holderKey !== null && other.holderKey === statement.holderKey;
  if (statement.back?.isOfKind === true && !statement.terms.some((term) => other.terms.includes(term))) return false;
  if (statement.back?.by != null) return other.holder === statement.back.by && other.side !== statement.side;
  if (other.side === "against") return isSameHolder || statement.side !== "against";
  return !isSameHolder && (other.stance === "alleges" || statement.side !== "for");
}

const isSaidAgain = (statement: Statement, other: Statement): boolean =>
  other.back !== null && other.back.to === statement.back?.to && other.holderKey === statement.holderKey && other.side === statement.side;
