// Precision, recall and F1 of commitments, and windows right, on the labels beside this file: npx tsx bench/commitments.ts [--errors]
// Then, of verb groups of open text that the stage once took for commitments, read (commitments/read.jsonl): how many of those it puts out are, with the right doer and
// the right days. What tells them apart is trained on these (train/commitments.ts says what it reaches cross-validated); the doers and days of those drawn first were read
// while the rules were made, of those drawn second after.
import { spansOverlap } from "../src/document/spans.js";
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

/** A verb group, by its offsets. */
interface ReadLabel extends Label, Span {
  readonly drawn: "first" | "second";
  /** `null`: cannot be told. */
  readonly commitment: boolean | null;
  /** The words for who is to do it; `null` for nobody, or only a pronoun. */
  readonly doer?: Span | null;
  /** The days in which it is to be, `FROM/TO`, `..` for an open end; `null` where the sentence gives none. */
  readonly window?: string | null;
}

for (const drawn of ["first", "second"] as const) {
  const seen = { right: 0, wrong: 0, lost: 0, doers: 0, days: 0 };
  for (const { story, labels: own } of labelledDocuments(readLabels<ReadLabel>("commitments", "read").filter((label) => label.drawn === drawn))) {
    const { commitments } = mark({ ...story, headline: null, outlet: null });
    for (const label of own) {
      const found = commitments.find(({ action }) => spansOverlap(action, label));
      if (label.commitment === null) continue;
      if (found === undefined) {
        if (label.commitment) seen.lost++;
        continue;
      }
      if (!label.commitment) {
        seen.wrong++;
        continue;
      }
      seen.right++;
      const [isDoer, isWhen] = [isSameDoer(found.doer ?? null, label.doer ?? null), rangeOf(found.window) === (label.window ?? null)];
      if (isDoer) seen.doers++;
      if (isWhen) seen.days++;
      if (showsErrors && (!isDoer || !isWhen))
        console.log(
          `${isDoer ? "" : "doer "}${isWhen ? "" : "days "}[${story.published}] ${story.text.slice(label.start - 160, label.end + 80).replace(/\s+/g, " ")} <${found.doer === undefined ? "" : story.text.slice(found.doer.start, found.doer.end)}> ${found.window}`,
        );
    }
  }
  const { right, wrong, lost, doers, days } = seen;
  console.log(
    `read, drawn ${drawn}: ${right + wrong} put out, ${right} rightly (${(right / (right + wrong)).toFixed(3)}), ${lost} lost; of these doer right ${(doers / right).toFixed(3)}, days right ${(days / right).toFixed(3)}`,
  );
}

/** Whether the words given are those read, or little more or less. */
function isSameDoer(given: Span | null, read: Span | null): boolean {
  if (given === null || read === null) return given === read;
  const shared = Math.min(given.end, read.end) - Math.max(given.start, read.start);
  return shared === Math.min(given.end - given.start, read.end - read.start) && shared * 3 > Math.max(given.end - given.start, read.end - read.start);
}

function rangeOf(window: string | null): string | null {
  if (window === null) return null;
  const [from = "", to = from] = window.split("/");
  return `${from === "" ? ".." : from}/${to === "" ? ".." : to}`;
}
