import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { InputError } from "../document/errors.js";
import { openStore, type Store } from "../store/index.js";

/** Opens a store that a build made. @throws InputError where there is none, or another file */
export function openBuiltStore(file: string): Store {
  if (!existsSync(file)) throw new InputError("file-not-found", "there is no store; daybook build makes one", { file });
  checkStore(file);
  return openStore(file);
}

/** Opening a store makes its tables where there are none, so a database of another program is told by its first bytes (SQLite file format, 1.3). */
function checkStore(file: string): void {
  const head = headOf(file, 100);
  const isDatabase = head.length === 100 && head.toString("latin1", 0, 16) === "SQLite format 3\u0000";
  // The version stands in the first page, or is still in the log of a build that was killed.
  const hasTables = isDatabase && (head.readUInt32BE(60) !== 0 || existsSync(`${file}-wal`));
  if (!hasTables) throw new InputError("bad-field", "not a store that daybook build made", { file });
}

/** The first bytes of a file, so many at most. @throws InputError `file-unreadable` */
export function headOf(file: string, length: number): Buffer {
  try {
    const handle = openSync(file, "r");
    try {
      const head = Buffer.alloc(length);
      return head.subarray(0, Math.max(readSync(handle, head, 0, length, 0), 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new InputError("file-unreadable", `could not be read (${error instanceof Error ? error.message : String(error)})`, { file });
  }
}
