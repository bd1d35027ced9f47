import type { Forest } from "./forest.js";

/** A forest over whole numbers: without branches, so that the processor need not guess which way an item goes. */
export interface IntegerForest {
  readonly trees: number;
  readonly depth: number;
  readonly features: Uint8Array;
  readonly thresholds: Int32Array;
  readonly leaves: Int16Array;
}

/** Values and thresholds stay below this, so that no difference overflows. */
export const GREATEST_VALUE = 2 ** 29;
/** Trees between two looks at whether the answer is sure. */
const STEP = 5;

/** The same forest over whole numbers. */
export const integerForest = ({ header, features, thresholds, leaves }: Forest): IntegerForest => ({
  trees: header.trees,
  depth: header.depth,
  features,
  thresholds: Int32Array.from(thresholds, (threshold) => Math.floor(Math.min(GREATEST_VALUE, threshold))),
  leaves,
});

/**
 * Log-odds of one item, in thousandths; its features, between `-GREATEST_VALUE` and `GREATEST_VALUE`, stand at `[at, at + features)` of `values`.
 * @param sure no more trees are asked once the sum is beyond this, either way
 */
export function scoreIntegers({ trees, depth, features, thresholds, leaves }: IntegerForest, values: Int32Array, at: number, sure: number): number {
  const leafCount = 1 << depth;
  const inner = leafCount - 1;
  let sum = 0;
  for (let tree = 0, base = 0; tree < trees; tree++, base += inner) {
    let node = 0;
    // A value above the threshold makes the difference negative, and its sign bit 1.
    for (let level = 0; level < depth; level++) node = 2 * node + 1 + ((thresholds[base + node]! - values[at + features[base + node]!]!) >>> 31);
    sum += leaves[base + tree + node - inner]!;
    if (tree % STEP === STEP - 1 && (sum > sure || sum < -sure)) break;
  }
  return sum;
}
