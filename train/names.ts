// Trains the name tagger: npx tsx train/names.ts
import { writeFileSync } from "node:fs";
import { tagSequence } from "../src/learn/index.js";
import { NAME_LABELS, nameFeatures, readStoryForms } from "../src/names/features.js";
import { readNameLexicon } from "../src/names/lexicon.js";
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { readCorpus } from "./learn/corpus.js";
import { type Example, modelBytes, quantize, train } from "./learn/perceptron.js";

interface SilverDocument {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly (readonly (readonly [number, number, string, string, string, number, string])[])[];
}

const SEED = 20250114;
const SLOTS = 2 ** 18;
const EPOCHS = 8;
const KINDS: Readonly<Record<string, number>> = { PERSON: 0, ORGANIZATION: 1, LOCATION: 2, MISC: 3 };

const lexicon = readNameLexicon(packagedResources);
const split = createSentenceSplitter(packagedResources);

/** The sequences of a document: our words, with the silver kinds of the tokens they begin with. */
function examplesOf({ id, text, tokens }: SilverDocument): Example[] {
  const { words } = split({ id, text, published: null, headline: null, outlet: null });
  const kinds = new Map<number, number>();
  const begins = new Set<number>();
  for (const sentence of tokens) {
    sentence.forEach(([start, , , , ner], index) => {
      const kind = KINDS[ner];
      if (kind === undefined) return;
      kinds.set(start, kind);
      if (index === 0 || sentence[index - 1]?.[4] !== ner) begins.add(start);
    });
  }
  const facts = words.forms.map((form) => lexicon.factsOf(form));
  const forms = readStoryForms(words, facts);
  const examples: Example[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence] ?? 0;
    const end = words.firsts[sentence + 1] ?? 0;
    const labels = new Uint8Array(end - first);
    for (let word = first; word < end; word++) {
      const start = words.starts[word] ?? 0;
      const kind = kinds.get(start);
      if (kind === undefined) continue;
      const isInside =
        !begins.has(start) && word > first && ((labels[word - first - 1] ?? 0) === kind * 2 + 1 || (labels[word - first - 1] ?? 0) === kind * 2 + 2);
      labels[word - first] = kind * 2 + (isInside ? 2 : 1);
    }
    examples.push({ features: nameFeatures(facts, forms, first, end), labels });
  }
  return examples;
}

/** Spans of a label sequence, as text. */
function spansOf(labels: Uint8Array): Set<string> {
  const spans = new Set<string>();
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? 0;
    if (label === 0) continue;
    const kind = (label - 1) >> 1;
    let last = at;
    while (labels[last + 1] === kind * 2 + 2) last++;
    spans.add(`${at}-${last}-${kind}`);
    at = last;
  }
  return spans;
}

const { documents, sha256 } = readCorpus<SilverDocument>("language/news-silver-train.jsonl.gz");
const examples = documents.flatMap(examplesOf);
console.log(`${documents.length} documents, ${examples.length} sentences`);
const trained = train(examples, {
  labels: NAME_LABELS,
  slots: SLOTS,
  epochs: EPOCHS,
  seed: SEED,
  margin: 1,
  onEpoch: (epoch, wrong, items) => console.log(`epoch ${epoch}: ${((100 * wrong) / items).toFixed(2)} % of the words wrong`),
});
const header = {
  name: "names",
  labels: NAME_LABELS,
  slots: SLOTS,
  corpus: "PolNeAR 1.0.0 train articles, CoreNLP silver names",
  corpusSha256: sha256,
  licence: "weights only; the articles belong to their publishers",
  seed: SEED,
  command: "npx tsx train/names.ts",
};
const draft = quantize(trained, { ...header, score: "" });
const tally = { shared: 0, found: 0, expected: 0 };
for (const { features, labels } of readCorpus<SilverDocument>("language/news-silver-dev.jsonl.gz").documents.flatMap(examplesOf)) {
  const found = spansOf(tagSequence(draft, features, labels.length));
  const expected = spansOf(labels);
  tally.found += found.size;
  tally.expected += expected.size;
  for (const span of found) if (expected.has(span)) tally.shared++;
}
const score = `dev span and kind: precision ${(tally.shared / tally.found).toFixed(4)}, recall ${(tally.shared / tally.expected).toFixed(4)}, F1 ${((2 * tally.shared) / (tally.found + tally.expected)).toFixed(4)}`;
console.log(score);
writeFileSync(new URL("../src/names/model.bin", import.meta.url), modelBytes({ ...draft, header: { ...draft.header, score } }));
