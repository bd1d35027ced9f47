import type { Report, WithSentences } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { type FullStop, splitSentences } from "./split-sentences.js";
import { splitWords } from "./split-words.js";

/** Story → the same story with its sentences and words. */
export type SentenceSplitter = <S extends Report>(story: S) => S & WithSentences;

/** Builds the stage; the tables are read once. */
export function createSentenceSplitter(read: ResourceReader): SentenceSplitter {
  const fullStops = new Map<string, FullStop>();
  for (const { form, effect } of readTable(read, "sentences/lexicon/abbreviations.tsv", ["form", "effect"])) {
    fullStops.set(form, effect === "never" || effect === "number" || effect === "answer" ? effect : "may");
  }
  const starters = new Set(readTable(read, "sentences/lexicon/starters.en.tsv", ["word"]).map(({ word }) => word));
  const said = new Map(readTable(read, "sentences/lexicon/said.en.tsv", ["word", "class"]).map((row) => [row.word, row.class]));
  const isAbbreviation = (form: string): boolean => fullStops.has(form);
  return (story) => ({ ...story, ...splitSentences(story.text, splitWords(story.text, isAbbreviation), { fullStops, starters, said }) });
}
