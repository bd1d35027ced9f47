import { hashText } from "../text/hash-text.js";
import { distinct } from "../text/integer-arrays.js";

/** The words of a sentence as they stand, names and small words too, as hashes of their stems, ascending, each once. */
export interface SentenceWords {
  readonly words: Int32Array;
  /** Each two that follow each other. */
  readonly pairs: Int32Array;
  /** Figures and other words with figures. */
  readonly numbers: Int32Array;
  /** Words, with those that come again. */
  readonly length: number;
}

const WORD = /\p{L}+|\p{N}[\p{N}.,]*/gu;
/** Longer words lose the commonest endings. */
const SHORT = 4;
const STRIPPED = /(?:ing|ed|es|s|ly)$/;
const FIGURE = /^\p{N}/u;

/** The words of a stretch of text. */
export function sentenceWords(text: string): SentenceWords {
  const hashes: number[] = [];
  const numbers: number[] = [];
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const hash = hashText(word.length > SHORT ? word.replace(STRIPPED, "") : word);
    hashes.push(hash);
    if (FIGURE.test(word)) numbers.push(hash);
  }
  const pairs = hashes.slice(1).map((hash, at) => Math.imul(hashes[at]!, 31) ^ hash);
  return {
    words: distinct(Int32Array.from(hashes)),
    pairs: distinct(Int32Array.from(pairs)),
    numbers: distinct(Int32Array.from(numbers)),
    length: hashes.length,
  };
}

/** How rare the words of a sentence are among the sentences of a pile: logarithms of inverse frequency, in the order of its words, and their sum. */
export interface WordWeights {
  readonly each: Float64Array;
  readonly sum: number;
}

/** A word that stands in one of eight thousand sentences is as rare as can be told. */
const RAREST = 9;
/** A pile is taken to have so many sentences more, so that in a small one what is shared weighs as much. */
const PRIOR_SENTENCES = 100;

/** Weighs the words of sentences; a sentence that comes several times counts once if it is one object. */
export function weighWords(sentences: Iterable<SentenceWords>): ReadonlyMap<SentenceWords, WordWeights> {
  const counts = new Map<number, number>();
  const seen = new Set(sentences);
  for (const { words } of seen) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = (word: number): number => Math.min(RAREST, Math.log((seen.size + PRIOR_SENTENCES) / ((counts.get(word) ?? 0) + 1)));
  return new Map(
    [...seen].map((sentence) => {
      const each = Float64Array.from(sentence.words, weightOf);
      return [sentence, { each, sum: each.reduce((sum, weight) => sum + weight, 0) }];
    }),
  );
}

/** What two sentences share as they stand. */
export const TEXT_VALUES = ["lesserWords", "greaterWords", "lesserPairs", "numbers", "otherNumbers", "shorter", "longer"] as const;

/** The values of two sentences in the order of `TEXT_VALUES`: the parts of their words' weights that the other has (of the lesser, of the greater), of their pairs, figures in common and not, and their lengths. */
export function textValues(a: SentenceWords, b: SentenceWords, weights: ReadonlyMap<SentenceWords, WordWeights>): readonly number[] {
  const own = weights.get(a);
  const their = weights.get(b)?.sum ?? 0;
  const shared = sharedWeight(a.words, b.words, own?.each ?? null);
  const numbers = sharedWeight(a.numbers, b.numbers, null);
  return [
    shared / Math.max(Number.EPSILON, Math.min(own?.sum ?? 0, their)),
    shared / Math.max(Number.EPSILON, own?.sum ?? 0, their),
    sharedWeight(a.pairs, b.pairs, null) / Math.max(1, Math.min(a.pairs.length, b.pairs.length)),
    numbers,
    a.numbers.length + b.numbers.length - 2 * numbers,
    Math.log1p(Math.min(a.length, b.length)),
    Math.log1p(Math.max(a.length, b.length)),
  ];
}

/** The weight of what both have; their number where there are no weights. */
function sharedWeight(a: Int32Array, b: Int32Array, weights: Float64Array | null): number {
  let sum = 0;
  let other = 0;
  for (let at = 0; at < a.length; at++) {
    const word = a[at]!;
    while (other < b.length && b[other]! < word) other++;
    if (b[other] === word) sum += weights === null ? 1 : weights[at]!;
  }
  return sum;
}
