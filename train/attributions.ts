// Trains the cue and role taggers: npx tsx train/attributions.ts
import { writeFileSync } from "node:fs";
import { CUE_LABELS, type Cue, cueFeatures, ROLE_LABELS, roleFeatures, roleWindow } from "../src/attributions/features.js";
import { readScene, type Scene } from "../src/attributions/scene.js";
import { cueWords } from "../src/attributions/tag-attributions.js";
import type { Span } from "../src/document/types.js";
import { createNameFinder } from "../src/names/index.js";
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { readCorpus } from "./learn/corpus.js";
import { type Example, modelBytes, quantize, train } from "./learn/perceptron.js";

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { readonly source: readonly Span[]; readonly cue: readonly Span[]; readonly content: readonly Span[] }[];
}

const SEED = 20250114;
const CUE_SLOTS = 2 ** 19;
const ROLE_SLOTS = 2 ** 20;
const CUE_EPOCHS = 7;
const ROLE_EPOCHS = 6;

const split = createSentenceSplitter(packagedResources);
const findNames = createNameFinder(packagedResources);

/** The words that share a character with a span. */
function wordsIn({ words }: Scene, { start, end }: Span): Cue | null {
  let first = -1;
  let last = -1;
  for (let word = 0; word < words.count; word++) {
    if ((words.ends[word] ?? 0) <= start) continue;
    if ((words.starts[word] ?? 0) >= end) break;
    if (first < 0) first = word;
    last = word;
  }
  return first < 0 ? null : { first, last };
}

const cueExamples: Example[] = [];
const roleExamples: Example[] = [];
const { documents, sha256 } = readCorpus<GoldDocument>("attribution/train.jsonl.gz");
for (const { id, text, attributions } of documents) {
  const story = findNames(split({ id, text, published: null, headline: null, outlet: null }));
  const scene = readScene(text, story.words, story.names);
  const gold = attributions.flatMap((attribution) => {
    const cue = attribution.cue.map((span) => wordsIn(scene, span))[0] ?? null;
    return cue === null ? [] : [{ cue, source: attribution.source, content: attribution.content }];
  });
  const cueLabels = new Uint8Array(story.words.count);
  for (const { cue } of gold) {
    cueLabels.fill(2, cue.first, cue.last + 1);
    cueLabels[cue.first] = 1;
  }
  for (let sentence = 0; sentence + 1 < story.words.firsts.length; sentence++) {
    const first = story.words.firsts[sentence] ?? 0;
    const end = story.words.firsts[sentence + 1] ?? 0;
    cueExamples.push({ features: cueFeatures(scene, first, end), labels: cueLabels.slice(first, end) });
  }
  const isCue = cueWords(
    scene,
    gold.map(({ cue }) => cue),
  );
  for (const { cue, source, content } of gold) {
    const window = roleWindow(scene, cue);
    const labels = new Uint8Array(window.end - window.first);
    const fill = (spans: readonly Span[], label: number): void => {
      for (const span of spans) {
        const range = wordsIn(scene, span);
        if (range !== null) labels.fill(label, Math.max(0, range.first - window.first), Math.max(0, range.last + 1 - window.first));
      }
    };
    fill(content, 2);
    fill(source, 1);
    labels.fill(0, cue.first - window.first, cue.last + 1 - window.first);
    roleExamples.push({ features: roleFeatures(scene, cue, window, isCue), labels });
  }
}
console.log(`${documents.length} documents, ${cueExamples.length} sentences, ${roleExamples.length} attributions`);

const common = {
  corpus: "PolNeAR 1.0.0 train",
  corpusSha256: sha256,
  licence: "weights only; the articles belong to their publishers",
  seed: SEED,
  command: "npx tsx train/attributions.ts",
  score: "see src/attributions/README.md",
};
const report =
  (name: string) =>
  (epoch: number, wrong: number, items: number): void =>
    console.log(`${name} ${epoch}: ${((100 * wrong) / items).toFixed(2)} % of the words wrong`);
const write = (file: string, name: string, labels: readonly string[], slots: number, examples: readonly Example[], epochs: number, margin: number): void => {
  const trained = train(examples, { labels, slots, epochs, seed: SEED, margin, onEpoch: report(name) });
  writeFileSync(new URL(`../src/attributions/${file}`, import.meta.url), modelBytes(quantize(trained, { name, labels, slots, ...common })));
};
write("cues.bin", "cues", CUE_LABELS, CUE_SLOTS, cueExamples, CUE_EPOCHS, 1);
write("roles.bin", "roles", ROLE_LABELS, ROLE_SLOTS, roleExamples, ROLE_EPOCHS, 1);
