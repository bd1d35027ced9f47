import type { Span, Words } from "../document/types.js";
import { hashText, type LinearModel, scoreItem, type Tagger } from "../learn/index.js";
import type { FeatureSpace, Run } from "./feature-writer.js";
import { type Candidate, judgeFeatures } from "./judge-features.js";
import { cueCandidates, type Marks, readMarks } from "./marks.js";
import { type Judged, keepSpeakers, keptAbove, quotationsOf } from "./quotations.js";
import { roleFeatures, roleWindow } from "./role-features.js";
import type { Scene } from "./scene.js";

/** An attribution as tagged. */
export interface Tagged {
  readonly cue: Run;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
}

export interface AttributionModels {
  readonly marks: Tagger;
  readonly roles: Tagger;
  readonly judge: LinearModel;
  /** Room for features, written over by whoever reads next. */
  readonly space: FeatureSpace;
}

/** Words that are at most this much worse as a cue than as anything else count as cues beside the one looked at (in the units of `Marks.cueMargin`). */
export const NEAR_CUE = 40;
/** Words that are at most this much worse are tried as a cue. */
export const TRIED_CUE = 400;
/** What the judge gives less than this is dropped (in units of the model; 200 is one unit of log-odds). */
const LEAST_JUDGEMENT = -200;
/** The same where nothing else says who speaks a quotation. */
const LEAST_FOR_QUOTATION = -1000;

/** Finds what may be a cue, then source and content of each, and keeps what as a whole looks like an attribution. */
export function tagAttributions(scene: Scene, models: AttributionModels): Tagged[] {
  const marks = readMarks(scene, models.marks, models.space);
  const judged = judgeAll(scene, marks, readCandidates(scene, marks, models.roles, models.space), models.judge);
  const kept = keptAbove(judged, LEAST_JUDGEMENT);
  const unheld = keepSpeakers(quotationsOf(scene), judged, kept, LEAST_FOR_QUOTATION);
  const found = [...judged.filter((_, at) => kept[at]), ...findSpeakers(scene, marks, unheld, judged, models)];
  return found
    .map(({ candidate: { cue, source, content } }) => ({ cue, source, content: withLaterParagraphs(scene, content) }))
    .sort((a, b) => a.cue.first - b.cue.first);
}

/** The weakest cue that is tried for a quotation without a speaker. */
const SPEAKER_CUE = 900;
/** It stands at most so many words before or behind. */
const SPEAKER_REACH = 25;

/** Tries weaker cues around the quotations that nothing holds yet. */
function findSpeakers(scene: Scene, marks: Marks, unheld: readonly Run[], known: readonly Judged[], models: AttributionModels): Judged[] {
  if (unheld.length === 0) return [];
  const isNear = wordsOf(
    scene,
    unheld.map(({ first, last }) => ({ first: Math.max(0, first - SPEAKER_REACH), last: Math.min(scene.words.count - 1, last + SPEAKER_REACH) })),
  );
  const strong = cueCandidates(scene, marks, TRIED_CUE);
  const isTried = wordsOf(scene, strong);
  const isCue = wordsOf(scene, cueCandidates(scene, marks, NEAR_CUE));
  const weak = cueCandidates(scene, marks, SPEAKER_CUE)
    .filter(({ first, last }) => isNear[first] === 1 && isTried[first] === 0 && isTried[last] === 0 && scene.quoted[first] === 0)
    .map((cue) => tagRoles(scene, cue, marks, isCue, models.roles, models.space))
    .filter(({ content }) => content.length > 0);
  const all = [...known.map(({ candidate }) => candidate), ...weak].sort((a, b) => a.cue.first - b.cue.first);
  const isWeak = new Set(weak);
  const judged = judgeAll(scene, marks, all, models.judge).filter(({ candidate }) => isWeak.has(candidate));
  const kept = keptAbove(judged, Infinity);
  keepSpeakers(unheld, judged, kept, -Infinity);
  return judged.filter((_, at) => kept[at]);
}

function judgeAll(scene: Scene, marks: Marks, candidates: readonly Candidate[], judge: LinearModel): Judged[] {
  return candidates.map((candidate, index) => ({
    candidate,
    score: judgeCandidate(scene, marks, candidates, index, judge) + (isTelling(scene, candidate) ? TELLING_BONUS : 0),
  }));
}

/** Cues by which statements are set against each other: none should be lost that the first tagger finds. */
const TELLING = new Set(["denies", "demands", "alleges", "declines"].map(hashText));
/** So much more the judge gives them; costs 0.1 points of relation F1 on the development data. */
const TELLING_BONUS = 250;

function isTelling({ stanceHash }: Scene, { cue, source, margin }: Candidate): boolean {
  if (margin <= 0 || source.length === 0) return false;
  for (let word = cue.first; word <= cue.last; word++) if (TELLING.has(stanceHash[word]!)) return true;
  return false;
}

/** All that may be an attribution, in order; what has no content is left out. */
export function readCandidates(scene: Scene, marks: Marks, roles: Tagger, space: FeatureSpace): Candidate[] {
  const isCue = wordsOf(scene, cueCandidates(scene, marks, NEAR_CUE));
  return cueCandidates(scene, marks, TRIED_CUE)
    .map((cue) => tagRoles(scene, cue, marks, isCue, roles, space))
    .filter(({ content }) => content.length > 0);
}

/** By how much an attribution is rather one than none, in the units of the model. */
export function judgeCandidate(scene: Scene, marks: Marks, candidates: readonly Candidate[], index: number, model: LinearModel): number {
  const scores = new Int32Array(2);
  scoreItem(model, judgeFeatures(scene, marks, candidates, index), 0, scores);
  return scores[1]! - scores[0]! + model.transitions[5]! - model.transitions[4]!;
}

/** Finds the source and the content of one cue. */
export function tagRoles(scene: Scene, cue: Run, marks: Marks, isCue: Uint8Array, roles: Tagger, space: FeatureSpace): Candidate {
  const window = roleWindow(scene, cue);
  const { labels, gain } = roles.tag(roleFeatures(scene, cue, window, marks, isCue, space), window.end - window.first);
  labels.fill(0, cue.first - window.first, cue.last + 1 - window.first);
  const content = runsOf(labels, 3, window.first).filter((run) => run.last > run.first || /[\p{L}\p{N}]/u.test(scene.words.forms[run.first]!));
  const margins = marks.cueMargin.subarray(cue.first, cue.last + 1);
  return { cue, source: runsOf(labels, 1, window.first), content, gain, margin: Math.max(...margins), least: Math.min(...margins) };
}

/** Marks the words of all runs. */
export function wordsOf(scene: Scene, runs: readonly Run[]): Uint8Array {
  const isIn = new Uint8Array(scene.words.count);
  for (const { first, last } of runs) isIn.fill(1, first, last + 1);
  return isIn;
}

/** No quotation is followed over more paragraphs. */
const MOST_PARAGRAPHS = 12;

/** A quotation that is open at the end of its paragraph goes on in the next one, if that begins with an opening mark. */
function withLaterParagraphs(scene: Scene, content: readonly Run[]): readonly Run[] {
  const runs = [...content];
  const { words, paragraph, mark, quoted } = scene;
  for (let paragraphs = 0; paragraphs < MOST_PARAGRAPHS; paragraphs++) {
    let end = (runs.at(-1)?.last ?? 0) + 1;
    while (end < words.count && paragraph[end] === paragraph[end - 1] && quoted[end] === 1 && mark[end] !== 2) end++;
    const isOpen = end < words.count && paragraph[end] !== paragraph[end - 1] && quoted[end - 1] === 1 && mark[end - 1] !== 2 && mark[end] === 1;
    if (!isOpen) break;
    let last = end;
    while (last + 1 < words.count && paragraph[last + 1] === paragraph[end] && mark[last] !== 2) last++;
    runs.push({ first: end, last });
  }
  return runs;
}

/** The runs of a role whose first label is `begins`; a run that goes on without a beginning is one too. */
function runsOf(labels: Uint8Array, begins: number, offset: number): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    if (label !== begins && label !== begins + 1) continue;
    let last = at;
    while (last + 1 < labels.length && labels[last + 1] === begins + 1) last++;
    runs.push({ first: offset + at, last: offset + last });
    at = last;
  }
  return runs;
}

/** The span of text that a range of words covers. */
export const spanOf = (words: Words, { first, last }: Run): Span => ({ start: words.starts[first]!, end: words.ends[last]! });
