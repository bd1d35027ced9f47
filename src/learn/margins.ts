import type { LinearModel } from "./model.js";
import { type FeatureTable, scoreItem } from "./tag.js";

/** Below every score that can be reached. */
const NEVER = -1_000_000_000;

/**
 * For each of `count` items and each label, by how much the best sequence with that label there falls short of the best of all (max-marginals,
 * by Viterbi from both ends): 0 for the labels of the best sequence, below zero for the others. Whole numbers, in the units of the model.
 */
export function labelMargins(model: LinearModel, features: FeatureTable, count: number): Int32Array {
  const { labelCount: size, transitions } = model;
  const own = new Int32Array(count * size);
  const before = new Int32Array(count * size);
  const after = new Int32Array(count * size);
  const scores = new Int32Array(size);
  for (let item = 0; item < count; item++) {
    scoreItem(model, features, item, scores);
    const base = item * size;
    for (let label = 0; label < size; label++) {
      let best = item === 0 ? transitions[size * size + label]! : NEVER;
      if (item > 0) {
        for (let left = 0; left < size; left++) {
          const score = before[base - size + left]! + transitions[left * size + label]!;
          if (score > best) best = score;
        }
      }
      own[base + label] = scores[label]!;
      before[base + label] = best + scores[label]!;
    }
  }
  for (let item = count - 2; item >= 0; item--) {
    const base = item * size;
    for (let label = 0; label < size; label++) {
      let best = NEVER;
      for (let right = 0; right < size; right++) {
        const score = transitions[label * size + right]! + own[base + size + right]! + after[base + size + right]!;
        if (score > best) best = score;
      }
      after[base + label] = best;
    }
  }
  let top = NEVER;
  for (let label = 0; label < size; label++) if (count > 0 && before[(count - 1) * size + label]! > top) top = before[(count - 1) * size + label]!;
  for (let at = 0; at < before.length; at++) before[at]! += after[at]! - top;
  return before;
}
