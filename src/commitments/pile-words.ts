import type { Name } from "../document/types.js";

interface Story {
  readonly text: string;
  readonly names: readonly Name[];
}

/** A pile is taken to have so many stories more, so that in a small one a word is not common for being in all of it. */
const PRIOR_STORIES = 30;

const STOP = new Set(
  (
    "will would that with from this they their after before which have been also said were than into during only under over more other " +
    "expected gradually phase agreement"
  ).split(" "),
);

/** The words of four letters and more, and figures, that tell one commitment from another; plurals by their singular. */
export const wordsOf = (text: string): string[] => (text.toLowerCase().match(/\p{L}{4,}|\d[\d,]+/gu) ?? []).filter((word) => !STOP.has(word)).map(singularOf);

const singularOf = (word: string): string => (word.length > 4 && word.endsWith("s") ? word.slice(0, -1) : word).replace(/isation$/, "ization");

/** The names of a story, in lower case. */
export const topicOf = ({ names, text }: Story): Set<string> => new Set(names.map(({ start, end }) => text.slice(start, end).toLowerCase()));

/** In how many of the stories so far each word stands. */
export class WordCounts {
  private readonly counts = new Map<string, number>();
  private stories = 0;

  /** Counts the words of a story. */
  add({ text }: Pick<Story, "text">): void {
    this.stories++;
    for (const word of new Set(wordsOf(text))) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** The logarithm of the inverse frequency of a word. */
  weightOf(word: string): number {
    return Math.log((this.stories + PRIOR_STORIES) / (this.counts.get(word) ?? 1));
  }
}

/** The words of a sentence, in lower case, in their order. */
export const formsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

const WORD = /[\p{L}\d,’']+/gu;
/** Plurals by their singular, without what makes a possessive. */
export const plainOf = (word: string): string => singularOf(word.replace(/['’]s?$/, "").replace(/,$/, ""));
