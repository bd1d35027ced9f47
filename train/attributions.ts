// Trains the taggers and the judge of the stage: npx tsx train/attributions.ts
import { writeFileSync } from "node:fs";
import { FeatureSpace } from "../src/attributions/feature-writer.js";
import { JUDGE_LABELS } from "../src/attributions/judge-features.js";
import { MARK_LABELS } from "../src/attributions/mark-features.js";
import { type Marks, readMarks } from "../src/attributions/marks.js";
import { ROLE_LABELS } from "../src/attributions/role-features.js";
import { type LinearModel, TAGGER_KERNEL, Tagger } from "../src/learn/index.js";
import { packagedResources } from "../src/resources.js";
import { judgeExamples, markExamples, roleExamples } from "./attributions/examples.js";
import { readGold } from "./attributions/gold.js";
import { type CrfOptions, meanCrf, roundCrf, trainCrf } from "./learn/crf.js";
import { type Example, modelBytes } from "./learn/sequences.js";

const SEED = 20250114;
/** Step, decay and dropout of a field: the best of six settings tried on the development data. */
const FIELD = { seed: SEED, rate: 0.05, decay: 0.002, dropout: 0.5 };
const MARKS: CrfOptions = { ...FIELD, labels: MARK_LABELS, slots: 2 ** 18, epochs: 6 };
const ROLES: CrfOptions = { ...FIELD, labels: ROLE_LABELS, slots: 2 ** 18, epochs: 4 };
const JUDGE: CrfOptions = { ...FIELD, labels: JUDGE_LABELS, slots: 2 ** 16, epochs: 6, dropout: 0.3 };
/** Each model is the mean of so many fields, which meet the examples in another order and leave out other features: one alone finds and misses single cues by chance. */
const VOICES = 3;
/** Each model learns from what the one before finds in documents that it has not seen: so many parts are held out in turn. */
const FOLDS = 4;

const space = new FeatureSpace();
const { documents, sha256 } = readGold("train");

function fit(name: string, options: CrfOptions, examples: readonly Example[]): LinearModel {
  console.log(`${name}: ${examples.length} sequences`);
  const trained = Array.from({ length: VOICES }, (_, voice) => trainCrf(examples, { ...options, seed: options.seed + voice }));
  return roundCrf(meanCrf(trained), {
    name,
    labels: options.labels,
    slots: options.slots,
    corpus: "PolNeAR 1.0.0 train",
    corpusSha256: sha256,
    licence: "weights only; the articles belong to their publishers",
    seed: SEED,
    command: "npx tsx train/attributions.ts",
    score: "see src/attributions/README.md",
  });
}

/** Fits the model on all documents and writes it; gives the models without a part each, by the part that they have not seen. */
function fitAll(name: string, options: CrfOptions, examples: readonly (readonly Example[])[]): Tagger[] {
  const model = fit(name, options, examples.flat());
  writeFileSync(new URL(`../src/attributions/${name}.bin`, import.meta.url), modelBytes(model));
  return Array.from({ length: FOLDS }, (_, part) => {
    const seen = examples.filter((_, index) => index % FOLDS !== part).flat();
    return new Tagger(fit(`${name} without part ${part + 1}`, options, seen), packagedResources.bytes(TAGGER_KERNEL));
  });
}

const markModels = fitAll("marks", MARKS, documents.map(markExamples));
const marks: Marks[] = documents.map(({ scene }, index) => readMarks(scene, markModels[index % FOLDS]!, space));
const roleModels = fitAll(
  "roles",
  ROLES,
  documents.map((document, index) => roleExamples(document, marks[index]!)),
);
const judge = fit(
  "judge",
  JUDGE,
  documents.flatMap((document, index) => judgeExamples(document, marks[index]!, roleModels[index % FOLDS]!)),
);
writeFileSync(new URL("../src/attributions/judge.bin", import.meta.url), modelBytes(judge));
