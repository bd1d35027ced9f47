import type { Words } from "../document/types.js";
import { type FormFacts, factsOfForm } from "./form-facts.js";
import { floatsOf, type Matrix, type NetworkFile } from "./network.js";
import type { ListsOf } from "./word-lists.js";
import { formRows, noteWritten } from "./word-rows.js";

/** The vectors of at most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 16_384;
/** Row of the table of schemes: stories are read as news. */
const NEWS = 0;

/** The tables in the order of their rows in `word-rows.ts`. */
export const WORD_TABLES = ["word", "ending3", "ending2", "beginning3", "shape", "lists", "written", "scheme"] as const;

/** How the forms of one story stand in it; given out by `note` and used by `write`. */
export interface StoryWords {
  /** Place of each word's form in the memory. */
  readonly places: Int32Array;
  readonly written: Uint8Array;
}

/** Makes the vector of a word: the sum of its rows in the tables. Sums of forms are remembered. */
export class WordVectors {
  readonly #width: number;
  readonly #vocabulary: ReadonlyMap<number, number>;
  readonly #tables: readonly Matrix[];
  readonly #written: Float32Array;
  readonly #listsOf: ListsOf;
  readonly #places = new Map<string, number>();
  readonly #sums: Float32Array;
  readonly #lower = new Int32Array(REMEMBERED_FORMS);
  readonly #scheme: number;

  constructor({ header, vocabulary, matrix }: NetworkFile, listsOf: ListsOf, scheme: number = NEWS) {
    this.#width = header.word;
    this.#vocabulary = vocabulary;
    this.#tables = WORD_TABLES.map((name) => matrix(`table.${name}`));
    this.#written = floatsOf(matrix("table.written"));
    this.#listsOf = listsOf;
    this.#sums = new Float32Array(REMEMBERED_FORMS * header.word);
    this.#scheme = scheme;
  }

  /** Looks once over words that belong together: which forms they have, and how each is written inside sentences. */
  note(words: Words, from: number, end: number): StoryWords {
    const places = new Int32Array(end - from);
    const written = new Uint8Array(end - from);
    if (this.#places.size + (end - from) > REMEMBERED_FORMS) this.#places.clear();
    for (let word = from; word < end; word++) places[word - from] = this.#placeOf(words.forms[word]!);
    const seen = new Map<number, number>();
    for (let word = from; word < end; word++)
      if (words.firsts[words.sentences[word]!] !== word) noteWritten(seen, this.#lower[places[word - from]!]!, words.forms[word]!);
    for (let word = from; word < end; word++)
      written[word - from] = (seen.get(this.#lower[places[word - from]!]!) ?? 0) + (words.firsts[words.sentences[word]!] === word ? 4 : 0);
    return { places, written };
  }

  /** Writes the vectors of the noted words `[from, from + count)`. */
  write({ places, written }: StoryWords, from: number, count: number, to: Float32Array): void {
    const width = this.#width;
    for (let word = 0; word < count; word++) {
      const sum = places[from + word]! * width;
      const row = written[from + word]! * width;
      for (let unit = 0; unit < width; unit++) to[word * width + unit] = this.#sums[sum + unit]! + this.#written[row + unit]!;
    }
  }

  #placeOf(form: string): number {
    const known = this.#places.get(form);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(form, place);
    const facts = factsOfForm(form);
    this.#lower[place] = facts.lower;
    this.#remember(place, facts, form);
    return place;
  }

  #remember(place: number, facts: FormFacts, form: string): void {
    const width = this.#width;
    const sum = this.#sums.fill(0, place * width, (place + 1) * width);
    const rows = [this.#vocabulary.get(facts.lower) ?? 0, ...formRows(facts), this.#listsOf(form), -1, this.#scheme];
    this.#tables.forEach(({ values, scales }, table) => {
      const row = rows[table]!;
      if (row < 0) return;
      for (let unit = 0; unit < width; unit++) sum[place * width + unit]! += values[row * width + unit]! * scales[row]!;
    });
  }
}
