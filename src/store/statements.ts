import type Database from "better-sqlite3";
import type { PageRow, StoryRow } from "./rows.js";
import { createStoryIndexer, type StoryIndexer } from "./search-index.js";

type Digested<Row> = Row & { readonly digest: string };
type RecordRow = Pick<StoryRow, "id" | "record">;

/** All that is asked of the tables. */
export interface Statements {
  readonly page: Database.Statement<[string], PageRow>;
  readonly insertPage: Database.Statement<[Digested<PageRow>]>;
  readonly updatePage: Database.Statement<[Digested<PageRow>]>;
  readonly insertContents: Database.Statement<[string, Uint8Array]>;
  readonly insertStory: Database.Statement<[Digested<StoryRow>]>;
  /** To be told of every story that is inserted; the deleted ones leave the index by themselves. */
  readonly indexer: StoryIndexer;
  readonly deleteStories: Database.Statement<[string]>;
  readonly idTaken: Database.Statement<[string], Pick<StoryRow, "id">>;
  readonly records: Database.Statement<[], RecordRow & Pick<StoryRow, "published">>;
  readonly recordById: Database.Statement<[string], RecordRow>;
  readonly recordsOfPage: Database.Statement<[string], RecordRow>;
  readonly recordsWith: Database.Statement<[string], RecordRow>;
  readonly recordsAt: Database.Statement<[string], RecordRow>;
  /** The first page behind a hash, with its packed bytes. */
  readonly pageAfter: Database.Statement<[string], PageRow & { readonly packed: Uint8Array }>;
  readonly problems: Database.Statement<[], Pick<PageRow, "file" | "line" | "problem_code" | "problem">>;
  readonly views: Database.Statement<[string], string>;
  readonly entity: Database.Statement<[string], string>;
  readonly outlet: Database.Statement<[string], number>;
  readonly count: Database.Statement<[], { readonly stories: number }>;
}

/** Prepared once for an open store. */
export function prepareStatements(database: Database.Database): Statements {
  return {
    page: database.prepare("SELECT * FROM pages WHERE sha256 = ?"),
    insertPage: database.prepare(
      `INSERT OR IGNORE INTO pages (sha256, file, line, bytes, settings, reader, read_at, problem_code, problem, digest)
       VALUES (@sha256, @file, @line, @bytes, @settings, @reader, @read_at, @problem_code, @problem, @digest)`,
    ),
    updatePage: database.prepare(
      `UPDATE pages SET reader = @reader, read_at = @read_at, problem_code = @problem_code, problem = @problem, digest = @digest WHERE sha256 = @sha256`,
    ),
    insertContents: database.prepare("INSERT INTO contents (sha256, packed) VALUES (?, ?)"),
    insertStory: database.prepare(
      `INSERT INTO stories (id, page, position, published, headline, outlet, url, record, digest)
       VALUES (@id, @page, @position, @published, @headline, @outlet, @url, @record, @digest)`,
    ),
    indexer: createStoryIndexer(database),
    deleteStories: database.prepare("DELETE FROM stories WHERE page = ?"),
    idTaken: database.prepare("SELECT id FROM stories WHERE id = ?"),
    records: database.prepare("SELECT id, published, record FROM stories ORDER BY published IS NULL, published, id"),
    recordById: database.prepare("SELECT id, record FROM stories WHERE id = ?"),
    recordsOfPage: database.prepare("SELECT id, record FROM stories WHERE page = ? ORDER BY position"),
    recordsWith: database.prepare(
      `SELECT id, record FROM search_words JOIN search_stories ON number = search_words.rowid JOIN stories ON id = story
       WHERE search_words MATCH ? ORDER BY id LIMIT 500`,
    ),
    recordsAt: database.prepare("SELECT id, record FROM stories WHERE url = ? ORDER BY id"),
    pageAfter: database.prepare("SELECT pages.*, contents.packed FROM pages JOIN contents USING (sha256) WHERE sha256 > ? ORDER BY sha256 LIMIT 1"),
    problems: database.prepare("SELECT file, line, problem_code, problem FROM pages WHERE problem_code IS NOT NULL ORDER BY file, line, sha256"),
    views: database.prepare<[string], string>("SELECT record FROM views WHERE kind = ? ORDER BY position").pluck(),
    entity: database.prepare<[string], string>("SELECT record FROM entities WHERE id = ?").pluck(),
    outlet: database.prepare<[string], number>("SELECT 1 FROM search_stories WHERE outlet = ? LIMIT 1").pluck(),
    count: database.prepare("SELECT count(*) AS stories FROM stories"),
  };
}
