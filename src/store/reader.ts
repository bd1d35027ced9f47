import type Database from "better-sqlite3";
import { parseKeptStory } from "../document/check.js";
import type { KeptStory } from "../document/types.js";
import { type FacetIndex, loadFacetIndex } from "./facet-index.js";
import { matchQuery, type SoughtWords } from "./match-words.js";
import { openForReading } from "./open-database.js";

/** A story as it is named in a list. */
export interface StoryHead {
  readonly id: string;
  readonly published: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
}

/** A store opened for questions only, beside a build that may be writing to it. */
export interface StoreReader {
  /** What stories are filtered by, as of the last `refresh`. */
  readonly index: () => FacetIndex;
  /** Reads the index anew. */
  readonly refresh: () => void;
  /** Changes when another connection has changed the store. */
  readonly dataVersion: () => number;
  /** The story with this id; `null` for none. */
  readonly story: (id: string) => KeptStory | null;
  /** By numbers of `search_stories`; those that are gone are left out. */
  readonly heads: (numbers: readonly number[]) => readonly (StoryHead & { readonly text: string })[];
  /** Slots of the stories with these words, ascending; `null` where nothing is sought. */
  readonly slotsWith: (sought: readonly SoughtWords[]) => Uint32Array | null;
  /** The best 500 of them by BM25 (a word of the headline counts four times), best first. */
  readonly bestWith: (sought: readonly SoughtWords[]) => readonly number[];
  /** The records of one kind of view, in order. */
  readonly views: (kind: string) => readonly string[];
  /** The JSON of an entity of the pile without its stories; `null` for none. */
  readonly entityRecord: (id: string) => string | null;
  readonly close: () => void;
}

/** Results of words that are kept until the next refresh. */
const KEPT_RESULTS = 64;
/** Stories whose heads and texts are kept until then. */
const KEPT_HEADS = 2000;
const RANKED = 500;

/** Keeps the last results: whoever changes a filter asks for the same words again, and sees many of the same stories. */
function keepLast<Asked, Result>(most: number, answer: (asked: Asked) => Result): { readonly of: (asked: Asked) => Result; readonly clear: () => void } {
  const results = new Map<Asked, Result>();
  return {
    of: (asked) => {
      const known = results.get(asked);
      if (known !== undefined) return known;
      const result = answer(asked);
      for (const oldest of results.keys()) {
        if (results.size < most) break;
        results.delete(oldest);
      }
      results.set(asked, result);
      return result;
    },
    clear: () => results.clear(),
  };
}

/** Opens a store of this version. @see openForReading @throws InputError `store-unusable` */
export function openReader(file: string): StoreReader {
  const database = openForReading(file);
  const statements = prepareStatements(database);
  let index = loadFacetIndex(database);
  const found = keepLast(KEPT_RESULTS, (query: string) => {
    const numbers: readonly number[] = JSON.parse(statements.match.get(query) ?? "[]");
    return Uint32Array.from(numbers, (number) => index.slotOf[number] ?? -1)
      .filter((slot) => slot !== 0xffffffff)
      .sort();
  });
  const ranked = keepLast(KEPT_RESULTS, (query: string) => statements.best.all(query, RANKED).flatMap((number) => index.slotOf[number] ?? []));
  const heads = keepLast(KEPT_HEADS, (number: number) => statements.head.get(number) ?? null);
  return {
    index: () => index,
    refresh: () => {
      index = loadFacetIndex(database);
      found.clear();
      ranked.clear();
      heads.clear();
    },
    dataVersion: () => Number(database.pragma("data_version", { simple: true })),
    story: (id) => {
      const row = statements.story.get(id);
      return row === undefined ? null : parseKeptStory(`{"id":${JSON.stringify(id)},${row.slice(1)}`);
    },
    heads: (numbers) => numbers.flatMap((number) => heads.of(number) ?? []),
    slotsWith: (sought) => {
      const query = matchQuery(sought);
      return query === null ? null : found.of(query);
    },
    bestWith: (sought) => {
      const query = matchQuery(sought);
      return query === null ? [] : ranked.of(query);
    },
    views: (kind) => statements.views.all(kind),
    entityRecord: (id) => statements.entity.get(id) ?? null,
    close: () => void database.close(),
  };
}

function prepareStatements(database: Database.Database) {
  return {
    story: database.prepare<[string], string>("SELECT record FROM shown_stories WHERE id = ?").pluck(),
    head: database.prepare<[number], StoryHead & { text: string }>(
      `SELECT id, shown_stories.published, headline, shown_stories.outlet, record ->> '$.text' AS text
       FROM search_stories JOIN shown_stories ON id = story WHERE number = ?`,
    ),
    // One value instead of a row a story: a word of most stories is answered ten times faster.
    match: database.prepare<[string], string>("SELECT json_group_array(rowid) FROM search_words WHERE search_words MATCH ?").pluck(),
    best: database
      .prepare<[string, number], number>("SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY bm25(search_words, 4.0, 1.0), rowid LIMIT ?")
      .pluck(),
    views: database.prepare<[string], string>("SELECT record FROM views WHERE kind = ? ORDER BY position").pluck(),
    entity: database.prepare<[string], string>("SELECT record FROM entities WHERE id = ?").pluck(),
  };
}
