import type { Correction, ListedCorrection } from "../document/corrections.js";
import { withdrawnIds } from "./active.js";

/** Every correction of the log with what became of it; withdrawals stand as such with the one they withdraw. @param applied ids of those that found what they speak of */
export function listCorrections(log: readonly Correction[], applied: ReadonlySet<string>): readonly ListedCorrection[] {
  const withdrawn = withdrawnIds(log);
  const known = new Set(log.map(({ id }) => id));
  return log.map((correction) => {
    const isFound = correction.kind === "undo" ? known.has(correction.target) : applied.has(correction.id);
    return { correction, status: withdrawn.has(correction.id) ? "withdrawn" : isFound ? "applied" : "orphaned" };
  });
}
