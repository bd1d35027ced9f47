import { inOrder, type Pool, type ReadTask } from "../jobs/index.js";
import type { ReadPage, Store } from "../store/index.js";
import { inBatches } from "./batches.js";

/** Pages replaced in one transaction. */
const PAGES_A_TRANSACTION = 64;

/** Reads all pages of a store again from their kept bytes, and puts the new stories in the place of the old ones. @param now ISO 8601 time */
export async function rereadPages(store: Store, pool: Pool, now: string, onProgress: (pages: number) => void): Promise<void> {
  let read: ReadPage[] = [];
  let count = 0;
  const keep = (): void => {
    if (read.length > 0) store.replacePages(read, now);
    read = [];
  };
  for await (const pages of inOrder(batchesOf(store), pool.limit, (work) => pool.run("readPages", work))) {
    read.push(...pages);
    count += pages.length;
    if (read.length >= PAGES_A_TRANSACTION) keep();
    onProgress(count);
  }
  keep();
}

function* tasksOf(store: Store): Generator<ReadTask> {
  for (const { settings, sha256, file, line, bytes } of store.keptPages()) yield { ...settings, sha256, file, line, bytes };
}

async function* batchesOf(store: Store): AsyncGenerator<readonly ReadTask[]> {
  yield* inBatches(tasksOf(store));
}
