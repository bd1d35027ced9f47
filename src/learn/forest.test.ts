import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FOREST_FORMAT, readForest, scoreForest } from "./index.js";

const HEADER = {
  format: FOREST_FORMAT,
  name: "test",
  features: ["a", "b"],
  trees: 1,
  depth: 2,
  corpus: "",
  corpusSha256: "",
  licence: "",
  seed: 1,
  command: "",
  score: "",
};

/** One tree: a > 1 or not, then b > 2 or not. */
function bytesOf(header: object): Uint8Array {
  const numbers = new DataView(new ArrayBuffer(3 + 3 * 4 + 4 * 2));
  for (const [node, feature] of [0, 1, 1].entries()) numbers.setUint8(node, feature);
  for (const [node, threshold] of [1, 2, 2].entries()) numbers.setFloat32(3 + node * 4, threshold, true);
  for (const [leaf, value] of [-300, -100, 100, 2000].entries()) numbers.setInt16(15 + leaf * 2, value, true);
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), new Uint8Array(numbers.buffer)]);
}

describe("boosted trees", () => {
  const forest = readForest(bytesOf(HEADER), "test.bin");

  it("send a value above the threshold to the right, one at it to the left", () => {
    const values = Float32Array.from([9, 9, 1, 2, 1, 3, 2, 2, 2, 3]);
    assert.deepEqual(
      [1, 2, 3, 4].map((item) => scoreForest(forest, values, item * 2)),
      [-300, -100, 100, 2000],
    );
  });

  it("refuse a file of another format or length", () => {
    assert.throws(() => readForest(bytesOf({ ...HEADER, format: 99 }), "test.bin"), /test\.bin: format 99, expected 1/);
    assert.throws(() => readForest(bytesOf({ ...HEADER, trees: 2 }), "test.bin"), /test\.bin/);
  });
});
