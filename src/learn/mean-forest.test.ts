import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LEAF, MEAN_FOREST_FORMAT, meanOf, readMeanForest } from "./index.js";

const HEADER = {
  format: MEAN_FOREST_FORMAT,
  name: "test",
  features: ["a", "b"],
  trees: 2,
  nodes: 6,
  corpus: "",
  corpusSha256: "",
  licence: "",
  seed: 1,
  command: "",
  score: "",
};

/** Two trees: one asks for a > 1 and then, to the right, for b > 2; the other is a leaf. */
function bytesOf(header: object): Uint8Array {
  const [features, thresholds, rights, roots] = [
    [0, LEAF, 1, LEAF, LEAF, LEAF],
    [1, 0, 2, 0.5, 1, 0.25],
    [2, 0, 2, 0, 0, 0],
    [0, 5],
  ];
  const numbers = new DataView(new ArrayBuffer(6 * 7 + 2 * 4));
  for (const [node, feature] of features.entries()) numbers.setUint8(node, feature);
  for (const [node, threshold] of thresholds.entries()) numbers.setFloat32(6 + node * 4, threshold, true);
  for (const [node, right] of rights.entries()) numbers.setUint16(30 + node * 2, right, true);
  for (const [tree, root] of roots.entries()) numbers.setInt32(42 + tree * 4, root, true);
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), new Uint8Array(numbers.buffer)]);
}

describe("trees whose mean is how likely yes is", () => {
  const forest = readMeanForest(bytesOf(HEADER), "test.bin");
  const rows: readonly (readonly [number, number, number])[] = [
    [1, 9, 0.125],
    [2, 2, 0.375],
    [2, 3, 0.625],
  ];
  for (const [a, b, mean] of rows) it(`a ${a}, b ${b}: ${mean}`, () => assert.equal(meanOf(forest, Float64Array.of(a, b)), mean));

  it("refuse a file of another format or length", () => {
    assert.throws(() => readMeanForest(bytesOf({ ...HEADER, format: 99 }), "test.bin"), /test\.bin: format 99, expected 1/);
    assert.throws(() => readMeanForest(bytesOf({ ...HEADER, nodes: 5 }), "test.bin"), /test\.bin/);
  });
});
