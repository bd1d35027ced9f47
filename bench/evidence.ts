// What becomes of commitments: npx tsx bench/evidence.ts [--read: prints what is put out and not labelled; --draw: the same as ids and offsets] [--errors]
// Pairs of a commitment (by its action) and a sentence of a later report, labelled by reading (commitments/evidence.jsonl: ids, offsets, labels).
// Recall: of the pairs that tell what became of the commitment, those that are put out as evidence; precision: of what is put out and was read, what is right.
import { readFileSync } from "node:fs";
import { createCommitmentTracker } from "../src/commitments/index.js";
import type { CommitmentEvidence } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";
import { corpusPath, jsonLines, readCorpus } from "../train/learn/corpus.js";
import type { CorpusStory, Place } from "./claims/read-pairs.js";

/** `again`: the commitment is only told again; `none`: another act, occasion or doer, or no commitment. */
interface EvidenceLabel {
  readonly corpus: string;
  /** By words in common, without the stage, or from what it puts out: only the former count for recall. */
  readonly drawn: "words" | "output";
  readonly commitment: Place;
  readonly evidence: Place;
  readonly label: "done" | "partly" | "suspended" | "cancelled" | "breach" | "again" | "none" | "open";
}

const TELLS: ReadonlySet<string> = new Set(["done", "partly", "suspended", "cancelled", "breach"]);
const keyOf = (commitment: Omit<Place, "end">, evidence: Omit<Place, "end">): string =>
  `${commitment.document} ${commitment.start} ${evidence.document} ${evidence.start}`;
const labels = jsonLines<EvidenceLabel>(readFileSync(new URL("commitments/evidence.jsonl", import.meta.url)));
const { mark } = createPipeline(packagedResources);
const telling = labels.filter(({ label, drawn }) => TELLS.has(label) && drawn === "words");
const drawnByWords = new Set(telling.map(({ commitment, evidence }) => keyOf(commitment, evidence)));
let found = 0;
let right = 0;
let read = 0;
let recalled = 0;
let kindRight = 0;

for (const corpus of new Set(labels.map((label) => label.corpus))) {
  const byKey = new Map(labels.filter((label) => label.corpus === corpus).map((label) => [keyOf(label.commitment, label.evidence), label.label]));
  const texts = new Map<string, string>();
  const tracker = createCommitmentTracker(packagedResources);
  const stories = readCorpus<CorpusStory>(corpusPath(corpus)).documents.map((story) => ({
    ...story,
    id: String(story.id),
    published: story.published.slice(0, 10),
  }));
  stories.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : a.id < b.id ? -1 : 1));
  for (const { id, text, published } of stories) {
    texts.set(id, text);
    tracker.add(mark({ id, text, published, headline: null, outlet: null }));
  }
  const wordsOf = (place: { readonly story: string; readonly start: number; readonly end: number }): string =>
    texts.get(place.story)!.slice(place.start, place.end).replace(/\s+/g, " ");
  for (const { story, action, evidence } of tracker.finish({ asOf: null, anchors: new Map() }).commitments)
    for (const told of evidence) {
      found++;
      const key = keyOf({ document: story, start: action.start }, { document: told.story, start: told.start });
      const label = byKey.get(key);
      if (label !== undefined && label !== "open") {
        read++;
        if (TELLS.has(label) && drawnByWords.has(key)) recalled++;
        if (TELLS.has(label)) right++;
        if (isKind(told, label)) kindRight++;
      }
      const isShown = label === undefined ? process.argv.includes("--read") : process.argv.includes("--errors") && !TELLS.has(label);
      if (process.argv.includes("--draw") && label === undefined)
        console.log(
          JSON.stringify({ corpus, commitment: { document: story, ...action }, evidence: { document: told.story, start: told.start, end: told.end } }),
        );
      if (isShown)
        console.log(
          `${label ?? "not read"} ${corpus} ${story} ${action.start} <${wordsOf({ story, ...action })}>\n  ${told.story} ${told.start} ${told.tells}: ${wordsOf(told)}`,
        );
    }
}

function isKind({ tells }: CommitmentEvidence, label: string): boolean {
  return tells === label || (tells === "breach-alleged" && label === "breach");
}

console.log(
  `${found} sentences put out as evidence; of ${read} read ${right} are (precision ${(right / read).toFixed(3)}), ${kindRight} with the right outcome`,
);
console.log(
  `of ${telling.length} pairs drawn by words that tell what became of a commitment ${recalled} are put out (recall ${(recalled / telling.length).toFixed(3)})`,
);
