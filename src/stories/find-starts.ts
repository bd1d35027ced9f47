import { type IntegerForest, scoreIntegers } from "../learn/index.js";
import { FAR_BODY, type Gap, gapsOf, HEADLINE_FEATURES, type HeadlineInput, headlineFeatures } from "./headline-features.js";
import { SURE } from "./line-forests.js";

/** A story among the lines of a text. */
export interface Start {
  /** The run of lines between bodies that its headline stands in. */
  readonly gap: Gap;
  /** Index of its headline; -1 where it has none. */
  readonly headline: number;
}

/** A story begins where the chances of all lines that may be its headline add up to more than this. */
const LEAST_CHANCE = 0.2;

/** The probability that a score stands for. */
const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score / 1000));

/** What was found with other lines as bodies. */
export interface Earlier {
  readonly starts: readonly Start[];
  readonly isBody: ArrayLike<number>;
}

/**
 * For each run of lines between bodies, whether a story begins there, and at which headline.
 * @param earlier what was found before; kept where nothing around has changed
 */
export function findStarts(input: HeadlineInput, forest: IntegerForest, earlier: Earlier | null): Start[] {
  const starts: Start[] = [];
  const known = new Map(earlier?.starts.map((start) => [start.gap.end, start]));
  for (const gap of gapsOf(input.isBody)) {
    if (earlier !== null && isSame(input.isBody, earlier.isBody, gap)) {
      const start = known.get(gap.end);
      if (start !== undefined) starts.push(start);
      continue;
    }
    const { candidates, values } = headlineFeatures(input, gap);
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    // A line printed again counts once.
    const chances = new Map<number, number>();
    candidates.forEach((candidate, index) => {
      const score = scoreIntegers(forest, values, index * HEADLINE_FEATURES.length, SURE);
      const { key } = input.lines[candidate]!;
      chances.set(key, Math.max(chances.get(key) ?? 0, chanceOf(score)));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    });
    let sum = 0;
    for (const chance of chances.values()) sum += chance;
    if (sum > LEAST_CHANCE) starts.push({ gap, headline: best });
  }
  const first = firstBody(input.isBody);
  if (first >= 0 && (starts.length === 0 || starts[0]!.gap.first > first)) starts.unshift({ gap: { first: 0, end: first }, headline: -1 });
  return starts;
}

/** Whether nothing has changed in the lines that the features of a gap are read from. */
function isSame(isBody: ArrayLike<number>, before: ArrayLike<number>, { first, end }: Gap): boolean {
  for (let line = Math.max(0, first - FAR_BODY - 1); line < Math.min(isBody.length, end + FAR_BODY + 1); line++)
    if (isBody[line] !== before[line]) return false;
  return true;
}

function firstBody(isBody: ArrayLike<number>): number {
  for (let line = 0; line < isBody.length; line++) if (isBody[line] === 1) return line;
  return -1;
}
