// Trains the trees that read plain text: npx tsx train/dumps.ts [--check | --quick]
// First the trees are trained on made-up dumps alone and measured on the dumps of the benchmark, all of whose layouts they have not seen; that
// figure is written into the models. It is measured again with half of the table of furniture hidden, as other outlets have other words.
// --quick does no more. --check cross-validates over the layouts of the benchmark's dumps and writes nothing.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packagedResources } from "../src/resources.js";
import { cutText } from "../src/stories/cut-text.js";
import { readStoryLexicon } from "../src/stories/lexicon.js";
import { readLineWords } from "../src/stories/line-words.js";
import type { LineWords } from "../src/stories/scan-line.js";
import { hashText } from "../src/text/hash-text.js";
import { diceOf } from "./dumps/dice.js";
import type { Dump } from "./dumps/dump.js";
import { type Example, exampleOf } from "./dumps/examples.js";
import { makeDump } from "./dumps/make-dump.js";
import { readPhrases } from "./dumps/phrases.js";
import { readReports } from "./dumps/read-reports.js";
import { OPTIONS, type TrainedForests, trainForests, usable } from "./dumps/train-forests.js";
import { forestBytes } from "./learn/boost.js";
import { readCorpus } from "./learn/corpus.js";
import { seeded } from "./learn/sequences.js";

const MADE = 1200;
const FOLDS = 3;
/** Parts of the table of phrases that the made-up dumps are read without, in turn. */
const HIDDEN = [0, 0.15, 0.3, 0.45, 0.6, 0.3, 0.5, 0.15];

const lexicon = readStoryLexicon(packagedResources, false);
const { months } = lexicon;
const wordsWithout = (part: number, salt: number): LineWords =>
  readLineWords(packagedResources, (phrase) => (hashText(`${salt} ${phrase.toLowerCase()}`) >>> 0) % 1000 < part * 1000);
const allWords = lexicon.lineWords;
const halfOfWords = wordsWithout(0.5, 99);
const wordLists = HIDDEN.map((part, salt) => (part === 0 ? allWords : wordsWithout(part, salt)));

const templates = { ...packagedResources, text: () => readFileSync(fileURLToPath(new URL("./dumps/templates.tsv", import.meta.url)), "utf8") };
const phrases = readPhrases(packagedResources, templates);
const { reports, sha256: reportSums } = readReports();
const dice = diceOf(seeded(OPTIONS.seed));
const made = Array.from({ length: MADE }, (_, index) =>
  exampleOf(makeDump(`made-${index}`, reports, phrases, dice), "made", wordLists[index % wordLists.length]!, months),
);
const { documents, sha256 } = readCorpus<Dump>("stories/glued-dev.jsonl.gz");
const layoutOf = (dump: Dump): string => dump.layout.split("+")[0] ?? "";
const examplesOf = (words: LineWords): Example[] => documents.map((dump) => exampleOf(dump, layoutOf(dump), words, months));
const known = [...examplesOf(allWords), ...examplesOf(halfOfWords)];
const layouts = [...new Set(documents.map(layoutOf))].sort();
console.log(`${made.length} dumps made up of ${reports.length} reports, ${documents.length} of the benchmark, layouts ${layouts.join(" ")}`);

const header = {
  corpus: "dumps made up of reports from flairNLP/fundus 18da6e53 and PolNeAR 1.0.0 (stories/publishers-dev, attribution/train), and stories/glued-dev",
  corpusSha256: [...reportSums, sha256].join(" "),
  licence: "weights only; the texts belong to their publishers",
  seed: OPTIONS.seed,
  command: "npx tsx train/dumps.ts",
};

type Output = { readonly id: string; readonly stories: readonly unknown[] };
type Measures = Readonly<Record<string, number | null>>;
const bench = (await import(pathToFileURL(fileURLToPath(new URL("../../shared/bench/stories.mjs", import.meta.url))).href)) as {
  measure: (rows: readonly Dump[], outputs: readonly Output[]) => { readonly all: Measures };
};
const read = (dumps: readonly Dump[], forests: TrainedForests, lineWords: LineWords): Output[] => {
  const reading = { ...lexicon, lineWords, lineForests: usable(forests) };
  return dumps.map(({ id, text }) => ({ id, stories: cutText(text, reading) }));
};
const SHOWN = [
  ["count right", "countExact"],
  ["boundary F1", "boundaryF1"],
  ["story F1", "storyF1"],
  ["bodies exact", "bodyExact"],
  ["perfect dumps", "perfectDumps"],
  ["residue per 1,000", "residuePer1000"],
  ["headlines", "headlineSame"],
  ["days", "dayMatch"],
  ["days invented", "daysInvented"],
  ["byline F1", "bylineF1"],
  ["captions F1", "captionF1"],
  ["credits", "creditRecall"],
] as const;
function tell(name: string, outputs: readonly Output[]): string {
  const { all } = bench.measure(documents, outputs);
  const line = `${name}: ${SHOWN.map(([label, key]) => `${label} ${(all[key] ?? 0).toFixed(3)}`).join(", ")}`;
  console.log(line);
  return line;
}

const isCheck = process.argv.includes("--check");
const untold = { ...header, score: "" };
const onMade = trainForests(made, untold);
const score = tell("trained on made-up dumps alone", read(documents, onMade, allWords));
tell("the same, half of the phrases hidden", read(documents, onMade, halfOfWords));
if (isCheck) crossValidate();
else if (!process.argv.includes("--quick")) {
  const forests = trainForests([...made, ...known], { ...header, score });
  for (const forest of Object.values(forests)) {
    const { format: _, ...rest } = forest.header;
    writeFileSync(new URL(`../src/stories/lines-${forest.header.name}.bin`, import.meta.url), forestBytes(forest, rest));
  }
}

function crossValidate(): void {
  const [whole, half]: [Output[], Output[]] = [[], []];
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = new Set(layouts.filter((_, index) => index % FOLDS === fold));
    const forests = trainForests([...made, ...known.filter(({ part }) => !left.has(part))], untold);
    const dumps = documents.filter((dump) => left.has(layoutOf(dump)));
    whole.push(...read(dumps, forests, allWords));
    half.push(...read(dumps, forests, halfOfWords));
  }
  tell("cross-validated over layouts", whole);
  tell("the same, half of the phrases hidden", half);
}
