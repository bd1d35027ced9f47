import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FOREST_FORMAT, type Forest, integerForest, scoreForest, scoreIntegers } from "./index.js";

const HEADER = { name: "test", features: ["a", "b", "c"], corpus: "", corpusSha256: "", licence: "", seed: 1, command: "", score: "" };
const TREES = 12;
const DEPTH = 3;
const INNER = 2 ** DEPTH - 1;

const forest = (thresholds: readonly number[], leaves: readonly number[]): Forest => ({
  header: { ...HEADER, format: FOREST_FORMAT, trees: TREES, depth: DEPTH },
  features: Uint8Array.from({ length: TREES * INNER }, (_, node) => (node * 5) % 3),
  thresholds: Float32Array.from({ length: TREES * INNER }, (_, node) => thresholds[node % thresholds.length]!),
  leaves: Int16Array.from({ length: TREES * (INNER + 1) }, (_, leaf) => leaves[leaf % leaves.length]!),
});

describe("a forest over whole numbers", () => {
  const numbers = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 3, maxLength: 3 });
  const thresholds = fc.array(fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.constant(Number.POSITIVE_INFINITY)), { minLength: 1, maxLength: 9 });
  const leaves = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 9 });

  it("says what the forest says that it was made from", () => {
    fc.assert(
      fc.property(numbers, thresholds, leaves, (values, edges, ends) => {
        const made = forest(edges, ends);
        assert.equal(scoreIntegers(integerForest(made), Int32Array.from(values), 0, Number.POSITIVE_INFINITY), scoreForest(made, Float32Array.from(values), 0));
      }),
    );
  });

  it("stops where it is sure", () => {
    assert.equal(scoreIntegers(integerForest(forest([0], [500])), Int32Array.of(1, 1, 1), 0, 2000), 2500);
  });
});
