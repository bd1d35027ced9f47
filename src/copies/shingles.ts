import { joinHashes } from "../learn/index.js";
import { distinct } from "../text/integer-arrays.js";
import type { WordHashes } from "../text/word-hashes.js";

/** Words of a shingle. Six in a row are shared by chance only in formulas. */
const SHINGLE_WORDS = 6;
/** One shingle in so many is kept, chosen by its hash: the same ones in every text (Broder 1997). */
const SAMPLED = 4;
/** Shingles kept of one text at most; the smallest by hash. */
const MOST_KEPT = 400;

/** Sampled shingles of a text, ascending, each once. */
export function sampleShingles({ count, hashes }: WordHashes): Int32Array {
  const kept: number[] = [];
  for (let first = 0; first + SHINGLE_WORDS <= count; first++) {
    let hash = hashes[first]!;
    for (let word = first + 1; word < first + SHINGLE_WORDS; word++) hash = joinHashes(hash, hashes[word]!);
    if ((hash >>> 8) % SAMPLED === 0) kept.push(hash);
  }
  return distinct(Int32Array.from(kept)).slice(0, MOST_KEPT);
}
