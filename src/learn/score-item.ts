import type { LinearModel } from "./model.js";

/** The features of a sequence: `perItem` hashes for each item, one after the other; unused places hold 0 and are passed over. */
export interface FeatureTable {
  readonly perItem: number;
  readonly hashes: Int32Array;
}

/** Adds up the weights of one item's features into `scores[0, labelCount)`: for decisions that are not part of a sequence. */
export function scoreItem({ labelCount, mask, weights }: LinearModel, { perItem, hashes }: FeatureTable, item: number, scores: Int32Array): void {
  scores.fill(0, 0, labelCount);
  for (let at = item * perItem; at < (item + 1) * perItem; at++) {
    const hash = hashes[at]!;
    if (hash === 0) continue;
    const slot = (hash & mask) * labelCount;
    for (let label = 0; label < labelCount; label++) scores[label]! += weights[slot + label]!;
  }
}
