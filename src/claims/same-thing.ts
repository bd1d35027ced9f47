import type { Proposition } from "./propositions.js";

/** A proposition with the pile's entities. */
export interface Statement extends Proposition {
  /** Numbers of its entities, countries and terms, ascending. */
  readonly features: Int32Array;
  /** Sum of the weights of its features. */
  readonly weight: number;
  /** The pile's entity, else the words of the source in quotes; `null` for an unsourced one. */
  readonly holderKey: string | null;
  /** Number of the holder among the features; -1 where it is none. */
  readonly holderFeature: number;
  /** Days since the year 0; `null` where it is not known. */
  readonly day: number | null;
  /** The story whose text its story carries. */
  readonly group: string;
  /** Place of the first statement with the same words and side; its own where it is that. */
  readonly firstTold: number;
}

/** All that is compared, by number. */
export interface FeatureTable {
  /** How rare each feature is: the logarithm of its inverse frequency. */
  readonly weights: Float64Array;
  /** 1 for an entity or country, 0 for a term. */
  readonly isName: Uint8Array;
}

/** Over stories, statements further apart than this are of different things. */
export const MOST_DAYS_APART = 21;

/** What two statements share, as numbers for the decision. */
export interface PairFeatures {
  /** Shared weight, as a part of the lesser and of the greater one's. */
  readonly ofLesser: number;
  readonly ofGreater: number;
  readonly weight: number;
  readonly names: number;
  readonly terms: number;
  readonly isSameStory: boolean;
  /** 0 in one story. */
  readonly days: number;
  /** Sentences apart, in one story; else 0. */
  readonly sentences: number;
  /** Whether they stand on different sides. */
  readonly isContest: boolean;
  /** Whether they do only by a negation in what one says: "has not left" against "left for good reasons". */
  readonly isByNegation: boolean;
  /** Figures with a unit in common: 1 equal ones, -1 different ones, 0 none. */
  readonly figures: number;
  /** Names in one and not in the other, of the lesser count. */
  readonly otherNames: number;
  /** Days that both name: 1 where one is in common, -1 where none is, 0 where one names none. */
  readonly namedDays: number;
  /** Whether one holder says both. */
  readonly isSameHolder: boolean;
  /** Whether one points back, and is compared by what stands before it. */
  readonly isBack: boolean;
}

/** Compares two statements. `null` where they cannot be of one thing. */
export function comparePair(a: Statement, b: Statement, { weights, isName }: FeatureTable): PairFeatures | null {
  const isSameStory = a.story === b.story;
  const isContest = (a.side !== b.side) !== saysOpposite(a, b);
  const days = isSameStory ? 0 : a.day === null || b.day === null ? Number.POSITIVE_INFINITY : Math.abs(a.day - b.day);
  if (days > MOST_DAYS_APART || isOfAnother(a, b) || isOfAnother(b, a) || isDoubtfulNo(a, b)) return null;
  let weight = 0;
  let names = 0;
  let terms = 0;
  let ownNames = 0;
  let theirNames = 0;
  let first = 0;
  let second = 0;
  while (first < a.features.length || second < b.features.length) {
    const own = a.features[first] ?? Number.POSITIVE_INFINITY;
    const their = b.features[second] ?? Number.POSITIVE_INFINITY;
    if (own === their) {
      weight += weights[own]!;
      if (isName[own] === 1) names++;
      else terms++;
    } else if (own < their) ownNames += isName[own]!;
    else theirNames += isName[their]!;
    if (own <= their) first++;
    if (their <= own) second++;
  }
  if (names + terms === 0) return null;
  return {
    ofLesser: weight / Math.min(a.weight, b.weight),
    ofGreater: weight / Math.max(a.weight, b.weight),
    weight,
    names,
    terms,
    isSameStory,
    days,
    sentences: isSameStory ? Math.abs(a.sentence - b.sentence) : 0,
    isContest,
    isByNegation: isContest && (a.isNegation || b.isNegation || a.side === b.side),
    figures: figuresShared(a, b),
    otherNames: Math.min(ownNames, theirNames),
    namedDays: a.days.length === 0 || b.days.length === 0 ? 0 : a.days.some((named) => b.days.includes(named)) ? 1 : -1,
    isSameHolder: a.holderKey !== null && a.holderKey === b.holderKey,
    isBack: a.back !== null || b.back !== null,
  };
}

/** Whether one tells what its holder does, and the other neither names that holder nor comes from it. */
const isOfAnother = (own: Statement, other: Statement): boolean =>
  own.isOfHolder && own.holder !== null && own.holderKey !== other.holderKey && !other.features.includes(own.holderFeature);

/** Whether one says by an opposite what the other says by the word itself: "she is alive", "she was killed". */
export const saysOpposite = (a: Statement, b: Statement): boolean =>
  a.opposites.some((family) => b.terms.includes(family) && !b.opposites.includes(family)) ||
  b.opposites.some((family) => a.terms.includes(family) && !a.opposites.includes(family));

/** "There are no signs" and "has seen no signs" stand on different sides only because one of the negations was not read. */
const isDoubtfulNo = (a: Statement, b: Statement): boolean =>
  a.side !== b.side && ((a.isNegation && b.side === "for" && b.hasNegator) || (b.isNegation && a.side === "for" && a.hasNegator));

function figuresShared(a: Statement, b: Statement): number {
  let found = 0;
  for (const { quantity: own } of a.figures)
    for (const { quantity: their } of b.figures) {
      if (own.unit !== their.unit) continue;
      if ((own.value ?? own.min ?? own.max) === (their.value ?? their.min ?? their.max)) return 1;
      found = -1;
    }
  return found;
}

/** How surely two statements are of one thing; 0 and less: not. */
export function sameness(pair: PairFeatures): number {
  const { isContest, isByNegation, days, figures, namedDays, isSameHolder } = pair;
  if (!sharesEnough(pair)) return -1;
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
  const all = names + terms + Math.max(0, figures);
  if (isContest) {
    const saysNearlyAll = isSameStory && !isBack && terms === 1 && names > 0 && ofLesser >= NEARLY_ALL;
    if (isByNegation) return all >= 3 && (terms >= 2 || saysNearlyAll);
    return (terms >= 2 && all >= (isSameStory ? 2 : 3)) || saysNearlyAll;
  }
  // "17 percent in the one country, 12 percent in the other": other figures of other things.
  if (figures < 0 && otherNames > 0) return false;
  return terms >= 2 && all >= 3 && (isSameHolder || weight >= AGREED_WEIGHT);
}

const SAME_TEXT = 0.75;

/** Whether two statements are the same words, all but a few: one text told twice, whoever it is laid to. */
export function isSameText(a: Statement, b: Statement): boolean {
  const [short, long] = a.features.length < b.features.length ? [a, b] : [b, a];
  const known = new Set(long.features);
  return short.features.filter((feature) => known.has(feature)).length >= SAME_TEXT * long.features.length;
}
