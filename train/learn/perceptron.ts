import { type FeatureTable, type LinearModel, MODEL_FORMAT, type ModelHeader } from "../../src/learn/index.js";

/** One training sequence: its features, and the number of the right label of each item. */
export interface Example {
  readonly features: FeatureTable;
  readonly labels: Uint8Array;
}

export interface TrainingOptions {
  readonly labels: readonly string[];
  /** A power of two. */
  readonly slots: number;
  readonly epochs: number;
  readonly seed: number;
  /** A wrong label costs this much during decoding, so that right ones win by a margin (in weight units; 0 for the plain perceptron). */
  readonly margin: number;
  readonly onEpoch?: (epoch: number, wrong: number, items: number) => void;
}

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Averaged structured perceptron (Collins 2002) over sequences. Same examples, same seed: same weights. */
export function train(examples: readonly Example[], options: TrainingOptions): { readonly weights: Float64Array; readonly transitions: Float64Array } {
  const labelCount = options.labels.length;
  const weights = new Float32Array(options.slots * labelCount);
  const totals = new Float32Array(options.slots * labelCount);
  const transitions = new Float64Array((labelCount + 1) * labelCount);
  const transitionTotals = new Float64Array((labelCount + 1) * labelCount);
  const order = examples.map((_, index) => index);
  const random = seeded(options.seed);
  let step = 1;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let wrong = 0;
    let items = 0;
    for (const index of order) {
      const example = examples[index]!;
      const found = decode(example, weights, transitions, options);
      const { labels, features } = example;
      items += labels.length;
      for (let item = 0; item < labels.length; item++) {
        const right = labels[item]!;
        const guess = found[item]!;
        const rightBefore = item === 0 ? labelCount : labels[item - 1]!;
        const guessBefore = item === 0 ? labelCount : found[item - 1]!;
        if (right !== guess || rightBefore !== guessBefore) {
          move(transitions, transitionTotals, rightBefore * labelCount + right, 1, step);
          move(transitions, transitionTotals, guessBefore * labelCount + guess, -1, step);
        }
        if (right === guess) continue;
        wrong++;
        for (let at = item * features.perItem; at < (item + 1) * features.perItem; at++) {
          const hash = features.hashes[at]!;
          if (hash === 0) continue;
          const slot = (hash & (options.slots - 1)) * labelCount;
          move(weights, totals, slot + right, 1, step);
          move(weights, totals, slot + guess, -1, step);
        }
      }
      step++;
    }
    options.onEpoch?.(epoch + 1, wrong, items);
  }
  return {
    weights: Float64Array.from(weights, (weight, at) => weight - totals[at]! / step),
    transitions: transitions.map((weight, at) => weight - transitionTotals[at]! / step),
  };
}

function move(weights: Float32Array | Float64Array, totals: Float32Array | Float64Array, at: number, by: number, step: number): void {
  weights[at]! += by;
  totals[at]! += by * step;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

function decode(example: Example, weights: Float32Array, transitions: Float64Array, options: TrainingOptions): Uint8Array {
  const labelCount = options.labels.length;
  const { features, labels: right } = example;
  const count = right.length;
  const back = new Uint8Array(count * labelCount);
  let previous = new Float64Array(labelCount);
  let current = new Float64Array(labelCount);
  const scores = new Float64Array(labelCount);
  for (let item = 0; item < count; item++) {
    scores.fill(options.margin);
    scores[right[item]!] = 0;
    for (let at = item * features.perItem; at < (item + 1) * features.perItem; at++) {
      const hash = features.hashes[at]!;
      if (hash === 0) continue;
      const slot = (hash & (options.slots - 1)) * labelCount;
      for (let label = 0; label < labelCount; label++) scores[label]! += weights[slot + label]!;
    }
    for (let label = 0; label < labelCount; label++) {
      let best = -Infinity;
      let from = 0;
      if (item === 0) best = transitions[labelCount * labelCount + label]!;
      else {
        for (let before = 0; before < labelCount; before++) {
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
  const found = new Uint8Array(count);
  let label = 0;
  for (let other = 1; other < labelCount; other++) if (previous[other]! > previous[label]!) label = other;
  for (let item = count - 1; item >= 0; item--) {
    found[item] = label;
    label = back[item * labelCount + label]!;
  }
  return found;
}

/** Weights beyond this share of all (by size) are cut to the largest 8-bit number, so that the others keep their grain. */
const KEPT_SHARE = 0.9995;

/** Rounds trained weights to the whole numbers of a model. */
export function quantize(trained: { readonly weights: Float64Array; readonly transitions: Float64Array }, header: Omit<ModelHeader, "format">): LinearModel {
  const sizes = trained.weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const limit = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * KEPT_SHARE))] ?? 1;
  const scale = 127 / limit;
  return {
    header: { format: MODEL_FORMAT, ...header },
    labelCount: header.labels.length,
    mask: header.slots - 1,
    weights: Int8Array.from(trained.weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale)))),
    transitions: Int32Array.from(trained.transitions, (weight) => Math.round(weight * scale)),
  };
}

/** The bytes of a model file. */
export function modelBytes(model: LinearModel): Uint8Array {
  const header = Buffer.from(`${JSON.stringify(model.header)}\n`);
  const transitions = Buffer.alloc(model.transitions.length * 4);
  for (const [index, weight] of model.transitions.entries()) transitions.writeInt32LE(weight, index * 4);
  return Buffer.concat([header, transitions, Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)]);
}
