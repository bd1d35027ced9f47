import type { LinearModel } from "./model.js";

/** The features of a sequence: `perItem` hashes for each item, one after the other; unused places hold 0 and are passed over. */
export interface FeatureTable {
  readonly perItem: number;
  readonly hashes: Int32Array;
}

/** Adds up the weights of one item's features into `scores[0, labelCount)`. */
export function scoreItem(model: LinearModel, features: FeatureTable, item: number, scores: Int32Array): void {
  const { labelCount, mask, weights } = model;
  const first = item * features.perItem;
  const end = first + features.perItem;
  if (labelCount === 7) addSeven(weights, mask, features.hashes, first, end, scores);
  else if (labelCount === 5) addFive(weights, mask, features.hashes, first, end, scores);
  else addAny(model, features.hashes, first, end, scores);
}

function addAny({ labelCount, mask, weights }: LinearModel, hashes: Int32Array, first: number, end: number, scores: Int32Array): void {
  scores.fill(0, 0, labelCount);
  for (let at = first; at < end; at++) {
    const hash = hashes[at]!;
    if (hash === 0) continue;
    const slot = (hash & mask) * labelCount;
    for (let label = 0; label < labelCount; label++) scores[label]! += weights[slot + label]!;
  }
}

/** The sums for five labels in registers: twice as fast as in an array. */
function addFive(weights: Int8Array, mask: number, hashes: Int32Array, first: number, end: number, scores: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  for (let at = first; at < end; at++) {
    const hash = hashes[at]!;
    if (hash === 0) continue;
    const slot = (hash & mask) * 5;
    a += weights[slot]!;
    b += weights[slot + 1]!;
    c += weights[slot + 2]!;
    d += weights[slot + 3]!;
    e += weights[slot + 4]!;
  }
  scores[0] = a;
  scores[1] = b;
  scores[2] = c;
  scores[3] = d;
  scores[4] = e;
}

/** The same for seven. */
function addSeven(weights: Int8Array, mask: number, hashes: Int32Array, first: number, end: number, scores: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  for (let at = first; at < end; at++) {
    const hash = hashes[at]!;
    if (hash === 0) continue;
    const slot = (hash & mask) * 7;
    a += weights[slot]!;
    b += weights[slot + 1]!;
    c += weights[slot + 2]!;
    d += weights[slot + 3]!;
    e += weights[slot + 4]!;
    f += weights[slot + 5]!;
    g += weights[slot + 6]!;
  }
  scores[0] = a;
  scores[1] = b;
  scores[2] = c;
  scores[3] = d;
  scores[4] = e;
  scores[5] = f;
  scores[6] = g;
}

/**
 * The best sequence of labels for `count` items (Viterbi). Ties go to the smaller label.
 * @param bias added to the score of label 0 ("outside"): above zero for fewer finds, below for more
 */
export function tagSequence(model: LinearModel, features: FeatureTable, count: number, bias = 0): Uint8Array {
  return tagWithGain(model, features, count, bias).labels;
}

/** The same, with by how much the best sequence is better than label 0 for all items. */
export function tagWithGain(model: LinearModel, features: FeatureTable, count: number, bias = 0): { readonly labels: Uint8Array; readonly gain: number } {
  const { labelCount, transitions } = model;
  const labels = new Uint8Array(count);
  if (count === 0) return { labels, gain: 0 };
  let outside = 0;
  const back = new Uint8Array(count * labelCount);
  const scores = new Int32Array(labelCount);
  let previous = new Int32Array(labelCount);
  let current = new Int32Array(labelCount);
  for (let item = 0; item < count; item++) {
    scoreItem(model, features, item, scores);
    scores[0]! += bias;
    outside += scores[0]! + transitions[item === 0 ? labelCount * labelCount : 0]!;
    for (let label = 0; label < labelCount; label++) {
      let best = item === 0 ? transitions[labelCount * labelCount + label]! : previous[0]! + transitions[label]!;
      let from = 0;
      if (item > 0) {
        for (let before = 1; before < labelCount; before++) {
          const score = previous[before]! + transitions[before * labelCount + label]!;
          if (score > best) {
            best = score;
            from = before;
          }
        }
      }
      current[label] = best + scores[label]!;
      back[item * labelCount + label] = from;
    }
    [previous, current] = [current, previous];
  }
  let label = 0;
  for (let other = 1; other < labelCount; other++) if (previous[other]! > previous[label]!) label = other;
  const gain = previous[label]! - outside;
  for (let item = count - 1; item >= 0; item--) {
    labels[item] = label;
    label = back[item * labelCount + label]!;
  }
  return { labels, gain };
}
