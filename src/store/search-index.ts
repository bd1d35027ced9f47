import type Database from "better-sqlite3";
import { parseKeptStory } from "../document/check.js";
import { SOURCE_KINDS, STANCES } from "../document/types.js";

/** Puts stories into the index by which they are searched; in the transaction that keeps them. */
export interface StoryIndexer {
  /** @param record the JSON of the story, without its id */
  readonly add: (id: string, record: string) => void;
  /** Takes a story out again; nothing where it is not there. */
  readonly remove: (id: string) => void;
}

export function createStoryIndexer(database: Database.Database): StoryIndexer {
  const insertStory = database.prepare<[string, string | null, string, number, number]>(
    "INSERT INTO search_stories (story, published, outlet, kinds, stances) VALUES (?, ?, ?, ?, ?)",
  );
  const insertWords = database.prepare<[number | bigint, string, string]>("INSERT INTO search_words (rowid, headline, body) VALUES (?, ?, ?)");
  const removeWords = database.prepare<[string]>("DELETE FROM search_words WHERE rowid = (SELECT number FROM search_stories WHERE story = ?)");
  const removeStory = database.prepare<[string]>("DELETE FROM search_stories WHERE story = ?");
  return {
    remove: (id) => {
      removeWords.run(id);
      removeStory.run(id);
    },
    add: (id, record) => {
      const { published, outlet = "", attributions, headline, text } = parseKeptStory(record);
      let kinds = 0;
      let stances = 0;
      for (const { sourceKind, stance, via = [] } of attributions) {
        kinds |= bitOf(SOURCE_KINDS, sourceKind);
        for (const relay of via) kinds |= bitOf(SOURCE_KINDS, relay.sourceKind);
        stances |= bitOf(STANCES, stance);
      }
      const { lastInsertRowid } = insertStory.run(id, published?.slice(0, 10) ?? null, outlet, kinds, stances);
      insertWords.run(lastInsertRowid, headline ?? "", text);
    },
  };
}

/** The bit of a value in the masks of `search_stories`. */
export const bitOf = <Value>(values: readonly Value[], value: Value): number => {
  const place = values.indexOf(value);
  return place < 0 ? 0 : 1 << place;
};

/** Indexes the stories of a store that has no index yet. */
export function indexAllStories(database: Database.Database): void {
  const { add } = createStoryIndexer(database);
  // Reading and writing take turns, so the stories are read in steps of their order.
  const after = database.prepare<[string], { id: string; record: string }>("SELECT id, record FROM stories WHERE id > ? ORDER BY id LIMIT 200");
  for (let rows = after.all(""); rows.length > 0; rows = after.all(rows.at(-1)!.id)) for (const { id, record } of rows) add(id, record);
}
