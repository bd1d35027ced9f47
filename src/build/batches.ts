import type { ReadTask } from "../jobs/index.js";

/** A batch for one worker holds at least one page and at most this many bytes. */
const BATCH_BYTES = 1 << 18;

/** Pages in batches for the workers, in their order. */
export function* inBatches(pages: Iterable<ReadTask>): Generator<readonly ReadTask[]> {
  let batch: ReadTask[] = [];
  let size = 0;
  for (const page of pages) {
    batch.push(page);
    size += page.bytes.length;
    if (size < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
