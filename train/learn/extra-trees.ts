import { LEAF, MEAN_FOREST_FORMAT, type MeanForest, type MeanForestHeader } from "../../src/learn/index.js";
import { seeded } from "./sequences.js";

/** A row to learn from. */
export interface WeighedRow {
  readonly values: Float64Array;
  /** 0 or 1. */
  readonly target: number;
  readonly weight: number;
}

interface Nodes {
  readonly features: number[];
  readonly thresholds: number[];
  readonly rights: number[];
}

/**
 * Grows extremely randomised trees (Geurts, Ernst and Wehenkel 2006) on all rows, until each leaf has rows of one answer: at every node as many features as the root of
 * their number, drawn from those that differ, each cut at a random point between its least and greatest value; the cut that parts the answers best (Gini) is kept.
 */
export function growExtraTrees(rows: readonly WeighedRow[], trees: number, seed: number): Omit<MeanForest, "header"> {
  const nodes: Nodes = { features: [], thresholds: [], rights: [] };
  const roots: number[] = [];
  for (let tree = 0; tree < trees; tree++) {
    roots.push(nodes.features.length);
    grow(rows, nodes, seeded(seed + tree));
  }
  return {
    roots: Int32Array.from(roots),
    features: Uint8Array.from(nodes.features),
    thresholds: Float32Array.from(nodes.thresholds),
    rights: Uint16Array.from(nodes.rights),
  };
}

interface Cut {
  readonly feature: number;
  readonly threshold: number;
  readonly gain: number;
}

function grow(rows: readonly WeighedRow[], nodes: Nodes, random: () => number): void {
  const node = nodes.features.length;
  const cut = bestCut(rows, random);
  nodes.features.push(cut?.feature ?? LEAF);
  nodes.thresholds.push(cut?.threshold ?? yesPart(rows));
  nodes.rights.push(0);
  if (cut === null) return;
  grow(
    rows.filter(({ values }) => !(values[cut.feature]! > cut.threshold)),
    nodes,
    random,
  );
  nodes.rights[node] = nodes.features.length - node;
  grow(
    rows.filter(({ values }) => values[cut.feature]! > cut.threshold),
    nodes,
    random,
  );
}

const weightOf = (rows: readonly WeighedRow[]): number => rows.reduce((sum, { weight }) => sum + weight, 0);
const yesPart = (rows: readonly WeighedRow[]): number => rows.reduce((sum, { target, weight }) => sum + target * weight, 0) / weightOf(rows);

/** `null` where all rows have one answer or no feature tells them apart. */
function bestCut(rows: readonly WeighedRow[], random: () => number): Cut | null {
  if (rows.every(({ target }) => target === rows[0]!.target)) return null;
  const width = rows[0]!.values.length;
  const order = Array.from({ length: width }, (_, feature) => feature);
  let best: Cut | null = null;
  let left = Math.max(1, Math.floor(Math.sqrt(width)));
  for (let at = 0; at < width && left > 0; at++) {
    const drawn = at + Math.floor(random() * (width - at));
    [order[at], order[drawn]] = [order[drawn]!, order[at]!];
    const feature = order[at]!;
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (const { values } of rows) {
      least = Math.min(least, values[feature]!);
      greatest = Math.max(greatest, values[feature]!);
    }
    if (!(least < greatest)) continue;
    left--;
    const threshold = Math.fround(least + random() * (greatest - least));
    const gain = gainOf(rows, feature, threshold);
    if (gain !== null && (best === null || gain > best.gain)) best = { feature, threshold, gain };
  }
  return best;
}

/** Less Gini impurity, in all; `null` where nothing is parted. */
function gainOf(rows: readonly WeighedRow[], feature: number, threshold: number): number | null {
  let [right, rightYes, left, leftYes] = [0, 0, 0, 0];
  for (const { values, target, weight } of rows)
    if (values[feature]! > threshold) {
      right += weight;
      rightYes += target * weight;
    } else {
      left += weight;
      leftYes += target * weight;
    }
  if (right === 0 || left === 0) return null;
  const impurity = (all: number, yes: number): number => (2 * yes * (all - yes)) / all;
  return impurity(right + left, rightYes + leftYes) - impurity(right, rightYes) - impurity(left, leftYes);
}

/** The bytes of a forest file. */
export function meanForestBytes(
  { roots, features, thresholds, rights }: Omit<MeanForest, "header">,
  header: Omit<MeanForestHeader, "format" | "trees" | "nodes">,
): Uint8Array {
  const whole: MeanForestHeader = { format: MEAN_FOREST_FORMAT, ...header, trees: roots.length, nodes: features.length };
  const line = Buffer.from(`${JSON.stringify(whole)}\n`);
  const numbers = Buffer.alloc(features.length * 6 + roots.length * 4);
  for (const [at, threshold] of thresholds.entries()) numbers.writeFloatLE(threshold, at * 4);
  for (const [at, right] of rights.entries()) numbers.writeUInt16LE(right, thresholds.length * 4 + at * 2);
  for (const [at, root] of roots.entries()) numbers.writeInt32LE(root, thresholds.length * 6 + at * 4);
  return Buffer.concat([line, features, numbers]);
}
