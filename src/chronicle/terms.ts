import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** Numbers terms as they are met; a term is a content word without the commonest endings. */
export class TermNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly stop: ReadonlySet<string>;
  constructor(stop: ReadonlySet<string>) {
    this.stop = stop;
  }

  /** How many terms there are. */
  get count(): number {
    return this.numbers.size;
  }

  /** The terms of a text, in order, repeated as they are. */
  read(text: string): Int32Array {
    const terms: number[] = [];
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{2,40}/gu)) {
      if (this.stop.has(word)) continue;
      const stem = stemOf(word);
      let number = this.numbers.get(stem);
      if (number === undefined) {
        number = this.numbers.size;
        this.numbers.set(stem, number);
      }
      terms.push(number);
    }
    return Int32Array.from(terms);
  }
}

/** A light stem: plural, -ed, -ing and -ly cut where enough is left. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ing|edly|ed|ly|es|s)$/, "")
    .replace(/e$/, "");
}

export const readStopWords = (read: ResourceReader): ReadonlySet<string> =>
  new Set(readTable(read, "chronicle/lexicon/stop-words.en.tsv", ["word"]).map(({ word }) => word));
