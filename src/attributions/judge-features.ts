import { type FeatureTable, joinHashes } from "../learn/index.js";
import { FeatureWriter, type Run } from "./feature-writer.js";
import type { Marks } from "./marks.js";
import { cueHead } from "./role-features.js";
import type { Scene } from "./scene.js";

/** Labels of the judge, which says of a whole attribution whether it is one. */
export const JUDGE_LABELS = ["no", "yes"] as const;

/** An attribution that may be one: what the taggers found, and how sure they were. */
export interface Candidate {
  readonly cue: Run;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
  /** By how much the roles are better than none, in the units of the model. */
  readonly gain: number;
  /** The margins of the best and of the worst word of the cue (`Marks.cueMargin`). */
  readonly margin: number;
  readonly least: number;
}

const JUDGE_FEATURES = 56;
/** Candidates so many places before or behind are compared. */
const NEAR = 6;

const step = (value: number, size: number, most: number): number => Math.max(-most, Math.min(most, Math.round(value / size))) + most + 1;
const lengthStep = (count: number): number => (count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : count < 20 ? 6 : count < 40 ? 7 : 8);
const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
const overlaps = (a: Run, b: Run): boolean => a.first <= b.last && b.first <= a.last;

/** How far a run stands from the cue, -9 to 9; 0 where there is none. */
function distance(cue: Run, run: Run | undefined): number {
  if (run === undefined) return 0;
  return run.last < cue.first ? -Math.min(9, cue.first - run.last) : Math.min(9, run.first - cue.last);
}

/** How the candidate stands to its neighbours: inside of their content, with them in its own, its source in their content. */
interface Neighbours {
  readonly inside: number;
  readonly around: number;
  readonly sourceInside: number;
  readonly near: number;
}

function readNeighbours(scene: Scene, all: readonly Candidate[], index: number): Neighbours {
  const own = all[index]!;
  const { sentences } = scene.words;
  const source = own.source[0];
  let inside = 0;
  let around = 0;
  let sourceInside = 0;
  let near = 0;
  for (let at = Math.max(0, index - NEAR); at < Math.min(all.length, index + NEAR + 1); at++) {
    const other = all[at]!;
    if (at === index) continue;
    if (sentences[other.cue.first] === sentences[own.cue.first]) near++;
    const strength = other.margin > 0 ? 3 : other.margin > -250 ? 2 : 1;
    if (other.content.some(({ first, last }) => first <= own.cue.first && own.cue.last <= last)) inside = Math.max(inside, strength);
    if (own.content.some((run) => overlaps(run, other.cue))) around = Math.max(around, strength);
    if (source !== undefined && other.content.some((run) => overlaps(run, source))) sourceInside = Math.max(sourceInside, strength);
  }
  return { inside, around, sourceInside, near };
}

const meanOver = (values: Uint8Array, run: Run | undefined): number => {
  if (run === undefined) return 0;
  let sum = 0;
  for (let word = run.first; word <= run.last; word++) sum += values[word]!;
  return Math.round(sum / (run.last - run.first + 1));
};

/** The features of one candidate among all of its story. */
export function judgeFeatures(scene: Scene, marks: Marks, all: readonly Candidate[], index: number): FeatureTable {
  const table = new FeatureWriter(1, JUDGE_FEATURES);
  const own = all[index]!;
  table.begin(0);
  addSpans(table, scene, marks, own);
  addNeighbours(table, own, readNeighbours(scene, all, index));
  addCue(table, scene, own);
  return table;
}

function addSpans(table: FeatureWriter, scene: Scene, marks: Marks, { cue, source, content, gain, margin, least }: Candidate): void {
  const sure = step(margin, 150, 14);
  const gains = step(gain, 400, 12);
  const sourceRun = source[0];
  const contentRun = content[0];
  const form = scene.lowerHash[cue.last]!;
  const sourceAt = distance(cue, sourceRun) + 20;
  const contentAt = distance(cue, contentRun) + 20;
  const length = lengthStep(lengthOf(content));
  const begins = contentRun === undefined ? 0 : scene.lowerHash[contentRun.first]!;
  const opens = contentRun === undefined ? 9 : scene.mark[contentRun.first]! + 3 * scene.quoted[contentRun.first]!;
  const closes = contentRun === undefined ? 9 : scene.mark[contentRun.last]!;
  const sourceFacts = sourceRun === undefined ? 99 : scene.shape[sourceRun.last]! * 8 + scene.name[sourceRun.last]!;
  const shape = joinHashes(joinHashes(sourceAt, contentAt), opens);
  const means = meanOver(marks.source, sourceRun) * 10 + meanOver(marks.content, contentRun);
  table.add(1, sure);
  table.add(2, step(least, 300, 7));
  table.add(3, gains);
  table.add(4, sure * 40 + gains);
  table.add(5, sourceAt);
  table.add(6, contentAt);
  table.add(7, length);
  table.add(8, lengthStep(lengthOf(source)));
  table.add(9, shape);
  table.add(10, begins);
  table.add(11, opens * 10 + closes);
  table.add(18, joinHashes(form, begins));
  table.add(19, joinHashes(form, sourceAt));
  table.add(20, joinHashes(form, length));
  table.add(21, sourceFacts);
  table.add(22, sourceRun === undefined ? 0 : scene.lowerHash[sourceRun.last]!);
  table.add(23, joinHashes(sourceFacts, form));
  table.add(28, means);
  table.add(29, means * 30 + sure);
  table.add(31, joinHashes(shape, sure));
  table.add(34, joinHashes(distance(cue, content.at(-1)) + 20, contentAt));
  table.add(35, joinHashes(length, gains));
  table.add(36, joinHashes(sourceAt, gains));
  table.add(37, joinHashes(sourceRun === undefined ? 0 : 1, sure));
}

function addNeighbours(table: FeatureWriter, { cue, source, content, margin }: Candidate, { inside, around, sourceInside, near }: Neighbours): void {
  const sure = step(margin, 150, 14);
  table.add(24, inside * 30 + sure);
  table.add(25, around * 30 + sure);
  table.add(26, sourceInside * 30 + sure);
  table.add(27, near);
  table.add(30, (cue.last - cue.first) * 100 + content.length * 10 + source.length);
}

function addCue(table: FeatureWriter, scene: Scene, { cue, source, margin }: Candidate): void {
  const sure = step(margin, 150, 14);
  const { tag, relation, kids, head, subject } = scene.grammar;
  const form = scene.lowerHash[cue.last]!;
  const suffix = scene.suffixHash[cue.last]!;
  const stance = scene.stanceHash[cue.last]! || 1;
  const top = cueHead(scene.grammar, cue);
  const topFacts = tag[top]! * 60 + relation[top]!;
  const doer = subject[top]!;
  const parent = head[top]!;
  const last = source[0]?.last ?? -1;
  let whole = 1;
  for (let word = cue.first; word <= cue.last; word++) whole = joinHashes(whole, scene.lowerHash[word]!);
  table.add(12, form);
  table.add(13, suffix);
  table.add(14, stance);
  table.add(15, joinHashes(form, sure));
  table.add(16, joinHashes(stance, sure));
  table.add(17, joinHashes(suffix, sure));
  table.add(32, scene.quoted[cue.first]! * 50 + sure);
  table.add(33, joinHashes(form, scene.quoted[cue.first]!));
  table.add(38, scene.lowerHash[cue.first]!);
  table.add(39, joinHashes(scene.lowerHash[cue.first - 1] ?? 0, form));
  table.add(40, joinHashes(scene.lowerHash[cue.last + 1] ?? 0, form));
  table.add(41, whole);
  table.add(42, joinHashes(cue.first === scene.words.firsts[scene.words.sentences[cue.first]!] ? 1 : 0, stance));
  table.add(45, topFacts);
  table.add(46, joinHashes(kids[top]!, form));
  table.add(47, joinHashes(kids[top]!, sure));
  table.add(48, joinHashes(tag[top]!, sure));
  table.add(49, joinHashes(relation[top]!, sure));
  table.add(50, parent < 0 ? 0 : joinHashes(scene.lowerHash[parent]!, relation[top]!));
  table.add(51, last < 0 ? 0 : joinHashes(relation[last]!, tag[last]!));
  table.add(52, doer < 0 ? 0 : source.some(({ first, last: end }) => first <= doer && doer <= end) ? 1 : 2);
  table.add(53, joinHashes(topFacts, joinHashes(distance(cue, source[0]) + 20, kids[top]!)));
}
