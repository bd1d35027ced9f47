// Sentence ends and words against the silver data. npx tsx bench/sentences.ts
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { readCorpus } from "../train/learn/corpus.js";

interface SilverDocument {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly { readonly end: number }[];
  readonly tokens: readonly (readonly (readonly [number, number])[])[];
}

const { documents } = readCorpus<SilverDocument>("language/news-silver-dev.jsonl.gz");
const split = createSentenceSplitter(packagedResources);
const started = performance.now();
const stories = documents.map(({ id, text }) => split({ id, text, published: null, headline: null, outlet: null }));
const seconds = (performance.now() - started) / 1000;

const count = { shared: 0, found: 0, expected: 0 };
const words = { ...count };
const ends = { ...count };
const compare = (tally: typeof count, expected: ReadonlySet<string>, found: ReadonlySet<string>): void => {
  tally.expected += expected.size;
  tally.found += found.size;
  for (const entry of found) if (expected.has(entry)) tally.shared++;
};
documents.forEach((document, index) => {
  const story = stories[index];
  if (story === undefined) return;
  compare(ends, new Set(document.sentences.map(({ end }) => String(end))), new Set(story.sentences.map(({ end }) => String(end))));
  const found = Array.from({ length: story.words.count }, (_, word) => `${story.words.starts[word]}-${story.words.ends[word]}`);
  compare(words, new Set(document.tokens.flat().map(([start, end]) => `${start}-${end}`)), new Set(found));
});
const show = (name: string, { shared, found, expected }: typeof count): string =>
  `${name}: precision ${(shared / found).toFixed(3)}, recall ${(shared / expected).toFixed(3)}`;
console.log(show("sentence ends", ends));
console.log(show("words", words));
console.log(`${Math.round(words.found / seconds)} words/s`);
