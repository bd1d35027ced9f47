import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";
import { type ErrorCode, errorCode, InputError } from "../document/errors.js";
import type { PileEntity } from "../document/types.js";
import { openDatabase } from "./open-database.js";
import { createStoryIndexer, type StoryIndexer } from "./search-index.js";
import { keepViews, type ViewRow } from "./views.js";

/** A story as it is kept: `record` is the JSON of all its fields but the id, which the store may have to change. */
export interface StoryRecord {
  readonly id: string;
  readonly published: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly record: string;
}

/** Why a page has no story, or an uncertain one; `found` is the first half of the message. */
export interface PageProblem {
  readonly code: ErrorCode;
  readonly found: string;
}

/** A page as read: its stories, or why it has none. */
export interface ReadPage {
  readonly sha256: string;
  readonly file: string;
  /** Line of a JSON Lines file, from 1; `null` for a file that is one page. */
  readonly line: number | null;
  readonly bytes: number;
  /** Version of Daybook that read it. */
  readonly reader: string;
  readonly problem: PageProblem | null;
  readonly stories: readonly StoryRecord[];
}

/** A page that the store already has. */
export interface KnownPage {
  readonly sha256: string;
  readonly file: string;
  readonly problem: PageProblem | null;
}

export interface Store {
  /** The page with these bytes; `null` if it was not read yet. */
  readonly knownPage: (sha256: string) => KnownPage | null;
  /** Keeps pages together with their stories, all or none of them. Ids already taken by other pages get a suffix. */
  readonly keepPages: (pages: readonly ReadPage[]) => void;
  /** The JSON of every story (a `KeptStory`), by publication day (undated last) and id. */
  readonly storyRecords: () => Generator<string>;
  readonly storyCount: () => number;
  /** Replaces what the last build saw over the pile, all or nothing; rows of one kind keep their order. */
  readonly keepViews: (rows: Iterable<ViewRow>, entities: Iterable<PileEntity>) => void;
  readonly close: () => void;
}

interface PageRow {
  readonly sha256: string;
  readonly file: string;
  readonly problem_code: string | null;
  readonly problem: string | null;
}

/** Opens the store, or makes it; an older one is brought to this version. @see openDatabase @throws InputError `store-unusable` */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  const database = openDatabase(file);
  const statements = prepareStatements(database);
  const indexer = createStoryIndexer(database);
  const insertPages = database.transaction((pages: readonly ReadPage[]) => {
    for (const page of pages) insertPage(statements, indexer, page);
  });
  return {
    knownPage: (sha256) => {
      const row = statements.page.get(sha256);
      return row === undefined
        ? null
        : { sha256: row.sha256, file: row.file, problem: row.problem === null ? null : { code: errorCode(row.problem_code ?? ""), found: row.problem } };
    },
    keepPages: (pages) => insertPages.immediate(pages),
    storyRecords: function* () {
      for (const { id, record } of statements.records.iterate()) yield `{"id":${JSON.stringify(id)},${record.slice(1)}`;
    },
    storyCount: () => statements.count.get()?.stories ?? 0,
    keepViews: (rows, entities) => keepViews(database, rows, entities),
    close: () => void database.close(),
  };
}

function prepareStatements(database: Database.Database) {
  return {
    page: database.prepare<[string], PageRow>("SELECT sha256, file, problem_code, problem FROM pages WHERE sha256 = ?"),
    insertPage: database.prepare<[string, string, number | null, number, string, string | null, string | null]>(
      "INSERT OR IGNORE INTO pages (sha256, file, line, bytes, reader, problem_code, problem) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    insertStory: database.prepare<[string, string, number, string | null, string | null, string | null, string]>(
      "INSERT INTO stories (id, page, position, published, headline, outlet, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    idTaken: database.prepare<[string], { id: string }>("SELECT id FROM stories WHERE id = ?"),
    records: database.prepare<[], { id: string; record: string }>("SELECT id, record FROM stories ORDER BY published IS NULL, published, id"),
    count: database.prepare<[], { stories: number }>("SELECT count(*) AS stories FROM stories"),
  };
}

function insertPage(statements: ReturnType<typeof prepareStatements>, indexer: StoryIndexer, page: ReadPage): void {
  const { changes } = statements.insertPage.run(
    page.sha256,
    page.file,
    page.line,
    page.bytes,
    page.reader,
    page.problem?.code ?? null,
    page.problem?.found ?? null,
  );
  if (changes === 0) return;
  page.stories.forEach((story, position) => {
    const id = freeId(statements, story.id, page.sha256);
    statements.insertStory.run(id, page.sha256, position, story.published, story.headline, story.outlet, story.record);
    indexer.add(id, story.record);
  });
}

/** The id itself, else with the head of the page's hash, which no other page shares. */
function freeId(statements: ReturnType<typeof prepareStatements>, id: string, sha256: string): string {
  if (statements.idTaken.get(id) === undefined) return id;
  for (let length = 8; length <= sha256.length; length += 8) {
    const candidate = `${id}-${sha256.slice(0, length)}`;
    if (statements.idTaken.get(candidate) === undefined) return candidate;
  }
  throw new InputError("store-unusable", `the id ${id} is taken`, { id });
}
