import { type Forest, scoreForest } from "../learn/index.js";
import { type Gap, gapsOf, HEADLINE_FEATURES, headlineFeatures } from "./headline-features.js";
import { lineDetails } from "./line-details.js";
import { LINE_FEATURES, type LineDetails, lineFeatures } from "./line-features.js";
import type { LineForests } from "./line-forests.js";
import { contentWords, type LineWords, scanLines, type TextLine } from "./scan-lines.js";

/** A story among the lines of a text. */
export interface Start {
  /** Index of the first line of the run of lines between bodies that its headline stands in. */
  readonly gap: Gap;
  /** Index of its headline; -1 where it has none. */
  readonly headline: number;
}

export interface LabelledLines {
  readonly lines: readonly TextLine[];
  readonly details: readonly LineDetails[];
  readonly values: Float32Array;
  readonly isBody: Uint8Array;
  readonly starts: readonly Start[];
}

export function bodyOf(scores: Float32Array, threshold = 0): Uint8Array {
  return Uint8Array.from(scores, (score) => (score > threshold ? 1 : 0));
}

export function scoresOf(forest: Forest, values: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(values.length / width);
  for (let item = 0; item < scores.length; item++) scores[item] = scoreForest(forest, values, item * width);
  return scores;
}

/** What is body among the lines, and where stories begin. */
export function labelLines(text: string, words: LineWords, months: ReadonlyMap<string, number>, forests: LineForests): LabelledLines {
  const { lines, wordList } = scanLines(text, words);
  const details = lineDetails(text, lines, months);
  const values = lineFeatures({ lines, details, wordList });
  const scores = scoresOf(forests.body, values, LINE_FEATURES.length);
  const guess = { text, words, lines, values, isBody: bodyOf(scores) };
  const again = secondFeatures(guess, scores, findStarts(guess, forests.headline));
  const isBody = bodyOf(scoresOf(forests.second, again, SECOND_FEATURES.length));
  return { lines, details, values, isBody, starts: findStarts({ ...guess, isBody }, forests.headline) };
}

export interface StartInput {
  readonly text: string;
  readonly words: LineWords;
  readonly lines: readonly TextLine[];
  readonly values: Float32Array;
  readonly isBody: Uint8Array;
}

/** A story begins where the chances of all lines that may be its headline add up to more than this. */
const LEAST_CHANCE = 0.2;

/** The probability that a score stands for. */
const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score / 1000));

/** For each run of lines between bodies, whether a story begins there, and at which headline. */
export function findStarts(input: StartInput, forest: Forest, least = LEAST_CHANCE): Start[] {
  const starts: Start[] = [];
  for (const gap of gapsOf(input.isBody)) {
    const { candidates, values } = headlineFeatures(input, gap);
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    // A line printed again counts once.
    const chances = new Map<number, number>();
    candidates.forEach((candidate, index) => {
      const score = scoreForest(forest, values, index * HEADLINE_FEATURES.length);
      const { key } = input.lines[candidate]!;
      chances.set(key, Math.max(chances.get(key) ?? 0, chanceOf(score)));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    });
    let sum = 0;
    for (const chance of chances.values()) sum += chance;
    if (sum > least) starts.push({ gap, headline: best });
  }
  const first = input.isBody.indexOf(1);
  if (first >= 0 && (starts.length === 0 || starts[0]!.gap.first > first)) starts.unshift({ gap: { first: 0, end: first }, headline: -1 });
  return starts;
}

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
] as const;
/** Names of the features of the second look at a line. */
export const SECOND_FEATURES: readonly string[] = [...LINE_FEATURES, ...SCORE_OFFSETS.map((offset) => `score.${offset}`), ...STORY];
const FAR = 60;

/** The features of the second look: those of the first, its answers around the line, and where the line stands in its story. */
export function secondFeatures(input: StartInput, scores: Float32Array, starts: readonly Start[]): Float32Array {
  const { lines, values, isBody } = input;
  const width = SECOND_FEATURES.length;
  const own = LINE_FEATURES.length;
  const all = new Float32Array(lines.length * width);
  const heads = new Set(starts.map(({ headline }) => headline));
  const headKeys = new Set(starts.flatMap(({ headline }) => (headline < 0 ? [] : [lines[headline]!.key])));
  const since = distances(lines.length, heads, isBody, 1);
  const until = distances(lines.length, heads, isBody, -1);
  const nearness = nearnessOf(input);
  for (let index = 0; index < lines.length; index++) {
    const row = index * width;
    all.set(values.subarray(index * own, (index + 1) * own), row);
    let at = row + own;
    for (const offset of SCORE_OFFSETS) all[at++] = scores[index + offset] ?? -20000;
    all[at++] = since.lines[index]!;
    all[at++] = until.lines[index]!;
    all[at++] = since.bodies[index]!;
    all[at++] = until.bodies[index]!;
    const near = nearness[index]!;
    all[at++] = near.inNear;
    all[at++] = near.inNext;
    all[at++] = near.inPrevious;
    all[at++] = near.words;
    all[at++] = heads.has(index) ? 1 : 0;
    all[at++] = headKeys.has(lines[index]!.key) ? 1 : 0;
  }
  return all;
}

function distances(
  size: number,
  heads: ReadonlySet<number>,
  isBody: Uint8Array,
  step: 1 | -1,
): { readonly lines: Float32Array; readonly bodies: Float32Array } {
  const lines = new Float32Array(size);
  const bodies = new Float32Array(size);
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

interface Nearness {
  /** Parts of the words of a line that stand in the bodies around it, in the next and in the one before. */
  readonly inNear: number;
  readonly inNext: number;
  readonly inPrevious: number;
  readonly words: number;
}
const FAR_AWAY: Nearness = { inNear: -1, inNext: -1, inPrevious: -1, words: 0 };
const LONGEST_DOUBTFUL = 260;
const NEAR_BODIES = 3;
const MOST_OWN = 40;
const MOST_NEAR = 60;

/** How much each shorter line shares with the bodies around it. */
function nearnessOf({ text, words, lines, isBody }: StartInput): Nearness[] {
  const known: (readonly number[] | undefined)[] = new Array(lines.length);
  const wordsOf = (line: number): readonly number[] => (known[line] ??= contentWords(text, lines[line]!, words, MOST_NEAR));
  return lines.map((line, index) => {
    if (line.length > LONGEST_DOUBTFUL || line.furniture === 1) return FAR_AWAY;
    const own = wordsOf(index).slice(0, MOST_OWN);
    if (own.length === 0) return FAR_AWAY;
    const bodies = (step: 1 | -1): number[] => {
      const found: number[] = [];
      for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) < 12 && found.length < NEAR_BODIES; at += step)
        if (isBody[at] === 1 && lines[at]!.key !== line.key) found.push(at);
      return found;
    };
    const [before, behind] = [bodies(-1), bodies(1)];
    const shareOf = (places: readonly number[]): number => {
      let found = 0;
      for (const word of own) if (places.some((place) => wordsOf(place).includes(word))) found++;
      return found / own.length;
    };
    return { inNear: shareOf([...before, ...behind]), inNext: shareOf(behind.slice(0, 1)), inPrevious: shareOf(before.slice(0, 1)), words: own.length };
  });
}
