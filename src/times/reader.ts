import type { TimeExpression, TimeType, Words } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { TimeLexicon } from "./lexicon.js";
import type { Value } from "./values.js";

/** What a rule found: the words `[first, last]`, and their value. Offsets may be cut into a word (`startOffset`, `endOffset`). */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly type: TimeType;
  readonly value: Value;
  readonly rule: string;
  readonly anchor?: string;
  readonly startOffset?: number;
  readonly endOffset?: number;
}

/** The words of one story with what the rules need to know about them, and what was found so far. */
export class Reader {
  readonly words: Words;
  readonly text: string;
  /** Lower case, without the full stop of an abbreviation. */
  readonly lower: readonly string[];
  readonly lexicon: TimeLexicon;
  /** Day number of the publication; `null` where it is not known: then what hangs on it stays open. */
  readonly published: number | null;
  readonly found: TimeExpression[] = [];
  /** Words before this one belong to an expression already. */
  taken = 0;
  /** The last calendar day, year and quarter that the text named, for "the next day", "that year", "a year earlier". */
  lastDay: number | null = null;
  lastYear: number | null = null;
  lastQuarter: { readonly year: number; readonly quarter: number } | null = null;

  constructor(text: string, words: Words, published: string | null, lexicon: TimeLexicon) {
    this.text = text;
    this.words = words;
    this.lexicon = lexicon;
    this.published = published === null ? null : parseDay(published);
    this.lower = words.forms.map((form) => {
      const lower = form.toLowerCase();
      return lower.length > 1 && lower.endsWith(".") ? lower.slice(0, -1) : lower;
    });
  }

  /** The meaning of a word in a class of the word list; `null` if it has none, or lies in another sentence than `near`. */
  meaning(index: number, name: string, near: number = index): string | null {
    if (!this.isNear(index, near)) return null;
    return this.lexicon.words.get(this.lower[index]!)?.get(name) ?? null;
  }

  /** The word in lower case; "" outside the sentence of `near`. */
  word(index: number, near: number): string {
    return this.isNear(index, near) ? this.lower[index]! : "";
  }

  isNear(index: number, near: number): boolean {
    return index >= 0 && index < this.words.count && this.words.sentences[index] === this.words.sentences[near];
  }

  isCapital(index: number): boolean {
    const form = this.words.forms[index]!;
    return form[0] !== form[0]!.toLowerCase();
  }

  /** Whether the word begins its sentence. */
  isFirst(index: number): boolean {
    return this.words.firsts[this.words.sentences[index]!] === index;
  }

  /** A whole number in figures or words ("12", "1,200", "twenty-one", "a"), with the last word it takes; `null` if there is none. */
  number(index: number, near: number): { readonly value: number | null; readonly last: number } | null {
    const word = this.word(index, near);
    if (word === "") return null;
    if (/^\d{1,3}(?:,\d{3})+$|^\d{1,6}(?:\.\d+)?$/.test(word)) return this.withFraction(Number(word.replaceAll(",", "")), index, near);
    if ((word === "a" || word === "an") && this.meaning(index + 1, "few", near) === null) return { value: 1, last: index };
    if (word === "a" && this.lower[index + 1] === "few") return { value: null, last: index + 1 };
    if (word === "a" && this.lower[index + 1] === "couple") return { value: 2, last: this.word(index + 2, near) === "of" ? index + 2 : index + 1 };
    if (this.meaning(index, "few") !== null) return word === "some" ? null : { value: null, last: index };
    return this.spelledNumber(index, near);
  }

  /** "5 1/2", "2 ½". */
  private withFraction(value: number, index: number, near: number): { readonly value: number; readonly last: number } {
    const next = this.word(index + 1, near);
    if (next === "1/2" || next === "½") return { value: value + 0.5, last: index + 1 };
    return { value, last: index };
  }

  private spelledNumber(index: number, near: number): { readonly value: number; readonly last: number } | null {
    let total = 0;
    let current = 0;
    let last = -1;
    for (let at = index; this.isNear(at, near); at++) {
      const value = this.spelledWord(this.lower[at]!);
      if (value === null) {
        if (last >= 0 && this.lower[at] === "and" && this.spelledWord(this.word(at + 1, near)) !== null && total + current >= 100) continue;
        break;
      }
      if (value === 100) current = Math.max(1, current) * 100;
      else if (value === 1000) {
        total += Math.max(1, current) * 1000;
        current = 0;
      } else if (current % 10 !== 0 || (current % 100 !== 0 && value >= 10)) break;
      else current += value;
      last = at;
    }
    return last < 0 ? null : { value: total + current, last };
  }

  /** "twelve", "twenty-one"; `null` for anything else. */
  spelledWord(word: string): number | null {
    const whole = this.lexicon.words.get(word)?.get("number");
    if (whole !== undefined) return Number(whole);
    const dash = word.indexOf("-");
    if (dash < 0) return null;
    const tens = this.lexicon.words.get(word.slice(0, dash))?.get("number");
    const ones = this.lexicon.words.get(word.slice(dash + 1))?.get("number");
    return tens === undefined || ones === undefined || Number(tens) % 10 !== 0 || Number(ones) > 9 ? null : Number(tens) + Number(ones);
  }

  /** An ordinal in figures or words ("3rd", "third", "twenty-first"); `null` if it is none. */
  ordinal(index: number, near: number): number | null {
    const word = this.word(index, near);
    const figures = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
    if (figures !== null) return Number(figures[1]);
    const whole = this.lexicon.words.get(word)?.get("ordinal");
    if (whole !== undefined) return Number(whole);
    const dash = word.indexOf("-");
    if (dash < 0) return null;
    const tens = this.lexicon.words.get(word.slice(0, dash))?.get("number");
    const ones = this.lexicon.words.get(word.slice(dash + 1))?.get("ordinal");
    return tens === undefined || ones === undefined ? null : Number(tens) + Number(ones);
  }
}
