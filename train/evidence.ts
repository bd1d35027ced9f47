// Trains what tells that a sentence of a later report is about a commitment: npx tsx train/evidence.ts [--check: cross-validated only] [--marks FOLDER: keeps the marked stories there]
// Writes src/commitments/lexicon/evidence.tsv from bench/commitments/evidence.jsonl; two minutes, most of it for marking four corpora.
// With --draw FROM TO prints the pairs between these log-odds that were not read, as ids and offsets.
import { readFileSync, writeFileSync } from "node:fs";
import { byDay, type MarkedStory, readMarkedStories } from "../bench/claims/read-pairs.js";
import { EVIDENCE_LABELS, evidenceLabelOf, readEvidenceLabels, TELLS } from "../bench/commitments/evidence-labels.js";
import { createEvidencePile, evidenceCandidates, laterStory } from "../src/commitments/evidence-candidates.js";
import { readEvidenceLexicon } from "../src/commitments/evidence-lexicon.js";
import { EVIDENCE_VALUES, evidenceJudge } from "../src/commitments/evidence-values.js";
import { openCommitments } from "../src/commitments/open-commitment.js";
import type { Span } from "../src/document/types.js";
import { packagedResources } from "../src/resources.js";
import { signsTable } from "./commitments/fit-signs.js";
import { foldOf } from "./learn/folds.js";
import { fitLogistic } from "./learn/logistic.js";
import { optionOf } from "./learn/option.js";

const CORPORA = ["libya", "h1n1", "finan", "iraq"].map((topic) => `chronology/${topic}`);
/** Pull to zero (L2): of 1, 2 and 4 the best when cross-validated. */
const PULL = 2;
/** How often a sentence's deed is chosen. From the third time on two tables take turns, which differ little (the bias by .03) and judge alike. */
const ROUNDS = 4;

/** A commitment and a sentence that the stage weighs. */
interface Pair {
  readonly corpus: string;
  readonly story: string;
  readonly action: Span;
  readonly later: string;
  readonly sentence: Span;
  readonly values: Float64Array;
  /** `null`: not read, or open. */
  readonly tells: boolean | null;
  readonly isRead: boolean;
}

const folder = optionOf("--marks");
const lexicon = readEvidenceLexicon(packagedResources);
const labels = readEvidenceLabels();

type Weigh = (values: Float64Array) => number;

/** The pairs of a corpus; of several deeds of a sentence the one that weighs most. */
function pairsOf(corpus: string, stories: readonly MarkedStory[], judge: Weigh): Pair[] {
  const own = labels.filter((label) => label.corpus === corpus);
  const empty = createEvidencePile(lexicon);
  const pile = { ...empty, judge };
  return stories.flatMap((story) => {
    pile.count(story);
    const later = laterStory(story);
    const pairs = (later === null ? [] : [...evidenceCandidates(later, pile)]).map(({ open, sentence, values }): Pair => {
      const label = evidenceLabelOf(own, { document: open.story, ...open.commitment.action }, { document: story.id, start: sentence.start })?.label;
      return {
        corpus,
        story: open.story,
        action: open.commitment.action,
        later: story.id,
        sentence,
        values,
        tells: label === undefined || label === "open" ? null : TELLS.has(label),
        isRead: label !== undefined,
      };
    });
    for (const open of openCommitments(story, lexicon)) pile.index.add(open);
    return pairs;
  });
}

const fit = (pairs: readonly Pair[]): { readonly bias: number; readonly weights: ReadonlyMap<string, number> } => {
  const { bias, weights } = fitLogistic(
    pairs.map(({ values, tells }) => ({ values, target: tells === true ? 1 : 0 })),
    PULL,
  );
  return { bias, weights: new Map(EVIDENCE_VALUES.map((name, at) => [name, weights[at]!])) };
};

const commitmentOf = ({ story, action }: Pair): string => `${story} ${action.start}`;

/** By commitments, later reports or topics. */
function crossValidate(name: string, pairs: readonly Pair[], partOf: (pair: Pair) => string): void {
  const judges = new Map([...new Set(pairs.map(partOf))].map((part) => [part, evidenceJudge(fit(pairs.filter((pair) => partOf(pair) !== part)))]));
  const scored = pairs.map((pair) => ({ pair, score: judges.get(partOf(pair))!(pair.values) }));
  const all = pairs.filter(({ tells }) => tells === true).length;
  const steps = [-1, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.5].map((least) => {
    const kept = scored.filter(({ score }) => score >= least);
    const right = kept.filter(({ pair }) => pair.tells === true).length;
    const known = new Set(pairs.filter(({ tells }) => tells === true).map(commitmentOf));
    const found = new Set(kept.filter(({ pair }) => pair.tells === true).map(({ pair }) => commitmentOf(pair)));
    return `${least}: ${(right / kept.length).toFixed(2)} at ${(right / all).toFixed(2)}, ${(found.size / known.size).toFixed(2)} of commitments`;
  });
  console.log(`${name}, ${pairs.length} read, ${all} of them tell; precision at recall by threshold: ${steps.join(", ")}`);
}

const partOf = (name: string): string => String(foldOf(`evidence ${name}`));
const piles = CORPORA.map((corpus) => [corpus, byDay(readMarkedStories(corpus, folder))] as const);

/** Which deed of a sentence counts is chosen anew by what was learnt, first by the sum of the values: nothing that is shipped is looked at. */
function learn(): { readonly all: readonly Pair[]; readonly known: readonly Pair[]; readonly whole: ReturnType<typeof fit> } {
  let judge: Weigh = (values) => values.reduce((sum, value) => sum + value, 0);
  for (let round = 1; ; round++) {
    const all = piles.flatMap(([corpus, stories]) => pairsOf(corpus, stories, judge));
    const known = all.filter(({ tells }) => tells !== null);
    const whole = fit(known);
    if (round === ROUNDS) return { all, known, whole };
    judge = evidenceJudge(whole);
  }
}

const { all, known, whole } = learn();
const drawAt = process.argv.indexOf("--draw");
if (drawAt >= 0) {
  const [from, to] = process.argv.slice(drawAt + 1, drawAt + 3).map(Number);
  const judge = evidenceJudge(whole);
  for (const { corpus, story, action, later, sentence, values, isRead } of all) {
    const odds = judge(values);
    if (!isRead && odds >= from! && odds < to!)
      console.log(JSON.stringify({ corpus, odds, commitment: { document: story, ...action }, evidence: { document: later, ...sentence } }));
  }
} else {
  console.log(`${all.length} pairs are weighed`);
  crossValidate("cross-validated over commitments", known, (pair) => partOf(commitmentOf(pair)));
  crossValidate("over later reports", known, ({ later }) => partOf(later));
  crossValidate("over topics", known, ({ corpus }) => corpus);
}
if (!process.argv.includes("--check") && drawAt < 0)
  writeFileSync(
    new URL("../src/commitments/lexicon/evidence.tsv", import.meta.url),
    signsTable(whole, { command: "npx tsx train/evidence.ts", file: "bench/commitments/evidence.jsonl", labels: readFileSync(EVIDENCE_LABELS) }),
  );
