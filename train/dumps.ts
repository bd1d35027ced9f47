// Trains the trees that find body lines and headlines in plain text: npx tsx train/dumps.ts [--check]
// --check only cross-validates over layouts (a layout is in one part only); without it the models are written too.
import { writeFileSync } from "node:fs";
import type { Forest } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { cutText, readByRules } from "../src/stories/cut-text.js";
import { readStoryLexicon, type StoryLexicon } from "../src/stories/lexicon.js";
import { LINE_FEATURES, lineFeatures } from "../src/stories/line-features.js";
import { type SeenLine, seeLines } from "../src/stories/seen-line.js";
import { lineKey } from "../src/stories/text-shape.js";
import { type BoostData, boost, forestBytes } from "./learn/boost.js";
import { readCorpus } from "./learn/corpus.js";

interface Dump {
  readonly id: string;
  readonly layout: string;
  readonly text: string;
  readonly stories: readonly {
    readonly headline: string | null;
    readonly deck?: string | null;
    readonly text: string;
    readonly paragraphs: readonly (readonly [number, number])[];
  }[];
}

const OPTIONS = { trees: 60, depth: 5, rate: 0.2, rowPart: 0.8, featurePart: 0.5, leastWeight: 2, seed: 20250114 };
const COUNT = LINE_FEATURES.length;
const lexicon = readStoryLexicon(packagedResources, false);

/** A dump, ready for training. */
interface Item {
  readonly dump: Dump;
  readonly part: string;
  readonly body: Uint8Array;
  readonly start: Uint8Array;
  /** 0 for a standfirst, which may be body or not. */
  readonly weights: Float32Array;
  readonly values: Float32Array;
}

const placeOf = ({ item }: SeenLine): number => item.pieces[0]?.at ?? 0;

/** The first line behind the story before that is its headline, or begins or ends with it. */
function headlineLine(lines: readonly SeenLine[], from: number, to: number, headline: string): number {
  const key = lineKey(headline);
  const isSame = (own: string): boolean => own === key;
  const isLonger = (own: string): boolean => own.startsWith(key) || (own.length > 20 && key.startsWith(own));
  for (const test of [isSame, isLonger]) for (let line = from; line < to; line++) if (test(lines[line]!.key)) return line;
  return -1;
}

function itemOf(dump: Dump): Item {
  const lines = seeLines(dump.text, lexicon);
  const body = new Uint8Array(lines.length);
  const start = new Uint8Array(lines.length);
  let from = 0;
  for (const { headline, paragraphs } of dump.stories) {
    const isIn = (line: SeenLine): boolean => paragraphs.some(([first, end]) => placeOf(line) >= first && placeOf(line) < end);
    const own = lines.flatMap((line, index) => (isIn(line) ? [index] : []));
    for (const line of own) body[line] = 1;
    const head = headline === null ? -1 : headlineLine(lines, from, own[0] ?? from, headline);
    if (head >= 0) start[head] = 1;
    from = (own.at(-1) ?? from - 1) + 1;
  }
  const decks = new Set(dump.stories.flatMap(({ deck }) => (deck === null || deck === undefined ? [] : [lineKey(deck)])));
  const weights = Float32Array.from(lines, ({ item }) => (decks.has(lineKey(item.text)) ? 0 : 1));
  return { dump, part: dump.layout.split("+")[0] ?? "", body, start, weights, values: lineFeatures({ ...readByRules(lines, lexicon), lines, lexicon }) };
}

function dataOf(items: readonly Item[], answer: "body" | "start"): BoostData {
  const rows = items.reduce((sum, { body }) => sum + body.length, 0);
  const values = new Float32Array(rows * COUNT);
  const answers = new Uint8Array(rows);
  const weights = new Float32Array(rows);
  let row = 0;
  for (const item of items) {
    values.set(item.values, row * COUNT);
    answers.set(item[answer], row);
    weights.set(item.weights, row);
    row += item.body.length;
  }
  return { featureCount: COUNT, values, answers, weights };
}

const { documents, sha256 } = readCorpus<Dump>("stories/glued-dev.jsonl.gz");
const items = documents.map(itemOf);
const parts = [...new Set(items.map(({ part }) => part))].sort();
console.log(`${items.length} dumps, ${items.reduce((sum, { body }) => sum + body.length, 0)} lines, ${COUNT} features, parts ${parts.join(" ")}`);

const header = {
  features: LINE_FEATURES,
  trees: OPTIONS.trees,
  depth: OPTIONS.depth,
  corpus: "dumps made by rule from flairNLP/fundus 18da6e53, scrapinghub article-extraction-benchmark 4a3bc979 and PolNeAR 1.0.0 (stories/glued-dev)",
  corpusSha256: sha256,
  licence: "weights only; the texts belong to their publishers",
  seed: OPTIONS.seed,
  command: "npx tsx train/dumps.ts",
};
const forestOf = (list: readonly Item[], answer: "body" | "start"): Forest => ({
  header: { format: 1, name: answer, ...header, score: "" },
  ...boost(dataOf(list, answer), OPTIONS),
});

interface Result {
  /** Dumps with the right number of stories. */
  counts: number;
  /** Stories with exactly the marked body. */
  bodies: number;
  stories: number;
  /** Characters of lines in bodies that are in no marked one, and characters of marked ones. */
  residue: number;
  characters: number;
}

function check(list: readonly Item[], trained: StoryLexicon): Result {
  let [counts, bodies, stories, residue, characters] = [0, 0, 0, 0, 0];
  for (const { dump } of list) {
    const found = cutText(dump.text, trained);
    if (found.length === dump.stories.length) counts++;
    const texts = new Set(found.map(({ text }) => lineKey(text)));
    stories += dump.stories.length;
    const marked = dump.stories.map(({ text }) => lineKey(text)).join("\n");
    for (const { text } of dump.stories) characters += text.length;
    for (const line of found.flatMap(({ text }) => text.split("\n"))) if (!marked.includes(lineKey(line))) residue += line.length;
    bodies += dump.stories.filter(({ text }) => texts.has(lineKey(text))).length;
  }
  return { counts, bodies, stories, residue, characters };
}

const total: Result = { counts: 0, bodies: 0, stories: 0, residue: 0, characters: 0 };
for (const part of parts) {
  const rest = items.filter((item) => item.part !== part);
  const lineForests = { body: forestOf(rest, "body"), start: forestOf(rest, "start") };
  const result = check(
    items.filter((item) => item.part === part),
    { ...lexicon, lineForests },
  );
  for (const name of ["counts", "bodies", "stories", "residue", "characters"] as const) total[name] += result[name];
  console.log(part, result);
}
const score = `cross-validated over layouts: story count right ${(total.counts / items.length).toFixed(3)}, bodies exact ${(total.bodies / total.stories).toFixed(3)}, residue ${((1000 * total.residue) / total.characters).toFixed(1)} characters per 1,000`;
console.log(score);
if (!process.argv.includes("--check")) {
  for (const [answer, file] of [
    ["body", "lines"],
    ["start", "starts"],
  ] as const)
    writeFileSync(new URL(`../src/stories/${file}.bin`, import.meta.url), forestBytes(forestOf(items, answer), { name: answer, ...header, score }));
}
