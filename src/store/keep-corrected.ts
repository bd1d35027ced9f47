import type Database from "better-sqlite3";
import type { KeptStory } from "../document/types.js";
import { createStoryIndexer } from "./search-index.js";

/** Stories that are shown instead of some as they were read. */
export interface ShownInstead {
  readonly replaced: ReadonlySet<string>;
  readonly stories: readonly KeptStory[];
}

/** Replaces what corrections made of the stories, and lets them be searched as they are shown; within a transaction. */
export function keepCorrected(database: Database.Database, { replaced, stories }: ShownInstead): void {
  const { add, remove } = createStoryIndexer(database);
  const asRead = database.prepare<[string], string>("SELECT record FROM stories WHERE id = ?").pluck();
  const insert = database.prepare<[string, string | null, string | null, string | null, string | null]>(
    "INSERT INTO corrected (id, published, headline, outlet, record) VALUES (?, ?, ?, ?, ?)",
  );
  for (const id of database.prepare<[], string>("SELECT id FROM corrected").pluck().all()) {
    remove(id);
    const record = asRead.get(id);
    if (record !== undefined) add(id, record);
  }
  database.exec("DELETE FROM corrected");
  for (const id of replaced) remove(id);
  for (const { id, ...story } of stories) {
    const record = JSON.stringify(story);
    add(id, record);
    insert.run(id, story.published, story.headline, story.outlet ?? null, record);
  }
  const shown = new Set(stories.map(({ id }) => id));
  for (const id of replaced) if (!shown.has(id)) insert.run(id, null, null, null, null);
}
