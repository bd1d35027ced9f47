// Sentence ends and words against the development data of ../shared/data/language: npx tsx bench/sentences.ts [--errors]
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { WithSentences } from "../src/document/types.js";
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { readCorpus } from "../train/learn/corpus.js";

interface SilverDocument {
  readonly text: string;
  readonly sentences: readonly { readonly end: number }[];
  readonly tokens: readonly (readonly (readonly [number, number])[])[];
}

/** A text, and where its sentences end by the corpus. */
interface Measured {
  readonly text: string;
  readonly ends: readonly number[];
}

interface Tally {
  shared: number;
  found: number;
  expected: number;
}

const showsErrors = process.argv.includes("--errors");
const split = createSentenceSplitter(packagedResources);
const read = (text: string): WithSentences => split({ id: "", text, published: null, headline: null, outlet: null });

/** The documents of UD English EWT, with the spaces that it records; paragraphs are apart by a blank line, as the corpus does not say how. */
function readWebTexts(file: string): Measured[] {
  const documents: { text: string; ends: number[] }[] = [];
  const blocks = gunzipSync(readFileSync(new URL(`../../shared/data/language/${file}`, import.meta.url))).toString("utf8");
  for (const block of blocks.split("\n\n").filter((part) => part.trim() !== "")) {
    if (/^# newdoc/m.test(block)) documents.push({ text: "", ends: [] });
    const document = documents[documents.length - 1]!;
    if (document.text !== "" && /^# newpar/m.test(block)) document.text = `${document.text.trimEnd()}\n\n`;
    let written = 0;
    for (const [id = "", form = "", , , , , , , , about = ""] of block.split("\n").map((line) => line.split("\t"))) {
      if (!/^\d+(?:-\d+)?$/.test(id) || Number.parseInt(id, 10) <= written) continue;
      written = Number(id.split("-").pop());
      document.text += about.includes("SpaceAfter=No") ? form : `${form} `;
    }
    document.ends.push(document.text.trimEnd().length);
  }
  return documents;
}

/** Where the last letter or figure up to an offset ends: on which side of a quotation mark or bracket a sentence is cut makes no difference. */
function lastLetter(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/[\p{L}\p{N}]/u.test(text[at - 1]!)) at--;
  return at;
}

function compare(tally: Tally, expected: ReadonlySet<number | string>, found: ReadonlySet<number | string>): void {
  tally.expected += expected.size;
  tally.found += found.size;
  for (const entry of found) if (expected.has(entry)) tally.shared++;
}

const show = (name: string, { shared, found, expected }: Tally): void =>
  console.log(
    `${name}: precision ${(shared / found).toFixed(3)}, recall ${(shared / expected).toFixed(3)}, F1 ${((2 * shared) / (found + expected)).toFixed(3)}`,
  );

function scoreEnds(name: string, documents: readonly Measured[]): void {
  const exact = { shared: 0, found: 0, expected: 0 };
  const letters = { ...exact };
  for (const { text, ends } of documents) {
    const found = read(text).sentences.map(({ end }) => end);
    compare(exact, new Set(ends), new Set(found));
    const at = (all: readonly number[]): ReadonlySet<number> => new Set(all.map((end) => lastLetter(text, end)).filter((end) => end > 0));
    const [theirs, ours] = [at(ends), at(found)];
    compare(letters, theirs, ours);
    if (!showsErrors) continue;
    const print = (whose: string, end: number): void =>
      console.log(whose, JSON.stringify(`${text.slice(Math.max(0, end - 60), end)} | ${text.slice(end, end + 40)}`));
    for (const end of ours) if (!theirs.has(end)) print("only ours  ", end);
    for (const end of theirs) if (!ours.has(end)) print("only theirs", end);
  }
  show(`${name}, sentence ends`, exact);
  show(`${name}, sentence ends by the last letter or figure`, letters);
}

const { documents } = readCorpus<SilverDocument>("language/news-silver-dev.jsonl.gz");
scoreEnds(
  "news-silver-dev",
  documents.map(({ text, sentences }) => ({ text, ends: sentences.map(({ end }) => end) })),
);
scoreEnds("ewt-dev", readWebTexts("ewt-dev.conllu.gz"));

const words = { shared: 0, found: 0, expected: 0 };
const from = process.cpuUsage();
const stories = documents.map(({ text }) => read(text));
const seconds = process.cpuUsage(from).user / 1e6;
documents.forEach(({ tokens }, index) => {
  const { count, starts, ends } = stories[index]!.words;
  const found = Array.from({ length: count }, (_, word) => `${starts[word]}-${ends[word]}`);
  compare(words, new Set(tokens.flat().map(([start, end]) => `${start}-${end}`)), new Set(found));
});
show("news-silver-dev, words", words);
console.log(`${Math.round(words.found / seconds)} words/s`);
