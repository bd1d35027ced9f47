// Trains the filter of doubtful time words: npx tsx train/times.ts (writes src/times/doubt.bin); --check: cross-validated only.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type LinearModel, MODEL_FORMAT, type ModelHeader, scoreItem } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import type { Context, RuleMatch } from "../src/times/context.js";
import { DOUBT_FEATURES, DOUBT_LABELS, doubtFeatures } from "../src/times/doubt.js";
import { findTimes } from "../src/times/find-times.js";
import { readTimeLexicon } from "../src/times/lexicon.js";
import { readCorpus } from "./learn/corpus.js";
import { modelBytes } from "./learn/sequences.js";

interface TimedDocument {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
  readonly times: readonly { readonly start: number; readonly end: number }[];
}

/** A decision: its features, whether the corpus marks a time there, and the part of the cross-validation. */
interface Decision {
  readonly hashes: Int32Array;
  readonly isTime: boolean;
  readonly part: number;
}

const SLOTS = 2 ** 14;
const EPOCHS = 12;
const RATE = 0.3;
const DECAY = 0.9995;
const PARTS = 5;
/** What a decision of the machine-annotated corpus counts against one of the hand-annotated: the best of 0, 0.1, 0.3. */
const SILVER_WEIGHT = 0.3;
/** A time is kept from this probability on: 0.35 gives the best relaxed F1 when cross-validated (0.3 to 0.5 differ by 0.1). */
const THRESHOLD = 0.35;

/** This share of the weights lies within the range of a byte; the rest is cut to it. */
const KEPT_SHARE = 0.9995;

const lexicon = readTimeLexicon(packagedResources);
const split = createSentenceSplitter(packagedResources);

/** All decisions of a corpus, taken where the rules find doubtful words. */
function decisionsOf(documents: readonly TimedDocument[]): Decision[] {
  return documents.flatMap(({ id, text, published, times }) => {
    const part = Number.parseInt(createHash("sha256").update(`times ${id}`).digest("hex").slice(0, 6), 16) % PARTS;
    const decisions: Decision[] = [];
    const collect = (context: Context, match: RuleMatch): boolean => {
      const start = context.atoms.starts[match.first] ?? 0;
      const end = context.atoms.ends[match.last] ?? 0;
      decisions.push({ hashes: doubtFeatures(context, match), isTime: times.some((time) => time.start < end && time.end > start), part });
      return true;
    };
    findTimes(split({ id, text, published: published ?? null, headline: null, outlet: null }), lexicon, collect);
    return decisions;
  });
}

/** The weights as bytes. */
function quantize(weights: Float64Array, header: Omit<ModelHeader, "format">): LinearModel {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const scale = 127 / (sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * KEPT_SHARE))] ?? 1);
  return {
    header: { format: MODEL_FORMAT, ...header },
    labelCount: header.labels.length,
    mask: header.slots - 1,
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale)))),
    transitions: new Int32Array(6),
  };
}

/** Logistic regression by AdaGrad over the decisions in their order; weights of label 1, then folded with the threshold. */
function fit(sets: readonly { readonly decisions: readonly Decision[]; readonly weight: number }[]): LinearModel {
  const weights = new Float64Array(SLOTS);
  const squares = new Float64Array(SLOTS).fill(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { decisions, weight } of sets) {
      for (const { hashes, isTime } of decisions) {
        let sum = 0;
        for (const hash of hashes) sum += weights[hash & (SLOTS - 1)] ?? 0;
        const slope = ((isTime ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * weight;
        for (const hash of hashes) {
          const slot = hash & (SLOTS - 1);
          squares[slot]! += slope * slope;
          weights[slot] = weights[slot]! * DECAY + (RATE * slope) / Math.sqrt(squares[slot]!);
        }
      }
    }
  }
  const bias = (doubtBias?.[0] ?? 0) & (SLOTS - 1);
  weights[bias]! -= Math.log(THRESHOLD / (1 - THRESHOLD));
  const both = new Float64Array(SLOTS * 2);
  weights.forEach((weight, slot) => {
    both[slot * 2 + 1] = weight;
  });
  return quantize(both, header);
}

function accepts(model: LinearModel, { hashes }: Decision): boolean {
  const scores = new Int32Array(2);
  scoreItem(model, { perItem: DOUBT_FEATURES, hashes }, 0, scores);
  return scores[1]! > scores[0]!;
}

const gold = readCorpus<TimedDocument>("time/dev.jsonl.gz");
const silver = readCorpus<TimedDocument>("time/silver.jsonl.gz");
const goldDecisions = decisionsOf(gold.documents);
const silverDecisions = decisionsOf(silver.documents);
/** The first feature of every decision is the constant one. */
const doubtBias = goldDecisions[0]?.hashes;
let header = {
  name: "times: doubtful words",
  labels: DOUBT_LABELS,
  slots: SLOTS,
  corpus: "time/dev.jsonl.gz, time/silver.jsonl.gz (TBAQ-cleaned, TE3-Silver of TempEval-3)",
  corpusSha256: `${gold.sha256} ${silver.sha256}`,
  licence: "corpora: LDC2006T08 and timeml.org, for research; model: Apache-2.0",
  seed: 0,
  command: "npx tsx train/times.ts",
  score: "",
};

const count = { kept: 0, wrong: 0, lost: 0, cut: 0 };
for (let part = 0; part < PARTS; part++) {
  const model = fit([
    { decisions: silverDecisions, weight: SILVER_WEIGHT },
    { decisions: goldDecisions.filter((decision) => decision.part !== part), weight: 1 },
  ]);
  for (const decision of goldDecisions) {
    if (decision.part !== part) continue;
    const isKept = accepts(model, decision);
    count[isKept ? (decision.isTime ? "kept" : "wrong") : decision.isTime ? "lost" : "cut"]++;
  }
}
const score = `cross-validated: ${count.kept} times kept, ${count.lost} lost; ${count.cut} others cut, ${count.wrong} kept`;
console.log(score);
if (!process.argv.includes("--check")) {
  header = { ...header, score };
  const model = fit([
    { decisions: silverDecisions, weight: SILVER_WEIGHT },
    { decisions: goldDecisions, weight: 1 },
  ]);
  writeFileSync(new URL("../src/times/doubt.bin", import.meta.url), modelBytes(model));
}
