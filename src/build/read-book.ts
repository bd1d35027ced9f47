import { dirname, join } from "node:path";
import type { KeptStory } from "../document/types.js";
import { type Assembled, assemble } from "./assemble.js";
import { correctPile, knownBy } from "./corrected-pile.js";
import { lastOptions, orLast, type ShownOptions } from "./last-options.js";
import { openBuiltStore } from "./open-built-store.js";
import { readCorrections } from "./read-corrections.js";

/** A store read for use elsewhere: what is seen over the pile, and its stories. */
export interface OpenedBook extends Assembled {
  readonly title: string | null;
  readonly query: string | null;
  readonly stories: () => Iterable<KeptStory>;
  readonly close: () => void;
}

/** `null`: as the last build into the store's folder had it. */
export interface BookOptions extends ShownOptions {
  /** The day on which what is due is looked at, and dates of triggers by their names. */
  readonly dueOn?: string | null;
  /** Leaves out what was published later; `null`: nothing. */
  readonly asOf?: string | null;
  readonly anchors?: ReadonlyMap<string, string>;
}

/** Reads a store without changing it. What is not asked for is as in the last build, so that an export shows what the page shows. @throws InputError */
export function openBook(file: string, options: BookOptions, onStory: (count: number) => void): OpenedBook {
  const store = openBuiltStore(file);
  try {
    const { days, perDay, query, title } = orLast(options, lastOptions(join(dirname(file), "daybook.json")));
    const corrections = readCorrections(dirname(file));
    const pile = knownBy(options.asOf ?? null, correctPile(store, corrections));
    return {
      ...assemble(pile, { days, perDay, query, corrections, dueOn: options.dueOn ?? null, anchors: options.anchors ?? new Map() }, onStory),
      title,
      query,
      stories: pile.stories,
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
