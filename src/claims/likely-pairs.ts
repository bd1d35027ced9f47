import { FEWEST_TERMS, type FeatureTable, LEAST_SHARED, MOST_DAYS_APART, type Statement } from "./compare-pair.js";

/**
 * Passes over pairs that `comparePair` would turn down for what they share or for their days: more than nine of ten candidates. All that is
 * looked at lies in flat arrays, and the features of one statement are marked while the others are held against it.
 */
export class LikelyPairs {
  readonly #weights: Float64Array;
  readonly #isName: Uint8Array;
  readonly #isMarked: Uint8Array;
  /** The features of all statements one behind the other, and where those of each begin. */
  readonly #features: Int32Array;
  readonly #featuresAt: Int32Array;
  readonly #sums: Float64Array;
  /** NaN where the day is not known: then no difference is small enough. */
  readonly #days: Float64Array;
  readonly #stories: Int32Array;
  readonly #hasFigures: Uint8Array;
  #own = -1;

  constructor(statements: readonly Statement[], { weights, isName }: FeatureTable) {
    this.#weights = weights;
    this.#isName = isName;
    this.#isMarked = new Uint8Array(weights.length);
    this.#featuresAt = new Int32Array(statements.length + 1);
    this.#features = new Int32Array(statements.reduce((sum, { features }) => sum + features.length, 0));
    this.#sums = Float64Array.from(statements, ({ weight }) => weight);
    this.#days = Float64Array.from(statements, ({ day }) => day ?? Number.NaN);
    this.#hasFigures = Uint8Array.from(statements, ({ figures }) => (figures.length > 0 ? 1 : 0));
    this.#stories = new Int32Array(statements.length);
    const stories = new Map<string, number>();
    statements.forEach(({ story, features }, index) => {
      const number = stories.get(story) ?? stories.size;
      stories.set(story, number);
      this.#stories[index] = number;
      this.#features.set(features, this.#featuresAt[index]);
      this.#featuresAt[index + 1] = this.#featuresAt[index]! + features.length;
    });
  }

  /** From here on others are held against this statement. */
  take(index: number): void {
    if (this.#own >= 0) this.#mark(this.#own, 0);
    this.#mark(index, 1);
    this.#own = index;
  }

  /** Whether `comparePair` may find something in the pair of the statement taken and this one. */
  isLikely(other: number): boolean {
    const own = this.#own;
    if (this.#stories[own] !== this.#stories[other] && !(Math.abs(this.#days[own]! - this.#days[other]!) <= MOST_DAYS_APART)) return false;
    let weight = 0;
    let names = 0;
    let terms = 0;
    const end = this.#featuresAt[other + 1]!;
    for (let at = this.#featuresAt[other]!; at < end; at++) {
      const feature = this.#features[at]!;
      if (this.#isMarked[feature] === 0) continue;
      weight += this.#weights[feature]!;
      if (this.#isName[feature] === 1) names++;
      else terms++;
    }
    if (names + terms === 0) return false;
    const mayShareFigures = this.#hasFigures[own] === 1 && this.#hasFigures[other] === 1;
    return terms >= FEWEST_TERMS || mayShareFigures || !(weight / Math.min(this.#sums[own]!, this.#sums[other]!) < LEAST_SHARED);
  }

  #mark(index: number, mark: number): void {
    for (let at = this.#featuresAt[index]!; at < this.#featuresAt[index + 1]!; at++) this.#isMarked[this.#features[at]!] = mark;
  }
}
