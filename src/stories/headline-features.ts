import { LINE_FEATURES, OWN_FEATURES } from "./line-features.js";
import { contentWords, type LineWords, type TextLine } from "./scan-lines.js";

const GAP = [
  "lines",
  "sinceBody",
  "untilBody",
  "isFirst",
  "bodyBefore",
  "bodyBehind",
  "charactersBehind",
  "inNext",
  "inPrevious",
  "bestInNext",
  "isBest",
  "bestOfOthers",
  "leadInNext",
  "cohesion",
  "candidates",
  "candidatesBehind",
  "candidatesBefore",
  "untilByline",
  "untilDate",
  "sinceByline",
  "sinceDate",
  "candidatesUntilDetail",
  "bylines",
  "dates",
  "tails",
  "sinceTail",
  "untilTail",
  "separatorAbove",
  "gapAbove",
  "widestGap",
  "repeatsInGap",
  "repeatBehindInGap",
  "isBegunInGap",
  "repeatsElsewhere",
  "doubledLines",
  "untilDoubled",
  "contentWords",
  "isBegunAbove",
  "beginsBelow",
] as const;

/** Names of the features of a line that may be a headline: those of the line, then how it stands between the bodies before and behind it. */
export const HEADLINE_FEATURES: readonly string[] = [...LINE_FEATURES, ...GAP.map((name) => `head.${name}`)];

const FAR = 41;
const LONGEST_HEADLINE = 260;
const MOST_WORDS = 160;
const BODY_LINES = 8;

export const canBeHeadline = ({ length, words, letters, dense }: TextLine): boolean =>
  length >= 6 && length <= LONGEST_HEADLINE && (words >= 2 || dense > 3) && letters * 2 > length;

/** A run of lines that are no body: `[first, end)`, between bodies or at an end of the text. */
export interface Gap {
  readonly first: number;
  readonly end: number;
}

export interface HeadlineInput {
  readonly text: string;
  readonly words: LineWords;
  readonly lines: readonly TextLine[];
  /** The features of the lines. */
  readonly values: Float32Array;
  readonly isBody: ArrayLike<number>;
}

/** The runs of lines that are no body and have some behind them. */
export function gapsOf(isBody: ArrayLike<number>): Gap[] {
  const gaps: Gap[] = [];
  for (let at = 0; at < isBody.length; at++) {
    if (isBody[at] === 1) continue;
    const first = at;
    while (at < isBody.length && isBody[at] !== 1) at++;
    if (at < isBody.length) gaps.push({ first, end: at });
  }
  return gaps;
}

const DATE = OWN_FEATURES.indexOf("date");
const BYLINE = OWN_FEATURES.indexOf("byline");
const COUNT = OWN_FEATURES.indexOf("repeat.count");

/** What stands around a gap, read once for all its lines. */
interface Surroundings {
  readonly next: ReadonlySet<number>;
  readonly lead: ReadonlySet<number>;
  readonly previous: ReadonlySet<number>;
  readonly cohesion: number;
  readonly bodyBefore: number;
  readonly bodyBehind: number;
  readonly charactersBehind: number;
}

function bodyWords(input: HeadlineInput, from: number, step: 1 | -1, most: number): Set<number> {
  const found = new Set<number>();
  let lines = 0;
  for (let at = from; at >= 0 && at < input.lines.length && lines < BODY_LINES && found.size < most; at += step) {
    if (input.isBody[at] !== 1) {
      if (lines === 0) continue;
      break;
    }
    lines++;
    for (const word of contentWords(input.text, input.lines[at]!, input.words, 60)) found.add(word);
  }
  return found;
}

function shareIn(words: readonly number[], set: ReadonlySet<number>): number {
  let found = 0;
  for (const word of words) if (set.has(word)) found++;
  return words.length === 0 ? 0 : found / words.length;
}

function surroundingsOf(input: HeadlineInput, { first, end }: Gap): Surroundings {
  const next = bodyWords(input, end, 1, MOST_WORDS);
  const previous = first === 0 ? new Set<number>() : bodyWords(input, first - 1, -1, MOST_WORDS);
  let shared = 0;
  for (const word of next) if (previous.has(word)) shared++;
  let [bodyBefore, bodyBehind, charactersBehind] = [0, 0, 0];
  for (let at = first - 1; at >= 0 && input.isBody[at] === 1 && bodyBefore < FAR; at--) bodyBefore++;
  for (let at = end; at < input.lines.length && input.isBody[at] === 1 && bodyBehind < FAR; at++) {
    bodyBehind++;
    charactersBehind += input.lines[at]!.length;
  }
  const lead = new Set(contentWords(input.text, input.lines[end]!, input.words, 60));
  return {
    next,
    lead,
    previous,
    cohesion: previous.size === 0 ? -1 : shared / Math.min(next.size + 1, previous.size + 1),
    bodyBefore,
    bodyBehind,
    charactersBehind,
  };
}

/** The lines of a gap that may be the headline of what follows, with their features one after the other. */
export function headlineFeatures(input: HeadlineInput, gap: Gap): { readonly candidates: readonly number[]; readonly values: Float32Array } {
  const { text, lines, values: lineValues } = input;
  // Of a very long gap only the end is looked at: a headline stands near its body.
  const from = Math.max(gap.first, gap.end - 60);
  const candidates: number[] = [];
  for (let at = from; at < gap.end; at++) if (canBeHeadline(lines[at]!)) candidates.push(at);
  const width = HEADLINE_FEATURES.length;
  const values = new Float32Array(candidates.length * width);
  if (candidates.length === 0) return { candidates, values };
  const around = surroundingsOf(input, gap);
  const words = candidates.map((at) => contentWords(input.text, lines[at]!, input.words, 40));
  const inNext = words.map((own) => shareIn(own, around.next));
  const bestInNext = Math.max(...inNext);
  const sameKey = new Map<number, number[]>();
  const sameBeginning = new Map<number, number>();
  let [bylines, dates, tails, doubledLines, widestGap] = [0, 0, 0, 0, 0];
  const isDate = (at: number): boolean => lineValues[at * LINE_FEATURES.length + DATE] === 1;
  const isByline = (at: number): boolean => lineValues[at * LINE_FEATURES.length + BYLINE]! > 0;
  for (let at = from; at < gap.end; at++) {
    const line = lines[at]!;
    const same = sameKey.get(line.key);
    if (same === undefined) sameKey.set(line.key, [at]);
    else same.push(at);
    if (line.beginning !== 0) sameBeginning.set(line.beginning, (sameBeginning.get(line.beginning) ?? 0) + 1);
    if (isByline(at)) bylines++;
    if (isDate(at)) dates++;
    if (line.furniture === 3) tails++;
    widestGap = Math.max(widestGap, line.gap);
  }
  for (const same of sameKey.values()) if (same.length > 1) doubledLines++;
  const find = (start: number, step: 1 | -1, test: (at: number) => boolean): number => {
    for (let at = start + step, far = 1; at >= from && at < gap.end && far < FAR; at += step, far++) if (test(at)) return far;
    return FAR;
  };
  const opening = (at: number): string => text.slice(lines[at]!.pieces[0], lines[at]!.pieces[1]);
  // Whether a line of a few above or below, longer or shorter, passes a test.
  const near = (at: number, test: (other: number) => boolean): number => {
    for (let other = Math.max(from, at - 3); other < Math.min(gap.end, at + 8); other++)
      if (other !== at && lines[other]!.length !== lines[at]!.length && test(other)) return other < at ? 1 : 2;
    return 0;
  };
  candidates.forEach((at, index) => {
    const line = lines[at]!;
    const row = index * width;
    values.set(lineValues.subarray(at * LINE_FEATURES.length, (at + 1) * LINE_FEATURES.length), row);
    let to = row + LINE_FEATURES.length;
    const same = sameKey.get(line.key)!;
    const untilByline = find(at, 1, isByline);
    const untilDate = find(at, 1, isDate);
    const untilDetail = Math.min(untilByline, untilDate);
    let between = 0;
    for (let other = index + 1; other < candidates.length && candidates[other]! < at + untilDetail; other++)
      if (lines[candidates[other]!]!.furniture === 0 && lines[candidates[other]!]!.key !== line.key) between++;
    let bestOfOthers = 0;
    inNext.forEach((value, other) => {
      if (lines[candidates[other]!]!.key !== line.key && value > bestOfOthers) bestOfOthers = value;
    });
    const above = lines[at - 1];
    for (const value of [
      Math.min(FAR, gap.end - gap.first),
      Math.min(FAR, at - gap.first),
      Math.min(FAR, gap.end - at),
      gap.first === 0 ? 1 : 0,
      around.bodyBefore,
      around.bodyBehind,
      around.charactersBehind,
      inNext[index]!,
      shareIn(words[index]!, around.previous),
      bestInNext,
      inNext[index]! >= bestInNext ? 1 : 0,
      bestOfOthers,
      shareIn(words[index]!, around.lead),
      around.cohesion,
      candidates.length,
      candidates.length - 1 - index,
      index,
      untilByline,
      untilDate,
      find(at, -1, isByline),
      find(at, -1, isDate),
      untilDetail === FAR ? -1 : between,
      bylines,
      dates,
      tails,
      find(at, -1, (other) => lines[other]!.furniture === 3),
      find(at, 1, (other) => lines[other]!.furniture === 3),
      above === undefined ? 2 : above.letters === 0 && above.digits === 0 ? 1 : 0,
      line.gap,
      line.gap >= widestGap ? 1 : 0,
      same.length,
      same.at(-1)! > at ? 1 : 0,
      line.beginning === 0 ? 0 : sameBeginning.get(line.beginning)! - same.length,
      lineValues[at * LINE_FEATURES.length + COUNT]! - same.length,
      doubledLines,
      find(at, 1, (other) => lines[other]!.words > 3 && (sameKey.get(lines[other]!.key)?.length ?? 1) > 1),
      words[index]!.length,
      near(at, (other) => text.startsWith(opening(at), lines[other]!.pieces[0]!)),
      near(at, (other) => lines[other]!.words > 2 && opening(at).startsWith(opening(other))),
    ])
      values[to++] = value;
  });
  return { candidates, values };
}
