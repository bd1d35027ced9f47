import Database from "better-sqlite3";
import { InputError } from "../document/errors.js";

/** How long another program is waited for; each holds the lock for as long as a line takes to reach the disk. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs `work` while no other process that asks the same does. The lock is that of an empty SQLite database beside the file, so that the
 * system lets it go when a process is killed, and nobody has to tell whether a lock is a dead one's.
 * @param file what is guarded; the lock is `<file>.lock` @throws InputError `file-unreadable` where it cannot be had
 */
export function withLock<Result>(file: string, work: () => Result): Result {
  const lock = `${file}.lock`;
  let database: Database.Database | null = null;
  try {
    try {
      database = new Database(lock, { timeout: PATIENCE_MILLISECONDS });
      database.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      throw new InputError("file-unreadable", `could not be locked (${error instanceof Error ? error.message : String(error)})`, { file: lock });
    }
    return work();
  } finally {
    database?.close();
  }
}
