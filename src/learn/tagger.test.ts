import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { type LinearModel, MODEL_FORMAT } from "./model.js";
import { TAGGER_KERNEL, Tagger } from "./tagger.js";

const SLOTS = 8;
const CODE = packagedResources.bytes(TAGGER_KERNEL);
const weight = fc.integer({ min: -9, max: 9 });
const numbers = (length: number) => fc.array(weight, { minLength: length, maxLength: length });

function modelOf(labelCount: number, weights: readonly number[], transitions: readonly number[]): LinearModel {
  const labels = Array.from({ length: labelCount }, (_, label) => String(label));
  return {
    header: { format: MODEL_FORMAT, name: "", labels, slots: SLOTS, corpus: "", corpusSha256: "", licence: "", seed: 0, command: "", score: "" },
    labelCount,
    mask: SLOTS - 1,
    weights: Int8Array.from(weights),
    transitions: Int32Array.from(transitions),
  };
}

/** A model of 3 labels (rows of 8) or 10 (rows of 16), and items of two features. */
const cases = fc.constantFrom(3, 10).chain((labelCount) =>
  fc.record({
    model: fc
      .tuple(numbers(SLOTS * labelCount), numbers((labelCount + 1) * labelCount))
      .map(([weights, transitions]) => modelOf(labelCount, weights, transitions)),
    items: fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -1000, max: 1000 })), { minLength: 1, maxLength: labelCount === 3 ? 5 : 3 }),
  }),
);

/** The score of one sequence, written out; a feature of 0 counts nothing. */
function scoreOf({ weights, transitions, labelCount, mask }: LinearModel, items: readonly (readonly number[])[], labels: readonly number[]): number {
  return labels.reduce((sum, label, item) => {
    const own = items[item]!.reduce((total, hash) => total + (hash === 0 ? 0 : weights[(hash & mask) * labelCount + label]!), 0);
    return sum + own + transitions[(labels[item - 1] ?? labelCount) * labelCount + label]!;
  }, 0);
}

/** All sequences of labels, the first label counting up fastest. */
function* sequences(labelCount: number, length: number): Generator<number[]> {
  for (let number = 0; number < labelCount ** length; number++) yield Array.from({ length }, (_, item) => Math.floor(number / labelCount ** item) % labelCount);
}

const tableOf = (items: readonly (readonly number[])[]) => ({ perItem: 2, hashes: Int32Array.from(items.flat()) });

describe("Tagger", () => {
  it("gives for each label the best of all sequences through it, less the best of all", () => {
    fc.assert(
      fc.property(cases, ({ model, items }) => {
        const { labelCount } = model;
        const expected = items.map(() => new Array<number>(labelCount).fill(-Infinity));
        for (const labels of sequences(labelCount, items.length)) {
          const score = scoreOf(model, items, labels);
          for (const [item, label] of labels.entries()) expected[item]![label] = Math.max(expected[item]![label]!, score);
        }
        const top = Math.max(...expected[0]!);
        const tagger = new Tagger(model, CODE);
        const margins = tagger.margins(tableOf(items), items.length);
        for (const [item, scores] of expected.entries())
          assert.deepEqual(
            Array.from(margins.subarray(item * tagger.row, item * tagger.row + labelCount)),
            scores.map((score) => score - top),
          );
      }),
    );
  });

  it("finds a best sequence and what it gains over label 0", () => {
    fc.assert(
      fc.property(cases, ({ model, items }) => {
        const scores = [...sequences(model.labelCount, items.length)].map((labels) => scoreOf(model, items, labels));
        const { labels, gain } = new Tagger(model, CODE).tag(tableOf(items), items.length);
        assert.equal(scoreOf(model, items, Array.from(labels)), Math.max(...scores));
        assert.equal(gain, Math.max(...scores) - scoreOf(model, items, new Array<number>(items.length).fill(0)));
      }),
    );
  });

  it("prefers the smaller label where two are as good", () => {
    const model = modelOf(3, new Array(SLOTS * 3).fill(0), new Array(12).fill(0));
    assert.deepEqual(
      Array.from(
        new Tagger(model, CODE).tag(
          tableOf([
            [1, 2],
            [3, 4],
          ]),
          2,
        ).labels,
      ),
      [0, 0],
    );
  });

  it("reads sequences of any length, and none", () => {
    const weights = new Array(SLOTS * 3).fill(0);
    weights[1 * 3 + 2] = 5;
    const tagger = new Tagger(modelOf(3, weights, new Array(12).fill(0)), CODE);
    const items = Array.from({ length: 10_000 }, (_, item) => [item % 3 === 0 ? 1 : 2, 0]);
    const { labels, gain } = tagger.tag(tableOf(items), items.length);
    assert.deepEqual(
      Array.from(labels),
      items.map(([hash]) => (hash === 1 ? 2 : 0)),
    );
    assert.equal(gain, 5 * 3334);
    assert.equal(tagger.margins(tableOf(items), items.length)[9999 * tagger.row], -5);
    assert.deepEqual(tagger.tag(tableOf([]), 0), { labels: new Uint8Array(0), gain: 0 });
  });
});
