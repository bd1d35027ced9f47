import type { Telling, ToldSentence } from "./tell-story.js";

/** What stories tell in one array of numbers and one of strings: threads hand these over faster than many small arrays and objects. */
export interface PackedTellings {
  readonly numbers: Int32Array<ArrayBuffer>;
  /** For each story its id, and the texts of its sentences. */
  readonly strings: readonly string[];
}

/** Stands for a day of publication that is not known. */
const NO_DAY = -(2 ** 31);
const FIRST_ROOM = 2 ** 12;
const HAS_QUERY = 1;
const IS_DATED = 2;

/** Packs what stories tell; `unpackTellings` gives it back. */
export function packTellings(tellings: readonly Telling[]): PackedTellings {
  const writer = new NumberWriter();
  const strings: string[] = [];
  for (const { id, published, terms, hasQuery, sample, sentences } of tellings) {
    strings.push(id);
    writer.put(published ?? NO_DAY);
    writer.put(hasQuery ? HAS_QUERY : 0);
    writer.putAll(terms);
    writer.putAll(sample);
    writer.put(sentences.length);
    for (const sentence of sentences) {
      strings.push(sentence.text);
      writer.put(sentence.start);
      writer.put(sentence.end);
      writer.put(sentence.place);
      writer.put((sentence.hasQuery ? HAS_QUERY : 0) | (sentence.isDated ? IS_DATED : 0));
      writer.putAll(sentence.days);
      writer.putAll(sentence.terms);
    }
  }
  return { numbers: writer.finish(), strings };
}

/** The tellings as they were before they were packed. Terms are views on the one array; samples, which are kept longer, are not. */
export function unpackTellings({ numbers, strings }: PackedTellings): Telling[] {
  const tellings: Telling[] = [];
  let at = 0;
  let nextString = 0;
  const takeAll = (): Int32Array => {
    const first = at + 1;
    at = first + numbers[at]!;
    return numbers.subarray(first, at);
  };
  while (at < numbers.length) {
    const id = strings[nextString++]!;
    const published = numbers[at++]!;
    const hasQuery = numbers[at++] === HAS_QUERY;
    const terms = takeAll();
    const sample = takeAll().slice();
    const sentences: ToldSentence[] = [];
    for (let left = numbers[at++]!; left > 0; left--) {
      const text = strings[nextString++]!;
      const start = numbers[at++]!;
      const end = numbers[at++]!;
      const place = numbers[at++]!;
      const flags = numbers[at++]!;
      const days = Array.from(takeAll());
      sentences.push({ start, end, text, days, terms: takeAll(), isDated: (flags & IS_DATED) !== 0, place, hasQuery: (flags & HAS_QUERY) !== 0 });
    }
    tellings.push({ id, published: published === NO_DAY ? null : published, terms, hasQuery, sample, sentences });
  }
  return tellings;
}

class NumberWriter {
  #numbers = new Int32Array(FIRST_ROOM);
  #count = 0;

  put(number: number): void {
    this.#reserve(1);
    this.#numbers[this.#count++] = number;
  }

  /** How many numbers, and them. */
  putAll(numbers: ArrayLike<number>): void {
    this.#reserve(numbers.length + 1);
    this.#numbers[this.#count++] = numbers.length;
    this.#numbers.set(numbers, this.#count);
    this.#count += numbers.length;
  }

  finish(): Int32Array<ArrayBuffer> {
    return this.#numbers.slice(0, this.#count);
  }

  #reserve(count: number): void {
    if (this.#count + count <= this.#numbers.length) return;
    const larger = new Int32Array(Math.max(this.#numbers.length * 2, this.#count + count));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
