import type { Run } from "../../src/attributions/feature-writer.js";
import { MARK_LABELS, markFeatures } from "../../src/attributions/mark-features.js";
import { cueCandidates, type Marks, paragraphEnd } from "../../src/attributions/marks.js";
import { roleFeatures, roleWindow } from "../../src/attributions/role-features.js";
import { CUE_DOUBT, wordsOf } from "../../src/attributions/tag-attributions.js";
import type { Example } from "../learn/sequences.js";
import type { GoldDocument } from "./gold.js";

const BEGINS_SOURCE = MARK_LABELS.indexOf("B-source");
const BEGINS_CUE = MARK_LABELS.indexOf("B-cue");
const BEGINS_CONTENT = MARK_LABELS.indexOf("B-content");

/** What the first tagger learns from a document: its paragraphs, with cues over sources over contents where they overlap. */
export function markExamples({ scene, gold }: GoldDocument): Example[] {
  const labels = new Uint8Array(scene.words.count);
  for (const { content, source } of gold) {
    for (const run of content) put(labels, run, BEGINS_CONTENT, 0);
    for (const run of source) put(labels, run, BEGINS_SOURCE, 0);
  }
  for (const { cue } of gold) put(labels, cue, BEGINS_CUE, 0);
  const examples: Example[] = [];
  for (let first = 0; first < scene.words.count; ) {
    const end = paragraphEnd(scene, first);
    examples.push({ features: markFeatures(scene, first, end), labels: labels.slice(first, end) });
    first = end;
  }
  return examples;
}

/** What the second tagger learns from a document: source and content of each annotated cue, beside what the first tagger finds. */
export function roleExamples({ scene, gold }: GoldDocument, marks: Marks): Example[] {
  const found = wordsOf(scene, cueCandidates(scene, marks, CUE_DOUBT));
  return gold.map(({ cue, source, content }) => {
    const window = roleWindow(scene, cue);
    const isCue = Uint8Array.from(found).fill(1, cue.first, cue.last + 1);
    const labels = new Uint8Array(window.end - window.first);
    for (const run of content) put(labels, run, 3, window.first);
    for (const run of source) put(labels, run, 1, window.first);
    labels.fill(0, cue.first - window.first, cue.last + 1 - window.first);
    return { features: roleFeatures(scene, cue, window, marks, isCue), labels };
  });
}

/** Labels a run: its first word begins, the others go on; what lies outside of the labels is cut off. */
function put(labels: Uint8Array, { first, last }: Run, begins: number, offset: number): void {
  const from = Math.max(0, first - offset);
  const end = Math.min(labels.length, last + 1 - offset);
  if (end <= from) return;
  labels.fill(begins + 1, from, end);
  labels[from] = begins;
}
