import type { KeptStory } from "../document/types.js";

/** Finds stories that print the same text, for the note in the story panel. */
export interface CopyFinder {
  readonly add: (index: number, story: KeptStory) => void;
  /** All stories of the same text, itself among them, by story index; stories that stand alone are left out. */
  readonly finish: () => ReadonlyMap<number, readonly number[]>;
}

/** Shorter texts are alike by chance. */
const LEAST_CHARACTERS = 80;

/**
 * Two stories are copies here if their two longest sentences are the same but for blanks. Coarser than the count of independent
 * reports of a day, which comes with the day; it only tells the reader where else the words stand.
 */
export function createCopyFinder(): CopyFinder {
  const groups = new Map<string, number[]>();
  return {
    add: (index, { text, sentences }) => {
      const longest = sentences
        .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "))
        .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
        .slice(0, 2)
        .join("\n");
      if (longest.length < LEAST_CHARACTERS) return;
      const group = groups.get(longest);
      if (group === undefined) groups.set(longest, [index]);
      else group.push(index);
    },
    finish: () => {
      const copies = new Map<number, readonly number[]>();
      for (const group of groups.values()) {
        if (group.length < 2) continue;
        for (const index of group) copies.set(index, group);
      }
      return copies;
    },
  };
}
