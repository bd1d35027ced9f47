// Precision, recall and F1 of commitments, and windows right, on the labels beside this file: npx tsx bench/commitments.ts [--errors]
import type { Commitment, Report, Span } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";
import { type Label, labelledDocuments, readLabels } from "./labels.js";

/** A sentence of a document of a corpus beside the checkout, by offsets: whether it holds a commitment, and its window where the sentence gives one. */
interface CommitmentLabel extends Label, Span {
  readonly commitment: boolean;
  readonly window?: string;
}

const labels = readLabels<CommitmentLabel>("commitments");
const { mark } = createPipeline(packagedResources);
const showsErrors = process.argv.includes("--errors");

const count = { right: 0, found: 0, labelled: 0, windows: 0, windowsRight: 0 };
for (const { story, labels: own } of labelledDocuments(labels)) {
  const { commitments } = mark({ ...story, headline: null, outlet: null });
  for (const label of own)
    score(
      label,
      commitments.filter(({ action }) => action.start >= label.start && action.end <= label.end),
      story,
    );
}

function score(label: CommitmentLabel, found: readonly Commitment[], { text, published }: Report): void {
  if (label.commitment) count.labelled++;
  if (found.length > 0) count.found++;
  if (label.commitment && found.length > 0) count.right++;
  const isWindowRight = label.window === undefined || found.length === 0 || found.some(({ window }) => window === label.window);
  if (label.window !== undefined && found.length > 0) {
    count.windows++;
    if (isWindowRight) count.windowsRight++;
  }
  if (!showsErrors || (label.commitment === found.length > 0 && isWindowRight)) return;
  const kind = !isWindowRight ? `window ${label.window}` : label.commitment ? "missed" : "not one";
  console.log(
    `${kind} [${published}] ${text.slice(label.start, label.end)} ${found.map(({ action, window }) => `<${text.slice(action.start, action.end)}> ${window}`).join(" ")}`,
  );
}

const precision = count.right / count.found;
const recall = count.right / count.labelled;
console.log(`${labels.length} sentences, ${count.labelled} with a commitment`);
console.log(`precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`);
console.log(`windows right ${count.windowsRight} of ${count.windows}: ${(count.windowsRight / count.windows).toFixed(3)}`);
