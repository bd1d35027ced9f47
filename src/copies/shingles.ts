import { hashText, joinHashes } from "../learn/index.js";
import { characterKind, DIGIT, LETTER, MARK } from "../text/characters.js";

/** Words of a shingle. Six in a row are shared by chance only in formulas. */
const SHINGLE_WORDS = 6;
/** One shingle in so many is kept, chosen by its hash: the same ones in every text (Broder 1997). */
const SAMPLED = 4;
/** Shingles kept of one text at most; the smallest by hash. */
const MOST_KEPT = 400;

/** Sampled shingles of a text, ascending, each once. Texts in scripts without spaces are taken letter by letter. */
export function sampleShingles(text: string): Int32Array {
  const words = wordHashes(text);
  const kept = new Set<number>();
  for (let first = 0; first + SHINGLE_WORDS <= words.length; first++) {
    let hash = words[first]!;
    for (let word = first + 1; word < first + SHINGLE_WORDS; word++) hash = joinHashes(hash, words[word]!);
    if ((hash >>> 8) % SAMPLED === 0) kept.add(hash);
  }
  return Int32Array.from(kept).sort().subarray(0, MOST_KEPT);
}

const isDense = (unit: number): boolean => (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff);

function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? characterKind(text, at) : 0;
    const isWord = kind === LETTER || kind === DIGIT || (kind === MARK && from >= 0);
    if (isWord && isDense(text.charCodeAt(at))) hashes.push(text.charCodeAt(at));
    else if (isWord && from < 0) from = at;
    else if (!isWord && from >= 0) {
      hashes.push(hashText(text.slice(from, at).toLowerCase()));
      from = -1;
    }
    if (isWord && text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff) at++;
  }
  return hashes;
}
