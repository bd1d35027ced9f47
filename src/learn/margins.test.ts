import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { labelMargins } from "./margins.js";
import { type LinearModel, MODEL_FORMAT } from "./model.js";
import { tagSequence } from "./tag.js";

const SLOTS = 8;
const LABELS = 3;
const weight = fc.integer({ min: -9, max: 9 });
const numbers = (length: number) => fc.array(weight, { minLength: length, maxLength: length });

const modelOf = (weights: readonly number[], transitions: readonly number[]): LinearModel => ({
  header: { format: MODEL_FORMAT, name: "", labels: ["a", "b", "c"], slots: SLOTS, corpus: "", corpusSha256: "", licence: "", seed: 0, command: "", score: "" },
  labelCount: LABELS,
  mask: SLOTS - 1,
  weights: Int8Array.from(weights),
  transitions: Int32Array.from(transitions),
});

/** The score of one sequence, written out. */
function scoreOf({ weights, transitions }: LinearModel, hashes: readonly number[], labels: readonly number[]): number {
  return labels.reduce((sum, label, item) => sum + weights[hashes[item]! * LABELS + label]! + transitions[(labels[item - 1] ?? LABELS) * LABELS + label]!, 0);
}

describe("labelMargins", () => {
  it("are the best of all sequences through a label, less the best of all", () => {
    fc.assert(
      fc.property(
        numbers(SLOTS * LABELS),
        numbers((LABELS + 1) * LABELS),
        fc.array(fc.integer({ min: 1, max: SLOTS - 1 }), { maxLength: 4 }),
        (weights, transitions, hashes) => {
          const model = modelOf(weights, transitions);
          const expected = new Array<number>(hashes.length * LABELS).fill(-Infinity);
          for (let number = 0; number < LABELS ** hashes.length; number++) {
            const labels = hashes.map((_, item) => Math.floor(number / LABELS ** item) % LABELS);
            const score = scoreOf(model, hashes, labels);
            for (const [item, label] of labels.entries()) expected[item * LABELS + label] = Math.max(expected[item * LABELS + label]!, score);
          }
          const top = Math.max(...expected);
          const margins = labelMargins(model, { perItem: 1, hashes: Int32Array.from(hashes) }, hashes.length);
          assert.deepEqual(
            Array.from(margins),
            expected.map((score) => score - top),
          );
        },
      ),
    );
  });

  it("are zero along the best sequence", () => {
    const model = modelOf([0, 0, 0, 5, 1, 0, 0, 4, 1, 2, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, -2, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0]);
    const features = { perItem: 1, hashes: Int32Array.of(1, 2, 3, 1) };
    const margins = labelMargins(model, features, 4);
    const labels = tagSequence(model, features, 4);
    for (const [item, label] of labels.entries()) assert.equal(margins[item * LABELS + label], 0);
  });
});
