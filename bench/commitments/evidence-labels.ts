import { readFileSync } from "node:fs";
import { jsonLines } from "../../train/learn/corpus.js";
import type { Place } from "../claims/read-pairs.js";

/** A commitment (by its action) and a sentence of a later report, as read. `again`: the commitment is only told again; `none`: another act, occasion or doer, or no commitment. */
export interface EvidenceLabel {
  readonly corpus: string;
  /** By words in common, without the stage (only these count for recall); from what the stage puts out; or from the pairs that it weighs. */
  readonly drawn: "words" | "output" | "weighed";
  readonly commitment: Place;
  readonly evidence: Place;
  readonly label: "done" | "partly" | "suspended" | "cancelled" | "breach" | "again" | "none" | "open";
}

export const EVIDENCE_LABELS = new URL("evidence.jsonl", import.meta.url);

/** Labels that say what became of a commitment. */
export const TELLS: ReadonlySet<string> = new Set(["done", "partly", "suspended", "cancelled", "breach"]);

export const readEvidenceLabels = (): EvidenceLabel[] => jsonLines<EvidenceLabel>(readFileSync(EVIDENCE_LABELS));

/** The label of a commitment and a sentence, whose actions overlap; `null` where the pair was not read. */
export function evidenceLabelOf(labels: readonly EvidenceLabel[], commitment: Place, evidence: Omit<Place, "end">): EvidenceLabel | null {
  return (
    labels.find(
      (label) =>
        label.evidence.document === evidence.document &&
        label.evidence.start === evidence.start &&
        label.commitment.document === commitment.document &&
        label.commitment.start < commitment.end &&
        commitment.start < label.commitment.end,
    ) ?? null
  );
}
