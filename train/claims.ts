// Trains the decision whether two statements are of one thing: npx tsx train/claims.ts [--marks <folder to keep marked stories in>] [--check: cross-validated only]
// Writes src/claims/lexicon/same-thing.tsv from bench/claims/labels.jsonl; about three minutes, most of them for marking the stories.

import { readFileSync, writeFileSync } from "node:fs";
import { readMarkedStories, readPairLabels } from "../bench/claims/read-pairs.js";
import { readClaimLexicon } from "../src/claims/lexicon.js";
import { PAIR_VALUES } from "../src/claims/pair-values.js";
import { logOddsOf } from "../src/claims/same-thing.js";
import { meanOf } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { fitFolds, learnSameThing, sameThingBytes, sameThingTable } from "./claims/fit-same-thing.js";
import { foldOf, type Item, itemsOf } from "./claims/pair-items.js";
import { optionOf } from "./learn/option.js";

/** The score of sentences without statements that can be compared. */
const LOST = -99;
const LABELS = new URL("../bench/claims/labels.jsonl", import.meta.url);

const folder = optionOf("--marks");
const lexicon = readClaimLexicon(packagedResources);

/** Precision at steps of recall: sentences are of one thing where any of their pairs is. */
function report(name: string, items: readonly Item[], sure: (item: Item, values: Float64Array) => number): string {
  const scored = items
    .map((item) => ({ isSame: item.label.label !== "none", score: Math.max(LOST, ...item.pairs.map((values) => sure(item, values))) }))
    .sort((a, b) => b.score - a.score);
  const total = scored.filter(({ isSame }) => isSame).length;
  let right = 0;
  let mean = 0;
  const steps: string[] = [];
  for (const [at, { isSame, score }] of scored.entries()) {
    if (!isSame || score === LOST) continue;
    right++;
    mean += right / (at + 1) / total;
    if (Math.floor((20 * right) / total) > Math.floor((20 * (right - 1)) / total))
      steps.push(`${(right / (at + 1)).toFixed(2)} at ${(right / total).toFixed(2)} (${score.toFixed(2)})`);
  }
  console.log(`${name}, ${items.length} pairs: mean precision ${mean.toFixed(3)}; ${steps.join(", ")}`);
  return mean.toFixed(3);
}

const labels = readPairLabels();
const items = [...new Set(labels.map(({ corpus }) => corpus))].flatMap((corpus) =>
  itemsOf(
    readMarkedStories(corpus, folder),
    labels.filter((label) => label.corpus === corpus),
    lexicon,
  ),
);
const folds = fitFolds(items);
const rule = PAIR_VALUES.indexOf("rule");
report("rule of thumb", items, (_, values) => values[rule]!);
const score = report("cross-validated over stories", items, ({ label }, values) => logOddsOf(values, folds[foldOf(label)]!.sameThing));
const treeScore = report("trees, cross-validated over stories", items, ({ label }, values) => meanOf(folds[foldOf(label)]!.sameThingTrees, values));
report(
  "of these the held half",
  items.filter(({ label }) => label.half === "held"),
  ({ label }, values) => logOddsOf(values, folds[foldOf(label)]!.sameThing),
);
if (!process.argv.includes("--check")) {
  const { sameThing, sameThingTrees } = learnSameThing(items);
  const table = sameThingTable(sameThing, readFileSync(LABELS), `mean precision ${score} cross-validated over stories`);
  const trees = sameThingBytes(sameThingTrees, readFileSync(LABELS), `mean precision ${treeScore} cross-validated over stories`);
  writeFileSync(new URL("../src/claims/same-thing.bin", import.meta.url), trees);
  writeFileSync(new URL("../src/claims/lexicon/same-thing.tsv", import.meta.url), table);
}
