import { type LinearModel, MODEL_FORMAT, type ModelHeader } from "../../src/learn/index.js";
import { type Example, seeded } from "./sequences.js";

export interface CrfOptions {
  readonly labels: readonly string[];
  /** A power of two. */
  readonly slots: number;
  readonly epochs: number;
  readonly seed: number;
  /** Step of AdaGrad. */
  readonly rate: number;
  /** What a weight loses of itself, times the rate, whenever it is met. */
  readonly decay: number;
  /** The share of features left out at random whenever a sequence is met, so that weights do not lean on each other. */
  readonly dropout: number;
  readonly onEpoch?: (epoch: number, loss: number, items: number) => void;
}

/** What is learned: the weight of label `l` for slot `s` at `s * labels + l`, transitions as in `LinearModel`. */
export interface CrfWeights {
  readonly weights: Float64Array;
  readonly transitions: Float64Array;
}

/** Gradients below this are passed over: most words are settled after the first passes. */
const LEAST_GRADIENT = 0.005;
/** Keeps the first steps of AdaGrad small. */
const FIRST_SQUARE = 0.1;

/**
 * A linear-chain conditional random field (Lafferty et al. 2001) over hashed features, fitted by AdaGrad (Duchi et al. 2011); the weights
 * are the mean of those after each pass of the second half. Same examples, same seed: same weights.
 */
export function trainCrf(examples: readonly Example[], options: CrfOptions): CrfWeights {
  const field = new Field(examples, options);
  const random = seeded(options.seed);
  const order = examples.map((_, index) => index);
  const weights = new Float64Array(field.weights.length);
  const transitions = new Float64Array(field.transitions.length);
  const firstKept = Math.floor(options.epochs / 2);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let loss = 0;
    let items = 0;
    for (const index of order) {
      const example = examples[index]!;
      if (example.labels.length > 0) loss += field.learn(example, random);
      items += example.labels.length;
    }
    options.onEpoch?.(epoch + 1, loss, items);
    if (epoch < firstKept) continue;
    for (let at = 0; at < weights.length; at++) weights[at]! += field.weights[at]! / (options.epochs - firstKept);
    for (let at = 0; at < transitions.length; at++) transitions[at]! += field.transitions[at]! / (options.epochs - firstKept);
  }
  return { weights, transitions };
}

/** The weights as they are learned, with the space for one sequence. */
class Field {
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
  private readonly size: number;
  private readonly squares: Float32Array;
  private readonly transitionSquares: Float64Array;
  /** Forward and backward in scaled probabilities: their product at a place is the marginal of the label there. */
  private readonly scores: Float64Array;
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  private readonly scale: Float64Array;
  /** Gradients of the transitions. */
  private readonly pairs: Float64Array;
  private readonly gradient: Float64Array;
  /** The features of the sequence, 0 where one is left out. */
  private readonly hashes: Int32Array;

  constructor(
    examples: readonly Example[],
    private readonly options: CrfOptions,
  ) {
    this.size = options.labels.length;
    this.weights = new Float32Array(options.slots * this.size);
    this.squares = new Float32Array(options.slots * this.size).fill(FIRST_SQUARE);
    this.transitions = new Float64Array((this.size + 1) * this.size);
    this.transitionSquares = new Float64Array(this.transitions.length).fill(FIRST_SQUARE);
    const longest = examples.reduce((most, { labels }) => Math.max(most, labels.length), 0);
    this.scores = new Float64Array(longest * this.size);
    this.forward = new Float64Array(longest * this.size);
    this.backward = new Float64Array(longest * this.size);
    this.scale = new Float64Array(longest);
    this.pairs = new Float64Array(this.transitions.length);
    this.gradient = new Float64Array(this.size);
    this.hashes = new Int32Array(examples.reduce((most, { features }) => Math.max(most, features.hashes.length), 0));
  }

  /** One step on one sequence; gives its loss before the step. */
  learn({ features, labels }: Example, random: () => number): number {
    const { dropout } = this.options;
    for (let at = 0; at < features.hashes.length; at++) this.hashes[at] = random() < dropout ? 0 : features.hashes[at]!;
    for (let item = 0; item < labels.length; item++) this.score(item, features.perItem);
    const loss = this.runForward(labels);
    this.runBackward(labels);
    for (let item = 0; item < labels.length; item++) this.step(item, labels[item]!, features.perItem);
    this.stepTransitions();
    return loss;
  }

  private score(item: number, perItem: number): void {
    const { size, scores, hashes, weights } = this;
    const mask = this.options.slots - 1;
    const boost = 1 / (1 - this.options.dropout);
    const base = item * size;
    scores.fill(0, base, base + size);
    for (let at = item * perItem; at < (item + 1) * perItem; at++) {
      const hash = hashes[at]!;
      if (hash === 0) continue;
      const slot = (hash & mask) * size;
      for (let label = 0; label < size; label++) scores[base + label]! += weights[slot + label]!;
    }
    for (let label = 0; label < size; label++) scores[base + label]! *= boost;
  }

  private runForward(labels: Uint8Array): number {
    const { size, scores, forward, scale, transitions } = this;
    const steps = transitions.map(Math.exp);
    let loss = 0;
    for (let item = 0; item < labels.length; item++) {
      const base = item * size;
      let top = -Infinity;
      for (let label = 0; label < size; label++) if (scores[base + label]! > top) top = scores[base + label]!;
      loss -= scores[base + labels[item]!]! - top + transitions[(item === 0 ? size : labels[item - 1]!) * size + labels[item]!]!;
      let total = 0;
      for (let label = 0; label < size; label++) {
        const own = Math.exp(scores[base + label]! - top);
        scores[base + label] = own;
        let reach = 0;
        if (item === 0) reach = steps[size * size + label]!;
        else for (let before = 0; before < size; before++) reach += forward[base - size + before]! * steps[before * size + label]!;
        forward[base + label] = own * reach;
        total += own * reach;
      }
      for (let label = 0; label < size; label++) forward[base + label]! /= total;
      scale[item] = total;
      loss += Math.log(total);
    }
    return loss;
  }

  private runBackward(labels: Uint8Array): void {
    const { size, scores, forward, backward, scale, pairs } = this;
    const steps = this.transitions.map(Math.exp);
    const count = labels.length;
    pairs.fill(0);
    backward.fill(1, (count - 1) * size, count * size);
    for (let item = count - 2; item >= 0; item--) {
      const base = item * size;
      for (let label = 0; label < size; label++) {
        let reach = 0;
        for (let after = 0; after < size; after++) {
          const part = (steps[label * size + after]! * scores[base + size + after]! * backward[base + size + after]!) / scale[item + 1]!;
          reach += part;
          pairs[label * size + after]! -= forward[base + label]! * part;
        }
        backward[base + label] = reach;
      }
      pairs[labels[item]! * size + labels[item + 1]!]! += 1;
    }
    for (let label = 0; label < size; label++) pairs[size * size + label]! -= forward[label]! * backward[label]!;
    pairs[size * size + labels[0]!]! += 1;
  }

  private step(item: number, right: number, perItem: number): void {
    const { size, forward, backward, gradient, hashes, weights, squares } = this;
    const { rate, decay, slots } = this.options;
    const base = item * size;
    let most = 0;
    for (let label = 0; label < size; label++) {
      gradient[label] = (right === label ? 1 : 0) - forward[base + label]! * backward[base + label]!;
      most = Math.max(most, Math.abs(gradient[label]!));
    }
    if (most < LEAST_GRADIENT) return;
    for (let at = item * perItem; at < (item + 1) * perItem; at++) {
      const hash = hashes[at]!;
      if (hash === 0) continue;
      const slot = (hash & (slots - 1)) * size;
      for (let label = 0; label < size; label++) {
        const move = gradient[label]! - decay * weights[slot + label]!;
        const square = squares[slot + label]! + move * move;
        squares[slot + label] = square;
        weights[slot + label]! += (rate * move) / Math.sqrt(square);
      }
    }
  }

  private stepTransitions(): void {
    const { pairs, transitions, transitionSquares } = this;
    for (let at = 0; at < pairs.length; at++) {
      const move = pairs[at]!;
      if (move === 0) continue;
      transitionSquares[at]! += move * move;
      transitions[at]! += (this.options.rate * move) / Math.sqrt(transitionSquares[at]!);
    }
  }
}

/** The mean of several fields with the same features: what they would say together (a product of experts), at the cost of one. */
export function meanCrf(fields: readonly CrfWeights[]): CrfWeights {
  const mean = (weightsOf: (field: CrfWeights) => Float64Array): Float64Array => {
    const sums = new Float64Array(weightsOf(fields[0]!).length);
    for (const field of fields) for (const [at, weight] of weightsOf(field).entries()) sums[at]! += weight / fields.length;
    return sums;
  };
  return { weights: mean(({ weights }) => weights), transitions: mean(({ transitions }) => transitions) };
}

/** So many whole numbers are one unit of log-odds. */
export const UNITS = 200;

/** Rounds trained weights to the whole numbers of a model, all by one scale, so that margins of different models can be compared. */
export function roundCrf(trained: CrfWeights, header: Omit<ModelHeader, "format">): LinearModel {
  return {
    header: { format: MODEL_FORMAT, ...header },
    labelCount: header.labels.length,
    mask: header.slots - 1,
    weights: Int8Array.from(trained.weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * UNITS)))),
    transitions: Int32Array.from(trained.transitions, (weight) => Math.round(weight * UNITS)),
  };
}
