import { characterKind, DIGIT, LETTER, MARK } from "./characters.js";
import { addUnit, HASH_SEED, hashText } from "./hash-text.js";
import { grown } from "./integer-arrays.js";

/** The words of a text in order: hashes of their lower-case forms, and where they stand. Scripts without spaces are taken letter by letter. */
export interface WordHashes {
  readonly count: number;
  /** `count` numbers and more; good until the next text is read. */
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const FIRST_ROOM = 2 ** 12;

/** Reads the words of one text after the other into the same room. Hashes are those of `hashText`. */
export class WordHasher {
  #hashes = new Int32Array(FIRST_ROOM);
  #starts = new Int32Array(FIRST_ROOM);
  #ends = new Int32Array(FIRST_ROOM);
  #count = 0;

  /** Runs of letters, digits and their marks, each a word. */
  read(text: string): WordHashes {
    this.#count = 0;
    let from = -1;
    for (let at = 0; at <= text.length; at++) {
      const kind = at < text.length ? characterKind(text, at) : 0;
      const isWord = kind === LETTER || kind === DIGIT || (kind === MARK && from >= 0);
      if (isWord && isDense(text.charCodeAt(at))) {
        if (from >= 0) this.#add(hashLower(text, from, at), from, at);
        from = -1;
        this.#add(text.charCodeAt(at), at, at + 1);
      } else if (isWord && from < 0) from = at;
      else if (!isWord && from >= 0) {
        this.#add(hashLower(text, from, at), from, at);
        from = -1;
      }
      if (isWord && text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff) at++;
    }
    return { count: this.#count, hashes: this.#hashes, starts: this.#starts, ends: this.#ends };
  }

  #add(hash: number, start: number, end: number): void {
    if (this.#count === this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    this.#hashes[this.#count] = hash;
    this.#starts[this.#count] = start;
    this.#ends[this.#count++] = end;
  }
}

const isDense = (unit: number): boolean => (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff);

/** The hash of a stretch in lower case; ASCII is lowered on the way. */
function hashLower(text: string, from: number, end: number): number {
  let hash = HASH_SEED;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return hashText(text.slice(from, end).toLowerCase());
    hash = addUnit(hash, unit >= 65 && unit <= 90 ? unit | 32 : unit);
  }
  return hash;
}
