import { join } from "node:path";
import type { InputError } from "../document/errors.js";
import { loadPageAssets, pagePieces } from "../page/index.js";
import { packagedResources } from "../resources.js";
import { CORRECTION_LOG, type LogHead, logHead, type Store, type ViewRow } from "../store/index.js";
import { assemble } from "./assemble.js";
import { correctPile } from "./corrected-pile.js";
import type { ShownOptions } from "./last-options.js";
import { readCorrections } from "./read-corrections.js";
import type { Reading } from "./read-inputs.js";
import { viewRows } from "./view-rows.js";
import { writeFilePieces } from "./write-file.js";
import { jsonPieces } from "./write-json.js";

/** What other programs read, in the output folder. */
export const BOOK_FILE = "daybook.json";
const PAGE_FILE = "index.html";

export interface BuildProgress {
  readonly stage: "reading" | "joining" | "writing";
  readonly files: number;
  readonly pages: number;
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
  /** Corrections that do not find what they speak of. */
  readonly orphaned: number;
  readonly problems: readonly InputError[];
  /** Path of the page that was written. */
  readonly page: string;
}

export interface WriteOptions extends ShownOptions {
  /** The output folder. */
  readonly out: string;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** Writes the chronology of all that the store holds, after the user's corrections: daybook.json, index.html, and what searches need. */
export async function writeBook(store: Store, options: WriteOptions, { counts, problems }: Reading): Promise<BuildReport> {
  const { out, days, perDay, query, title, onProgress } = options;
  const head = logHead(join(out, CORRECTION_LOG));
  const corrections = readCorrections(out);
  const pile = correctPile(store, corrections);
  const assembled = assemble(pile, { days, perDay, query, corrections }, (pages) => onProgress({ stage: "joining", files: counts.files, pages }));
  onProgress({ stage: "writing", files: counts.files, pages: 0 });
  await writeFilePieces(join(out, BOOK_FILE), jsonPieces(pile.records(), assembled, { title, query, days, perDay }));
  const page = join(out, PAGE_FILE);
  const book = { ...assembled, title, query, problems, stories: pile.stories };
  await writeFilePieces(page, pagePieces(book, loadPageAssets(packagedResources)));
  store.keepViews(rowsOf(viewRows(book, { days, perDay }), head), assembled.entities, pile.corrected);
  return {
    ...counts,
    stories: pile.count,
    undated: assembled.undated,
    copies: assembled.copies.reduce((sum, group) => sum + group.copies.length, 0),
    days: assembled.days.length,
    claims: assembled.claims.length,
    disputes: assembled.claims.filter(({ status }) => status === "disputed").length,
    due: assembled.commitments.filter(({ status }) => status !== "done" && status !== "cancelled").length,
    orphaned: assembled.corrections.filter(({ status }) => status === "orphaned").length,
    problems,
    page,
  };
}

/** The views, and how far the log of corrections has come, by which missing lines are found. */
function* rowsOf(views: Iterable<ViewRow>, head: LogHead): Generator<ViewRow> {
  yield* views;
  yield { kind: "log", record: JSON.stringify(head) };
}
