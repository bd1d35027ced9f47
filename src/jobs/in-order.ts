/**
 * Runs a job for each item, several at once, and yields the results in the order of the items, each as soon as it and all
 * before it are ready. At most `limit` items are under way, so memory is bounded by the limit and not by the source.
 * An error of the source or of a job is thrown to the reader.
 */
export async function* inOrder<Item, Result>(source: AsyncIterable<Item>, limit: number, run: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const pending: Promise<Result>[] = [];
  const reader = source[Symbol.asyncIterator]();
  // The feeder and the reader wait for each other, each in a place of its own.
  let wakeFeeder: () => void = () => undefined;
  let wakeReader: () => void = () => undefined;
  let isDone = false;
  let isStopped = false;
  const feed = async (): Promise<void> => {
    for (;;) {
      while (pending.length >= limit && !isStopped) await new Promise<void>((resolve) => (wakeFeeder = resolve));
      if (isStopped) return;
      const { value, done } = await reader.next();
      if (done === true) return;
      const result = run(value);
      result.catch(() => undefined);
      pending.push(result);
      wakeReader();
    }
  };
  const feeding = feed().finally(() => {
    isDone = true;
    wakeReader();
  });
  feeding.catch(() => undefined);
  try {
    for (;;) {
      const next = pending[0];
      if (next !== undefined) {
        const result = await next;
        pending.shift();
        wakeFeeder();
        yield result;
      } else if (isDone) break;
      else await new Promise<void>((resolve) => (wakeReader = resolve));
    }
    await feeding;
  } finally {
    isStopped = true;
    wakeFeeder();
  }
}
