import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packTellings, unpackTellings } from "./packed-tellings.js";
import type { Telling } from "./tell-story.js";

const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const numbers = fc.array(number).map((list) => Int32Array.from(list));
const plain = { noNullPrototype: true } as const;
const sentence = fc.record(
  {
    start: fc.nat(),
    end: fc.nat(),
    text: fc.string({ unit: "binary" }),
    days: fc.array(fc.integer({ min: -1e6, max: 1e6 })),
    terms: numbers,
    isDated: fc.boolean(),
    place: fc.nat(),
    hasQuery: fc.boolean(),
  },
  plain,
);
const telling: fc.Arbitrary<Telling> = fc.record(
  {
    id: fc.string({ unit: "binary" }),
    published: fc.option(fc.integer({ min: -1e6, max: 1e6 })),
    terms: numbers,
    hasQuery: fc.boolean(),
    sample: numbers,
    sentences: fc.array(sentence),
  },
  plain,
);

describe("packed tellings", () => {
  it("are the same when they are unpacked", () =>
    fc.assert(fc.property(fc.array(telling), (tellings) => assert.deepEqual(unpackTellings(packTellings(tellings)), tellings))));
});
