/** What to learn from: 1 or 0 by some values. */
export interface LogisticRow {
  readonly values: Float64Array;
  readonly target: number;
}

const STEPS = 2000;
const RATE = 1;

/** Logistic regression by gradient descent over all rows at once, weights drawn to zero (L2, `pull`) but for the bias: no chance in it. */
export function fitLogistic(rows: readonly LogisticRow[], pull: number): { readonly bias: number; readonly weights: Float64Array } {
  const weights = new Float64Array(rows[0]?.values.length ?? 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(weights.length);
    let slopeOfBias = 0;
    for (const { values, target } of rows) {
      let sum = bias;
      for (let at = 0; at < values.length; at++) sum += weights[at]! * values[at]!;
      const error = 1 / (1 + Math.exp(-sum)) - target;
      slopeOfBias += error;
      for (let at = 0; at < values.length; at++) slope[at]! += error * values[at]!;
    }
    bias -= (RATE * slopeOfBias) / rows.length;
    for (let at = 0; at < weights.length; at++) weights[at]! -= (RATE * (slope[at]! + pull * weights[at]!)) / rows.length;
  }
  return { bias, weights };
}
