import type { Functions, NetworkKernel } from "./kernel.js";
import { floatsOf, type Matrix, type NetworkFile } from "./network.js";

/** Sentences are read in pieces of at most so many words. */
export const LONGEST_PIECE = 160;
/** States are whole numbers of 1/4096 in the kernel. */
const PART = 1 / 4096;
/** Tags whose score is this far below the best have a share under 0.00005 and are passed over. */
const NEGLIGIBLE = 10;
/** The root, then distances from -31 to 31. */
const DISTANCES = 64;
const IMPOSSIBLE = -1e9;
const DIRECTIONS = [0, 1] as const;

interface Layer {
  readonly weights: Int16Array;
  readonly scales: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

const padded = (count: number): number => (count + 15) & ~15;

/** Columns that the kernel multiplies at once, and rows that it reads side by side. */
const COLUMNS = 8;
const ROWS = 4;

/** Copies a matrix into the kernel's memory, the rows woven as it reads them. */
function layerOf(kernel: NetworkKernel, { rows, columns, scales, values }: Matrix): Layer {
  const layer = { weights: kernel.shorts(rows * columns), scales: kernel.floats(rows), rows, columns };
  for (let at = 0; at < values.length; at++) {
    const row = Math.floor(at / columns);
    const column = at % columns;
    const block = (row - (row % ROWS)) * columns + (column - (column % COLUMNS)) * ROWS;
    layer.weights[block + (row % ROWS) * COLUMNS + (column % COLUMNS)] = values[at]!;
  }
  scales.forEach((scale, row) => {
    layer.scales[row] = scale * PART;
  });
  return layer;
}

/** Rows to columns. */
function turned(floats: Float32Array, rows: number): Float32Array {
  const columns = floats.length / rows;
  return floats.map((_, at) => floats[(at % rows) * columns + Math.floor(at / rows)]!);
}

/**
 * The network, ready to run: it reads the vectors of a sentence's words twice from both sides, and scores tags after the first reading,
 * heads and labels after the second. One instance holds one sentence at a time.
 */
export class Encoder {
  /** The vectors of the words, to be filled in before `run`: `width` floats a word. */
  readonly words: Float32Array;
  readonly width: number;
  readonly tagCount: number;
  /** Best tag of each word. */
  readonly tags: Uint8Array;
  /** Best label of each word, after `chooseLabels`. */
  readonly labels: Uint8Array;
  /** `columns(count)` scores a word: the root, then every word as head. */
  readonly headScores: Float32Array;

  readonly #kernel: Functions;
  readonly #units: number;
  readonly #tag: number;
  readonly #arc: number;
  readonly #label: number;
  readonly #layers: ReadonlyMap<string, Layer>;
  readonly #biases: ReadonlyMap<string, Float32Array>;
  readonly #tagTable: Float32Array;
  readonly #distances: Float32Array;
  readonly #tagPairs: Float32Array;
  readonly #labelOut: Float32Array;
  readonly #labelBias: Float32Array;
  readonly #labelScores: Float32Array;
  readonly #labelRow: number;
  readonly #tagBias: Float32Array;
  /** Of one word: the shares of the tags that are not negligible, and where their vectors begin. */
  readonly #shares: Float64Array;
  readonly #likely: Int32Array;
  /** What layers give, as rows of 16-bit numbers: word, both directions, tag for the first; both directions; tag, both directions for the last. */
  readonly #firstRows: Int16Array;
  readonly #middleRows: readonly Int16Array[];
  readonly #lastRows: Int16Array;
  readonly #gates: Float32Array;
  readonly #cell: Float32Array;
  readonly #tagScores: Float32Array;
  readonly #tagVectors: Float32Array;
  readonly #dependents: Float32Array;
  readonly #heads: Float32Array;
  readonly #labelDependents: Float32Array;
  readonly #labelHeads: Float32Array;
  readonly #joined: Float32Array;

  /**
   * @param scheme 0 for the conventions of the news corpus, 1 for those of the web corpus
   * @param isPossible by label, whether a word that has a head may have it
   */
  constructor(kernel: NetworkKernel, { header, matrix }: NetworkFile, scheme: number, isPossible: readonly boolean[]) {
    const { word, units, tag, arc, label } = header;
    this.#kernel = kernel.functions;
    this.width = word;
    this.#units = units;
    this.#tag = tag;
    this.#arc = arc;
    this.#label = label;
    this.tagCount = header.tags.length;
    this.#shares = new Float64Array(this.tagCount);
    this.#likely = new Int32Array(this.tagCount);
    this.#labelRow = padded(header.labels.length);
    const copied = (floats: Float32Array): Float32Array => {
      const own = kernel.floats(floats.length);
      own.set(floats);
      return own;
    };
    const sides = Array.from({ length: header.layers }, (_, layer) => [`${layer}.0`, `${layer}.1`]).flat();
    const layers = [...sides.flatMap((side) => [`${side}.input`, `${side}.own`]), "tag.out", ...PARTS];
    const biases = [...sides, "tag", ...PARTS].map((name) => `${name}.bias`);
    this.#layers = new Map(layers.map((name) => [name, layerOf(kernel, matrix(name))]));
    this.#biases = new Map(biases.map((name) => [name, copied(floatsOf(matrix(name)))]));
    this.#labelOut = copied(floatsOf(matrix("label.out")));
    this.#tagTable = turned(floatsOf(matrix("tag.table")), tag);
    this.#tagBias = copied(Float32Array.from({ length: padded(header.tags.length) }, (_, one) => (one < header.tags.length ? 0 : IMPOSSIBLE)));
    this.#distances = copied(floatsOf(matrix("distances")).subarray(scheme * DISTANCES, (scheme + 1) * DISTANCES));
    const labelBias = floatsOf(matrix("label.bias")).subarray(scheme * this.#labelRow, (scheme + 1) * this.#labelRow);
    this.#labelBias = copied(labelBias.map((bias, one) => (isPossible[one] === true ? bias : IMPOSSIBLE)));
    this.#tagPairs = copied(floatsOf(matrix("tag.pairs")));
    const rows = word + 2 * units + tag;
    const floats = (perWord: number): Float32Array => kernel.floats(LONGEST_PIECE * perWord);
    this.words = floats(word);
    this.#firstRows = kernel.shorts(LONGEST_PIECE * rows);
    this.#middleRows = Array.from({ length: header.layers - 2 }, () => kernel.shorts(LONGEST_PIECE * 2 * units));
    this.#lastRows = kernel.shorts(LONGEST_PIECE * (2 * units + tag));
    this.#gates = floats(3 * units);
    this.#cell = kernel.floats(units);
    this.#tagScores = floats(padded(this.tagCount));
    this.#tagVectors = floats(tag);
    this.#dependents = floats(arc);
    this.#heads = kernel.floats((LONGEST_PIECE + 4) * arc);
    this.#heads.set(floatsOf(matrix("root.head")));
    this.#labelDependents = floats(label);
    this.#labelHeads = kernel.floats((LONGEST_PIECE + 1) * label);
    this.#labelHeads.set(floatsOf(matrix("root.label")));
    this.#joined = floats(label);
    this.headScores = kernel.floats(LONGEST_PIECE * (LONGEST_PIECE + 4));
    this.#labelScores = floats(this.#labelRow);
    this.tags = kernel.bytes(LONGEST_PIECE);
    this.labels = kernel.bytes(LONGEST_PIECE);
  }

  /** Head scores of one word: the root, the words, up to a multiple of four. */
  columns(count: number): number {
    return ((count + 4) >> 2) << 2;
  }

  /** Tags of the first `count` words, and what their heads are scored by. */
  run(count: number): void {
    const { width } = this;
    const units = this.#units;
    const tag = this.#tag;
    const stride = (width + 2 * units + tag) * 2;
    const first = this.#firstRows.byteOffset;
    const last = this.#lastRows.byteOffset;
    const lastStride = (2 * units + tag) * 2;
    this.#kernel.narrow(this.words.byteOffset, first, stride, count, width);
    this.#read(0, first, stride, first + width * 2, stride, count);
    this.#apply("tag.out", "tag.bias", first, stride, this.#tagScores.byteOffset, count);
    this.#chooseTags(count);
    this.#kernel.narrow(this.#tagVectors.byteOffset, first + (width + 2 * units) * 2, stride, count, tag);
    this.#kernel.narrow(this.#tagVectors.byteOffset, last, lastStride, count, tag);
    let from = first + width * 2;
    let fromStride = stride;
    this.#middleRows.forEach(({ byteOffset }, layer) => {
      this.#read(layer + 1, from, fromStride, byteOffset, 4 * units, count);
      from = byteOffset;
      fromStride = 4 * units;
    });
    this.#read(this.#middleRows.length + 1, from, fromStride, last + tag * 2, lastStride, count);
  }

  /** After `run`: scores of heads. */
  scoreHeads(count: number): void {
    const stride = (2 * this.#units + this.#tag) * 2;
    const rows = this.#lastRows.byteOffset;
    const arc = this.#arc;
    this.#apply("dependent", "dependent.bias", rows, stride, this.#dependents.byteOffset, count);
    this.#apply("head", "head.bias", rows, stride, this.#heads.byteOffset + arc * 4, count);
    this.#apply("labelDependent", "labelDependent.bias", rows, stride, this.#labelDependents.byteOffset, count);
    this.#apply("labelHead", "labelHead.bias", rows, stride, this.#labelHeads.byteOffset + this.#label * 4, count);
    this.#kernel.rectify(this.#dependents.byteOffset, count * arc);
    this.#kernel.rectify(this.#heads.byteOffset + arc * 4, count * arc);
    const columns = this.columns(count);
    const scores = this.headScores;
    this.#kernel.floatProduct(this.#dependents.byteOffset, this.#heads.byteOffset, scores.byteOffset, count, arc, columns);
    this.#kernel.addPairs(
      scores.byteOffset,
      columns,
      count,
      this.tags.byteOffset,
      this.#distances.byteOffset,
      this.#tagPairs.byteOffset,
      padded(this.tagCount),
      IMPOSSIBLE,
    );
  }

  /** After `scoreHeads`: the best labels under the chosen heads (0 the root, else the word's number from 1). */
  chooseLabels(heads: Int32Array, count: number): void {
    const bytes = this.#label * 4;
    const { byteOffset } = this.#labelDependents;
    for (let word = 0; word < count; word++)
      this.#kernel.join(byteOffset + word * bytes, this.#labelHeads.byteOffset + heads[word]! * bytes, this.#joined.byteOffset + word * bytes, this.#label);
    const scores = this.#labelScores.byteOffset;
    this.#kernel.floatProduct(this.#joined.byteOffset, this.#labelOut.byteOffset, scores, count, this.#label, this.#labelRow);
    this.#kernel.choose(scores, count, this.#labelRow, this.#labelBias.byteOffset, this.labels.byteOffset);
  }

  /** A layer, from both sides: rows `fromStride` bytes apart are read, rows `stride` bytes apart written. */
  #read(layer: number, from: number, fromStride: number, to: number, stride: number, count: number): void {
    const gates = this.#gates.byteOffset;
    const units = this.#units;
    for (const direction of DIRECTIONS) {
      this.#apply(`${layer}.${direction}.input`, `${layer}.${direction}.bias`, from, fromStride, gates, count);
      const own = this.#layers.get(`${layer}.${direction}.own`)!;
      this.#kernel.recur(
        gates,
        own.weights.byteOffset,
        own.scales.byteOffset,
        this.#cell.byteOffset,
        to + direction * units * 2,
        stride,
        count,
        units,
        direction,
      );
    }
  }

  #apply(name: string, bias: string, from: number, stride: number, to: number, count: number): void {
    const { weights, scales, rows, columns } = this.#layers.get(name)!;
    this.#kernel.setRows(to, this.#biases.get(bias)!.byteOffset, count, rows);
    this.#kernel.product(from, stride, weights.byteOffset, scales.byteOffset, to, count, columns, rows);
  }

  /** The best tag of each word, and the mean of the tags' vectors by their shares (softmax). */
  #chooseTags(count: number): void {
    const tag = this.#tag;
    const row = padded(this.tagCount);
    const scores = this.#tagScores;
    const vectors = this.#tagVectors;
    const table = this.#tagTable;
    this.#kernel.choose(scores.byteOffset, count, row, this.#tagBias.byteOffset, this.tags.byteOffset);
    vectors.fill(0, 0, count * tag);
    const shares = this.#shares;
    const likely = this.#likely;
    for (let word = 0; word < count; word++) {
      const from = word * row;
      const highest = scores[from + this.tags[word]!]!;
      let sum = 0;
      let found = 0;
      for (let one = 0; one < this.tagCount; one++) {
        const below = scores[from + one]! - highest;
        if (below <= -NEGLIGIBLE) continue;
        shares[found] = Math.exp(below);
        sum += shares[found]!;
        likely[found++] = one * tag;
      }
      for (let at = 0; at < found; at++) {
        const share = shares[at]! / sum;
        const own = likely[at]!;
        for (let unit = 0; unit < tag; unit++) vectors[word * tag + unit]! += share * table[own + unit]!;
      }
    }
  }
}

const PARTS = ["dependent", "head", "labelDependent", "labelHead"] as const;
