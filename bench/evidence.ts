// What becomes of commitments: npx tsx bench/evidence.ts [--read: prints what is put out and not labelled; --draw: the same as ids and offsets] [--errors] [--marks FOLDER: keeps the marked stories there]
// Pairs of a commitment (by its action) and a sentence of a later report, labelled by reading (commitments/evidence.jsonl: ids, offsets, labels).
// Recall: of the pairs that tell what became of the commitment, those that are put out as evidence; precision: of what is put out and was read, what is right.
import { createCommitmentTracker } from "../src/commitments/index.js";
import type { CommitmentEvidence } from "../src/document/types.js";
import { packagedResources } from "../src/index.js";
import { optionOf } from "../train/learn/option.js";
import { byDay, readMarkedStories } from "./claims/read-pairs.js";
import { type EvidenceLabel, evidenceLabelOf, readEvidenceLabels, TELLS } from "./commitments/evidence-labels.js";

const labels = readEvidenceLabels();
const telling = labels.filter(({ label, drawn }) => TELLS.has(label) && drawn === "words");
const recalled = new Set<EvidenceLabel>();
let found = 0;
let right = 0;
let read = 0;
let kindRight = 0;

for (const corpus of new Set(labels.map((label) => label.corpus))) {
  const own = labels.filter((label) => label.corpus === corpus);
  const tracker = createCommitmentTracker(packagedResources);
  const stories = byDay(readMarkedStories(corpus, optionOf("--marks")));
  const texts = new Map(stories.map(({ id, text }) => [id, text]));
  for (const story of stories) tracker.add(story);
  const wordsOf = (place: { readonly story: string; readonly start: number; readonly end: number }): string =>
    texts.get(place.story)!.slice(place.start, place.end).replace(/\s+/g, " ");
  for (const { story, action, evidence } of tracker.finish({ asOf: null, anchors: new Map() }).commitments)
    for (const told of evidence) {
      found++;
      const label = evidenceLabelOf(own, { document: story, ...action }, { document: told.story, start: told.start });
      if (label !== null && label.label !== "open") {
        read++;
        if (TELLS.has(label.label)) right++;
        if (label.drawn === "words" && TELLS.has(label.label)) recalled.add(label);
        if (isKind(told, label)) kindRight++;
      }
      const isShown = label === null ? process.argv.includes("--read") : process.argv.includes("--errors") && !TELLS.has(label.label);
      if (process.argv.includes("--draw") && label === null)
        console.log(
          JSON.stringify({ corpus, commitment: { document: story, ...action }, evidence: { document: told.story, start: told.start, end: told.end } }),
        );
      if (isShown)
        console.log(
          `${label?.label ?? "not read"} ${corpus} ${story} ${action.start} <${wordsOf({ story, ...action })}>\n  ${told.story} ${told.start} ${told.tells}: ${wordsOf(told)}`,
        );
    }
}

function isKind({ tells }: CommitmentEvidence, { label }: EvidenceLabel): boolean {
  return tells === label || (tells === "breach-alleged" && label === "breach");
}

console.log(
  `${found} sentences put out as evidence; of ${read} read ${right} are (precision ${(right / read).toFixed(3)}), ${kindRight} with the right outcome`,
);
console.log(
  `of ${telling.length} pairs drawn by words that tell what became of a commitment ${recalled.size} are put out (recall ${(recalled.size / telling.length).toFixed(3)})`,
);
