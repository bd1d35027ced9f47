import { LONGEST, Recurrent } from "./recurrent.js";
import { type Parameter, type Tensors, touch } from "./tensors.js";

/** A sentence as rows of the tables, with what is to be found (`-1` where it is not known). */
export interface Item {
  readonly count: number;
  /** For each table, the row of each word. */
  readonly rows: readonly Int32Array[];
  /** How often each word's row of the first table was seen. */
  readonly seen: Float32Array;
  /** The row of each word's published vector; 0 where there is none. */
  readonly vectors: Int32Array;
  /** 0 news, 1 web: the two corpora do not tag and attach alike. */
  readonly scheme: number;
  readonly tags: Int32Array;
  readonly names: Int32Array;
  /** Numbered from 1; 0 is the root. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

export interface Sizes {
  /** Rows of the tables of word features; the last is that of the schemes. */
  readonly tables: readonly number[];
  readonly word: number;
  /** Rows of published vectors, the first of zeros. */
  readonly vectors: number;
  readonly units: number;
  readonly layers: number;
  readonly tag: number;
  readonly arc: number;
  readonly label: number;
  /** Numbers of classes, each a multiple of four. */
  readonly tags: number;
  readonly names: number;
  readonly labels: number;
}

export interface Losses {
  tags: number;
  names: number;
  heads: number;
  labels: number;
}

/** Room for the 100 numbers of a published vector: a multiple of 16, as the kernel needs it. */
export const VECTOR = 112;
export const FARTHEST = 31;
/** A distance table: 0 is the root, then distances from -31 to 31. */
export const DISTANCES = 64;
const IMPOSSIBLE = -1e9;

/** The share of words that are learnt as unknown: rare ones mostly (Kiperwasser and Goldberg 2016). */
const WORD_DROPOUT = 0.25;

export class Network {
  readonly tables: readonly Parameter[];
  /** Published vectors of words, which stay as they are: unlike what is learnt of a form, they tell of words that the trees do not have. */
  readonly vectors: Float32Array;
  /** Leads from a published vector into the vector of the word. */
  readonly vectorIn: Parameter;
  readonly first: Recurrent;
  /** The layers after the tags are known; each reads the one before, the first of them the tags too. */
  readonly upper: readonly Recurrent[];
  readonly last: Recurrent;
  readonly tagOut: Parameter;
  readonly tagWord: Parameter;
  readonly tagBias: Parameter;
  readonly tagTable: Parameter;
  readonly nameOut: Parameter;
  readonly nameWord: Parameter;
  readonly nameBias: Parameter;
  readonly heads: Record<
    "dependent" | "head" | "labelDependent" | "labelHead",
    { readonly state: Parameter; readonly word: Parameter; readonly bias: Parameter; readonly width: number; readonly isBent: boolean }
  >;
  readonly rootHead: Parameter;
  readonly rootLabel: Parameter;
  readonly distances: Parameter;
  readonly tagPairs: Parameter;
  readonly labelOut: Parameter;
  readonly labelBias: Parameter;
  readonly losses: Losses = { tags: 0, names: 0, heads: 0, labels: 0 };

  readonly word: Float32Array;
  readonly tagScores: Float32Array;
  readonly nameScores: Float32Array;
  readonly labelScores: Float32Array;
  /** Scores of heads, `columns(n)` a word: 0 is the root. */
  readonly headScores: Float32Array;
  readonly bestTags = new Int32Array(LONGEST);
  readonly #dWord: Float32Array;
  readonly #given: Float32Array;
  readonly #tag: Float32Array;
  readonly #dTag: Float32Array;
  readonly #dTagScores: Float32Array;
  readonly #dNameScores: Float32Array;
  readonly #tagShares: Float32Array;
  readonly #dTagShares: Float32Array;
  readonly #at: Record<"dependent" | "head" | "labelDependent" | "labelHead", { readonly values: Float32Array; readonly slopes: Float32Array }>;
  readonly #headRows: Float32Array;
  readonly #dHeadRows: Float32Array;
  readonly #joined: Float32Array;
  readonly #dJoined: Float32Array;
  readonly #dLabelScores: Float32Array;
  readonly #kept: readonly Float32Array[];
  readonly #words = new Int32Array(LONGEST);

  constructor(
    readonly tensors: Tensors,
    readonly sizes: Sizes,
    readonly random: () => number,
    readonly dropout: number,
  ) {
    const { word, units, tag, arc, label, tags, names, labels } = sizes;
    const width = 2 * units;
    const floats = (perWord: number): Float32Array => tensors.floats(LONGEST * perWord);
    this.tables = sizes.tables.map((rows) => tensors.parameter(rows, word, 0.1, true));
    this.vectorIn = tensors.layer(word, VECTOR);
    this.vectors = tensors.floats(sizes.vectors * VECTOR);
    this.#given = floats(VECTOR);
    this.first = new Recurrent(tensors, [word], units);
    this.upper = Array.from({ length: sizes.layers - 1 }, (_, layer) => new Recurrent(tensors, layer === 0 ? [width, tag] : [width], units));
    this.last = this.upper[this.upper.length - 1]!;
    this.tagOut = tensors.layer(tags, width);
    this.tagWord = tensors.layer(tags, word);
    this.tagBias = tensors.parameter(1, tags, 0);
    this.tagTable = tensors.parameter(tag, tags, 0.3);
    this.nameOut = tensors.layer(names, width);
    this.nameWord = tensors.layer(names, word);
    this.nameBias = tensors.parameter(1, names, 0);
    const head = (size: number, isBent: boolean) => ({
      state: tensors.layer(size, width),
      word: tensors.layer(size, tag),
      bias: tensors.parameter(1, size, 0),
      width: size,
      isBent,
    });
    this.heads = { dependent: head(arc, true), head: head(arc, true), labelDependent: head(label, false), labelHead: head(label, false) };
    this.rootHead = tensors.parameter(1, arc, 0.2);
    this.rootLabel = tensors.parameter(1, label, 0.2);
    this.distances = tensors.parameter(2, DISTANCES, 0);
    this.tagPairs = tensors.parameter(2 * tags, tags, 0, true);
    this.labelOut = tensors.layer(labels, label);
    this.labelBias = tensors.parameter(2, labels, 0);
    this.word = floats(word);
    this.#dWord = floats(word);
    this.#tag = floats(tag);
    this.#dTag = floats(tag);
    this.tagScores = floats(tags);
    this.#tagShares = floats(tags);
    this.#dTagShares = floats(tags);
    this.#dTagScores = floats(tags);
    this.nameScores = floats(names);
    this.#dNameScores = floats(names);
    this.labelScores = floats(labels);
    this.#dLabelScores = floats(labels);
    this.#joined = floats(label);
    this.#dJoined = floats(label);
    const both = (size: number) => ({ values: floats(size), slopes: floats(size) });
    this.#at = { dependent: both(arc), head: both(arc), labelDependent: both(label), labelHead: both(label) };
    this.headScores = tensors.floats(LONGEST * (LONGEST + 4));
    this.#headRows = tensors.floats((LONGEST + 4) * arc);
    this.#dHeadRows = tensors.floats((LONGEST + 4) * arc);
    this.#kept = Array.from({ length: sizes.layers }, () => floats(width));
  }

  /** Head scores of a word: the root, the words, up to a multiple of four. */
  columns(n: number): number {
    return ((n + 4) >> 2) << 2;
  }

  forward(item: Item, isLearning: boolean): void {
    const n = item.count;
    const { tensors, sizes } = this;
    this.#readWords(item, isLearning);
    this.first.forward([this.word], n);
    this.#drop(this.first.output, 0, n, isLearning);
    this.#classify(this.first.output, this.tagOut, this.tagWord, this.tagBias, this.tagScores, n);
    shares(this.tagScores, this.#tagShares, n, sizes.tags);
    for (let at = 0; at < n; at++) this.bestTags[at] = best(this.tagScores, at * sizes.tags, sizes.tags);
    this.#tag.fill(0, 0, n * sizes.tag);
    tensors.apply(this.#tagShares, this.tagTable, this.#tag, n);
    this.upper.forEach((layer, at) => {
      layer.forward(this.#inputs(at), n);
      this.#drop(layer.output, at + 1, n, isLearning);
    });
    this.#classify(this.last.output, this.nameOut, this.nameWord, this.nameBias, this.nameScores, n);
    for (const part of PARTS) this.#project(part, n);
    this.#scoreHeads(item);
  }

  #inputs(layer: number): Float32Array[] {
    return layer === 0 ? [this.first.output, this.#tag] : [this.upper[layer - 1]!.output];
  }

  #readWords(item: Item, isLearning: boolean): void {
    const width = this.sizes.word;
    this.word.fill(0, 0, item.count * width);
    for (let at = 0; at < item.count; at++) {
      const seen = item.seen[at]!;
      const isDropped = isLearning && this.random() < WORD_DROPOUT / (WORD_DROPOUT + seen);
      this.#words[at] = isDropped ? 0 : item.rows[0]![at]!;
    }
    for (let at = 0; at < item.count; at++) {
      const row = item.vectors[at]! * VECTOR;
      this.#given.set(this.vectors.subarray(row, row + VECTOR), at * VECTOR);
    }
    this.tensors.apply(this.#given, this.vectorIn, this.word, item.count);
    this.tables.forEach((table, number) => {
      const rows = number === 0 ? this.#words : item.rows[number]!;
      for (let at = 0; at < item.count; at++) {
        const from = rows[at]! * width;
        const to = at * width;
        for (let unit = 0; unit < width; unit++) this.word[to + unit]! += table.weights[from + unit]!;
      }
    });
  }

  #drop(values: Float32Array, layer: number, n: number, isLearning: boolean): void {
    if (!isLearning || this.dropout === 0) return;
    const kept = this.#kept[layer]!;
    const scale = 1 / (1 - this.dropout);
    for (let at = 0; at < n * 2 * this.sizes.units; at++) {
      kept[at] = this.random() < this.dropout ? 0 : scale;
      values[at]! *= kept[at]!;
    }
  }

  #undrop(gradients: Float32Array, layer: number, n: number): void {
    if (this.dropout === 0) return;
    const kept = this.#kept[layer]!;
    for (let at = 0; at < n * 2 * this.sizes.units; at++) gradients[at]! *= kept[at]!;
  }

  #classify(states: Float32Array, out: Parameter, word: Parameter, bias: Parameter, scores: Float32Array, n: number): void {
    setRows(scores, bias.weights, 0, n, out.rows);
    this.tensors.apply(states, out, scores, n);
    this.tensors.apply(this.word, word, scores, n);
  }

  #project(part: Part, n: number): void {
    const head = this.heads[part];
    const { values } = this.#at[part];
    setRows(values, head.bias.weights, 0, n, head.width);
    this.tensors.apply(this.last.output, head.state, values, n);
    this.tensors.apply(this.#tag, head.word, values, n);
    if (head.isBent) for (let at = 0; at < n * head.width; at++) if (values[at]! < 0) values[at] = 0;
  }

  #scoreHeads(item: Item): void {
    const n = item.count;
    const { arc, tags } = this.sizes;
    const columns = this.columns(n);
    this.#headRows.fill(0, 0, columns * arc);
    this.#headRows.set(this.rootHead.weights);
    this.#headRows.set(this.#at.head.values.subarray(0, n * arc), arc);
    const scores = this.headScores;
    scores.fill(0, 0, n * columns);
    this.tensors.product(this.#at.dependent.values, this.#headRows, scores, n, arc, columns);
    const distance = item.scheme * DISTANCES;
    for (let word = 0; word < n; word++) {
      const row = word * columns;
      const pairs = this.bestTags[word]! * 2 * tags;
      scores[row]! += this.distances.weights[distance]!;
      for (let head = 0; head < n; head++) {
        scores[row + head + 1]! +=
          this.distances.weights[distance + distanceOf(word, head)]! + this.tagPairs.weights[pairs + (head > word ? tags : 0) + this.bestTags[head]!]!;
      }
      scores[row + word + 1] = IMPOSSIBLE;
    }
  }

  /** Scores the labels of a word under a head (0 is the root) into `labelScores`. */
  scoreLabels(item: Item, word: number, head: number, possible: Uint8Array): void {
    const { label, labels } = this.sizes;
    const joined = this.#joined;
    for (let unit = 0; unit < label; unit++) {
      const value =
        this.#at.labelDependent.values[word * label + unit]! +
        (head === 0 ? this.rootLabel.weights[unit]! : this.#at.labelHead.values[(head - 1) * label + unit]!);
      joined[word * label + unit] = Math.max(value, 0);
    }
    const at = word * labels;
    for (let one = 0; one < labels; one++)
      this.labelScores[at + one] = this.labelBias.weights[item.scheme * labels + one]! + (possible[one] === 1 ? 0 : IMPOSSIBLE);
    this.tensors.product(
      joined.subarray(word * label, (word + 1) * label),
      this.labelOut.weights,
      this.labelScores.subarray(at, at + labels),
      1,
      label,
      labels,
    );
  }

  /** Adds the gradients of one sentence. `possible` says which labels its scheme has. */
  learn(item: Item, possible: Uint8Array): void {
    this.forward(item, true);
    const n = item.count;
    const { units } = this.sizes;
    for (const layer of this.upper) layer.dOutput.fill(0, 0, n * 2 * units);
    this.first.dOutput.fill(0, 0, n * 2 * units);
    this.#dTag.fill(0, 0, n * this.sizes.tag);
    this.#dWord.fill(0, 0, n * this.sizes.word);
    this.#learnHeads(item);
    this.#learnLabels(item, possible);
    for (const part of PARTS) this.#unproject(part, n);
    this.#learnNames(item);
    for (let at = this.upper.length - 1; at >= 0; at--) {
      const layer = this.upper[at]!;
      this.#undrop(layer.dOutput, at + 1, n);
      layer.backward(this.#inputs(at), at === 0 ? [this.first.dOutput, this.#dTag] : [this.upper[at - 1]!.dOutput], n);
    }
    this.#learnTags(item);
    this.#undrop(this.first.dOutput, 0, n);
    this.first.backward([this.word], [this.#dWord], n);
    this.#learnWords(item);
  }

  #learnHeads(item: Item): void {
    const n = item.count;
    const { arc, tags } = this.sizes;
    const columns = this.columns(n);
    const scores = this.headScores;
    const distance = item.scheme * DISTANCES;
    for (let word = 0; word < n; word++) {
      const row = word * columns;
      this.losses.heads += softmaxError(scores, scores, row, n + 1, item.heads[word]!);
      scores.fill(0, row + n + 1, row + columns);
      scores[row + word + 1] = 0;
      this.distances.gradients[distance]! += scores[row]!;
      const pairs = this.bestTags[word]! * 2;
      touch(this.tagPairs, pairs);
      touch(this.tagPairs, pairs + 1);
      for (let head = 0; head < n; head++) {
        if (head === word) continue;
        const error = scores[row + head + 1]!;
        this.distances.gradients[distance + distanceOf(word, head)]! += error;
        this.tagPairs.gradients[(pairs + (head > word ? 1 : 0)) * tags + this.bestTags[head]!]! += error;
      }
    }
    const { dependent, head } = this.#at;
    dependent.slopes.fill(0, 0, n * arc);
    this.#dHeadRows.fill(0, 0, columns * arc);
    this.tensors.unproduct(dependent.values, this.#headRows, scores, dependent.slopes, this.#dHeadRows, n, arc, columns);
    for (let unit = 0; unit < arc; unit++) this.rootHead.gradients[unit]! += this.#dHeadRows[unit]!;
    head.slopes.set(this.#dHeadRows.subarray(arc, (n + 1) * arc));
  }

  #learnLabels(item: Item, possible: Uint8Array): void {
    const n = item.count;
    const { label, labels } = this.sizes;
    for (let word = 0; word < n; word++) {
      this.scoreLabels(item, word, item.heads[word]!, possible);
      this.losses.labels += softmaxError(this.labelScores, this.#dLabelScores, word * labels, labels, item.labels[word]!);
      for (let one = 0; one < labels; one++) this.labelBias.gradients[item.scheme * labels + one]! += this.#dLabelScores[word * labels + one]!;
    }
    this.#dJoined.fill(0, 0, n * label);
    this.tensors.unapply(this.#joined, this.labelOut, this.#dLabelScores, this.#dJoined, n);
    const { labelDependent, labelHead } = this.#at;
    labelHead.slopes.fill(0, 0, n * label);
    for (let word = 0; word < n; word++) {
      const head = item.heads[word]!;
      for (let unit = 0; unit < label; unit++) {
        const at = word * label + unit;
        const slope = this.#joined[at]! > 0 ? this.#dJoined[at]! : 0;
        labelDependent.slopes[at] = slope;
        if (head === 0) this.rootLabel.gradients[unit]! += slope;
        else labelHead.slopes[(head - 1) * label + unit]! += slope;
      }
    }
  }

  #unproject(part: Part, n: number): void {
    const head = this.heads[part];
    const { values, slopes } = this.#at[part];
    if (head.isBent) for (let at = 0; at < n * head.width; at++) if (values[at]! <= 0) slopes[at] = 0;
    addRows(slopes, head.bias.gradients, n, head.width);
    this.tensors.unapply(this.last.output, head.state, slopes, this.last.dOutput, n);
    this.tensors.unapply(this.#tag, head.word, slopes, this.#dTag, n);
  }

  #learnNames(item: Item): void {
    if (item.scheme !== 0) return;
    const n = item.count;
    const { names } = this.sizes;
    for (let word = 0; word < n; word++) this.losses.names += softmaxError(this.nameScores, this.#dNameScores, word * names, names, item.names[word]!);
    addRows(this.#dNameScores, this.nameBias.gradients, n, names);
    this.tensors.unapply(this.last.output, this.nameOut, this.#dNameScores, this.last.dOutput, n);
    this.tensors.unapply(this.word, this.nameWord, this.#dNameScores, this.#dWord, n);
  }

  #learnTags(item: Item): void {
    const n = item.count;
    const { tags } = this.sizes;
    const through = this.#dTagShares.fill(0, 0, n * tags);
    this.tensors.unapply(this.#tagShares, this.tagTable, this.#dTag, through, n);
    for (let word = 0; word < n; word++) {
      const at = word * tags;
      let mean = 0;
      for (let one = 0; one < tags; one++) mean += this.#tagShares[at + one]! * through[at + one]!;
      this.losses.tags += softmaxError(this.tagScores, this.#dTagScores, at, tags, item.tags[word]!);
      for (let one = 0; one < tags; one++) this.#dTagScores[at + one]! += this.#tagShares[at + one]! * (through[at + one]! - mean);
    }
    addRows(this.#dTagScores, this.tagBias.gradients, n, tags);
    this.tensors.unapply(this.first.output, this.tagOut, this.#dTagScores, this.first.dOutput, n);
    this.tensors.unapply(this.word, this.tagWord, this.#dTagScores, this.#dWord, n);
  }

  #learnWords(item: Item): void {
    this.tensors.unapply(this.#given, this.vectorIn, this.#dWord, null, item.count);
    const width = this.sizes.word;
    this.tables.forEach((table, number) => {
      const rows = number === 0 ? this.#words : item.rows[number]!;
      for (let at = 0; at < item.count; at++) {
        const row = rows[at]!;
        touch(table, row);
        for (let unit = 0; unit < width; unit++) table.gradients[row * width + unit]! += this.#dWord[at * width + unit]!;
      }
    });
  }
}

const PARTS = ["dependent", "head", "labelDependent", "labelHead"] as const;
type Part = (typeof PARTS)[number];

export const distanceOf = (word: number, head: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, head - word)) + FARTHEST + 1;

export function best(scores: Float32Array, from: number, count: number): number {
  let found = 0;
  for (let one = 1; one < count; one++) if (scores[from + one]! > scores[from + found]!) found = one;
  return found;
}

function setRows(values: Float32Array, row: Float32Array, from: number, n: number, width: number): void {
  for (let at = 0; at < n; at++) for (let unit = 0; unit < width; unit++) values[at * width + unit] = row[from + unit]!;
}

function addRows(values: Float32Array, to: Float32Array, n: number, width: number): void {
  for (let at = 0; at < n; at++) for (let unit = 0; unit < width; unit++) to[unit]! += values[at * width + unit]!;
}

function shares(scores: Float32Array, out: Float32Array, n: number, width: number): void {
  for (let at = 0; at < n; at++) softmaxError(scores, out, at * width, width, -1);
}

/** Softmax of `scores[from, from + count)` into `out`, less one for the right class; gives the loss in nats. */
function softmaxError(scores: Float32Array, out: Float32Array, from: number, count: number, right: number): number {
  let highest = scores[from]!;
  for (let one = 1; one < count; one++) if (scores[from + one]! > highest) highest = scores[from + one]!;
  let sum = 0;
  for (let one = 0; one < count; one++) {
    const share = Math.exp(scores[from + one]! - highest);
    out[from + one] = share;
    sum += share;
  }
  for (let one = 0; one < count; one++) out[from + one]! /= sum;
  if (right < 0) return 0;
  const loss = -Math.log(out[from + right]! + 1e-9);
  out[from + right]! -= 1;
  return loss;
}
