import { createHash } from "node:crypto";
import { InputError } from "../document/errors.js";
import { createFetcher, type Fetcher, type Found, findInputs, findPages } from "../inputs/index.js";
import { inOrder, type Pool, type ReadTask } from "../jobs/index.js";
import type { PageProblem, ReadPage, Store } from "../store/index.js";
import { inBatches } from "./batches.js";

/** What was read, so far. */
export interface ReadingCounts {
  /** Files and standard inputs looked at. */
  files: number;
  /** Pages (files, or lines, entries and records of files) read for the first time. */
  newPages: number;
  /** Pages that the store had already. */
  knownPages: number;
}

export interface Reading {
  readonly counts: Readonly<ReadingCounts>;
  /** What could not be read, or not with certainty, in the order of the input. */
  readonly problems: readonly InputError[];
}

export interface ReadingOptions {
  readonly inputs: readonly string[];
  /** The output folder, left out where it lies in an input folder. */
  readonly out: string;
  /** When it is read, ISO 8601; kept with every page. */
  readonly now: string;
  readonly onProgress: (counts: Readonly<ReadingCounts>) => void;
  /** Reads addresses; only tests give one, which may reach a server of theirs. */
  readonly fetcher?: Fetcher;
}

/** Pages kept in one transaction: few enough that little is read again after a kill, enough that the disk does not wait. */
const PAGES_A_TRANSACTION = 64;

/** Reads all inputs into the store. A page whose bytes the store knows is not read again. Killed, it goes on where it was. */
export async function readInputs(store: Store, pool: Pool, options: ReadingOptions): Promise<Reading> {
  const counts: ReadingCounts = { files: 0, newPages: 0, knownPages: 0 };
  const problems: InputError[] = [];
  let kept: ReadPage[] = [];
  const fetcher = options.fetcher ?? createFetcher();
  const keep = (): void => {
    if (kept.length > 0) store.keepPages(kept, options.now);
    kept = [];
  };
  for await (const pages of inOrder(findWork(store, { ...options, fetcher }, counts, problems), pool.limit, (work) => pool.run("readPages", work))) {
    for (const page of pages) {
      counts.newPages++;
      kept.push(page);
      if (page.problem !== null) problems.push(problemOf(page.problem, page.file, page.line));
    }
    if (kept.length >= PAGES_A_TRANSACTION) keep();
    options.onProgress(counts);
  }
  keep();
  await fetcher.close();
  return { counts, problems };
}

const problemOf = (problem: PageProblem, file: string, line: number | null): InputError =>
  new InputError(problem.code, problem.found, line === null ? { file } : { file, line });

/** The pages that have to be read, in batches. Everything unreadable goes to `problems`. */
async function* findWork(
  store: Store,
  options: ReadingOptions & { readonly fetcher: Fetcher },
  counts: ReadingCounts,
  problems: InputError[],
): AsyncGenerator<readonly ReadTask[]> {
  const seen = new Set<string>();
  const isNew = (sha256: string, file: string, line: number | null): boolean => {
    const known = store.knownPage(sha256);
    if (known === null && !seen.has(sha256)) {
      seen.add(sha256);
      return true;
    }
    counts.knownPages++;
    if (known !== null && known.problem !== null) problems.push(problemOf(known.problem, file, line));
    return false;
  };
  for await (const found of findInputs(options.inputs, options.out)) {
    counts.files++;
    if ("error" in found) {
      problems.push(found.error);
      continue;
    }
    try {
      for await (const batch of batchesOf(findPages(found, options.fetcher), isNew, problems)) yield batch;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
    }
    options.onProgress(counts);
  }
}

type IsNew = (sha256: string, file: string, line: number | null) => boolean;

/** The pages that are not known, in batches. What came together leaves together, so that a reader of a stream never waits for more. */
async function* batchesOf(found: AsyncIterable<Found>, isNew: IsNew, problems: InputError[]): AsyncGenerator<readonly ReadTask[]> {
  for await (const pages of found) {
    if ("error" in pages) problems.push(pages.error);
    else yield* inBatches(newTasks(pages, isNew));
  }
}

function* newTasks(pages: Exclude<Found, { readonly error: InputError }>, isNew: IsNew): Generator<ReadTask> {
  for (const page of pages) {
    const sha256 = createHash("sha256").update(page.bytes).digest("hex");
    if (isNew(sha256, page.file, page.line)) yield { ...page, sha256 };
  }
}
