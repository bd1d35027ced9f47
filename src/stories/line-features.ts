import { HashCounts } from "./hash-table.js";
import { SAMPLE, type TextLine } from "./scan-line.js";
import { classBit, WORD_CLASSES } from "./word-classes.js";
import { addWord, hashWord, type WordList } from "./word-hashes.js";

/** What a line is by the readers of bylines, dates, addresses and credits. */
export interface LineDetails {
  readonly byline: readonly string[];
  /** `YYYY-MM-DD` of a line that is a date. */
  readonly date: string | null;
  readonly isAddress: boolean;
  readonly isCredit: boolean;
  readonly hasCredit: boolean;
}

const OWN = [
  "length",
  "words",
  "ends",
  "begins",
  "sentences",
  "furniture",
  "label",
  "labelFurniture",
  "digitRun",
  "digits",
  "capitals",
  "capitalized",
  "commas",
  "bars",
  "quotes",
  "dense",
  "plain",
  "pieces",
  "gap",
  "gapBehind",
  "date",
  "byline",
  "isCredit",
  "hasCredit",
  "prose",
  "relativeLength",
  "beginsWithAuthor",
] as const;
const CLASSES = WORD_CLASSES.map((name) => `class.${name}`);
const REPEATS = ["count", "sinceSame", "untilSame", "masked", "firstTwo", "lastTwo", "beginning", "inOther"] as const;
const PLACE = [
  "place",
  "fromEnd",
  "sinceTail",
  "untilTail",
  "sinceProse",
  "untilProse",
  "proseRun",
  "labelsAround",
  "longAround",
  "sinceDetail",
  "untilDetail",
  "sinceDoubled",
  "untilDoubled",
] as const;
const OFFSETS = [-3, -2, -1, 1, 2, 3] as const;
const NEIGHBOUR = ["length", "ends", "plain", "detail", "count", "gap", "capitalized", "widget"] as const;

/** Names of the features of a line that stand first: those of the line itself. */
export const OWN_FEATURES: readonly string[] = [...OWN, ...CLASSES, ...REPEATS.map((name) => `repeat.${name}`)];
/** Names of the features of a line, in order. */
export const LINE_FEATURES: readonly string[] = [...OWN_FEATURES, ...PLACE, ...OFFSETS.flatMap((offset) => NEIGHBOUR.map((name) => `${offset}.${name}`))];

const FAR = 40;
const AROUND = 4;
const LONG = 120;
export const LONG_PROSE = 90;
const SHORT_PROSE = 45;
const DENSE_PROSE = 40;
const [AGO, WIDGET, SECTION] = [WORD_CLASSES.indexOf("ago"), WORD_CLASSES.indexOf("widget"), WORD_CLASSES.indexOf("section")];

/** Whether a line reads like running text: long, or some words that end a sentence. */
export const isProseLine = ({ length, words, ends, furniture, dense }: TextLine, { byline, date, isAddress }: LineDetails): boolean =>
  furniture !== 1 &&
  furniture !== 3 &&
  byline.length === 0 &&
  date === null &&
  !isAddress &&
  (length >= LONG_PROSE || (dense > 4 && length >= DENSE_PROSE) || (length >= SHORT_PROSE && words >= 6 && ends === 3));

export interface FeatureInput {
  readonly lines: readonly TextLine[];
  readonly details: readonly LineDetails[];
  readonly wordList: WordList;
}

const clipped = (distance: number): number => Math.min(FAR, distance);
/** In thousandths. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole));

/** The features of all lines of a text, `LINE_FEATURES.length` for each line, in order. */
export function lineFeatures({ lines, details, wordList }: FeatureInput): Int32Array {
  const count = LINE_FEATURES.length;
  const values = new Int32Array(lines.length * count);
  const prose = Uint8Array.from(lines, (line, index) => (isProseLine(line, details[index]!) ? 1 : 0));
  const usual = usualLength(lines, prose);
  const repeats = repeatsOf(lines, wordList);
  const places = placesOf(lines, details, prose, repeats);
  const authors = authorsOf(details);
  const seen = seenByNeighbours(lines, details, repeats);
  const [repeatCount, placeCount] = [REPEATS.length, PLACE.length];
  for (let index = 0; index < lines.length; index++) {
    let at = index * count;
    const line = lines[index]!;
    const { byline, date, isCredit, hasCredit } = details[index]!;
    values[at++] = line.length;
    values[at++] = line.words;
    values[at++] = line.ends;
    values[at++] = line.begins;
    values[at++] = line.sentences;
    values[at++] = line.furniture;
    values[at++] = line.label;
    values[at++] = line.labelFurniture;
    values[at++] = line.digitRun;
    values[at++] = share(line.digits, Math.min(line.length, SAMPLE));
    values[at++] = share(line.capitals, line.letters);
    values[at++] = share(line.capitalized, line.words);
    values[at++] = line.commas;
    values[at++] = line.bars;
    values[at++] = line.quotes;
    values[at++] = share(line.dense, line.letters);
    values[at++] = share(line.plainWords, line.words);
    values[at++] = line.pieces.length >> 1;
    values[at++] = line.gap;
    values[at++] = lines[index + 1]?.gap ?? 9;
    values[at++] = date === null ? 0 : 1;
    values[at++] = byline.length;
    values[at++] = isCredit ? 1 : 0;
    values[at++] = hasCredit ? 1 : 0;
    values[at++] = prose[index]!;
    values[at++] = share(line.length, usual);
    values[at++] = byline.length === 0 && authors.has(line.firstTwo) ? 1 : 0;
    for (let name = 0; name < WORD_CLASSES.length; name++) values[at++] = line.classes[name]!;
    for (let name = 0; name < repeatCount; name++) values[at++] = repeats[index * repeatCount + name]!;
    for (let name = 0; name < placeCount; name++) values[at++] = places[index * placeCount + name]!;
    for (let offset = 0; offset < OFFSETS.length; offset++, at += NEIGHBOUR.length) {
      const other = index + OFFSETS[offset]!;
      const from = other < 0 || other >= lines.length ? -1 : other * NEIGHBOUR.length;
      for (let name = 0; name < NEIGHBOUR.length; name++) values[at + name] = from < 0 ? -1 : seen[from + name]!;
    }
  }
  return values;
}

/** The first two words of the names in bylines, by hash. */
function authorsOf(details: readonly LineDetails[]): ReadonlySet<number> {
  const authors = new Set<number>();
  for (const { byline } of details)
    for (const name of byline) {
      const [first, second] = name.split(" ");
      if (first !== undefined && second !== undefined) authors.add(addWord(addWord(0, hashWord(first)), hashWord(second)));
    }
  return authors;
}

/** What the neighbours of each line see of it. */
function seenByNeighbours(lines: readonly TextLine[], details: readonly LineDetails[], repeats: Int32Array): Int32Array {
  const seen = new Int32Array(lines.length * NEIGHBOUR.length);
  let at = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    seen[at++] = line.length;
    seen[at++] = line.ends;
    seen[at++] = share(line.plainWords, line.words);
    seen[at++] = detailOf(details[index]!);
    seen[at++] = repeats[index * REPEATS.length]!;
    seen[at++] = line.gap;
    seen[at++] = share(line.capitalized, line.words);
    seen[at++] = line.classes[AGO]! + line.classes[WIDGET]! + line.classes[SECTION]!;
  }
  return seen;
}

const detailOf = ({ byline, date, isCredit }: LineDetails): number => (date !== null ? 2 : byline.length > 0 ? 1 : isCredit ? 3 : 0);

/** The median length of the lines of running text. */
function usualLength(lines: readonly TextLine[], prose: Uint8Array): number {
  const lengths: number[] = [];
  for (let index = 0; index < lines.length; index++) if (prose[index] === 1) lengths.push(Math.min(2000, lines[index]!.length));
  lengths.sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 100;
}

/** Lines of more words are not asked whether they begin or end like others. */
const MOST_ALIKE = 40;

/** How often a line, or its like, stands in the text, and how far its like is. */
function repeatsOf(lines: readonly TextLine[], wordList: WordList): Int32Array {
  const tables = Array.from({ length: 5 }, () => new HashCounts(lines.length));
  const [counts, masked, firstTwo, lastTwo, beginnings] = tables as [HashCounts, HashCounts, HashCounts, HashCounts, HashCounts];
  for (const line of lines) {
    counts.add(line.key);
    masked.add(line.masked);
    if (line.beginning !== 0) beginnings.add(line.beginning);
    if (line.words >= MOST_ALIKE) continue;
    firstTwo.add(line.firstTwo);
    lastTwo.add(line.lastTwo);
  }
  const inOthers = heldByOthers(lines, wordList);
  const width = REPEATS.length;
  const values = new Int32Array(lines.length * width);
  const before = new Map<number, number>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const at = index * width;
    const same = counts.of(line.key);
    values[at] = same;
    values[at + 1] = FAR + 1;
    values[at + 2] = FAR + 1;
    if (same > 1) {
      const other = before.get(line.key);
      if (other !== undefined) {
        values[at + 1] = clipped(index - other);
        values[other * width + 2] = clipped(index - other);
      }
      before.set(line.key, index);
    }
    values[at + 3] = masked.of(line.masked);
    values[at + 4] = line.words < MOST_ALIKE && line.firstTwo !== 0 ? firstTwo.of(line.firstTwo) : 0;
    values[at + 5] = line.words < MOST_ALIKE && line.lastTwo !== 0 ? lastTwo.of(line.lastTwo) : 0;
    values[at + 6] = line.beginning === 0 ? 0 : beginnings.of(line.beginning) - same;
    values[at + 7] = inOthers[index]!;
  }
  return values;
}

/** Lines are looked for in others by so many words. */
const HELD_WORDS = 5;
const LONGEST_HELD = 90;

/** For each line of some words, 2 where a longer line holds all of them in their order, 1 where it holds the first few, else 0. */
function heldByOthers(lines: readonly TextLine[], { hashes, ends, count }: WordList): Int32Array {
  const held = new Int32Array(lines.length);
  const starts = new Map<number, number>();
  const hashOf = (at: number): number => {
    let hash = 0;
    for (let word = at; word < at + HELD_WORDS; word++) hash = Math.imul(hash, 0x01000193) + hashes[word]!;
    return hash | 0;
  };
  for (let line = 0; line < lines.length; line++) {
    const start = line === 0 ? 0 : ends[line - 1]!;
    const words = ends[line]! - start;
    if (words >= HELD_WORDS && words <= LONGEST_HELD) starts.set(hashOf(start), line);
  }
  const size = 1 << 16;
  const mayBe = new Uint8Array(size);
  for (const hash of starts.keys()) mayBe[hash & (size - 1)] = 1;
  let hash = 0;
  // Removes the word that leaves the window.
  let out = 1;
  for (let power = 0; power < HELD_WORDS; power++) out = Math.imul(out, 0x01000193);
  let line = 0;
  for (let at = 0; at < count; at++) {
    while (at >= ends[line]!) line++;
    hash = (Math.imul(hash, 0x01000193) + hashes[at]! - (at >= HELD_WORDS ? Math.imul(hashes[at - HELD_WORDS]!, out) : 0)) | 0;
    if (mayBe[hash & (size - 1)] === 0) continue;
    const first = at - HELD_WORDS + 1;
    const start = line === 0 ? 0 : ends[line - 1]!;
    const other = starts.get(hash);
    if (other === undefined || other === line || first < start || lines[other]!.key === lines[line]!.key) continue;
    const otherStart = other === 0 ? 0 : ends[other - 1]!;
    const length = ends[other]! - otherStart;
    if (ends[line]! - start <= length) continue;
    let same = HELD_WORDS;
    while (same < length && first + same < ends[line]! && hashes[first + same] === hashes[otherStart + same]) same++;
    held[other] = Math.max(held[other]!, same === length ? 2 : 1);
  }
  return held;
}

/** Where each line stands among running text, labels and details. */
function placesOf(lines: readonly TextLine[], details: readonly LineDetails[], prose: Uint8Array, repeats: Int32Array): Int32Array {
  const size = lines.length;
  const width = PLACE.length;
  const values = new Int32Array(size * width);
  const isDoubled = (index: number): boolean => repeats[index * REPEATS.length]! > 1 && lines[index]!.words > 3;
  let [tail, lastProse, detail, doubled, run] = [-1, -1, -1, -1, 0];
  const since = (index: number, other: number): number => (other < 0 ? FAR + 1 : clipped(index - other));
  for (let index = 0; index < size; index++) {
    const at = index * width;
    values[at] = share(index, size);
    values[at + 1] = clipped(size - index);
    values[at + 2] = since(index, tail);
    values[at + 4] = since(index, lastProse);
    run = prose[index] === 1 ? run + 1 : 0;
    values[at + 6] = run;
    values[at + 9] = since(index, detail);
    values[at + 11] = since(index, doubled);
    if (lines[index]!.furniture === 3) tail = index;
    if (prose[index] === 1) lastProse = index;
    if (detailOf(details[index]!) === 1 || detailOf(details[index]!) === 2) detail = index;
    if (isDoubled(index)) doubled = index;
  }
  [tail, lastProse, detail, doubled, run] = [-1, -1, -1, -1, 0];
  const until = (index: number, other: number): number => (other < 0 ? FAR + 1 : clipped(other - index));
  let [labels, longs] = [0, 0];
  const countAround = (index: number, by: number): void => {
    const line = lines[index];
    if (line === undefined) return;
    if (line.furniture > 0) labels += by;
    if (line.length >= LONG) longs += by;
  };
  for (let index = size - AROUND; index < size; index++) countAround(index, 1);
  for (let index = size - 1; index >= 0; index--) {
    const at = index * width;
    if (index < size - 1) {
      countAround(index + AROUND + 1, -1);
      countAround(index - AROUND, 1);
    } else countAround(index - AROUND, 1);
    values[at + 3] = until(index, tail);
    values[at + 5] = until(index, lastProse);
    run = prose[index] === 1 ? Math.max(run, values[at + 6]!) : 0;
    values[at + 6] = run;
    values[at + 7] = labels;
    values[at + 8] = longs;
    values[at + 10] = until(index, detail);
    values[at + 12] = until(index, doubled);
    if (lines[index]!.furniture === 3) tail = index;
    if (prose[index] === 1) lastProse = index;
    if (detailOf(details[index]!) === 1 || detailOf(details[index]!) === 2) detail = index;
    if (isDoubled(index)) doubled = index;
  }
  return values;
}

/** Whether a line may name whom or when: the readers of bylines and credits need not look at others. */
export const mayBeByline = ({ firstClasses, length }: TextLine): boolean => length <= 160 && (firstClasses & classBit("byline")) !== 0;
