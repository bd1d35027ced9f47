import type { PairFeatures } from "./compare-pair.js";

/** How far two statements are above what rules of thumb ask of a pair of one thing; 0 and less: not. */
export function sharesByRule(pair: PairFeatures): number {
  const { isContest, isByNegation, days, figures, namedDays, isSameHolder } = pair;
  if (pair.isOfAnother || !sharesEnough(pair)) return -1;
  const apart = (namedDays < 0 ? 0.1 : 0) + (figures < 0 && days > 1 && !isSameHolder ? 0.25 : 0) + 0.01 * days;
  const near = (namedDays > 0 ? 0.05 : 0) + (figures > 0 ? 0.1 : 0) + (isSameHolder ? 0.06 : 0);
  const needed = isContest ? (isByNegation ? (pair.isSameStory ? NEGATION_IN_STORY : NEGATION) : pair.isSameStory ? DENIAL_IN_STORY : DENIAL) : AGREEMENT;
  return Math.min(pair.ofLesser - needed.ofLesser, pair.ofGreater - needed.ofGreater) - apart + near + 1e-9;
}

const DENIAL_IN_STORY = { ofLesser: 0.42, ofGreater: 0.15 };
const DENIAL = { ofLesser: 0.5, ofGreater: 0.27 };
const NEGATION_IN_STORY = { ofLesser: 0.62, ofGreater: 0.33 };
const NEGATION = { ofLesser: 0.7, ofGreater: 0.42 };
const AGREEMENT = { ofLesser: 0.52, ofGreater: 0.38 };

/** Agreement on three things that are common in the pile says nothing. */
const AGREED_WEIGHT = 12;
/** A denial in few words ("denied targeting Holm") may share one term alone if it shares nearly all it says. */
const NEARLY_ALL = 0.6;

/** Whether a pair has so much in common, and not only names, that its part can be judged. */
function sharesEnough({
  names,
  terms,
  weight,
  ofLesser,
  isSameStory,
  isContest,
  isByNegation,
  figures,
  otherNames,
  isSameHolder,
  isBack,
}: PairFeatures): boolean {
  const all = names + terms + Math.max(0, Math.min(1, figures));
  if (isContest) {
    const saysNearlyAll = isSameStory && !isBack && terms === 1 && names > 0 && ofLesser >= NEARLY_ALL;
    if (isByNegation) return all >= 3 && (terms >= 2 || saysNearlyAll);
    return (terms >= 2 && all >= (isSameStory ? 2 : 3)) || saysNearlyAll;
  }
  // "17 percent in the one country, 12 percent in the other": other figures of other things.
  if (figures < 0 && otherNames > 0) return false;
  return terms >= 2 && all >= 3 && (isSameHolder || weight >= AGREED_WEIGHT);
}
