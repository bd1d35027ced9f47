import type { FeatureTable, PairFeatures, Statement } from "./compare-pair.js";
import type { SameThingWeights } from "./lexicon.js";
import { PAIR_VALUES, valuesOf } from "./pair-values.js";

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

/** The trained decision over a pile: a logistic regression over what two statements share. */
export function createJudge(table: FeatureTable, weights: SameThingWeights): Judge {
  return (a, b) => {
    const compared = valuesOf(a, b, table);
    if (compared === null || (needsRule(compared.pair) && compared.values[BY_RULE] === 0)) return NOTHING_SHARED;
    return logOddsOf(compared.values, weights) - sureOf(compared.pair);
  };
}

/** What `Judge` says of statements that cannot be of one thing. */
export const NOTHING_SHARED = -99;
/** A denial that points back ("denied that", "the charges") is tied by that to what its own story says before it, and needs less. */
const sureOf = ({ isContest, isBack, isSameStory }: PairFeatures): number => (isContest ? (isBack && isSameStory ? SURE_OF_ANSWER : SURE_OF_CONTEST) : SURE);

/** The log-odds that a pair with these values is of one thing. */
export function logOddsOf(values: Float64Array, { bias, means, spreads, weights }: SameThingWeights): number {
  let sum = bias;
  for (let at = 0; at < values.length; at++) sum += (weights[at]! * (values[at]! - means[at]!)) / spreads[at]!;
  return sum;
}
