import { FeatureSpace, type Run } from "../../src/attributions/feature-writer.js";
import { type Candidate, judgeFeatures } from "../../src/attributions/judge-features.js";
import { MARK_LABELS, markFeatures } from "../../src/attributions/mark-features.js";
import { cueCandidates, type Marks, paragraphEnd } from "../../src/attributions/marks.js";
import { roleFeatures, roleWindow } from "../../src/attributions/role-features.js";
import { NEAR_CUE, readCandidates, wordsOf } from "../../src/attributions/tag-attributions.js";
import type { Tagger } from "../../src/learn/index.js";
import type { Example } from "../learn/sequences.js";
import type { Gold, GoldDocument } from "./gold.js";

const space = new FeatureSpace();
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
  const found = wordsOf(scene, cueCandidates(scene, marks, NEAR_CUE));
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

/** What the judge learns from a document: whether each candidate matches an annotated attribution as the benchmark counts it. */
export function judgeExamples({ scene, gold }: GoldDocument, marks: Marks, roles: Tagger): Example[] {
  const candidates = readCandidates(scene, marks, roles, space);
  return candidates.map((candidate, index) => ({
    features: judgeFeatures(scene, marks, candidates, index),
    labels: Uint8Array.of(gold.some((entry) => isMatch(candidate, entry)) ? 1 : 0),
  }));
}

/** Contents that share less of their words (Jaccard index) are not the same. */
const LEAST_SHARED = 0.5;

/** Cues overlap, sources overlap or are both missing, contents share half of their words. */
function isMatch(found: Pick<Candidate, "cue" | "source" | "content">, { cue, source, content }: Gold): boolean {
  if (!overlaps(found.cue, cue)) return false;
  if (found.source.length + source.length > 0 && !found.source.some((run) => source.some((other) => overlaps(run, other)))) return false;
  const own = new Set(wordsIn(found.content));
  const right = wordsIn(content);
  const shared = right.filter((word) => own.has(word)).length;
  return shared >= LEAST_SHARED * (own.size + right.length - shared);
}

const overlaps = (a: Run, b: Run): boolean => a.first <= b.last && b.first <= a.last;
const wordsIn = (runs: readonly Run[]): number[] => runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** Labels a run: its first word begins, the others go on; what lies outside of the labels is cut off. */
function put(labels: Uint8Array, { first, last }: Run, begins: number, offset: number): void {
  const from = Math.max(0, first - offset);
  const end = Math.min(labels.length, last + 1 - offset);
  if (end <= from) return;
  labels.fill(begins + 1, from, end);
  labels[from] = begins;
}
