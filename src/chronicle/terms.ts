import { hashText } from "../learn/index.js";
import { IntegerMemory } from "../text/integer-memory.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import type { WordHashes } from "../text/word-hashes.js";

const SHORTEST_WORD = 2;
/** Longer runs of letters are no words. */
const LONGEST_WORD = 40;
/** At most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 200_000;
/** Stands for what is no term. */
const NONE = 0;

/** Reads the terms of texts: content words without the commonest endings, as hashes, so that threads need not agree on numbers. */
export class TermReader {
  readonly #stop: ReadonlySet<string>;
  /** The terms by the hashes of forms. */
  readonly #known = new IntegerMemory();

  constructor(read: ResourceReader) {
    this.#stop = new Set(readTable(read, "chronicle/lexicon/stop-words.en.tsv", ["word"]).map(({ word }) => word));
  }

  /** For each word of a text its term; 0 for words that are none. */
  read(text: string, { count, hashes, starts, ends }: WordHashes): Int32Array {
    const terms = new Int32Array(count);
    for (let word = 0; word < count; word++) {
      const hash = hashes[word]!;
      const place = this.#known.find(hash);
      terms[word] = place >= 0 ? this.#known.at(place) : this.#remember(hash, text.slice(starts[word]!, ends[word]!));
    }
    return terms;
  }

  #remember(hash: number, form: string): number {
    const lower = form.toLowerCase();
    const isTerm = form.length >= SHORTEST_WORD && form.length <= LONGEST_WORD && !this.#stop.has(lower);
    const term = isTerm ? hashText(stemOf(lower)) : NONE;
    if (this.#known.size >= REMEMBERED_FORMS) this.#known.clear();
    this.#known.set(hash, term);
    return term;
  }
}

/** The terms among some words, in order, repeated as they are. */
export function termsAmong(terms: Int32Array): Int32Array {
  const kept = new Int32Array(terms.length);
  let count = 0;
  for (let at = 0; at < terms.length; at++) if (terms[at] !== NONE) kept[count++] = terms[at]!;
  return kept.slice(0, count);
}

/** Numbers terms as they are met, from 0. */
export class TermNumbers {
  readonly #numbers = new Map<number, number>();

  /** How many terms there are. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The terms by their numbers. */
  hashes(): Int32Array {
    return Int32Array.from(this.#numbers.keys());
  }

  /** The numbers of terms. */
  of(terms: Int32Array): Int32Array {
    const numbers = new Int32Array(terms.length);
    for (let at = 0; at < terms.length; at++) numbers[at] = this.#numberOf(terms[at]!);
    return numbers;
  }

  #numberOf(term: number): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    return number;
  }
}

/** A light stem: plural, -ed, -ing and -ly cut where enough is left. */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ing|edly|ed|ly|es|s)$/, "")
    .replace(/e$/, "");
}
