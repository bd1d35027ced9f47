import { inOrder, type Pool, type ReadTask } from "../jobs/index.js";
import type { KeptPage, ReadPage, Store } from "../store/index.js";

/** Pages replaced in one transaction. */
const PAGES_A_TRANSACTION = 64;
/** A batch for one worker holds at least one page and at most this many bytes. */
const BATCH_BYTES = 1 << 18;

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

async function* batchesOf(store: Store): AsyncGenerator<readonly ReadTask[]> {
  let batch: ReadTask[] = [];
  let size = 0;
  for (const page of store.keptPages()) {
    batch.push(taskOf(page));
    size += page.bytes.length;
    if (size < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

const taskOf = ({ settings, sha256, file, line, bytes }: KeptPage): ReadTask => ({ ...settings, sha256, file, line, bytes });
