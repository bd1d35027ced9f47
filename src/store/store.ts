import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, InputError } from "../document/errors.js";
import type { Entity, PileEntity } from "../document/types.js";
import type { ShownInstead } from "./keep-corrected.js";
import { insertPage, replacePage } from "./keep-pages.js";
import { phraseQuery } from "./match-words.js";
import { openDatabase } from "./open-database.js";
import { unpackBytes } from "./pack.js";
import type { PageProblem, PageSettings, ReadPage } from "./read-page.js";
import type { PageRow } from "./rows.js";
import { prepareStatements, type Statements } from "./statements.js";
import { keepViews, type ViewRow } from "./views.js";

/** A page that the store already has. */
export interface KnownPage {
  readonly sha256: string;
  readonly file: string;
  readonly problem: PageProblem | null;
}

/** A page with its bytes as they were read. */
export interface KeptPage {
  readonly sha256: string;
  readonly file: string;
  readonly line: number | null;
  readonly bytes: Uint8Array;
  readonly settings: PageSettings;
}

/** A story as JSON (a `KeptStory`), with what the stories are ordered by. */
export interface KeptRecord {
  readonly id: string;
  readonly published: string | null;
  readonly json: string;
}

/** What was wrong with a page, and where it was found. */
export interface PlacedProblem extends PageProblem {
  readonly file: string;
  readonly line: number | null;
}

export interface Store {
  /** The page with these bytes; `null` if it was not read yet. */
  readonly knownPage: (sha256: string) => KnownPage | null;
  /** Keeps pages together with their bytes and stories, all or none of them. Ids already taken by other pages get a suffix. @param readAt ISO 8601 time */
  readonly keepPages: (pages: readonly ReadPage[], readAt: string) => void;
  /** Puts the stories of pages that were read again in the place of the old ones, all or none of them. */
  readonly replacePages: (pages: readonly ReadPage[], readAt: string) => void;
  /** Every page with its bytes, by hash; other calls may be made in between. @throws InputError `store-unusable` for damaged bytes */
  readonly keptPages: () => Generator<KeptPage>;
  /** The JSON of every story (a `KeptStory`), by publication day (undated last) and id. */
  readonly storyRecords: () => Generator<string>;
  /** The same with what they are ordered by. */
  readonly storyRows: () => Generator<KeptRecord>;
  /** The JSON of one story; `null` where there is none of that id. */
  readonly storyRecord: (id: string) => string | null;
  /** The JSON of the stories of a page, in their order; by the hash of its bytes. */
  readonly recordsOfPage: (sha256: string) => readonly string[];
  /** The JSON of the stories with that address, by id. */
  readonly recordsAt: (url: string) => readonly string[];
  /** The JSON of stories with the first of these words one after the other, by id; as many as an agency has clients. */
  readonly recordsWith: (words: string) => readonly string[];
  readonly storyCount: () => number;
  /** Replaces what the last build saw over the pile, all or nothing; rows of one kind keep their order. */
  readonly keepViews: (rows: Iterable<ViewRow>, entities: Iterable<PileEntity>, corrected: ShownInstead) => void;
  /** The rows of one kind that the last build kept, in their order. */
  readonly views: (kind: string) => Generator<string>;
  /** An entity as the last build saw it, without its stories; `null` for none. */
  readonly entity: (id: string) => Entity | null;
  /** Whether a story is of this outlet. */
  readonly hasOutlet: (name: string) => boolean;
  /** The pages that could not be read, or only with doubt, by file and line. */
  readonly pageProblems: () => readonly PlacedProblem[];
  readonly close: () => void;
}

/** Opens the store, or makes it; one of an older version is brought up. @see openDatabase @throws InputError `store-unusable` */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  const database = openDatabase(file);
  const statements = prepareStatements(database);
  return {
    knownPage: (sha256) => {
      const row = statements.page.get(sha256);
      return row === undefined
        ? null
        : { sha256: row.sha256, file: row.file, problem: row.problem === null ? null : { code: errorCode(row.problem_code ?? ""), found: row.problem } };
    },
    keepPages: database.transaction((pages: readonly ReadPage[], readAt: string) => {
      for (const page of pages) insertPage(statements, page, readAt);
    }).immediate,
    replacePages: database.transaction((pages: readonly ReadPage[], readAt: string) => {
      for (const page of pages) replacePage(statements, page, readAt);
    }).immediate,
    keptPages: () => keptPages(statements, file),
    storyRecords: function* () {
      for (const row of statements.records.iterate()) yield withId(row);
    },
    storyRows: function* () {
      for (const row of statements.records.iterate()) yield { id: row.id, published: row.published, json: withId(row) };
    },
    storyRecord: (id) => {
      const row = statements.recordById.get(id);
      return row === undefined ? null : withId(row);
    },
    recordsOfPage: (sha256) => statements.recordsOfPage.all(sha256).map(withId),
    recordsAt: (url) => statements.recordsAt.all(url).map(withId),
    recordsWith: (words) => {
      const query = phraseQuery(words, PHRASE_WORDS);
      return query === null ? [] : statements.recordsWith.all(query).map(withId);
    },
    storyCount: () => statements.count.get()?.stories ?? 0,
    keepViews: (rows, entities, corrected) => keepViews(database, rows, entities, corrected),
    views: function* (kind) {
      yield* statements.views.iterate(kind);
    },
    entity: (id) => {
      const record = statements.entity.get(id);
      return record === undefined ? null : JSON.parse(record);
    },
    hasOutlet: (name) => statements.outlet.get(name) !== undefined,
    pageProblems: () =>
      statements.problems
        .all()
        .map(({ file: name, line, problem_code, problem }) => ({ file: name, line, code: errorCode(problem_code ?? ""), found: problem ?? "" })),
    close: () => void database.close(),
  };
}

const withId = ({ id, record }: { readonly id: string; readonly record: string }): string => `{"id":${JSON.stringify(id)},${record.slice(1)}`;

/** So many words one after the other are in few texts but copies. */
const PHRASE_WORDS = 12;

/** One page at a time: each may have 64 MB. */
function* keptPages(statements: Statements, file: string): Generator<KeptPage> {
  for (let row = statements.pageAfter.get(""); row !== undefined; row = statements.pageAfter.get(row.sha256)) yield keptPage(row, file);
}

function keptPage({ sha256, file: name, line, bytes, settings, packed }: PageRow & { readonly packed: Uint8Array }, file: string): KeptPage {
  try {
    return { sha256, file: name, line, bytes: unpackBytes(packed, bytes), settings: JSON.parse(settings) };
  } catch {
    throw new InputError("store-unusable", `the kept bytes of ${name} are damaged`, { file });
  }
}
