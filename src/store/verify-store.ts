import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { InputError } from "../document/errors.js";
import type { LogHead } from "./log-head.js";
import { unpackBytes } from "./pack.js";
import { type PageRow, pageDigest, type StoryRow, sha256Of, storyDigest } from "./rows.js";

/** Something in the store that is not as it was written. */
export interface Damage {
  /** What it is: "page reports/a.html", "story 0123abcd", "tables". */
  readonly what: string;
  /** What is wrong with it. */
  readonly found: string;
}

/** What was looked at. */
export interface Verified {
  readonly pages: number;
  readonly stories: number;
  /** How far the log of corrections had come at the last build; `null` where none noted it. */
  readonly log: LogHead | null;
}

/**
 * Goes through the whole store and compares every row with its digest, and the kept bytes of every page with their SHA-256.
 * Changes nothing. What cannot be read at all is damage too.
 * @throws InputError `file-not-found` @returns what was looked at
 */
export function* verifyStore(file: string): Generator<Damage, Verified> {
  if (!existsSync(file)) throw new InputError("file-not-found", "there is no store; daybook build makes one", { file });
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { fileMustExist: true });
    // A build that was killed before it made the tables leaves an empty database, which the next one fills.
    if (isEmpty(database)) return NOTHING;
    for (const found of integrityOf(database)) yield { what: "tables", found };
    const pages = yield* damagedPages(database);
    const stories = yield* damagedStories(database);
    return { pages, stories, log: notedLog(database) };
  } catch (error) {
    yield { what: "tables", found: `cannot be read further (${error instanceof Error ? error.message : String(error)})` };
    return NOTHING;
  } finally {
    database?.close();
  }
}

const NOTHING: Verified = { pages: 0, stories: 0, log: null };

/** A store that no build has finished has none, one of an older version has not even the table. */
function notedLog(database: Database.Database): LogHead | null {
  const hasViews = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'views'").get() !== undefined;
  const record = hasViews ? database.prepare<[], string>("SELECT record FROM views WHERE kind = 'log'").pluck().get() : undefined;
  return record === undefined ? null : JSON.parse(record);
}

const isEmpty = (database: Database.Database): boolean => database.prepare<[], number>("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;

/** SQLite's own check of the file's pages, indexes and constraints. */
function integrityOf(database: Database.Database): readonly string[] {
  const rows = database.prepare<[], { integrity_check: string }>("PRAGMA integrity_check(20)").all();
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}

function* damagedPages(database: Database.Database): Generator<Damage, number> {
  const rows = database.prepare<[], PageRow & { readonly digest: string; readonly packed: Buffer | null }>(
    "SELECT pages.*, contents.packed FROM pages LEFT JOIN contents USING (sha256) ORDER BY pages.sha256",
  );
  let count = 0;
  for (const row of rows.iterate()) {
    count++;
    const what = `page ${row.file}${row.line === null ? "" : `:${row.line}`}`;
    if (pageDigest(row) !== row.digest) yield { what, found: "what was noted of its reading has changed" };
    if (row.packed === null) yield { what, found: "its bytes are missing" };
    else if (!isIntact(row.packed, row)) yield { what, found: `its bytes have changed: their SHA-256 is no longer ${row.sha256}` };
  }
  const orphans = database.prepare<[], { count: number }>("SELECT count(*) AS count FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM pages)").get();
  if (orphans !== undefined && orphans.count > 0) yield { what: "tables", found: `${orphans.count} kept bytes belong to no page` };
  return count;
}

function isIntact(packed: Uint8Array, { bytes, sha256 }: PageRow): boolean {
  try {
    return sha256Of(unpackBytes(packed, bytes)) === sha256;
  } catch {
    return false;
  }
}

function* damagedStories(database: Database.Database): Generator<Damage, number> {
  const rows = database.prepare<[], StoryRow & { readonly digest: string; readonly known: number }>(
    "SELECT stories.*, EXISTS (SELECT 1 FROM pages WHERE pages.sha256 = stories.page) AS known FROM stories ORDER BY id",
  );
  let count = 0;
  for (const row of rows.iterate()) {
    count++;
    if (storyDigest(row) !== row.digest) yield { what: `story ${row.id}`, found: "its text or marks have changed since it was read" };
    if (row.known === 0) yield { what: `story ${row.id}`, found: "the page it was read from is missing" };
  }
  return count;
}
