import type { Start } from "./find-starts.js";
import type { HeadlineInput } from "./headline-features.js";
import { LINE_FEATURES } from "./line-features.js";
import { countStems, StemSet } from "./word-hashes.js";

const SCORE_OFFSETS = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;
const STORY = [
  "sinceHeadline",
  "untilHeadline",
  "bodySince",
  "bodyUntil",
  "inNear",
  "inNext",
  "inPrevious",
  "contentWords",
  "isHeadline",
  "sameAsHeadline",
  "inHeadline",
] as const;
/** Names of the features of the second look at a line. */
export const SECOND_FEATURES: readonly string[] = [...LINE_FEATURES, ...SCORE_OFFSETS.map((offset) => `score.${offset}`), ...STORY];
const FAR = 60;
/** The score of a line that is not there. */
const NO_SCORE = -20000;

/** The features of the second look at the lines `asked` for: those of the first, its answers around the line, and where the line stands in its story. */
export function secondFeatures(input: HeadlineInput, scores: Int32Array, starts: readonly Start[], asked: readonly number[]): Int32Array {
  const { lines, values, isBody } = input;
  const width = SECOND_FEATURES.length;
  const own = LINE_FEATURES.length;
  const all = new Int32Array(asked.length * width);
  const heads = new Set(starts.map(({ headline }) => headline));
  const headKeys = new Set(starts.flatMap(({ headline }) => (headline < 0 ? [] : [lines[headline]!.key])));
  const since = distances(lines.length, heads, isBody, 1);
  const until = distances(lines.length, heads, isBody, -1);
  asked.forEach((line, index) => {
    const row = index * width;
    for (let feature = 0; feature < own; feature++) all[row + feature] = values[line * own + feature]!;
    let at = row + own;
    for (const offset of SCORE_OFFSETS) all[at++] = scores[line + offset] ?? NO_SCORE;
    all[at++] = since.lines[line]!;
    all[at++] = until.lines[line]!;
    all[at++] = since.bodies[line]!;
    all[at++] = until.bodies[line]!;
    putNearness(input, line, all, at);
    at += 4;
    all[at++] = heads.has(line) ? 1 : 0;
    all[at++] = headKeys.has(lines[line]!.key) ? 1 : 0;
    all[at++] = shareInHeadline(input, line, since.lines[line]!);
  });
  return all;
}

function distances(
  size: number,
  heads: ReadonlySet<number>,
  isBody: ArrayLike<number>,
  step: 1 | -1,
): { readonly lines: Uint8Array; readonly bodies: Uint8Array } {
  const lines = new Uint8Array(size);
  const bodies = new Uint8Array(size);
  let [line, body] = [FAR, 0];
  for (let at = step > 0 ? 0 : size - 1; at >= 0 && at < size; at += step) {
    lines[at] = line;
    bodies[at] = body;
    if (heads.has(at)) {
      line = 0;
      body = 0;
    }
    line = Math.min(FAR, line + 1);
    if (isBody[at] === 1) body = Math.min(FAR, body + 1);
  }
  return { lines, bodies };
}

const LONGEST_DOUBTFUL = 260;
const NEAR_BODIES = 3;
const NEAR_LINES = 12;
const MOST_OWN = 40;
const MOST_NEAR = 30;

/** The part of the words of a line, in thousandths, that the headline so many lines above it has too. */
function shareInHeadline({ wordList }: HeadlineInput, line: number, far: number): number {
  if (far >= FAR - 1 || far === 0) return -1000;
  headline.clear();
  headline.addLine(wordList, line - far, MOST_OWN);
  return headline.shareOf(wordList, line, MOST_OWN);
}

const headline = new StemSet();
const near = new StemSet();
const next = new StemSet();
const previous = new StemSet();

/**
 * Writes the parts of the words of a line, in thousandths, that stand in the bodies around it, in the next and in the one before; and how
 * many it has.
 */
function putNearness(input: HeadlineInput, line: number, all: Int32Array, at: number): void {
  const { lines, wordList } = input;
  const { length, furniture } = lines[line]!;
  const words = length > LONGEST_DOUBTFUL || furniture === 1 ? 0 : countStems(wordList, line, MOST_OWN);
  all[at + 3] = words;
  if (words === 0) {
    all.fill(-1000, at, at + 3);
    return;
  }
  near.clear();
  collect(input, line, 1, next);
  collect(input, line, -1, previous);
  all[at] = near.shareOf(wordList, line, MOST_OWN);
  all[at + 1] = next.shareOf(wordList, line, MOST_OWN);
  all[at + 2] = previous.shareOf(wordList, line, MOST_OWN);
}

function collect({ lines, wordList, isBody }: HeadlineInput, line: number, step: 1 | -1, nearest: StemSet): void {
  nearest.clear();
  let found = 0;
  for (let far = 1; far < NEAR_LINES && found < NEAR_BODIES; far++) {
    const at = line + step * far;
    if (at < 0 || at >= lines.length) return;
    if (isBody[at] !== 1 || lines[at]!.key === lines[line]!.key) continue;
    if (found++ === 0) nearest.addLine(wordList, at, MOST_NEAR);
    near.addLine(wordList, at, MOST_NEAR);
  }
}
