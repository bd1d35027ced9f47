import type { ResourceReader } from "../text/resource.js";
import { startKernel } from "./kernel.js";
import { type LinearModel, readModel } from "./model.js";
import type { FeatureTable } from "./score-item.js";

/** The compiled code that taggers run on. */
export const TAGGER_KERNEL = "learn/tag.wasm";

/** The functions of `tag.wasm`; what they compute is told in `train/assembly/tag.ts`. */
interface Functions {
  readonly spread: (from: number, n: number, labels: number, row: number, to: number) => void;
  readonly score: (hashes: number, n: number, perItem: number, mask: number, weights: number, row: number, scores: number) => void;
  readonly tag: (scores: number, n: number, labels: number, row: number, transitions: number, back: number, state: number, best: number) => number;
  readonly margins: (scores: number, n: number, labels: number, row: number, transitions: number, turned: number, state: number, best: number) => void;
}

/** Longer sequences are read in parts of so many items, each as a sequence of its own. */
const LONGEST_PART = 4096;
/** Features are handed over for so many items at once. */
const AT_ONCE = 64;
/** Sums of more 8-bit weights could leave 16 bits. */
const MOST_FEATURES = 258;
/** Below every score that can be reached, and far enough above the least 32-bit number to be added to twice. */
const NEVER = -500_000_000;
/** For features, transitions and the edges of pieces. */
const SPARE = 2 ** 17;

/** The best sequence of labels, and by how much it is better than label 0 for all items, in the units of the model. */
export interface Tagging {
  readonly labels: Uint8Array;
  readonly gain: number;
}

/** Reads sequences by a linear model. One instance reads one sequence at a time; what it returns stays good. */
export class Tagger {
  /** Numbers an item in what `margins` returns: the labels, and padding up to a multiple of eight. */
  readonly row: number;
  readonly #model: LinearModel;
  readonly #functions: Functions;
  readonly #hashes: Int32Array;
  readonly #weights: Uint8Array;
  readonly #transitions: Int32Array;
  readonly #turned: Int32Array;
  readonly #scores: Int32Array;
  readonly #back: Int16Array;
  readonly #state: Int32Array;
  readonly #margins: Int32Array;
  readonly #labels: Uint8Array;

  /**
   * @param code the bytes of `TAGGER_KERNEL`
   * @throws RangeError for a model of more than 16 labels
   */
  constructor(model: LinearModel, code: Uint8Array) {
    const { labelCount, mask } = model;
    if (labelCount > 16) throw new RangeError(`${model.header.name}: ${labelCount} labels, 16 at most`);
    const row = labelCount <= 8 ? 8 : 16;
    const { functions, integers, shorts, bytes } = startKernel<Functions>(code, (mask + 1) * row + LONGEST_PART * row * 12 + SPARE);
    this.row = row;
    this.#model = model;
    this.#functions = functions;
    this.#hashes = integers(AT_ONCE * MOST_FEATURES);
    this.#weights = bytes((mask + 1) * row);
    this.#transitions = integers((labelCount + 1) * row).fill(NEVER);
    this.#turned = integers(labelCount * row).fill(NEVER);
    for (let from = 0; from <= labelCount; from++) {
      for (let label = 0; label < labelCount; label++) {
        const weight = model.transitions[from * labelCount + label]!;
        this.#transitions[from * row + label] = weight;
        if (from < labelCount) this.#turned[label * row + from] = weight;
      }
    }
    this.#scores = integers(LONGEST_PART * row);
    this.#back = shorts(LONGEST_PART * row);
    this.#state = integers(2 * row);
    this.#margins = integers(LONGEST_PART * row);
    this.#labels = bytes(LONGEST_PART);
    this.#spreadWeights(new Uint8Array(this.#scores.buffer, this.#scores.byteOffset, LONGEST_PART * row * 4));
  }

  /** Brings the weights of the model into rows, by way of room that is free until then. */
  #spreadWeights(room: Uint8Array): void {
    const { weights, labelCount, mask } = this.#model;
    const atOnce = Math.floor(room.length / labelCount);
    for (let slot = 0; slot <= mask; slot += atOnce) {
      const count = Math.min(atOnce, mask + 1 - slot);
      room.set(weights.subarray(slot * labelCount, (slot + count) * labelCount));
      this.#functions.spread(room.byteOffset, count, labelCount, this.row, this.#weights.byteOffset + slot * this.row);
    }
  }

  /** The best sequence of labels for the first `count` items of a table (Viterbi). Ties go to the smaller label. */
  tag(features: FeatureTable, count: number): Tagging {
    const labels = new Uint8Array(count);
    let gain = 0;
    for (let from = 0; from < count; from += LONGEST_PART) {
      const part = this.#score(features, from, count);
      gain += this.#functions.tag(
        this.#scores.byteOffset,
        part,
        this.#model.labelCount,
        this.row,
        this.#transitions.byteOffset,
        this.#back.byteOffset,
        this.#state.byteOffset,
        this.#labels.byteOffset,
      );
      labels.set(this.#labels.subarray(0, part), from);
    }
    return { labels, gain };
  }

  /**
   * For each of the first `count` items and each label, by how much the best sequence with that label there falls short of the best of all
   * (max-marginals, by Viterbi from both ends): 0 for the labels of the best sequence, below zero for the others. Whole numbers, in the
   * units of the model, `row` an item.
   */
  margins(features: FeatureTable, count: number): Int32Array {
    const margins = new Int32Array(count * this.row);
    for (let from = 0; from < count; from += LONGEST_PART) {
      const part = this.#score(features, from, count);
      this.#functions.margins(
        this.#scores.byteOffset,
        part,
        this.#model.labelCount,
        this.row,
        this.#transitions.byteOffset,
        this.#turned.byteOffset,
        this.#state.byteOffset,
        this.#margins.byteOffset,
      );
      margins.set(this.#margins.subarray(0, part * this.row), from * this.row);
    }
    return margins;
  }

  /** Scores the items from `from` on; their number. */
  #score({ perItem, hashes }: FeatureTable, from: number, count: number): number {
    if (perItem > MOST_FEATURES) throw new RangeError(`${perItem} features an item, ${MOST_FEATURES} at most`);
    const end = Math.min(count, from + LONGEST_PART);
    for (let first = from; first < end; first += AT_ONCE) {
      const last = Math.min(end, first + AT_ONCE);
      this.#hashes.set(hashes.subarray(first * perItem, last * perItem));
      this.#functions.score(
        this.#hashes.byteOffset,
        last - first,
        perItem,
        this.#model.mask,
        this.#weights.byteOffset,
        this.row,
        this.#scores.byteOffset + (first - from) * this.row * 4,
      );
    }
    return end - from;
  }
}

/** Reads a model file and starts its tagger. @throws ResourceError when the file has another format or length */
export const readTagger = (read: ResourceReader, path: string): Tagger => new Tagger(readModel(read.bytes(path), path), read.bytes(TAGGER_KERNEL));
