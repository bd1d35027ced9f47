import type { Quantity } from "../document/types.js";
import type { Figure } from "./figures.js";
import type { Proposition } from "./propositions.js";
import type { SentenceWords, WordWeights } from "./sentence-words.js";

/** A proposition with the pile's entities. */
export interface Statement extends Proposition {
  /** Numbers of its entities, countries and terms, ascending. */
  readonly features: Int32Array;
  /** The features of all statements of its sentence, ascending. */
  readonly around: Int32Array;
  /** Sum of the weights of its features. */
  readonly weight: number;
  /** The pile's entity, else the words of the source in quotes; `null` for an unsourced one. */
  readonly holderKey: string | null;
  /** Number of the holder among the features; -1 where it is none. */
  readonly holderFeature: number;
  /** Days since 1970-01-01; `null` where it is not known. */
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
  /** The same for the words of sentences as they stand. */
  readonly words: ReadonlyMap<SentenceWords, WordWeights>;
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
  /** Figures with a unit in common: 2 equal ones that are seldom so by chance, 1 small equal ones, -1 different ones, 0 none. */
  readonly figures: number;
  /** Names in one and not in the other, of the lesser count. */
  readonly otherNames: number;
  /** Days that both name: 1 where one is in common, -1 where none is, 0 where one names none. */
  readonly namedDays: number;
  /** Whether one holder says both. */
  readonly isSameHolder: boolean;
  /** Whether one points back, and is compared by what stands before it. */
  readonly isBack: boolean;
  /** Whether one tells what its holder does, and the other neither names that holder nor comes from it. */
  readonly isOfAnother: boolean;
}

/** Statements that share fewer terms, no large figure and a smaller part of what the shorter one says are not looked at further: most pairs that share a name. */
export const FEWEST_TERMS = 2;
export const LEAST_SHARED = 0.35;

/** Compares two statements. `null` where they cannot be of one thing. */
export function comparePair(a: Statement, b: Statement, { weights, isName }: FeatureTable): PairFeatures | null {
  const isSameStory = a.story === b.story;
  const days = isSameStory ? 0 : a.day === null || b.day === null ? Number.POSITIVE_INFINITY : Math.abs(a.day - b.day);
  if (days > MOST_DAYS_APART || isDoubtfulNo(a, b)) return null;
  const { features } = a;
  const others = b.features;
  let weight = 0;
  let names = 0;
  let terms = 0;
  let ownNames = 0;
  let theirNames = 0;
  let first = 0;
  let second = 0;
  while (first < features.length && second < others.length) {
    const own = features[first]!;
    const their = others[second]!;
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
  const ofLesser = weight / Math.min(a.weight, b.weight);
  const figures = figuresShared(a, b);
  if (terms < FEWEST_TERMS && figures < 2 && ofLesser < LEAST_SHARED) return null;
  for (; first < features.length; first++) ownNames += isName[features[first]!]!;
  for (; second < others.length; second++) theirNames += isName[others[second]!]!;
  const isContest = (a.side !== b.side) !== saysOpposite(a, b);
  return {
    ofLesser,
    ofGreater: weight / Math.max(a.weight, b.weight),
    weight,
    names,
    terms,
    isSameStory,
    days,
    sentences: isSameStory ? Math.abs(a.sentence - b.sentence) : 0,
    isContest,
    isByNegation: isContest && (a.isNegation || b.isNegation || a.side === b.side),
    figures,
    otherNames: Math.min(ownNames, theirNames),
    namedDays: a.days.length === 0 || b.days.length === 0 ? 0 : a.days.some((named) => b.days.includes(named)) ? 1 : -1,
    isSameHolder: a.holderKey !== null && a.holderKey === b.holderKey,
    isBack: a.back !== null || b.back !== null,
    isOfAnother: isOfAnother(a, b) || isOfAnother(b, a),
  };
}

/** Whether one tells what its holder does, and the other neither names that holder nor comes from it. */
const isOfAnother = (own: Statement, other: Statement): boolean =>
  own.isOfHolder &&
  own.holder !== null &&
  own.holderKey !== other.holderKey &&
  own.sourceKey !== "state:" &&
  other.sourceKey !== "state:" &&
  !other.features.includes(own.holderFeature);

/** Whether one says by an opposite what the other says by the word itself: "she is alive", "she was killed". */
export const saysOpposite = (a: Statement, b: Statement): boolean =>
  a.opposites.some((family) => b.terms.includes(family) && !b.opposites.includes(family)) ||
  b.opposites.some((family) => a.terms.includes(family) && !a.opposites.includes(family));

/** "There are no signs" and "has seen no signs" stand on different sides only because one of the negations was not read. */
const isDoubtfulNo = (a: Statement, b: Statement): boolean =>
  a.side !== b.side && ((a.isNegation && b.side === "for" && b.hasNegator) || (b.isNegation && a.side === "for" && a.hasNegator));

/** "Three people": many reports have it. */
const SMALL = 12;

function figuresShared(a: Statement, b: Statement): number {
  let found = 0;
  for (const own of a.figures)
    for (const their of b.figures) {
      const [amount, theirAmount] = [amountOf(own.quantity), amountOf(their.quantity)];
      const isOneUnit = own.quantity.unit === their.quantity.unit;
      const canBeOneUnit = isOneUnit || (own.isOfPeople && (their.isEvent || their.isOfPeople)) || (own.isEvent && their.isOfPeople);
      // So large a figure is seldom the same by chance, also where one report says what became of the people and the other does not.
      if (canBeOneUnit && amount === theirAmount && amount > SMALL) return 2;
      if (isOneUnit || (canBeOneUnit && countPeople(a, b, own, their))) found = amount === theirAmount ? 1 : found === 1 ? 1 : -1;
    }
  return found;
}

const amountOf = ({ value, min, max }: Quantity): number => value ?? min ?? max ?? 0;

/** Whether the one that counts only people tells of what the other counts, too. */
const countPeople = (a: Statement, b: Statement, own: Figure, their: Figure): boolean =>
  (own.isEvent && b.terms.includes(own.quantity.unit)) || (their.isEvent && a.terms.includes(their.quantity.unit));

const SAME_TEXT = 0.75;

/** Whether two statements are the same words, all but a few: one text told twice, whoever it is laid to. */
export function isSameText(a: Statement, b: Statement): boolean {
  const [short, long] = a.features.length < b.features.length ? [a, b] : [b, a];
  const known = new Set(long.features);
  return short.features.filter((feature) => known.has(feature)).length >= SAME_TEXT * long.features.length;
}
