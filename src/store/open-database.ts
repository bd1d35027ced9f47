import Database from "better-sqlite3";
import { InputError } from "../document/errors.js";
import { FIRST_VERSION, MIGRATIONS, SCHEMA_VERSION } from "./schema.js";
import { indexAllStories } from "./search-index.js";

/** The version of a store from which on stories are indexed as they are kept. */
const INDEXED_SINCE = 3;

/**
 * Opens the store for writing, makes it where there is none, and brings an older one to the version of this program in one transaction.
 * Write-ahead logging: killed at any moment, it opens again with every finished transaction.
 * @throws InputError `store-unusable`
 */
export function openDatabase(file: string): Database.Database {
  return opened(file, () => {
    const database = new Database(file);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("busy_timeout = 10000");
    if (versionOf(database, file) < SCHEMA_VERSION) database.transaction(() => migrate(database, file)).immediate();
    return database;
  });
}

/** Opens a store that is there, of this version, for reading only; what a build writes meanwhile is seen as it is kept. @throws InputError `store-unusable` */
export function openForReading(file: string): Database.Database {
  return opened(file, () => {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    database.pragma("busy_timeout = 10000");
    if (versionOf(database, file) !== SCHEMA_VERSION) throw new InputError("store-unusable", "the store is of an older version", { file });
    return database;
  });
}

function opened(file: string, open: () => Database.Database): Database.Database {
  try {
    return open();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError("store-unusable", `the store could not be opened (${error instanceof Error ? error.message : String(error)})`, { file });
  }
}

/** 0 for an empty file. */
function versionOf(database: Database.Database, file: string): number {
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version > SCHEMA_VERSION || (version > 0 && version < FIRST_VERSION))
    throw new InputError("store-unusable", `the store has version ${version}, expected ${FIRST_VERSION} to ${SCHEMA_VERSION}`, { file });
  return version;
}

/** Inside a transaction, so the version is read again: another program may have been first. */
function migrate(database: Database.Database, file: string): void {
  const version = versionOf(database, file);
  for (const step of MIGRATIONS.slice(version === 0 ? 0 : version - FIRST_VERSION + 1)) database.exec(step);
  if (version < INDEXED_SINCE) indexAllStories(database);
  database.pragma(`user_version = ${SCHEMA_VERSION}`);
}
