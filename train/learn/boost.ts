import { lowerBound } from "../../src/document/lower-bound.js";
import { FOREST_FORMAT, type Forest, type ForestHeader } from "../../src/learn/index.js";
import { seeded } from "./sequences.js";

/** Rows of features with their answers. */
export interface BoostData {
  readonly featureCount: number;
  /** Row by row. */
  readonly values: Float32Array | Int32Array;
  /** 0 or 1 for each row. */
  readonly answers: Uint8Array;
  /** What a row counts. */
  readonly weights: Float32Array;
}

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  /** What each tree adds of what it finds. */
  readonly rate: number;
  /** Part of the rows, and of the features, that a tree sees. */
  readonly rowPart: number;
  readonly featurePart: number;
  /** A leaf has at least so much weight. */
  readonly leastWeight: number;
  readonly seed: number;
}

/** Several forests grown with other seeds, as one: its score is the sum of theirs (bagging; Breiman 1996). */
export function boostBag(data: BoostData, options: BoostOptions, count: number): Pick<Forest, "features" | "thresholds" | "leaves"> {
  const forests = Array.from({ length: count }, (_, number) => boost(data, { ...options, seed: options.seed + number }));
  return {
    features: Uint8Array.from(forests.flatMap(({ features }) => [...features])),
    thresholds: Float32Array.from(forests.flatMap(({ thresholds }) => [...thresholds])),
    leaves: Int16Array.from(forests.flatMap(({ leaves }) => [...leaves])),
  };
}

const BINS = 48;
/** Added to the second derivatives of a leaf: keeps the values of small ones near zero. */
const RIDGE = 2;

/** Boosted trees with logistic loss and second-order leaves over binned features (Friedman 2001; Chen and Guestrin 2016). Same data, same seed: same trees. */
export function boost(data: BoostData, options: BoostOptions): Pick<Forest, "features" | "thresholds" | "leaves"> {
  const { featureCount, answers, weights } = data;
  const rows = answers.length;
  const { edges, bins } = binFeatures(data);
  const random = seeded(options.seed);
  const inner = 2 ** options.depth - 1;
  const features = new Uint8Array(options.trees * inner);
  const thresholds = new Float32Array(options.trees * inner).fill(Number.POSITIVE_INFINITY);
  const leaves = new Int16Array(options.trees * (inner + 1));
  const scores = new Float64Array(rows);
  const gradients = new Float64Array(rows);
  const curves = new Float64Array(rows);
  const nodes = new Int32Array(rows);
  const seen = new Int32Array(rows);
  for (let tree = 0; tree < options.trees; tree++) {
    let seenCount = 0;
    for (let row = 0; row < rows; row++) {
      const chance = 1 / (1 + Math.exp(-scores[row]!));
      const isSeen = random() < options.rowPart;
      gradients[row] = isSeen ? (answers[row]! - chance) * weights[row]! : 0;
      curves[row] = isSeen ? chance * (1 - chance) * weights[row]! : 0;
      if (curves[row] !== 0) seen[seenCount++] = row;
    }
    nodes.fill(0);
    const chosen = Array.from({ length: featureCount }, (_, feature) => feature).filter(() => random() < options.featurePart);
    for (let depth = 0; depth < options.depth; depth++) {
      const splits = bestSplits({
        bins,
        rows,
        seen: seen.subarray(0, seenCount),
        chosen,
        nodes,
        gradients,
        curves,
        first: 2 ** depth - 1,
        count: 2 ** depth,
        leastWeight: options.leastWeight,
      });
      for (const [index, split] of splits.entries()) {
        if (split === null) continue;
        const node = tree * inner + 2 ** depth - 1 + index;
        features[node] = split.feature;
        thresholds[node] = edges[split.feature]![split.bin]!;
      }
      for (let row = 0; row < rows; row++) {
        const split = splits[nodes[row]! - (2 ** depth - 1)]!;
        nodes[row] = 2 * nodes[row]! + (split !== null && bins[split.feature * rows + row]! > split.bin ? 2 : 1);
      }
    }
    const sums = new Float64Array(2 * (inner + 1));
    for (let row = 0; row < rows; row++) {
      const leaf = nodes[row]! - inner;
      sums[leaf * 2]! += gradients[row]!;
      sums[leaf * 2 + 1]! += curves[row]!;
    }
    for (let leaf = 0; leaf <= inner; leaf++)
      leaves[tree * (inner + 1) + leaf] = Math.max(
        -30000,
        Math.min(30000, Math.round((1000 * options.rate * sums[leaf * 2]!) / (sums[leaf * 2 + 1]! + RIDGE))),
      );
    for (let row = 0; row < rows; row++) scores[row]! += leaves[tree * (inner + 1) + nodes[row]! - inner]! / 1000;
  }
  return { features, thresholds, leaves };
}

/** Edges of at most `BINS` bins a feature, by quantiles, and the bin of each value, feature by feature. */
function binFeatures({ featureCount, values, answers }: BoostData): { readonly edges: readonly Float32Array[]; readonly bins: Uint8Array } {
  const rows = answers.length;
  const bins = new Uint8Array(rows * featureCount);
  const edges = Array.from({ length: featureCount }, (_, feature) => {
    const column = Float32Array.from({ length: rows }, (_unused, row) => values[row * featureCount + feature]!).sort();
    const distinct = [...new Set(column)];
    const cuts =
      distinct.length <= BINS
        ? distinct.slice(0, -1)
        : [...new Set(Array.from({ length: BINS - 1 }, (_unused, cut) => column[Math.floor(((cut + 1) * rows) / BINS)]!))];
    for (let row = 0; row < rows; row++) {
      const value = values[row * featureCount + feature]!;
      bins[feature * rows + row] = lowerBound(cuts.length, (cut) => value <= cuts[cut]!);
    }
    return Float32Array.from(cuts);
  });
  return { edges, bins };
}

interface Split {
  readonly feature: number;
  /** The last bin that goes to the left. */
  readonly bin: number;
}

interface Level {
  readonly bins: Uint8Array;
  readonly rows: number;
  /** The rows that count in this tree. */
  readonly seen: Int32Array;
  readonly chosen: readonly number[];
  readonly nodes: Int32Array;
  readonly gradients: Float64Array;
  readonly curves: Float64Array;
  readonly first: number;
  readonly count: number;
  readonly leastWeight: number;
}

/** For each node of a level the split that gains most; `null` where none does. */
function bestSplits({ bins, rows, seen, chosen, nodes, gradients, curves, first, count, leastWeight }: Level): (Split | null)[] {
  const best: (Split | null)[] = new Array<Split | null>(count).fill(null);
  const gains = new Float64Array(count).fill(1e-6);
  const sums = new Float64Array(count * BINS * 2);
  for (const feature of chosen) {
    sums.fill(0);
    const column = bins.subarray(feature * rows, (feature + 1) * rows);
    for (let item = 0; item < seen.length; item++) {
      const row = seen[item]!;
      const at = ((nodes[row]! - first) * BINS + column[row]!) * 2;
      sums[at]! += gradients[row]!;
      sums[at + 1]! += curves[row]!;
    }
    for (let node = 0; node < count; node++) {
      const at = node * BINS * 2;
      let gradient = 0;
      let curve = 0;
      for (let bin = 0; bin < BINS; bin++) {
        gradient += sums[at + bin * 2]!;
        curve += sums[at + bin * 2 + 1]!;
      }
      let left = 0;
      let leftCurve = 0;
      for (let bin = 0; bin + 1 < BINS; bin++) {
        left += sums[at + bin * 2]!;
        leftCurve += sums[at + bin * 2 + 1]!;
        if (leftCurve < leastWeight || curve - leftCurve < leastWeight) continue;
        const right = gradient - left;
        const gain = (left * left) / (leftCurve + RIDGE) + (right * right) / (curve - leftCurve + RIDGE) - (gradient * gradient) / (curve + RIDGE);
        if (gain > gains[node]!) {
          gains[node] = gain;
          best[node] = { feature, bin };
        }
      }
    }
  }
  return best;
}

/** The bytes of a forest file. */
export function forestBytes(
  { features, thresholds, leaves }: Pick<Forest, "features" | "thresholds" | "leaves">,
  header: Omit<ForestHeader, "format">,
): Uint8Array {
  const line = Buffer.from(`${JSON.stringify({ format: FOREST_FORMAT, ...header })}\n`);
  const numbers = Buffer.alloc(thresholds.length * 4 + leaves.length * 2);
  for (const [at, threshold] of thresholds.entries()) numbers.writeFloatLE(threshold, at * 4);
  for (const [at, leaf] of leaves.entries()) numbers.writeInt16LE(leaf, thresholds.length * 4 + at * 2);
  return Buffer.concat([line, features, numbers]);
}
