// Trains the trees that part the stories of a page and choose their bodies: npx tsx train/stories.ts [--check] [--save=FOLDER]
// --save writes what was cut in the cross-validation, a file a set. --check only cross-validates over sites (a site is in one part only, and with it all that was made of its pages); without it the models are written too.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Forest } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { BLOCK_FEATURES } from "../src/stories/block-features.js";
import { cutHtml, splitDocuments } from "../src/stories/cut-html.js";
import { readStoryLexicon } from "../src/stories/lexicon.js";
import { START_FEATURES } from "../src/stories/segment-features.js";
import { type BoostData, type BoostOptions, boostBag, forestBytes } from "./learn/boost.js";
import { sharedFolder } from "./learn/corpus.js";
import { bodyData, bodyRows } from "./stories/body-rows.js";
import { headData, headRows } from "./stories/head-rows.js";
import { PARTS, type PageRow, readPageRows, SETS } from "./stories/page-rows.js";

const SEED = 20250114;
const HEAD_OPTIONS: BoostOptions = { trees: 60, depth: 4, rate: 0.12, rowPart: 0.8, featurePart: 0.5, leastWeight: 3, seed: SEED };
const BODY_OPTIONS: BoostOptions = { trees: 110, depth: 5, rate: 0.1, rowPart: 0.8, featurePart: 0.5, leastWeight: 2, seed: SEED };

const untrained = readStoryLexicon(packagedResources, false);
const { rows, sha256 } = readPageRows();
const header = {
  corpus: "scrapinghub article-extraction-benchmark 4a3bc979, flairNLP/fundus 18da6e53, adbar/trafilatura e90b0ef5, and pages made of them (stories/*-dev)",
  corpusSha256: sha256,
  licence: "weights only; the pages belong to their publishers",
  seed: SEED,
  command: "npx tsx train/stories.ts",
};
/** Forests of other seeds whose scores are added: on few pages one alone changes with its seed as much as with what it knows. */
const BAG = 4;
const modelOf = (name: string, features: readonly string[], { trees, depth }: BoostOptions) => ({ name, features, trees: trees * BAG, depth, ...header });
const HEADS = modelOf("heads", START_FEATURES, HEAD_OPTIONS);
const BODY = modelOf("body", BLOCK_FEATURES, BODY_OPTIONS);
const forestOf = (model: typeof HEADS, data: BoostData, options: BoostOptions): Forest => ({
  header: { format: 1, ...model, score: "" },
  ...boostBag(data, options, BAG),
});

const heads = rows.map((row) => splitDocuments(row.html).map((html) => headRows(html, row, untrained)));
const headForestWithout = (part: number): Forest => forestOf(HEADS, headData(heads.filter((_, index) => !rows[index]!.parts.has(part)).flat()), HEAD_OPTIONS);
const partOf = (row: PageRow): number => [...row.parts][0] ?? -1;

const headForests = Array.from({ length: PARTS }, (_, part) => headForestWithout(part));
const wholeHeads = forestOf(HEADS, headData(heads.flat()), HEAD_OPTIONS);
console.log(`${rows.length} pages, ${heads.flat().reduce((sum, { answers }) => sum + answers.length, 0)} headings, ${START_FEATURES.length} features`);

// A page is cut by trees that have not seen it, so that the body is chosen as it will be.
const bodies = rows.map((row) => {
  const lexicon = { ...untrained, headForest: headForests[partOf(row)] ?? wholeHeads };
  return splitDocuments(row.html).flatMap((html) => bodyRows(html, row, lexicon));
});
console.log(
  `${bodies.flat().length} stories, ${bodies.flat().reduce((sum, { labels }) => sum + labels.length, 0)} runs of text, ${BLOCK_FEATURES.length} features`,
);

interface Scores {
  readonly all: Readonly<Record<string, number | null>>;
}
const { measure } = (await import(pathToFileURL(join(sharedFolder, "bench", "stories.mjs")).href)) as {
  measure: (rows: readonly PageRow[], outputs: readonly object[]) => Scores;
};
const outputs = new Map<string, object[]>(SETS.map((set) => [set, []]));
for (let part = 0; part < PARTS; part++) {
  const isOut = ({ parts }: PageRow): boolean => parts.has(part);
  const bodyForest = forestOf(BODY, bodyData(bodies.filter((_, index) => !isOut(rows[index]!)).flat()), BODY_OPTIONS);
  const lexicon = { ...untrained, headForest: headForests[part]!, bodyForest };
  for (const row of rows.filter((other) => partOf(other) === part)) outputs.get(row.set)!.push({ id: row.id, stories: cutHtml(row, lexicon) });
}
const folder = process.argv.find((argument) => argument.startsWith("--save="))?.slice("--save=".length);
if (folder !== undefined)
  for (const [set, list] of outputs) writeFileSync(join(folder, `${set}.jsonl`), list.map((output) => `${JSON.stringify(output)}\n`).join(""));
const WANTED = ["f1", "accuracy", "oneStory", "countExact", "boundaryF1", "storyF1", "bodyExact", "headlineSame", "dayMatch", "bylineF1", "captionF1"];
const scores = SETS.map((set) => {
  const list = outputs.get(set)!;
  const known = new Set(list.map((output) => (output as { id: string }).id));
  const { all } = measure(
    rows.filter((row) => row.set === set && known.has(row.id)),
    list,
  );
  return `${set} ${WANTED.flatMap((name) => (typeof all[name] === "number" ? [`${name} ${all[name].toFixed(3)}`] : [])).join(", ")}`;
});
const score = `cross-validated over sites: ${scores.join("; ")}`;
console.log(score.replaceAll("; ", "\n"));
if (!process.argv.includes("--check")) {
  const write = (file: string, bytes: Uint8Array): void => writeFileSync(new URL(`../src/stories/${file}.bin`, import.meta.url), bytes);
  write("heads", forestBytes(wholeHeads, { ...HEADS, score }));
  write("body", forestBytes(forestOf(BODY, bodyData(bodies.flat()), BODY_OPTIONS), { ...BODY, score }));
}
