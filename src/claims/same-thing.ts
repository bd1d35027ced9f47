import { meanOf } from "../learn/index.js";
import type { FeatureTable, PairFeatures, Statement } from "./compare-pair.js";
import type { ClaimLexicon, SameThingWeights } from "./lexicon.js";
import { PAIR_VALUES, treeValues, valuesOf } from "./pair-values.js";

/** How surely two statements are of one thing; 0 and less: not. */
export type Judge = (a: Statement, b: Statement) => number;

/**
 * Log-odds above which two statements are taken to be of one thing. Cross-validated over the labelled pairs (`train/claims.ts`) precision is .93 at recall .50
 * from 0.3 on, .82 at .55 from -0.5 on. A false dispute is worse than a missed one: statements on different sides need more (of the labelled denials
 * found 21 of 25 are right).
 */
const SURE = 0;
const SURE_OF_CONTEST = 0.7;
const SURE_OF_ANSWER = 0;
/** A dispute by negation or by an opposite word, one of a holder with itself, and one over what another holder did, are the least sure: the rule of thumb must hold as well. */
const needsRule = ({ isContest, isByNegation, isSameHolder, isOfAnother }: PairFeatures): boolean =>
  isByNegation || (isContest && (isSameHolder || isOfAnother));
const BY_RULE = PAIR_VALUES.indexOf("byRule");

/** The trained decision over a pile: a logistic regression over what two statements share, and trees where that is in doubt; who contradict each other must by both. */
export function createJudge(table: FeatureTable, { sameThing, sameThingTrees }: Pick<ClaimLexicon, "sameThing" | "sameThingTrees">): Judge {
  return (a, b) => {
    const compared = valuesOf(a, b, table);
    if (compared === null || (needsRule(compared.pair) && compared.values[BY_RULE] === 0)) return NOTHING_SHARED;
    const odds = logOddsOf(compared.values, sameThing);
    const surely = odds - sureOf(compared.pair);
    if (odds < LEAST_DOUBT || odds > MOST_DOUBT || (compared.pair.isContest && surely <= 0)) return surely;
    const byTrees = logOdds(meanOf(sameThingTrees, treeValues(compared, a, b, table)));
    // Who contradicts somebody must do so by both decisions: a false dispute is worse than a missed one.
    if (compared.pair.isContest) return Math.min(surely, byTrees);
    // Where the regression is in doubt the pair is of one thing or not, but never sure enough to bear something out.
    return Math.min(MOST_DOUBT, byTrees - SURE_BY_TREES);
  };
}

/** Log-odds of the trees above which a pair that is no contest is gathered. Cross-validated with grouping, -0.3 finds more of one thing than 0 at little cost of precision; -0.6 costs .05 of it (`README.md`). */
const SURE_BY_TREES = -0.3;
/** Below and above these log-odds of the regression the trees are not asked. */
const LEAST_DOUBT = -2.5;
const MOST_DOUBT = 2;
/** Parts of yes are taken to lie between this and one less it, so that their log-odds are finite. */
const LEAST_PART = 0.01;
const logOdds = (part: number): number => {
  const kept = Math.min(1 - LEAST_PART, Math.max(LEAST_PART, part));
  return Math.log(kept / (1 - kept));
};

/** What `Judge` says of statements that cannot be of one thing. */
export const NOTHING_SHARED = -99;
/** A denial that points back ("denied that", "the charges") is tied by that to what its own story says before it, and needs less. */
const sureOf = ({ isContest, isBack, isSameStory }: PairFeatures): number => (isContest ? (isBack && isSameStory ? SURE_OF_ANSWER : SURE_OF_CONTEST) : SURE);

/** The log-odds that a pair with these values, of which only `PAIR_VALUES` count, is of one thing. */
export function logOddsOf(values: Float64Array, { bias, means, spreads, weights }: SameThingWeights): number {
  let sum = bias;
  for (let at = 0; at < weights.length; at++) sum += (weights[at]! * (values[at]! - means[at]!)) / spreads[at]!;
  return sum;
}
