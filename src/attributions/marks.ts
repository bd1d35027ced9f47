import type { Tagger } from "../learn/index.js";
import type { FeatureSpace, Run } from "./feature-writer.js";
import { MARK_LABELS, markFeatures } from "./mark-features.js";
import type { Scene } from "./scene.js";

const LABELS = MARK_LABELS.length;
const BEGINS_CUE = 3;

/** What the first tagger says of each word. */
export interface Marks {
  /** The label with the best sequence through it. */
  readonly best: Uint8Array;
  /** How sure it is that the word belongs to a source, a cue, content: 0 (surely not) to 7 (surely). */
  readonly source: Uint8Array;
  readonly cue: Uint8Array;
  readonly content: Uint8Array;
  /** By how much the word is better as part of a cue than as anything else, in the units of the model (200 is one unit of log-odds). */
  readonly cueMargin: Int32Array;
  /** 1 where the word rather begins a cue than goes on with one. */
  readonly begins: Uint8Array;
}

/** Reads the whole story paragraph by paragraph. */
export function readMarks(scene: Scene, tagger: Tagger, space: FeatureSpace): Marks {
  const { count } = scene.words;
  const marks = {
    best: new Uint8Array(count),
    source: new Uint8Array(count),
    cue: new Uint8Array(count),
    content: new Uint8Array(count),
    cueMargin: new Int32Array(count),
    begins: new Uint8Array(count),
  };
  for (let first = 0; first < count; ) {
    const end = paragraphEnd(scene, first);
    fillMarks(marks, tagger.margins(markFeatures(scene, first, end, space), end - first), tagger.row, first, end);
    first = end;
  }
  return marks;
}

/** Longer paragraphs are read in parts, so that memory stays small. */
const LONGEST_PARAGRAPH = 2000;

/** The end of the paragraph (or of its part) that begins at a word. */
export function paragraphEnd({ words, paragraph }: Scene, first: number): number {
  let end = first + 1;
  while (end < words.count && paragraph[end] === paragraph[first] && end - first < LONGEST_PARAGRAPH) end++;
  return end;
}

function fillMarks(marks: { [Key in keyof Marks]: Marks[Key] }, margins: Int32Array, row: number, first: number, end: number): void {
  for (let word = first; word < end; word++) {
    const base = (word - first) * row;
    let best = 0;
    for (let label = 1; label < LABELS; label++) if (margins[base + label]! > margins[base + best]!) best = label;
    const cue = advantage(margins, base, BEGINS_CUE);
    marks.best[word] = best;
    marks.source[word] = sureness(advantage(margins, base, 1));
    marks.cue[word] = sureness(cue);
    marks.content[word] = sureness(advantage(margins, base, 5));
    marks.cueMargin[word] = cue;
    marks.begins[word] = margins[base + BEGINS_CUE]! > margins[base + BEGINS_CUE + 1]! ? 1 : 0;
  }
}

/** How much better the two labels of a role are than all others. */
function advantage(margins: Int32Array, base: number, label: number): number {
  const own = Math.max(margins[base + label]!, margins[base + label + 1]!);
  let other = margins[base]!;
  for (let at = 1; at < LABELS; at++) if (at !== label && at !== label + 1 && margins[base + at]! > other) other = margins[base + at]!;
  return own - other;
}

/** Steps at 0.3, 0.9 and 2 units of log-odds on both sides. */
function sureness(margin: number): number {
  const size = Math.abs(margin);
  const step = size < 60 ? 0 : size < 180 ? 1 : size < 400 ? 2 : 3;
  return margin < 0 ? 3 - step : 4 + step;
}

/** Beside the best word of a doubtful cue, words that are worse by more than this do not belong to it. */
const CUE_FALL = 250;

/** Stretches of possible cue words are cut here; the longest cue of the training data has fewer words. */
const LONGEST_STRETCH = 48;

/** The runs of words that may be cues, in order: each has a word whose margin is above `-doubt`. */
export function cueCandidates(scene: Scene, marks: Marks, doubt: number): Run[] {
  const { count, sentences } = scene.words;
  const runs: Run[] = [];
  const isNear = (word: number): boolean => marks.cueMargin[word]! > -doubt - CUE_FALL;
  for (let first = 0; first < count; first++) {
    if (!isNear(first)) continue;
    let last = first;
    while (last + 1 < count && last - first < LONGEST_STRETCH && sentences[last + 1] === sentences[first] && isNear(last + 1)) last++;
    splitCues(marks, first, last, doubt, runs);
    first = last;
  }
  return runs;
}

/** Cuts a stretch into cues around its best words. */
function splitCues({ cueMargin, begins }: Marks, first: number, last: number, doubt: number, runs: Run[]): void {
  if (first > last) return;
  let best = first;
  for (let word = first + 1; word <= last; word++) if (cueMargin[word]! > cueMargin[best]!) best = word;
  const top = cueMargin[best]!;
  if (top <= -doubt) return;
  const least = top >= 0 ? 0 : top - CUE_FALL;
  let from = best;
  let to = best;
  while (from > first && cueMargin[from - 1]! > least && begins[from] === 0) from--;
  while (to < last && cueMargin[to + 1]! > least && begins[to + 1] === 0) to++;
  splitCues({ cueMargin, begins } as Marks, first, from - 1, doubt, runs);
  runs.push({ first: from, last: to });
  splitCues({ cueMargin, begins } as Marks, to + 1, last, doubt, runs);
}
