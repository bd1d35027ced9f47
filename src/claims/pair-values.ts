import { comparePair, type FeatureTable, type PairFeatures, type Statement } from "./compare-pair.js";
import { sharesByRule } from "./rule-of-thumb.js";
import { TEXT_VALUES, textValues } from "./sentence-words.js";

/** What the trained decision looks at, in the order of the rows of its table. */
export const PAIR_VALUES = [
  "lesserCover",
  "greaterCover",
  "lesserTermCover",
  "sentenceShare",
  "terms",
  "names",
  "otherNames",
  "leading",
  "run",
  "length",
  "elsewhere",
  "days",
  "near",
  "contest",
  "contestInStory",
  "largeFigure",
  "equalFigure",
  "otherFigure",
  "sameHolder",
  "ofAnother",
  "plain",
  "oneExpects",
  "rule",
  "byRule",
  "bothDeny",
  "weight",
] as const;

/** Two statements as compared, and as numbers of about one size. */
export interface PairValues {
  readonly pair: PairFeatures;
  readonly values: Float64Array;
}

/** The numbers by which a pair of statements is judged; `null` where they cannot be of one thing. */
export function valuesOf(a: Statement, b: Statement, table: FeatureTable): PairValues | null {
  const pair = comparePair(a, b, table);
  if (pair === null) return null;
  const own = coverOf(a, b, table);
  const their = coverOf(b, a, table);
  const rule = sharesByRule(pair);
  const { isContest, isSameStory, figures } = pair;
  const values = [
    Math.min(own.all, their.all),
    Math.max(own.all, their.all),
    Math.min(own.terms, their.terms),
    shareOf(a.around, b.around, table),
    Math.min(pair.terms, MOST_TERMS),
    Math.min(pair.names, MOST_NAMES),
    Math.min(pair.otherNames, MOST_NAMES),
    leadingIn(a.terms, b.terms) + leadingIn(b.terms, a.terms),
    Math.min(longestRun(a.terms, b.terms), LONGEST_RUN),
    Math.log(Math.min(a.features.length, b.features.length)),
    isSameStory ? 0 : 1,
    Math.log1p(pair.days),
    isSameStory && pair.sentences <= NEAR ? 1 : 0,
    isContest ? 1 : 0,
    isContest && isSameStory ? 1 : 0,
    figures === 2 ? 1 : 0,
    figures > 0 ? 1 : 0,
    figures < 0 ? 1 : 0,
    pair.isSameHolder ? 1 : 0,
    pair.isOfAnother ? 1 : 0,
    a.attribution === null || b.attribution === null ? 1 : 0,
    (a.stance === "expects") === (b.stance === "expects") ? 0 : 1,
    Math.max(-RULE_SPAN, Math.min(RULE_SPAN, rule)),
    rule > 0 ? 1 : 0,
    bothDeny(a, b) ? 1 : 0,
    Math.log1p(pair.weight),
  ];
  return { pair, values: Float64Array.from(values) };
}

/** All that the trees look at: those of the pair, and what its sentences share as they stand. */
export const TREE_VALUES: readonly string[] = [...PAIR_VALUES, ...TEXT_VALUES];

/** The values of a pair with those of its sentences, in the order of `TREE_VALUES`. */
export function treeValues({ values }: PairValues, a: Statement, b: Statement, { words }: FeatureTable): Float64Array {
  const all = new Float64Array(TREE_VALUES.length);
  all.set(values);
  all.set(textValues(a.words, b.words, words), values.length);
  return all;
}

/** Beyond these, more of the same says no more. */
const MOST_TERMS = 6;
const MOST_NAMES = 3;
const LONGEST_RUN = 5;
const RULE_SPAN = 0.6;
/** Sentences apart. */
const NEAR = 2;
/** Terms at the head of a clause, where its verb and its subject mostly stand. */
const HEAD_TERMS = 3;

/** The part of one statement's weight, and of that of its terms, that the other's sentence has, too. */
function coverOf({ features }: Statement, { around }: Statement, { weights, isName }: FeatureTable): { readonly all: number; readonly terms: number } {
  let all = 0;
  let shared = 0;
  let terms = 0;
  let sharedTerms = 0;
  let other = 0;
  for (const feature of features) {
    const weight = weights[feature]!;
    while (other < around.length && around[other]! < feature) other++;
    const isShared = around[other] === feature;
    all += weight;
    if (isShared) shared += weight;
    if (isName[feature] === 1) continue;
    terms += weight;
    if (isShared) sharedTerms += weight;
  }
  return { all: all === 0 ? 0 : shared / all, terms: terms === 0 ? 0 : sharedTerms / terms };
}

/** Denials are few: two of them with words in common are mostly of one thing. */
const bothDeny = (a: Statement, b: Statement): boolean => a.side === "against" && b.side === "against" && !a.isNegation && !b.isNegation;

/** The weight that two sets share, of their mean weight (Dice). */
function shareOf(a: Int32Array, b: Int32Array, { weights }: FeatureTable): number {
  let all = 0;
  let shared = 0;
  let other = 0;
  for (const feature of b) all += weights[feature]!;
  for (const feature of a) {
    all += weights[feature]!;
    while (other < b.length && b[other]! < feature) other++;
    if (b[other] === feature) shared += weights[feature]!;
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

const leadingIn = (own: readonly string[], their: readonly string[]): number => own.slice(0, HEAD_TERMS).filter((term) => their.includes(term)).length;

/** The most terms that stand in one order in both, one behind the other. */
export function longestRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  for (let from = 0; from < a.length - longest; from++)
    for (let at = b.indexOf(a[from]!); at >= 0; at = b.indexOf(a[from]!, at + 1)) {
      let count = 1;
      while (from + count < a.length && at + count < b.length && a[from + count] === b[at + count]) count++;
      longest = Math.max(longest, count);
    }
  return longest;
}
