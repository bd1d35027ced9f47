import type { FeatureTable, LinearModel } from "../../src/learn/index.js";

/** One training sequence: its features, and the number of the right label of each item. */
export interface Example {
  readonly features: FeatureTable;
  readonly labels: Uint8Array;
}

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** The bytes of a model file. */
export function modelBytes(model: LinearModel): Uint8Array {
  const header = Buffer.from(`${JSON.stringify(model.header)}\n`);
  const transitions = Buffer.alloc(model.transitions.length * 4);
  for (const [index, weight] of model.transitions.entries()) transitions.writeInt32LE(weight, index * 4);
  return Buffer.concat([header, transitions, Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)]);
}
