import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJsonObject } from "../document/check.js";
import { InputError } from "../document/errors.js";
import type { KeptStory } from "../document/types.js";
import { openStore, type Store } from "../store/index.js";
import { type Assembled, assemble } from "./assemble.js";
import { type CorrectedPile, correctPile } from "./corrected-pile.js";
import { readCorrections } from "./read-corrections.js";

/** A store read for use elsewhere: what is seen over the pile, and its stories. */
export interface OpenedBook extends Assembled {
  readonly title: string | null;
  readonly stories: () => Iterable<KeptStory>;
  readonly pile: CorrectedPile;
  readonly store: Store;
  readonly close: () => void;
}

/** `null`: as the last build into the store's folder had it. */
export interface BookOptions {
  readonly days: number | null;
  readonly perDay: number | null;
  readonly query: string | null;
  readonly title: string | null;
  /** The day on which what is due is looked at, and dates of triggers by their names. */
  readonly dueOn?: string | null;
  readonly anchors?: ReadonlyMap<string, string>;
}

/** Reads a store without changing it. What is not asked for is as in the last build, so that an export shows what the page shows. @throws InputError */
export function openBook(file: string, options: BookOptions, onStory: (count: number) => void): OpenedBook {
  if (!existsSync(file)) throw new InputError("file-not-found", "there is no store; daybook build makes one", { file });
  checkStore(file);
  const last = lastOptions(join(dirname(file), "daybook.json"));
  const days = options.days ?? last.days;
  const perDay = options.perDay ?? last.perDay;
  const query = options.query ?? last.query;
  const store = openStore(file);
  try {
    const corrections = readCorrections(dirname(file));
    const pile = correctPile(store, corrections);
    return {
      ...assemble(pile, { days, perDay, query, corrections, dueOn: options.dueOn ?? null, anchors: options.anchors ?? new Map() }, onStory),
      title: options.title ?? last.title,
      stories: pile.stories,
      pile,
      store,
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Opening a store makes its tables where there are none, so a database of another program is told by its first bytes (SQLite file format, 1.3). */
function checkStore(file: string): void {
  const head = headOf(file, 100);
  const isDatabase = head.length === 100 && head.toString("latin1", 0, 16) === "SQLite format 3\u0000";
  // The version stands in the first page, or is still in the log of a build that was killed.
  const hasTables = isDatabase && (head.readUInt32BE(60) !== 0 || existsSync(`${file}-wal`));
  if (!hasTables) throw new InputError("bad-field", "not a store that daybook build made", { file });
}

const NO_OPTIONS: BookOptions = { days: null, perDay: null, query: null, title: null };
/** `daybook.json` may be large; its options stand on its second line. */
const HEAD_BYTES = 1 << 16;

/** The options of the build that wrote a `daybook.json`; all `null` where there is none. */
function lastOptions(file: string): BookOptions {
  if (!existsSync(file)) return NO_OPTIONS;
  const line = headOf(file, HEAD_BYTES).toString("utf8").split("\n")[1] ?? "";
  try {
    const options: unknown = JSON.parse(line.replace(/^"options":/, "").replace(/,$/, ""));
    if (!isJsonObject(options)) return NO_OPTIONS;
    const words = (name: string): string | null => (typeof options[name] === "string" ? options[name] : null);
    const count = (name: string): number | null => (typeof options[name] === "number" ? options[name] : null);
    return { days: count("days"), perDay: count("perDay"), query: words("query"), title: words("title") };
  } catch {
    return NO_OPTIONS;
  }
}

function headOf(file: string, length: number): Buffer {
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
