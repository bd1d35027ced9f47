// Precision, recall and F1 of commitments, and windows right, on the labels beside this file: npx tsx bench/commitments.ts [--errors]
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Commitment } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";

/** A sentence of a document of a corpus beside the checkout, by offsets: whether it holds a commitment, and its window where the sentence gives one. */
interface Label {
  readonly corpus: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly commitment: boolean;
  readonly window?: string;
}

interface Source {
  readonly id: string;
  readonly text: string;
  readonly published?: string | null;
}

const labels = readFileSync(new URL("commitments/labels.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Label => JSON.parse(line));
const { mark } = createPipeline(packagedResources);
const showsErrors = process.argv.includes("--errors");

const count = { right: 0, found: 0, labelled: 0, windows: 0, windowsRight: 0 };
for (const corpus of new Set(labels.map((label) => label.corpus))) {
  const own = new Map<string, Label[]>();
  for (const label of labels) if (label.corpus === corpus) own.set(label.document, [...(own.get(label.document) ?? []), label]);
  const file = corpus.startsWith("chronology/") ? `${corpus}/stories.jsonl.gz` : `${corpus}.jsonl.gz`;
  for (const line of gunzipSync(readFileSync(new URL(`../../shared/data/${file}`, import.meta.url)))
    .toString("utf8")
    .trim()
    .split("\n")) {
    const { id, text, published = null }: Source = JSON.parse(line);
    const here = own.get(id);
    if (here === undefined) continue;
    const { commitments } = mark({ id, text, published: published?.slice(0, 10) ?? null, headline: null, outlet: null });
    for (const label of here)
      score(
        label,
        commitments.filter(({ action }) => action.start >= label.start && action.end <= label.end),
        { text, published },
      );
  }
}

function score(label: Label, found: readonly Commitment[], { text, published = null }: Omit<Source, "id">): void {
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
