// Trains the two taggers of the stage: npx tsx train/attributions.ts
import { writeFileSync } from "node:fs";
import { MARK_LABELS } from "../src/attributions/mark-features.js";
import { readMarks } from "../src/attributions/marks.js";
import { ROLE_LABELS } from "../src/attributions/role-features.js";
import type { LinearModel } from "../src/learn/index.js";
import { markExamples, roleExamples } from "./attributions/examples.js";
import { readGold } from "./attributions/gold.js";
import { roundCrf, trainCrf } from "./learn/crf.js";
import { type Example, modelBytes } from "./learn/sequences.js";

const SEED = 20250114;
const SLOTS = 2 ** 18;
const MARK_EPOCHS = 6;
const ROLE_EPOCHS = 4;
/** Step, decay and dropout of the field: the best of six settings tried on the development data. */
const FIELD = { seed: SEED, slots: SLOTS, rate: 0.05, decay: 0.002, dropout: 0.5 };
/** The second tagger learns from what the first one finds in documents that it has not seen: so many parts are held out in turn. */
const FOLDS = 4;

const { documents, sha256 } = readGold("train");

const fit = (name: string, labels: readonly string[], epochs: number, examples: readonly Example[]): LinearModel => {
  const trained = trainCrf(examples, { ...FIELD, labels, epochs });
  console.log(`${name}: ${examples.length} sequences`);
  return roundCrf(trained, {
    name,
    labels,
    slots: SLOTS,
    corpus: "PolNeAR 1.0.0 train",
    corpusSha256: sha256,
    licence: "weights only; the articles belong to their publishers",
    seed: SEED,
    command: "npx tsx train/attributions.ts",
    score: "see src/attributions/README.md",
  });
};

const paragraphs = documents.map(markExamples);
const attributions: Example[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fit(`marks without part ${fold + 1}`, MARK_LABELS, MARK_EPOCHS, paragraphs.filter((_, index) => index % FOLDS !== fold).flat());
  for (let index = fold; index < documents.length; index += FOLDS)
    attributions.push(...roleExamples(documents[index]!, readMarks(documents[index]!.scene, model)));
}
const write = (model: LinearModel): void => writeFileSync(new URL(`../src/attributions/${model.header.name}.bin`, import.meta.url), modelBytes(model));
write(fit("marks", MARK_LABELS, MARK_EPOCHS, paragraphs.flat()));
write(fit("roles", ROLE_LABELS, ROLE_EPOCHS, attributions));
