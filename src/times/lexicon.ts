import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** The meanings of a word form, by class of the word list ("month" → "4"). */
export type Meanings = ReadonlyMap<string, string>;

export interface TimeLexicon {
  /** By lower-case form without its last full stop. */
  readonly words: ReadonlyMap<string, Meanings>;
  /** Holidays by their first word, the longer ones first. */
  readonly holidays: ReadonlyMap<string, readonly Holiday[]>;
}

export interface Holiday {
  readonly words: readonly string[];
  readonly rule: string;
}

/** Reads the word lists of the stage. */
export function readTimeLexicon(read: ResourceReader): TimeLexicon {
  const words = new Map<string, Map<string, string>>();
  for (const { form, class: name, value } of readTable(read, "times/lexicon/words.tsv", ["form", "class", "value"])) {
    const meanings = words.get(form) ?? new Map<string, string>();
    meanings.set(name, value);
    words.set(form, meanings);
  }
  const holidays = new Map<string, Holiday[]>();
  for (const { words: phrase, rule } of readTable(read, "times/lexicon/holidays.en.tsv", ["words", "rule"])) {
    const parts = phrase.split(" ");
    const first = parts[0] ?? "";
    holidays.set(
      first,
      [...(holidays.get(first) ?? []), { words: parts, rule }].sort((a, b) => b.words.length - a.words.length || (a.rule < b.rule ? -1 : 1)),
    );
  }
  return { words, holidays };
}
