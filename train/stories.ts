// Trains the trees that choose the body of a page: npx tsx train/stories.ts [--check]
// --check only cross-validates over sites (a site is in one part only); without it the model is written too.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type Forest, scoreForest } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { BLOCK_FEATURES, blockFeatures, mayBeBody } from "../src/stories/block-features.js";
import { blockContext } from "../src/stories/choose-body.js";
import { readSegments, splitDocuments } from "../src/stories/cut-html.js";
import { readStoryLexicon } from "../src/stories/lexicon.js";
import { type BoostData, boost, forestBytes } from "./learn/boost.js";
import { readCorpus } from "./learn/corpus.js";
import { bodyLabels, shingleScore, wordsOf } from "./stories/body-labels.js";

interface Row {
  readonly id: string;
  readonly url?: string;
  readonly html: string;
  readonly text?: string;
  readonly stories?: readonly { readonly text: string }[];
}

const OPTIONS = { trees: 160, depth: 5, rate: 0.09, rowPart: 0.8, featurePart: 0.5, leastWeight: 2, seed: 20250114 };
const SETS = ["pages", "publishers", "glued-html"];
const PARTS = 5;
const COUNT = BLOCK_FEATURES.length;
const lexicon = readStoryLexicon(packagedResources, false);

/** One story of a page, ready for training. */
interface Item {
  readonly set: string;
  readonly page: string;
  readonly gold: string;
  /** Part of the cross-validation; -1 is in none. */
  readonly part: number;
  readonly texts: readonly string[];
  readonly isAsked: Uint8Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
  readonly values: Float32Array;
}

const siteOf = (url: string): string => (url.replace(/^https?:\/\//, "").split("/")[0] ?? "").split(".").slice(-2).join(".");

function itemsOf(set: string, { id, url, html, text, stories }: Row): Item[] {
  const gold = text ?? (stories ?? []).map((story) => story.text).join("\n\n");
  const part = url === undefined ? -1 : createHash("md5").update(siteOf(url)).digest()[0]! % PARTS;
  const total = wordsOf(gold).length + 20;
  return splitDocuments(html).flatMap((document) =>
    readSegments({ id, html: document, ...(url === undefined ? {} : { url }) }, lexicon).map(({ input, headline, article }): Item => {
      const context = blockContext(input, headline, article);
      const isAsked = mayBeBody(context);
      const texts = context.blocks.map((block) => block.text);
      // A block counts by its part of the text, so that a page counts about once, however long.
      const weights = Float32Array.from(texts, (own) => 0.2 + 30 * Math.min(0.2, wordsOf(own).length / total));
      return { set, page: id, gold, part, texts, isAsked, labels: bodyLabels(texts, gold), weights, values: blockFeatures(context, isAsked) };
    }),
  );
}

function dataOf(items: readonly Item[]): BoostData {
  const rows = items.reduce((sum, { isAsked }) => sum + isAsked.reduce((count, asked) => count + asked, 0), 0);
  const values = new Float32Array(rows * COUNT);
  const answers = new Uint8Array(rows);
  const weights = new Float32Array(rows);
  let row = 0;
  for (const item of items) {
    item.isAsked.forEach((asked, index) => {
      if (asked === 0) return;
      values.set(item.values.subarray(index * COUNT, (index + 1) * COUNT), row * COUNT);
      answers[row] = item.labels[index]!;
      weights[row++] = item.weights[index]!;
    });
  }
  return { featureCount: COUNT, values, answers, weights };
}

const corpora = SETS.map((set) => readCorpus<Row>(`stories/${set}-dev.jsonl.gz`));
const items = corpora.flatMap(({ documents }, index) => documents.flatMap((row) => itemsOf(SETS[index] ?? "", row)));
const useful = items.filter(({ labels }) => labels.includes(1));
const leftOut = items.reduce((sum, { labels, isAsked }) => sum + labels.filter((label, index) => label === 1 && isAsked[index] === 0).length, 0);
console.log(`${leftOut} of ${items.reduce((sum, { labels }) => sum + labels.filter((label) => label === 1).length, 0)} body blocks are left out`);
console.log(`${items.length} stories, ${items.reduce((sum, { labels }) => sum + labels.length, 0)} blocks, ${COUNT} features`);

const header = {
  name: "body",
  features: BLOCK_FEATURES,
  trees: OPTIONS.trees,
  depth: OPTIONS.depth,
  corpus: "scrapinghub article-extraction-benchmark 4a3bc979, flairNLP/fundus 18da6e53 test pages, and pages made of both (stories/*-dev)",
  corpusSha256: createHash("sha256")
    .update(corpora.map(({ sha256 }) => sha256).join(" "))
    .digest("hex"),
  licence: "weights only; the pages belong to their publishers",
  seed: OPTIONS.seed,
  command: "npx tsx train/stories.ts",
};

const found = new Map<string, { readonly set: string; readonly gold: string; text: string }>();
for (let part = 0; part < PARTS; part++) {
  const forest: Forest = { header: { format: 1, ...header, score: "" }, ...boost(dataOf(useful.filter((item) => item.part !== part)), OPTIONS) };
  for (const { set, page, gold, texts, isAsked, values } of items.filter((item) => item.part === part)) {
    const seen = new Set<string>();
    const kept = texts.filter((text, index) => isAsked[index] === 1 && scoreForest(forest, values, index * COUNT) > 0 && !seen.has(text) && seen.add(text));
    const before = found.get(page) ?? { set, gold, text: "" };
    found.set(page, { ...before, text: [before.text, ...kept].join("\n\n") });
  }
}
const scores = SETS.slice(0, 2).map((set) => {
  const list = [...found.values()].filter((entry) => entry.set === set).map(({ gold, text }) => shingleScore(gold, text));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [precision, recall] = [mean(list.map((entry) => entry.precision)), mean(list.map((entry) => entry.recall))];
  return `${set} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)})`;
});
const score = `cross-validated over sites: ${scores.join("; ")}`;
console.log(score);
if (!process.argv.includes("--check"))
  writeFileSync(new URL("../src/stories/body.bin", import.meta.url), forestBytes(boost(dataOf(useful), OPTIONS), { ...header, score }));
