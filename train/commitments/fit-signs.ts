import { createHash } from "node:crypto";
import type { SignWeights } from "../../src/commitments/likely.js";
import { logOddsOf } from "../../src/commitments/likely.js";
import { fitLogistic } from "../learn/logistic.js";
import type { Candidate } from "./candidates.js";

export { logOddsOf, type SignWeights };

/** Signs seen less often are left out. */
const FEWEST = 4;
/** Strength of the pull to zero (L2), the best of 0.5, 1, 2, 4 when cross-validated. */
const PULL = 2;

/** Fits the signs. */
export function fitSigns(items: readonly Candidate[]): SignWeights {
  const counts = new Map<string, number>();
  for (const { signs } of items) for (const sign of new Set(signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const names = [...counts].flatMap(([sign, count]) => (count >= FEWEST ? [sign] : [])).sort();
  const { bias, weights } = fitLogistic(
    items.map(({ signs, isCommitment }) => {
      const own = new Set(signs);
      return { values: Float64Array.from(names, (name) => (own.has(name) ? 1 : 0)), target: isCommitment === true ? 1 : 0 };
    }),
    PULL,
  );
  return { bias, weights: new Map(names.map((sign, index) => [sign, weights[index]!])) };
}

/** The weights as a table, to four places; `labels` are the bytes of the file that `command` learnt from. */
export function signsTable({ bias, weights }: SignWeights, { command, file, labels }: { command: string; file: string; labels: Buffer }): string {
  const digest = createHash("sha256").update(labels).digest("hex");
  const rows = [...weights].map(([sign, weight]) => `${sign}\t${weight.toFixed(4)}`);
  return `sign\tweight\n# made by ${command} from ${file} (sha256 ${digest}); Apache-2.0\n(all)\t${bias.toFixed(4)}\n${rows.join("\n")}\n`;
}
