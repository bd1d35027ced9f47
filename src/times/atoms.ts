import type { Words } from "../document/types.js";
import { grown } from "../text/integer-arrays.js";

/** What a mark does in a sentence: `quote` opens or closes a quotation, `opens` and `closes` do one of them, `breaks` may end a clause. */
export type SentenceMark = "quote" | "opens" | "closes" | "breaks";

/** What the stage knows of a word form. */
export interface Entry {
  /** Lower case, without the full stop of an abbreviation. */
  readonly lower: string;
  readonly isCapital: boolean;
  /** What the word does in its clause, as `clause-words.en.tsv` says; `null` for most words. */
  readonly role: string | null;
  /** `null` for all words. */
  readonly mark: SentenceMark | null;
  /** Whether it is a listed verb in the past or looks like one. */
  readonly isLikePast: boolean;
  /** Value by class of the word list, or by kind of figures; `null` for most words. */
  readonly meanings: ReadonlyMap<string, string> | null;
  /** Numbers of the rules that may begin here, in the order of their table. */
  readonly rules: readonly number[];
  /** Those of them that may match without looking at the atom behind. */
  readonly alone: readonly number[];
  /** Numbers of the rules whose second atom it may be. */
  readonly seconds: ReadonlySet<number>;
  /** Listed phrases that begin with the word, the longer ones first; `null` for most words. */
  readonly phrases: readonly Phrase[] | null;
  /** Four figures that may be a year; 0 for all else. */
  readonly year: number;
  /** Whether it points at the day of writing ("Monday", "ago", "said"). */
  readonly isDeictic: boolean;
  /** Whether it names a quarter of a year. */
  readonly isQuarter: boolean;
}

/** A part of a word form: words with hyphens have several ("third-quarter"). Offsets count from the start of the form. */
export interface Piece {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/** A listed phrase of several words. */
export interface Phrase {
  readonly forms: readonly string[];
  readonly entry: Entry;
  /** The same, beginning with a capital. */
  readonly capital: Entry;
}

/** A word form as the word lists read it: whole, or in parts. */
export interface Reading {
  /** The form, or its first part. */
  readonly entry: Entry;
  /** All parts where there are several, else `null`. */
  readonly pieces: readonly Piece[] | null;
}

/** What the word lists make of word forms. */
export interface Vocabulary {
  /** Reads a form; remembered, so that a form is taken apart once. */
  readonly readForm: (form: string) => Reading;
}

/** The words of a story as the rules see them: hyphenated words in parts, listed phrases as one. */
export class Atoms {
  readonly entries: Entry[] = [];
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where nothing but a hyphen or dash lies between the atom and the one before it. */
  glued: Int32Array;
  sentences: Int32Array;
  /** The atoms at which a rule may begin. */
  readonly beginnings: number[] = [];
  /** The figures that may be years, in order. */
  readonly years: number[] = [];
  /** How many words point at the day of writing. */
  deicticCount = 0;
  /** How many words name quarters. */
  quarterCount = 0;

  constructor(words: Words, lexicon: Vocabulary) {
    const { count, forms, starts, ends, sentences } = words;
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
    this.glued = new Int32Array(count);
    this.sentences = new Int32Array(count);
    for (let word = 0; word < count; word++) {
      const { entry, pieces } = lexicon.readForm(forms[word]!);
      const start = starts[word]!;
      if (pieces !== null) {
        for (let at = 0; at < pieces.length; at++) {
          const { entry: part, from, to } = pieces[at]!;
          this.push(part, start + from, start + to, sentences[word]!);
          if (at > 0) this.glued[this.count - 1] = 1;
        }
        continue;
      }
      const phrase = entry.phrases === null ? undefined : entry.phrases.find(({ forms: wanted }) => isPhrase(words, word, wanted));
      if (phrase === undefined) this.push(entry, start, ends[word]!, sentences[word]!);
      else {
        const last = word + phrase.forms.length - 1;
        this.push(entry.isCapital ? phrase.capital : phrase.entry, start, ends[last]!, sentences[word]!);
        word = last;
      }
    }
    // Beyond the last atom there is nothing, not 0.
    this.starts = this.starts.subarray(0, this.count);
    this.ends = this.ends.subarray(0, this.count);
    this.glued = this.glued.subarray(0, this.count);
    this.sentences = this.sentences.subarray(0, this.count);
  }

  get count(): number {
    return this.entries.length;
  }

  private push(entry: Entry, start: number, end: number, sentence: number): void {
    const at = this.entries.length;
    if (at === this.starts.length) this.grow();
    this.glued[at] = at > 0 && this.ends[at - 1] === start ? 1 : 0;
    this.entries.push(entry);
    this.starts[at] = start;
    this.ends[at] = end;
    this.sentences[at] = sentence;
    if (entry.meanings === null && entry.rules.length === 0) return;
    if (entry.rules.length > 0) this.beginnings.push(at);
    if (entry.year > 0) this.years.push(entry.year);
    if (entry.isDeictic) this.deicticCount++;
    if (entry.isQuarter) this.quarterCount++;
  }

  private grow(): void {
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.glued = grown(this.glued);
    this.sentences = grown(this.sentences);
  }

  /** Whether there is an atom at `at`, in the sentence of `near`. */
  isNear(at: number, near: number): boolean {
    return at >= 0 && at < this.entries.length && this.sentences[at] === this.sentences[near];
  }

  /** The word at `at` in lower case; "" outside the sentence of `near`. */
  word(at: number, near: number): string {
    return this.isNear(at, near) ? this.entries[at]!.lower : "";
  }

  /** The meaning of the word at `at` in a class; `undefined` if it has none or lies outside the sentence of `near`. */
  meaning(at: number, near: number, name: string): string | undefined {
    return this.isNear(at, near) ? this.entries[at]!.meanings?.get(name) : undefined;
  }
}

/** Whether the words from `first` on are those of a listed phrase, in one sentence. */
function isPhrase(words: Words, first: number, wanted: readonly string[]): boolean {
  if (first + wanted.length > words.count || words.sentences[first + wanted.length - 1] !== words.sentences[first]) return false;
  for (let at = 1; at < wanted.length; at++) if (lowerForm(words.forms[first + at]!) !== wanted[at]) return false;
  return true;
}

/** Lower case, straight apostrophes, European figures, without the full stop of an abbreviation. */
export function lowerForm(form: string): string {
  const lower = form.toLowerCase().replaceAll("’", "'");
  const european = ARABIC_FIGURE.test(lower) ? lower.replace(ARABIC_FIGURES, (figure) => String((figure.charCodeAt(0) & 0xf) % 10)) : lower;
  return european.length > 1 && european.endsWith(".") ? european.slice(0, -1) : european;
}

/** Figures of Arabic (U+0660) and Persian (U+06F0): their last four bits are their value. */
const ARABIC_FIGURE = /[\u0660-\u0669\u06f0-\u06f9]/;
const ARABIC_FIGURES = /[\u0660-\u0669\u06f0-\u06f9]/g;
