import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../document/errors.js";
import { openPool } from "../jobs/index.js";
import { openStore, type PlacedProblem } from "../store/index.js";
import { lastOptions, orLast, type ShownOptions } from "./last-options.js";
import { openBuiltStore } from "./open-built-store.js";
import { readCorrections } from "./read-corrections.js";
import { type Reading, readInputs } from "./read-inputs.js";
import { rereadPages } from "./reread-pages.js";
import { BOOK_FILE, type BuildProgress, type BuildReport, writeBook } from "./write-book.js";

/** The store in the output folder. */
const STORE_FILE = "daybook.db";

export interface RereadOptions {
  /** The folder to write into. */
  readonly out: string;
  /** Worker threads. */
  readonly jobs: number;
  /** When it is read, ISO 8601; kept in the store with every page that is read, and nowhere else. */
  readonly now: string;
  readonly onProgress: (progress: BuildProgress) => void;
}

export interface BuildOptions extends RereadOptions, ShownOptions {
  /** Files, folders, `-`, addresses; none: the store is shown again. */
  readonly inputs: readonly string[];
}

/**
 * The main job: reads the inputs into the store of the folder, then writes the chronology of all that the store holds. Without inputs it
 * writes the chronology again, as the last build had it. Killed at any moment, it can be run again and finishes the job.
 * @throws InputError when the store or the folder cannot be used; what is wrong with single inputs is in `problems`
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const { inputs, out, jobs, now, onProgress } = options;
  const file = join(out, STORE_FILE);
  if (inputs.length === 0) {
    const store = openBuiltStore(file);
    try {
      return await writeBook(store, { ...options, ...orLast(options, lastOptions(join(out, BOOK_FILE))) }, rereadCounts(store.pageProblems()));
    } finally {
      store.close();
    }
  }
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new InputError("store-unusable", `the output folder could not be made (${error instanceof Error ? error.message : String(error)})`, { file: out });
  });
  // Before the reading, which may take long: a line that cannot be understood is better told at once.
  readCorrections(out);
  const store = openStore(file);
  try {
    const pool = await openPool(jobs);
    const reading = await readInputs(store, pool, {
      inputs,
      out,
      now,
      onProgress: ({ files, newPages, knownPages }) => onProgress({ stage: "reading", files, pages: newPages + knownPages }),
    }).finally(() => pool.close());
    return await writeBook(store, options, reading);
  } finally {
    store.close();
  }
}

/** Reads every page of a store again, from the bytes as they were read, by this version; then writes the chronology. Killed, it begins again. @throws InputError */
export async function reread({ out, jobs, now, onProgress }: RereadOptions): Promise<BuildReport> {
  const store = openBuiltStore(join(out, STORE_FILE));
  try {
    const pool = await openPool(jobs);
    await rereadPages(store, pool, now, (pages) => onProgress({ stage: "reading", files: 0, pages })).finally(() => pool.close());
    return await writeBook(store, { out, ...lastOptions(join(out, BOOK_FILE)), onProgress }, rereadCounts(store.pageProblems()));
  } finally {
    store.close();
  }
}

/** The counts of a run that read no inputs. */
const rereadCounts = (problems: readonly PlacedProblem[]): Reading => ({
  counts: { files: 0, newPages: 0, knownPages: 0 },
  problems: problems.map(({ code, found, file, line }) => new InputError(code, found, line === null ? { file } : { file, line })),
});
