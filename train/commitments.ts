// Trains what tells a commitment from a forecast or a story of the past: npx tsx train/commitments.ts [--check: cross-validated only]
// Writes src/commitments/lexicon/signs.tsv from bench/commitments/read.jsonl; a minute, most of it for marking the documents.
import { readFileSync, writeFileSync } from "node:fs";
import { readLabels } from "../bench/labels.js";
import { type Candidate, type ReadLabel, readCandidates } from "./commitments/candidates.js";
import { fitSigns, logOddsOf, type SignWeights, signsTable } from "./commitments/fit-signs.js";
import { FOLDS, foldOf } from "./learn/folds.js";

const partOf = (document: string): number => foldOf(`commitments ${document}`);

const candidates = readCandidates(readLabels<ReadLabel>("commitments", "read")).filter(({ isCommitment }) => isCommitment !== null);
const folds = Array.from({ length: FOLDS }, (_, fold) => fitSigns(candidates.filter(({ document }) => partOf(document) !== fold)));

function report(name: string, scored: readonly { readonly item: Candidate; readonly score: number }[]): void {
  const all = scored.filter(({ item }) => item.isCommitment === true).length;
  const steps = [-1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 1].map((least) => {
    const kept = scored.filter(({ score }) => score >= least);
    const right = kept.filter(({ item }) => item.isCommitment === true).length;
    return `${least}: ${(right / kept.length).toFixed(2)} at ${(right / all).toFixed(2)}`;
  });
  console.log(`${name}, ${scored.length} read, ${all} of them commitments; precision at recall by threshold: ${steps.join(", ")}`);
}

const scoreBy = (weights: (item: Candidate) => SignWeights) => candidates.map((item) => ({ item, score: logOddsOf(item.signs, weights(item)) }));
report(
  "cross-validated over documents",
  scoreBy(({ document }) => folds[partOf(document)]!),
);
const whole = fitSigns(candidates);
report(
  "on what it learnt from",
  scoreBy(() => whole),
);
if (!process.argv.includes("--check"))
  writeFileSync(
    new URL("../src/commitments/lexicon/signs.tsv", import.meta.url),
    signsTable(whole, {
      command: "npx tsx train/commitments.ts",
      file: "bench/commitments/read.jsonl",
      labels: readFileSync(new URL("../bench/commitments/read.jsonl", import.meta.url)),
    }),
  );
