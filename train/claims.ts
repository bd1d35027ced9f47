// Trains the decision whether two statements are of one thing: npx tsx train/claims.ts [--marks <folder to keep marked stories in>] [--check: cross-validated only]
// Writes src/claims/lexicon/same-thing.tsv from the tuning half of bench/claims/labels.jsonl; the held half is only measured.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isWithin, joinEntities, type MarkedStory, type PairLabel, readMarkedStories, readPairLabels } from "../bench/claims/read-pairs.js";
import type { Statement } from "../src/claims/compare-pair.js";
import { readClaimLexicon, type SameThingWeights } from "../src/claims/lexicon.js";
import { PAIR_VALUES, valuesOf } from "../src/claims/pair-values.js";
import { readPropositions } from "../src/claims/propositions.js";
import { logOddsOf } from "../src/claims/same-thing.js";
import { prepareStatements } from "../src/claims/statements.js";
import { spansOverlap } from "../src/document/spans.js";
import { packagedResources } from "../src/resources.js";

/** L2 penalty; of 3, 10 and 30 all give much the same. */
const PENALTY = 10;
/** How often of two sentences of one thing the pair of statements that is surest so far is taken for the one that counts. */
const ROUNDS = 4;
/** Newton steps of a round; the last ones change nothing any more. */
const STEPS = 20;
/** Of two sentences that are not of one thing the surest pairs count, in sum so much. */
const SUREST = 3;
const WEIGHT_OF_NONE = 1.5;
const FOLDS = 8;
/** The score of sentences without statements that can be compared. */
const LOST = -99;

/** The pairs of statements that two labelled sentences hold. */
interface Item {
  readonly label: PairLabel;
  readonly pairs: readonly Float64Array[];
}

const folder = process.argv.includes("--marks") ? (process.argv[process.argv.indexOf("--marks") + 1] ?? null) : null;
const lexicon = readClaimLexicon(packagedResources);

function itemsOf(corpus: string, labels: readonly PairLabel[]): Item[] {
  const stories = readMarkedStories(corpus, folder);
  const byId = new Map(stories.map((story): [string, MarkedStory] => [story.id, story]));
  const propositions = stories.flatMap((story) => readPropositions(story, lexicon));
  const { statements, table } = prepareStatements(propositions, joinEntities(stories), (story) => story);
  const byStory = new Map<string, Statement[]>();
  for (const statement of statements) {
    const own = byStory.get(statement.story);
    if (own === undefined) byStory.set(statement.story, [statement]);
    else own.push(statement);
  }
  const within = (place: PairLabel["a"]): Statement[] =>
    (byStory.get(place.document) ?? []).filter(({ story, attribution, told }) =>
      attribution === null ? told !== null && spansOverlap(told, place) : isWithin(byId.get(story)!, attribution, place),
    );
  return labels.map((label) => ({
    label,
    pairs: within(label.a).flatMap((a) =>
      within(label.b).flatMap((b) => {
        const compared = a === b || (a.attribution === null && b.attribution === null) ? null : valuesOf(a, b, table);
        return compared === null ? [] : [compared.values];
      }),
    ),
  }));
}

interface Row {
  readonly values: Float64Array;
  readonly isSame: number;
  readonly weight: number;
}

/** Logistic regression by Newton's method; which pair of two sentences of one thing counts is chosen anew in each round, first by the rule of thumb. */
function fit(items: readonly Item[]): SameThingWeights {
  const all = items.flatMap(({ pairs }) => pairs);
  const means = PAIR_VALUES.map((_, at) => all.reduce((sum, values) => sum + values[at]!, 0) / all.length);
  const spreads = PAIR_VALUES.map((_, at) => Math.sqrt(all.reduce((sum, values) => sum + (values[at]! - means[at]!) ** 2, 0) / all.length) || 1);
  const rule = PAIR_VALUES.indexOf("rule");
  let trained: SameThingWeights | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const sure = (values: Float64Array): number => (trained === null ? values[rule]! : logOddsOf(values, trained));
    const rows = items.flatMap(({ label, pairs }): Row[] => {
      const surest = [...pairs].sort((a, b) => sure(b) - sure(a));
      if (label.label !== "none") return surest.slice(0, 1).map((values) => ({ values, isSame: 1, weight: 1 }));
      const kept = surest.slice(0, SUREST);
      return kept.map((values) => ({ values, isSame: 0, weight: WEIGHT_OF_NONE / kept.length }));
    });
    trained = solve(rows, means, spreads);
  }
  return trained!;
}

function solve(rows: readonly Row[], means: readonly number[], spreads: readonly number[]): SameThingWeights {
  const width = PAIR_VALUES.length;
  let own = new Array<number>(width + 1).fill(0);
  const standard = rows.map(({ values, ...row }) => ({ ...row, values: [...means.map((mean, at) => (values[at]! - mean) / spreads[at]!), 1] }));
  for (let step = 0; step < STEPS; step++) {
    const slope = own.map((weight, at) => (at === width ? 0 : PENALTY * weight));
    const curve = own.map((_, row) => own.map((__, column) => (row === column ? PENALTY : 0)));
    for (const { values, isSame, weight } of standard) {
      const odds = 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * own[at]!, 0)));
      values.forEach((value, at) => {
        slope[at]! += weight * (odds - isSame) * value;
        for (let column = 0; column <= width; column++) curve[at]![column]! += weight * odds * (1 - odds) * value * values[column]!;
      });
    }
    const change = solveLinear(curve, slope);
    own = own.map((weight, at) => weight - change[at]!);
  }
  return { bias: own[width]!, means, spreads, weights: own.slice(0, width) };
}

/** Gaussian elimination; the matrix is positive definite. */
function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const part = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= part * rows[pivot]![column]!;
    }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** Precision at steps of recall: sentences are of one thing where any of their pairs is. */
function report(name: string, items: readonly Item[], sure: (item: Item, values: Float64Array) => number): string {
  const scored = items
    .map((item) => ({ isSame: item.label.label !== "none", score: Math.max(LOST, ...item.pairs.map((values) => sure(item, values))) }))
    .sort((a, b) => b.score - a.score);
  const total = scored.filter(({ isSame }) => isSame).length;
  let right = 0;
  let mean = 0;
  const steps: string[] = [];
  for (const [at, { isSame, score }] of scored.entries()) {
    if (!isSame || score === LOST) continue;
    right++;
    mean += right / (at + 1) / total;
    if (Math.floor((20 * right) / total) > Math.floor((20 * (right - 1)) / total))
      steps.push(`${(right / (at + 1)).toFixed(2)} at ${(right / total).toFixed(2)} (${score.toFixed(2)})`);
  }
  console.log(`${name}, ${items.length} pairs: mean precision ${mean.toFixed(3)}; ${steps.join(", ")}`);
  return mean.toFixed(3);
}

const labels = readPairLabels();
const items = [...new Set(labels.map(({ corpus }) => corpus))].flatMap((corpus) =>
  itemsOf(
    corpus,
    labels.filter((label) => label.corpus === corpus),
  ),
);
const foldOf = ({ label }: Item): number => createHash("sha256").update(label.a.document).digest()[0]! % FOLDS;
const folds = Array.from({ length: FOLDS }, (_, fold) => fit(items.filter((item) => foldOf(item) !== fold)));
const rule = PAIR_VALUES.indexOf("rule");
report("rule of thumb", items, (_, values) => values[rule]!);
report("cross-validated over stories", items, (item, values) => logOddsOf(values, folds[foldOf(item)]!));
const tuning = items.filter(({ label }) => label.half === "tuning");
const trained = fit(tuning);
const score = report(
  "trained on the tuning half, held half",
  items.filter(({ label }) => label.half === "held"),
  (_, values) => logOddsOf(values, trained),
);
if (!process.argv.includes("--check")) {
  const checksum = createHash("sha256")
    .update(readFileSync(new URL("../bench/claims/labels.jsonl", import.meta.url)))
    .digest("hex");
  const rows = PAIR_VALUES.map((name, at) =>
    [name, ...[trained.means[at]!, trained.spreads[at]!, trained.weights[at]!].map((value) => value.toFixed(4))].join("\t"),
  );
  writeFileSync(
    new URL("../src/claims/lexicon/same-thing.tsv", import.meta.url),
    `value\tmean\tspread\tweight\n# made by npx tsx train/claims.ts from the tuning half of bench/claims/labels.jsonl (sha256 ${checksum}); mean precision on the held half ${score}; Apache-2.0\n${rows.join("\n")}\nbias\t0\t1\t${trained.bias.toFixed(4)}\n`,
  );
}
