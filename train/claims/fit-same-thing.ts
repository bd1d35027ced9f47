import { createHash } from "node:crypto";
import { SAME_THING_TREES, type SameThingWeights } from "../../src/claims/lexicon.js";
import { PAIR_VALUES, TREE_VALUES } from "../../src/claims/pair-values.js";
import { logOddsOf } from "../../src/claims/same-thing.js";
import { type MeanForest, meanOf } from "../../src/learn/index.js";
import type { ResourceReader } from "../../src/text/resource.js";
import { growExtraTrees, meanForestBytes } from "../learn/extra-trees.js";
import { FOLDS, foldOf, type Item } from "./pair-items.js";

/** L2 penalty; of 3, 10 and 30 all give much the same. */
const PENALTY = 10;
/** How often of two sentences of one thing the pair of statements that is surest so far is taken for the one that counts. */
const ROUNDS = 4;
/** Newton steps of a round; the last ones change nothing any more. */
const STEPS = 20;
/** Of two sentences that are not of one thing the surest pairs count, in sum so much. */
const SUREST = 3;
const WEIGHT_OF_NONE = 1.5;

const TABLE = "claims/lexicon/same-thing.tsv";
const RULE = PAIR_VALUES.indexOf("rule");

/** A pair of statements to learn from. */
interface Row {
  readonly values: Float64Array;
  readonly isSame: number;
  readonly weight: number;
}

/** Logistic regression by Newton's method; which pair of two sentences of one thing counts is chosen anew in each round, first by the rule of thumb. */
function fitSameThing(items: readonly Item[]): SameThingWeights {
  const all = items.flatMap(({ pairs }) => pairs);
  const means = PAIR_VALUES.map((_, at) => all.reduce((sum, values) => sum + values[at]!, 0) / all.length);
  const spreads = PAIR_VALUES.map((_, at) => Math.sqrt(all.reduce((sum, values) => sum + (values[at]! - means[at]!) ** 2, 0) / all.length) || 1);
  let trained: SameThingWeights | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const rows = rowsOf(items, (values) => (trained === null ? values[RULE]! : logOddsOf(values, trained)));
    trained = solve(rows, means, spreads);
  }
  return trained!;
}

/** What is learnt: the regression and the trees. */
export interface Learnt {
  readonly sameThing: SameThingWeights;
  readonly sameThingTrees: Omit<MeanForest, "header">;
}

/** What labelled pairs teach. */
export function learnSameThing(items: readonly Item[]): Learnt {
  const sameThing = fitSameThing(items);
  return { sameThing, sameThingTrees: growSameThing(items, sameThing) };
}

/** For each part of the labelled pairs what the others teach. */
export const fitFolds = (items: readonly Item[]): Learnt[] =>
  Array.from({ length: FOLDS }, (_, fold) => learnSameThing(items.filter(({ label }) => foldOf(label) !== fold)));

function rowsOf(items: readonly Item[], sure: (values: Float64Array) => number): Row[] {
  return items.flatMap(({ label, pairs }): Row[] => {
    const surest = pairs.map((values) => ({ values, sure: sure(values) })).sort((a, b) => b.sure - a.sure);
    if (label.label !== "none") return surest.slice(0, 1).map(({ values }) => ({ values, isSame: 1, weight: 1 }));
    const kept = surest.slice(0, SUREST);
    return kept.map(({ values }) => ({ values, isSame: 0, weight: WEIGHT_OF_NONE / kept.length }));
  });
}

function solve(rows: readonly Row[], means: readonly number[], spreads: readonly number[]): SameThingWeights {
  const width = PAIR_VALUES.length;
  let own = new Array<number>(width + 1).fill(0);
  const standard = rows.map(({ values, ...row }) => ({ ...row, values: [...means.map((mean, at) => (values[at]! - mean) / spreads[at]!), 1] }));
  for (let step = 0; step < STEPS; step++) {
    const slope = own.map((weight, at) => (at === width ? 0 : PENALTY * weight));
    const curve = own.map((_, row) => own.map((__, column) => (row === column ? PENALTY : 0)));
    for (const { values, isSame, weight } of standard) {
      const odds = 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * own[at]!, 0)));
      values.forEach((value, at) => {
        slope[at]! += weight * (odds - isSame) * value;
        for (let column = 0; column <= width; column++) curve[at]![column]! += weight * odds * (1 - odds) * value * values[column]!;
      });
    }
    const change = solveLinear(curve, slope);
    own = own.map((weight, at) => weight - change[at]!);
  }
  return { bias: own[width]!, means, spreads, weights: own.slice(0, width) };
}

/** Trees of the forest, and how often the surest pairs are chosen anew. */
const TREES = 100;
const TREE_ROUNDS = 2;
const TREE_SEED = 20250114;

/** The trees, grown on all labelled pairs: of two sentences of one thing the pair of statements that is surest so far counts, of others the three surest. */
function growSameThing(items: readonly Item[], trained: SameThingWeights): Omit<MeanForest, "header"> {
  let forest: Omit<MeanForest, "header"> | null = null;
  for (let round = 0; round < TREE_ROUNDS; round++) {
    const grown = forest;
    const sure = (values: Float64Array): number => (grown === null ? logOddsOf(values, trained) : meanOf(grown, values));
    forest = growExtraTrees(
      rowsOf(items, sure).map(({ values, isSame, weight }) => ({ values, target: isSame, weight })),
      TREES,
      TREE_SEED,
    );
  }
  return forest!;
}

/** Gaussian elimination; the matrix is positive definite. */
function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const part = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= part * rows[pivot]![column]!;
    }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** What was learnt as the table of the stage. */
export function sameThingTable({ bias, means, spreads, weights }: SameThingWeights, labels: Uint8Array, score: string): string {
  const rows = PAIR_VALUES.map((name, at) => [name, ...[means[at]!, spreads[at]!, weights[at]!].map((value) => value.toFixed(4))].join("\t"));
  const sha256 = createHash("sha256").update(labels).digest("hex");
  const origin = `# made by npx tsx train/claims.ts from bench/claims/labels.jsonl (sha256 ${sha256}); ${score}; Apache-2.0`;
  return `value\tmean\tspread\tweight\n${origin}\n${rows.join("\n")}\nbias\t0\t1\t${bias.toFixed(4)}\n`;
}

/** Word lists with what was learnt in the place of the packaged decision. */
export const withSameThing = (read: ResourceReader, { sameThing, sameThingTrees }: Learnt): ResourceReader => ({
  text: (path) => (path === TABLE ? sameThingTable(sameThing, new Uint8Array(), "one part left out") : read.text(path)),
  bytes: (path) => (path === SAME_THING_TREES ? sameThingBytes(sameThingTrees, new Uint8Array(), "one part left out") : read.bytes(path)),
});

/** The trees as the model file of the stage. */
export const sameThingBytes = (forest: Omit<MeanForest, "header">, labels: Uint8Array, score: string): Uint8Array =>
  meanForestBytes(forest, {
    name: "same-thing",
    features: TREE_VALUES,
    corpus: "labels of the project's own (bench/claims/labels.jsonl) over PolNeAR 1.0.0 and Timeline17",
    corpusSha256: createHash("sha256").update(labels).digest("hex"),
    licence: "Apache-2.0",
    seed: TREE_SEED,
    command: "npx tsx train/claims.ts",
    score,
  });
