/** A line of bytes, without its line end. `number` counts from 1; `bytes` is `null` for a line over the limit, which was passed over. */
export interface ByteLine {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/**
 * Cuts a stream of bytes into lines as they come, one batch for each chunk, so that a reader at the other end never waits
 * for more input than it needs. Empty lines are counted and left out. Memory is bounded by `maxBytes`.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<readonly ByteLine[]> {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let isTooLong = false;
  let number = 0;
  const take = (tail: Uint8Array | null): ByteLine | null => {
    number++;
    const whole = isTooLong || pendingBytes + (tail?.length ?? 0) > maxBytes ? null : joined(pending, tail);
    pending = [];
    pendingBytes = 0;
    isTooLong = false;
    return whole === null ? { number, bytes: null } : isBlank(whole) ? null : { number, bytes: whole };
  };
  for await (const chunk of chunks) {
    const batch: ByteLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const line = take(chunk.subarray(start, end));
      if (line !== null) batch.push(line);
      start = end + 1;
    }
    if (start < chunk.length && !isTooLong) {
      pending.push(chunk.slice(start));
      pendingBytes += chunk.length - start;
      if (pendingBytes > maxBytes) {
        isTooLong = true;
        pending = [];
      }
    }
    if (batch.length > 0) yield batch;
  }
  if (pendingBytes > 0) {
    const line = take(null);
    if (line !== null) yield [line];
  }
}

function joined(parts: readonly Uint8Array[], tail: Uint8Array | null): Uint8Array {
  const all = tail === null ? parts : [...parts, tail];
  const whole = Buffer.concat(all);
  return whole.length > 0 && whole[whole.length - 1] === 13 ? whole.subarray(0, -1) : whole;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
