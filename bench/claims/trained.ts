// Whether trained weights tell statements of one thing from others better than the rules do: a logistic regression over the same features,
// cross-validated over stories of the tuning half: npx tsx bench/claims/trained.ts [--penalty <number>] [--marks <folder to keep marked stories in>]
import { readClaimLexicon } from "../../src/claims/lexicon.js";
import { readPropositions } from "../../src/claims/propositions.js";
import { comparePair, type PairFeatures, type Statement, sameness } from "../../src/claims/same-thing.js";
import { prepareStatements } from "../../src/claims/statements.js";
import { packagedResources } from "../../src/resources.js";
import { isWithin, joinEntities, type MarkedStory, type PairLabel, readMarkedStories, readPairLabels } from "./read-pairs.js";

/** What the decision looks at, in the order of `valuesOf`. */
const PAIR_FEATURES = [
  "ofLesser",
  "ofGreater",
  "weight",
  "names",
  "terms",
  "isElsewhere",
  "days",
  "sentences",
  "isContest",
  "equalFigures",
  "otherFigures",
  "otherNames",
  "isSameHolder",
  "isBack",
  "namedDays",
  "lesserOfContest",
] as const;

/** A pair as numbers of about one size. */
function valuesOf(pair: PairFeatures): number[] {
  const { ofLesser, ofGreater, weight, names, terms, isSameStory, days, sentences, isContest, figures, otherNames, isSameHolder, isBack, namedDays } = pair;
  return [
    ofLesser,
    ofGreater,
    Math.log1p(weight / 10),
    Math.min(names, 3),
    Math.min(terms, 6),
    isSameStory ? 0 : 1,
    Math.log1p(days),
    Math.log1p(sentences),
    isContest ? 1 : 0,
    figures > 0 ? 1 : 0,
    figures < 0 ? 1 : 0,
    Math.min(otherNames, 3),
    isSameHolder ? 1 : 0,
    isBack ? 1 : 0,
    namedDays,
    isContest ? ofLesser : 0,
  ];
}

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

/** L2 penalty; of 0.3, 1, 3 and 10 the first three give much the same. */
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
    const sure = (pair: PairFeatures): number => (weights === null ? sameness(pair) : scoreOf(weights, valuesOf(pair)));
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
report("rules, tuning", tuning, (item) => best(item, sameness));
const folds = Array.from({ length: FOLDS }, (_, fold) => fit(tuning.filter((item) => foldOf(item) !== fold)));
report("trained, cross-validated", tuning, (item) => best(item, (pair) => scoreOf(folds[foldOf(item)]!, valuesOf(pair))));
