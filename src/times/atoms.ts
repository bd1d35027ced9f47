import type { Words } from "../document/types.js";

/** What the stage knows of a word form. */
export interface Entry {
  /** Lower case, without the full stop of an abbreviation. */
  readonly lower: string;
  readonly isCapital: boolean;
  /** What the word does in its clause, as `clause-words.en.tsv` says; `null` for most words. */
  readonly role: string | null;
  /** Value by class of the word list, or by kind of figures; `null` for most words. */
  readonly meanings: ReadonlyMap<string, string> | null;
  /** Numbers of the rules that may begin here, in the order of their table. */
  readonly rules: readonly number[];
  /** Those of them that may match without looking at the atom behind. */
  readonly alone: readonly number[];
  /** Numbers of the rules whose second atom it may be. */
  readonly seconds: ReadonlySet<number>;
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

/** What the word lists make of word forms. */
export interface Vocabulary {
  /** Phrases by their first word, the longer ones first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** The parts of a word form; remembered, so that a form is taken apart once. */
  readonly piecesOf: (form: string) => readonly Piece[];
}

/** The words of a story as the rules see them: hyphenated words in parts, listed phrases as one. */
export class Atoms {
  readonly entries: Entry[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** 1 where nothing but a hyphen or dash lies between the atom and the one before it. */
  readonly glued: number[] = [];
  readonly sentences: number[] = [];
  /** Last word of each atom. */
  readonly lastWords: number[] = [];

  constructor(words: Words, lexicon: Vocabulary) {
    const { count, forms, starts, ends, sentences } = words;
    for (let word = 0; word < count; word++) {
      const pieces = lexicon.piecesOf(forms[word]!);
      const phrases = pieces.length === 1 ? lexicon.phrases.get(pieces[0]!.entry.lower) : undefined;
      if (phrases !== undefined) {
        const phrase = phrases.find(({ forms: wanted }) => isPhrase(words, word, wanted));
        if (phrase !== undefined) {
          const last = word + phrase.forms.length - 1;
          this.push(pieces[0]!.entry.isCapital ? phrase.capital : phrase.entry, starts[word]!, ends[last]!, sentences[word]!, last);
          word = last;
          continue;
        }
      }
      const start = starts[word]!;
      const { length } = pieces;
      for (let at = 0; at < length; at++) {
        const piece = pieces[at]!;
        this.push(piece.entry, start + piece.from, length === 1 ? ends[word]! : start + piece.to, sentences[word]!, word);
        if (at > 0) this.glued[this.glued.length - 1] = 1;
      }
    }
  }

  get count(): number {
    return this.entries.length;
  }

  private push(entry: Entry, start: number, end: number, sentence: number, lastWord: number): void {
    const previous = this.ends[this.ends.length - 1];
    this.entries.push(entry);
    this.starts.push(start);
    this.ends.push(end);
    this.glued.push(previous === start ? 1 : 0);
    this.sentences.push(sentence);
    this.lastWords.push(lastWord);
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
