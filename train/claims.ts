// Trains the weights by which two statements are taken to be of one thing, on the tuning half of bench/claims/labels.jsonl:
// npx tsx train/claims.ts [--check] [--marks <folder to keep marked stories in>]. --check: cross-validated over weeks, writes nothing.
import { writeFileSync } from "node:fs";
import { isWithin, joinEntities, type MarkedStory, type PairLabel, readMarkedStories, readPairLabels } from "../bench/claims/read-pairs.js";
import { readClaimLexicon } from "../src/claims/lexicon.js";
import { readPropositions } from "../src/claims/propositions.js";
import { comparePair, PAIR_FEATURES, type PairFeatures, rulesSameness, type Statement, valuesOf } from "../src/claims/same-thing.js";
import { prepareStatements } from "../src/claims/statements.js";
import { packagedResources } from "../src/resources.js";

/** The pairs of statements that two labelled sentences hold. */
interface Item {
  readonly label: PairLabel;
  readonly pairs: readonly PairFeatures[];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const optionOf = (name: string): string | null => (process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? null) : null);
const lexicon = readClaimLexicon(packagedResources);

function itemsOf(corpus: string, labels: readonly PairLabel[]): Item[] {
  const stories = readMarkedStories(corpus, optionOf("--marks"));
  const byId = new Map(stories.map((story): [string, MarkedStory] => [story.id, story]));
  const { statements, table } = prepareStatements(
    stories.flatMap((story) => readPropositions(story, lexicon)),
    joinEntities(stories),
    (story) => story,
  );
  const byStory = new Map<string, Statement[]>();
  for (const statement of statements) {
    const own = byStory.get(statement.story);
    if (own === undefined) byStory.set(statement.story, [statement]);
    else own.push(statement);
  }
  const within = (place: PairLabel["a"]): Statement[] =>
    (byStory.get(place.document) ?? []).filter(({ story, attribution }) => isWithin(byId.get(story)!, attribution, place));
  return labels.map((label) => ({
    label,
    pairs: within(label.a).flatMap((a) => within(label.b).flatMap((b) => (a === b ? [] : (comparePair(a, b, table) ?? [])))),
  }));
}

/** L2 penalty, chosen by --check out of 0.3, 1, 3 and 10. */
const PENALTY = Number(optionOf("--penalty") ?? 1);
const ROUNDS = 4;
const STEPS = 3000;

interface Weights {
  readonly bias: number;
  readonly own: readonly number[];
}

const scoreOf = ({ bias, own }: Weights, values: readonly number[]): number => values.reduce((sum, value, at) => sum + value * own[at]!, bias);

/** Logistic regression by gradient descent on standardised features; of two sentences of one thing the pair that is surest so far counts. */
function fit(items: readonly Item[]): Weights {
  let weights: Weights | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const sure = (pair: PairFeatures): number => (weights === null ? rulesSameness(pair) : scoreOf(weights, valuesOf(pair)));
    const rows = items.flatMap(({ label, pairs }) => {
      if (label.label === "none") return pairs.map((pair) => ({ values: valuesOf(pair), isSame: 0 }));
      const best = [...pairs].sort((a, b) => sure(b) - sure(a))[0];
      return best === undefined ? [] : [{ values: valuesOf(best), isSame: 1 }];
    });
    weights = descend(rows);
  }
  return weights!;
}

function descend(rows: readonly { readonly values: readonly number[]; readonly isSame: number }[]): Weights {
  const width = PAIR_FEATURES.length;
  const mean = Array.from({ length: width }, (_, at) => rows.reduce((sum, { values }) => sum + values[at]!, 0) / rows.length);
  const spread = mean.map((middle, at) => Math.sqrt(rows.reduce((sum, { values }) => sum + (values[at]! - middle) ** 2, 0) / rows.length) || 1);
  const standard = rows.map(({ values, isSame }) => ({ isSame, values: values.map((value, at) => (value - mean[at]!) / spread[at]!) }));
  const own = new Array<number>(width).fill(0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = own.map((weight) => weight * PENALTY);
    let lift = 0;
    for (const { values, isSame } of standard) {
      const error = 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * own[at]!, bias))) - isSame;
      lift += error;
      values.forEach((value, at) => {
        slope[at]! += error * value;
      });
    }
    const RATE = 4 / rows.length;
    bias -= RATE * lift;
    slope.forEach((value, at) => {
      own[at]! -= RATE * value;
    });
  }
  return { bias: own.reduce((sum, weight, at) => sum - (weight * mean[at]!) / spread[at]!, bias), own: own.map((weight, at) => weight / spread[at]!) };
}

/** Precision and recall of a decision over items: sentences are of one thing where any of their pairs is. */
function report(name: string, items: readonly Item[], sure: (item: Item) => number): void {
  const scored = items.map((item) => ({ isSame: item.label.label !== "none", score: sure(item) })).sort((a, b) => b.score - a.score);
  const total = scored.filter(({ isSame }) => isSame).length;
  let right = 0;
  let mean = 0;
  const lines: string[] = [];
  for (const [at, { isSame, score }] of scored.entries()) {
    if (!isSame) continue;
    right++;
    const precision = right / (at + 1);
    mean += score > LOST ? precision / total : 0;
    if (score > LOST && (lines.length === 0 || right % 3 === 0)) lines.push(`${precision.toFixed(2)} at ${(right / total).toFixed(2)} (${score.toFixed(2)})`);
  }
  console.log(`${name}: mean precision ${mean.toFixed(3)}; precision at recall ${lines.join(", ")}`);
}

/** The score of sentences without statements that can be compared. */
const LOST = -99;
const best = (item: Item, sure: (pair: PairFeatures) => number): number => Math.max(LOST, ...item.pairs.map(sure));

const labels = readPairLabels();
const items = [...groupBy(labels, ({ corpus }) => corpus)].flatMap(([corpus, own]) => itemsOf(corpus, own));
const tuning = items.filter(({ label }) => label.half === "tuning");
const FOLDS = 8;
const foldOf = ({ label }: Item): number => [...label.a.document].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % FOLDS;
report("rules, tuning", tuning, (item) => best(item, rulesSameness));
const folds = Array.from({ length: FOLDS }, (_, fold) => fit(tuning.filter((item) => foldOf(item) !== fold)));
report("trained, cross-validated", tuning, (item) => best(item, (pair) => scoreOf(folds[foldOf(item)]!, valuesOf(pair))));
const weights = fit(tuning);
report("trained, tuning", tuning, (item) => best(item, (pair) => scoreOf(weights, valuesOf(pair))));
PAIR_FEATURES.forEach((name, at) => console.log(`${name}\t${weights.own[at]!.toFixed(3)}`));
console.log(`bias\t${weights.bias.toFixed(3)}`);
if (!process.argv.includes("--check")) {
  const rows = [...PAIR_FEATURES.map((name, at) => `${name}\t${weights.own[at]!.toFixed(3)}`), `bias\t${weights.bias.toFixed(3)}`];
  writeFileSync(
    new URL("../src/claims/model.tsv", import.meta.url),
    `feature\tweight\n# written by npx tsx train/claims.ts, on the tuning half of bench/claims/labels.jsonl; Apache-2.0\n${rows.join("\n")}\n`,
  );
}
