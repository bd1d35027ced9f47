import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../document/errors.js";
import { openPool } from "../jobs/index.js";
import { loadPageAssets, pagePieces } from "../page/index.js";
import { packagedResources } from "../resources.js";
import { openStore } from "../store/index.js";
import { assemble } from "./assemble.js";
import { correctPile } from "./corrected-pile.js";
import { readCorrections } from "./read-corrections.js";
import { readInputs } from "./read-inputs.js";
import { viewRows } from "./view-rows.js";
import { writeFilePieces } from "./write-file.js";
import { jsonPieces } from "./write-json.js";

export interface BuildProgress {
  readonly stage: "reading" | "joining" | "writing";
  readonly files: number;
  readonly pages: number;
}

export interface BuildOptions {
  /** Files, folders, `-`. */
  readonly inputs: readonly string[];
  /** The folder to write into; made if it is not there. */
  readonly out: string;
  /** Worker threads. */
  readonly jobs: number;
  /** `null`: chosen from the pile. */
  readonly days: number | null;
  readonly perDay: number | null;
  readonly query: string | null;
  readonly title: string | null;
  /** When it is read, ISO 8601; kept in the store with every page that is new, and nowhere else. */
  readonly now: string;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** What a build did, for the summary. */
export interface BuildReport {
  readonly files: number;
  readonly newPages: number;
  readonly knownPages: number;
  readonly stories: number;
  readonly undated: number;
  /** Stories that carry the text of another one. */
  readonly copies: number;
  readonly days: number;
  readonly claims: number;
  readonly disputes: number;
  /** Commitments whose end is open: neither done nor cancelled. */
  readonly due: number;
  readonly problems: readonly InputError[];
  /** Path of the page that was written. */
  readonly page: string;
}

/**
 * The main job: reads the inputs into the store of the folder, then writes the chronology of all that the store holds.
 * Killed at any moment, it can be run again and finishes the job.
 * @throws InputError when the store or the folder cannot be used; what is wrong with single inputs is in `problems`
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const { inputs, out, jobs, days, perDay, query, title, now, onProgress } = options;
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new InputError("store-unusable", `the output folder could not be made (${error instanceof Error ? error.message : String(error)})`, { file: out });
  });
  const corrections = readCorrections(out);
  const store = openStore(join(out, "daybook.db"));
  try {
    const pool = await openPool(jobs);
    const { counts, problems } = await readInputs(store, pool, {
      inputs,
      out,
      now,
      onProgress: ({ files, newPages, knownPages }) => onProgress({ stage: "reading", files, pages: newPages + knownPages }),
    }).finally(() => pool.close());
    const pile = correctPile(store, corrections);
    const assembled = assemble(pile, { days, perDay, query, corrections }, (pages) => onProgress({ stage: "joining", files: counts.files, pages }));
    onProgress({ stage: "writing", files: counts.files, pages: 0 });
    await writeFilePieces(join(out, "daybook.json"), jsonPieces(pile.records(), assembled, { title, query, days, perDay }));
    const page = join(out, "index.html");
    const book = { ...assembled, title, query, problems, stories: pile.stories };
    await writeFilePieces(page, pagePieces(book, loadPageAssets(packagedResources)));
    store.keepViews(viewRows(book, { days, perDay }), assembled.entities, pile.corrected);
    return {
      ...counts,
      stories: pile.count,
      undated: assembled.undated,
      copies: assembled.copies.reduce((sum, group) => sum + group.copies.length, 0),
      days: assembled.days.length,
      claims: assembled.claims.length,
      disputes: assembled.claims.filter(({ status }) => status === "disputed").length,
      due: assembled.commitments.filter(({ status }) => status !== "done" && status !== "cancelled").length,
      problems,
      page,
    };
  } finally {
    store.close();
  }
}
