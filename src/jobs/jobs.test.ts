import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inOrder } from "./in-order.js";

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

describe("inOrder", () => {
  it("gives the results in the order of the items, with no more than the limit under way", async () => {
    let underWay = 0;
    let most = 0;
    const results: number[] = [];
    for await (const result of inOrder(numbers(40), 4, async (item) => {
      most = Math.max(most, ++underWay);
      await wait((item * 7) % 5);
      underWay--;
      return item;
    }))
      results.push(result);
    assert.deepEqual(
      results,
      Array.from({ length: 40 }, (_, index) => index),
    );
    assert.equal(most, 4);
  });

  it("gives a result before the source has more", async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const source = async function* (): AsyncGenerator<number> {
      yield 1;
      await released;
      yield 2;
    };
    const results = inOrder(source(), 4, async (item) => item);
    assert.equal((await results.next()).value, 1);
    release();
    assert.equal((await results.next()).value, 2);
    assert.equal((await results.next()).done, true);
  });

  it("throws what the source or a job throws", async () => {
    const failing = async function* (): AsyncGenerator<number> {
      yield 1;
      throw new Error("source");
    };
    const drain = async (results: AsyncIterable<number>): Promise<void> => {
      for await (const result of results) assert.equal(result, 1);
    };
    await assert.rejects(drain(inOrder(failing(), 2, async (item) => item)), /source/);
    await assert.rejects(drain(inOrder(numbers(3), 2, async () => Promise.reject(new Error("job")))), /job/);
  });
});
