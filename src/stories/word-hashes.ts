import { hashText } from "../text/hash-text.js";

/** Adds a word to the hash of a sequence of words. */
export const addWord = (hash: number, word: number): number => Math.imul((hash << 7) ^ (hash >>> 25) ^ word, 0x85ebca6b) | 0;

/** Hash of one word, as the words of lines are hashed. */
export const hashWord = (word: string): number => hashText(word.toLowerCase());

/** The words of all lines of a text: those of a line end at `ends[line]`. */
export class WordList {
  /** Hash of each word. */
  hashes = new Int32Array(1024);
  /** Hash of what forms of one word share, of words that say what a text is about; 0 for others. */
  stems = new Int32Array(1024);
  count = 0;
  readonly ends: number[] = [];

  /** Makes room for so many more words. */
  reserve(words: number): void {
    const least = this.count + words;
    if (least <= this.hashes.length) return;
    const [hashes, stems] = [new Int32Array(least * 2), new Int32Array(least * 2)];
    hashes.set(this.hashes.subarray(0, this.count));
    stems.set(this.stems.subarray(0, this.count));
    this.hashes = hashes;
    this.stems = stems;
  }

  /** Index of the first word of a line. */
  startOf(line: number): number {
    return line === 0 ? 0 : this.ends[line - 1]!;
  }
}

const SLOTS = 1024;
/** Looking up stays fast as long as half of the slots are free. */
const MOST_STEMS = SLOTS / 2;

/** A set of stems that is emptied at no cost. */
export class StemSet {
  private readonly slots = new Int32Array(SLOTS);
  private readonly rounds = new Int32Array(SLOTS);
  private readonly items = new Int32Array(MOST_STEMS);
  private round = 1;
  size = 0;

  clear(): void {
    this.round++;
    this.size = 0;
  }

  /** Adds the first `most` stems of a line. */
  addLine({ stems, ends }: WordList, line: number, most: number): void {
    let left = most;
    for (let at = line === 0 ? 0 : ends[line - 1]!; at < ends[line]! && left > 0; at++) {
      const stem = stems[at]!;
      if (stem === 0) continue;
      left--;
      let slot = (stem ^ (stem >>> 15)) & (SLOTS - 1);
      while (this.rounds[slot] === this.round && this.slots[slot] !== stem) slot = (slot + 1) & (SLOTS - 1);
      if (this.rounds[slot] === this.round || this.size >= MOST_STEMS) continue;
      this.rounds[slot] = this.round;
      this.slots[slot] = stem;
      this.items[this.size++] = stem;
    }
  }

  has(stem: number): boolean {
    let slot = (stem ^ (stem >>> 15)) & (SLOTS - 1);
    while (this.rounds[slot] === this.round) {
      if (this.slots[slot] === stem) return true;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return false;
  }

  /** How many of the first `most` stems of a line are in the set, in thousandths; 0 where it has none. */
  shareOf({ stems, ends }: WordList, line: number, most: number): number {
    let [found, all] = [0, 0];
    for (let at = line === 0 ? 0 : ends[line - 1]!; at < ends[line]! && all < most; at++) {
      if (stems[at] === 0) continue;
      all++;
      if (this.has(stems[at]!)) found++;
    }
    return all === 0 ? 0 : Math.round((1000 * found) / all);
  }

  /** Stems that are in both sets. */
  sharedWith(other: StemSet): number {
    let shared = 0;
    for (let item = 0; item < this.size; item++) if (other.has(this.items[item]!)) shared++;
    return shared;
  }
}

/** Stems of a line, at most `most`. */
export function countStems({ stems, ends }: WordList, line: number, most: number): number {
  let all = 0;
  for (let at = line === 0 ? 0 : ends[line - 1]!; at < ends[line]! && all < most; at++) if (stems[at] !== 0) all++;
  return all;
}
