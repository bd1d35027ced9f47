import { createHash } from "node:crypto";
import type { SignWeights } from "../../src/commitments/likely.js";
import { logOddsOf } from "../../src/commitments/likely.js";
import type { Candidate } from "./candidates.js";

export { logOddsOf, type SignWeights };

/** Signs seen less often are left out. */
const FEWEST = 4;
/** Strength of the pull to zero (L2), the best of 0.5, 1, 2, 4 when cross-validated. */
const PULL = 2;
const STEPS = 2000;
const RATE = 1;

/** Fits a logistic regression by gradient descent over all items at once: no chance in it. */
export function fitSigns(items: readonly Candidate[]): SignWeights {
  const counts = new Map<string, number>();
  for (const { signs } of items) for (const sign of new Set(signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const names = [...counts].flatMap(([sign, count]) => (count >= FEWEST ? [sign] : [])).sort();
  const at = new Map(names.map((sign, index) => [sign, index]));
  const rows = items.map(({ signs, isCommitment }) => ({
    at: [...new Set(signs)].flatMap((sign) => at.get(sign) ?? []),
    target: isCommitment === true ? 1 : 0,
  }));
  const weights = new Float64Array(names.length);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(names.length);
    let slopeOfBias = 0;
    for (const row of rows) {
      let sum = bias;
      for (const index of row.at) sum += weights[index]!;
      const error = 1 / (1 + Math.exp(-sum)) - row.target;
      slopeOfBias += error;
      for (const index of row.at) slope[index]! += error;
    }
    bias -= (RATE * slopeOfBias) / rows.length;
    for (let index = 0; index < weights.length; index++) weights[index]! -= (RATE * (slope[index]! + PULL * weights[index]!)) / rows.length;
  }
  return { bias, weights: new Map(names.map((sign, index) => [sign, weights[index]!])) };
}

/** The weights as a table, to four places. */
export function signsTable({ bias, weights }: SignWeights, labels: Buffer): string {
  const digest = createHash("sha256").update(labels).digest("hex");
  const rows = [...weights].map(([sign, weight]) => `${sign}\t${weight.toFixed(4)}`);
  return `sign\tweight\n# made by npx tsx train/commitments.ts from bench/commitments/read.jsonl (sha256 ${digest}); Apache-2.0\n(all)\t${bias.toFixed(4)}\n${rows.join("\n")}\n`;
}
