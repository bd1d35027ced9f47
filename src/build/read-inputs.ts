import { createHash } from "node:crypto";
import { InputError } from "../document/errors.js";
import { type ByteLine, type FoundInput, findInputs, MAX_LINE_BYTES, MAX_PAGE_BYTES, openInput, splitLines } from "../inputs/index.js";
import { inOrder, type Pool, type ReadTask } from "../jobs/index.js";
import type { PageProblem, ReadPage, Store } from "../store/index.js";

/** What was read, so far. */
export interface ReadingCounts {
  /** Files and standard inputs looked at. */
  files: number;
  /** Pages (files, or lines of JSON Lines) read for the first time. */
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
  readonly onProgress: (counts: Readonly<ReadingCounts>) => void;
}

/** Pages kept in one transaction: few enough that little is read again after a kill, enough that the disk does not wait. */
const PAGES_A_TRANSACTION = 64;
/** A batch of lines for one worker holds at least one line and at most this many bytes. */
const BATCH_BYTES = 1 << 18;

/** Reads all inputs into the store. A page whose bytes the store knows is not read again. Killed, it goes on where it was. */
export async function readInputs(store: Store, pool: Pool, options: ReadingOptions): Promise<Reading> {
  const counts: ReadingCounts = { files: 0, newPages: 0, knownPages: 0 };
  const problems: InputError[] = [];
  let kept: ReadPage[] = [];
  const keep = (): void => {
    if (kept.length > 0) store.keepPages(kept);
    kept = [];
  };
  for await (const pages of inOrder(findWork(store, options, counts, problems), pool.limit, (work) => pool.run("readPages", work))) {
    for (const page of pages) {
      counts.newPages++;
      kept.push(page);
      if (page.problem !== null) problems.push(problemOf(page.problem, page.file, page.line));
    }
    if (kept.length >= PAGES_A_TRANSACTION) keep();
    options.onProgress(counts);
  }
  keep();
  return { counts, problems };
}

const problemOf = (problem: PageProblem, file: string, line: number | null): InputError =>
  new InputError(problem.code, problem.found, line === null ? { file } : { file, line });

/** The pages that have to be read, in batches. Everything unreadable goes to `problems`. */
async function* findWork(store: Store, options: ReadingOptions, counts: ReadingCounts, problems: InputError[]): AsyncGenerator<readonly ReadTask[]> {
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
      for await (const batch of workOf(found, isNew, problems)) if (batch.length > 0) yield batch;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
    }
    options.onProgress(counts);
  }
}

type IsNew = (sha256: string, file: string, line: number | null) => boolean;

async function* workOf({ file, bytes }: FoundInput, isNew: IsNew, problems: InputError[]): AsyncGenerator<readonly ReadTask[]> {
  const { kind, chunks } = await openInput(file);
  if (kind === "lines") {
    for await (const lines of splitLines(chunks, MAX_LINE_BYTES)) yield* batchLines(lines, file, isNew, problems);
    return;
  }
  if (kind === "empty") throw new InputError("file-empty", "the file is empty", { file });
  if (kind === "binary") throw new InputError("file-binary", "the file is not text", { file });
  if (kind === "unsupported") throw new InputError("file-kind-unsupported", "this kind of file cannot be read yet", { file });
  if (kind === "unknown") throw new InputError("file-kind-unknown", "the kind of the file is not known by its name or its first bytes", { file });
  if (bytes > MAX_PAGE_BYTES) throw tooLarge(file, bytes);
  const whole = await readWhole(chunks, file);
  if (kind === "json") yield* batchLines(valuesOf(whole, file), file, isNew, problems);
  else {
    const sha256 = hashOf(whole);
    if (isNew(sha256, file, null)) yield [{ kind, bytes: whole, sha256, file, line: null }];
  }
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const tooLarge = (file: string, bytes: number): InputError =>
  new InputError("file-too-large", `a page of ${Math.ceil(bytes / 2 ** 20)} MB, where at most ${MAX_PAGE_BYTES / 2 ** 20} MB are read`, { file });

async function readWhole(chunks: AsyncIterable<Uint8Array>, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MAX_PAGE_BYTES) throw tooLarge(file, length);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function* batchLines(lines: readonly ByteLine[], file: string, isNew: IsNew, problems: InputError[]): Generator<readonly ReadTask[]> {
  let batch: ReadTask[] = [];
  let size = 0;
  for (const { number, bytes } of lines) {
    if (bytes === null) {
      problems.push(new InputError("line-too-long", `a line of more than ${MAX_LINE_BYTES / 2 ** 20} MB`, { file, line: number }));
      continue;
    }
    const sha256 = hashOf(bytes);
    if (!isNew(sha256, file, number)) continue;
    batch.push({ kind: "line", bytes, sha256, file, line: number });
    size += bytes.length;
    if (size < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  yield batch;
}

/** The objects of a JSON file (one, or a list of them) as lines; `number` is the place in the list. */
function valuesOf(bytes: Uint8Array, file: string): ByteLine[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new InputError("bad-json", `not JSON (${error instanceof Error ? error.message : String(error)})`, { file });
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((entry, index) => ({ number: index + 1, bytes: new TextEncoder().encode(JSON.stringify(entry)) }));
}
