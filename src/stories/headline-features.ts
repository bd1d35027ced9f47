import { LINE_FEATURES, OWN_FEATURES } from "./line-features.js";
import type { TextLine } from "./scan-line.js";
import { countStems, StemSet, type WordList } from "./word-hashes.js";

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
/** Bodies before and behind a gap are looked at so far. */
export const FAR_BODY = 41;
const LONGEST_HEADLINE = 260;
const MOST_WORDS = 160;
const MOST_LINE_WORDS = 60;
const MOST_OWN_WORDS = 40;
const BODY_LINES = 8;
const MOST_CHARACTERS = 100_000;
/** A headline stands near its body: of a longer gap only so many lines at its end are looked at. */
const LONGEST_GAP = 60;

export const canBeHeadline = ({ length, words, letters, dense, furniture }: TextLine): boolean =>
  furniture !== 1 && length >= 6 && length <= LONGEST_HEADLINE && (words >= 2 || dense > 3) && letters * 2 > length;

/** A run of lines that are no body: `[first, end)`, between bodies or at an end of the text. */
export interface Gap {
  readonly first: number;
  readonly end: number;
}

export interface HeadlineInput {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly wordList: WordList;
  /** The features of the lines. */
  readonly values: Int32Array;
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

const next = new StemSet();
const lead = new StemSet();
const previous = new StemSet();

/** What stands around a gap, read once for all its lines; the words are in `next`, `lead` and `previous`. */
interface Surroundings {
  readonly cohesion: number;
  readonly bodyBefore: number;
  readonly bodyBehind: number;
  readonly charactersBehind: number;
}

/** Collects the words of the nearest body lines. */
function collect({ lines, wordList, isBody }: HeadlineInput, from: number, step: 1 | -1, set: StemSet): void {
  set.clear();
  for (let at = from, found = 0; at >= 0 && at < lines.length && found < BODY_LINES && set.size < MOST_WORDS && isBody[at] === 1; at += step, found++)
    set.addLine(wordList, at, MOST_LINE_WORDS);
}

function surroundingsOf(input: HeadlineInput, { first, end }: Gap): Surroundings {
  const { lines, isBody } = input;
  collect(input, end, 1, next);
  collect(input, first - 1, -1, previous);
  lead.clear();
  lead.addLine(input.wordList, end, MOST_LINE_WORDS);
  let [bodyBefore, bodyBehind, charactersBehind] = [0, 0, 0];
  for (let at = first - 1; at >= 0 && isBody[at] === 1 && bodyBefore < FAR_BODY; at--) bodyBefore++;
  for (let at = end; at < lines.length && isBody[at] === 1 && bodyBehind < FAR_BODY; at++) {
    bodyBehind++;
    charactersBehind += lines[at]!.length;
  }
  const cohesion = previous.size === 0 ? -1000 : Math.round((1000 * next.sharedWith(previous)) / Math.min(next.size + 1, previous.size + 1));
  return { cohesion, bodyBefore, bodyBehind, charactersBehind: Math.min(charactersBehind, MOST_CHARACTERS) };
}

/** Distances within a gap are kept by line, from the first that is looked at. */
const distances = (): Int32Array => new Int32Array(LONGEST_GAP);
const [sinceByline, untilByline, sinceDate, untilDate, sinceTail, untilTail, untilDoubled] = [
  distances(),
  distances(),
  distances(),
  distances(),
  distances(),
  distances(),
  distances(),
];

/** What a gap holds, counted once for all its lines. */
interface Contents {
  readonly bylines: number;
  readonly dates: number;
  readonly tails: number;
  readonly doubled: number;
  readonly widest: number;
  /** Last line, and number of lines, of each key. */
  readonly lastOf: ReadonlyMap<number, number>;
  readonly countOf: ReadonlyMap<number, number>;
  /** Lines that begin with the same words. */
  readonly begun: ReadonlyMap<number, number>;
}

function contentsOf({ lines, values }: HeadlineInput, from: number, end: number): Contents {
  const [lastOf, countOf, begun] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  let [bylines, dates, tails, doubled, widest] = [0, 0, 0, 0, 0];
  let [byline, date, tail] = [from - FAR, from - FAR, from - FAR];
  for (let at = from; at < end; at++) {
    const { key, beginning, furniture, gap } = lines[at]!;
    sinceByline[at - from] = Math.min(FAR, at - byline);
    sinceDate[at - from] = Math.min(FAR, at - date);
    sinceTail[at - from] = Math.min(FAR, at - tail);
    const count = (countOf.get(key) ?? 0) + 1;
    countOf.set(key, count);
    if (count === 2) doubled++;
    lastOf.set(key, at);
    if (beginning !== 0) begun.set(beginning, (begun.get(beginning) ?? 0) + 1);
    if (values[at * LINE_FEATURES.length + BYLINE]! > 0) {
      bylines++;
      byline = at;
    }
    if (values[at * LINE_FEATURES.length + DATE] === 1) {
      dates++;
      date = at;
    }
    if (furniture === 3) {
      tails++;
      tail = at;
    }
    widest = Math.max(widest, gap);
  }
  [byline, date, tail] = [end + FAR, end + FAR, end + FAR];
  for (let at = end - 1, twin = end + FAR; at >= from; at--) {
    untilByline[at - from] = Math.min(FAR, byline - at);
    untilDate[at - from] = Math.min(FAR, date - at);
    untilTail[at - from] = Math.min(FAR, tail - at);
    untilDoubled[at - from] = Math.min(FAR, twin - at);
    const { key, words, furniture } = lines[at]!;
    if (words > 3 && countOf.get(key)! > 1) twin = at;
    if (values[at * LINE_FEATURES.length + BYLINE]! > 0) byline = at;
    if (values[at * LINE_FEATURES.length + DATE] === 1) date = at;
    if (furniture === 3) tail = at;
  }
  return { bylines, dates, tails, doubled, widest, lastOf, countOf, begun };
}

/** Lines above and below that a headline may be printed again in, longer or cut. */
const [ABOVE, BELOW] = [3, 8];

/** Whether a line near by begins with all of a line: 1 above, 2 below, 0 none; and whether a line begins with all of one near by. */
function beginningsNear({ text, lines }: HeadlineInput, at: number, from: number, end: number): readonly [number, number] {
  let [longer, shorter] = [0, 0];
  const { firstTwo, length, pieces } = lines[at]!;
  for (let other = Math.max(from, at - ABOVE); other < Math.min(end, at + BELOW); other++) {
    const line = lines[other]!;
    if (line.firstTwo !== firstTwo || line.length === length) continue;
    const side = other < at ? 1 : 2;
    if (line.length > length) {
      if (longer === 0 && text.startsWith(text.slice(pieces[0], pieces[1]), line.pieces[0])) longer = side;
    } else if (shorter === 0 && line.words > 2 && text.startsWith(text.slice(line.pieces[0], line.pieces[1]), pieces[0])) shorter = side;
  }
  return [longer, shorter];
}

/** For each candidate what the best of the others, in other words, shares with the next body. */
function bestOfOthers(inNext: readonly number[], keys: readonly number[]): number[] {
  let [best, bestKey, second] = [0, 0, 0];
  inNext.forEach((value, index) => {
    const key = keys[index]!;
    if (value > best) {
      if (key !== bestKey) second = best;
      best = value;
      bestKey = key;
    } else if (key !== bestKey && value > second) second = value;
  });
  return keys.map((key) => (key === bestKey ? second : best));
}

/** The lines of a gap that may be the headline of what follows, with their features one after the other. */
export function headlineFeatures(input: HeadlineInput, gap: Gap): { readonly candidates: readonly number[]; readonly values: Int32Array } {
  const { lines, wordList, values: lineValues } = input;
  const { first, end } = gap;
  const from = Math.max(first, end - LONGEST_GAP);
  const candidates: number[] = [];
  for (let at = from; at < end; at++) if (canBeHeadline(lines[at]!)) candidates.push(at);
  const width = HEADLINE_FEATURES.length;
  const own = LINE_FEATURES.length;
  const values = new Int32Array(candidates.length * width);
  if (candidates.length === 0) return { candidates, values };
  const around = surroundingsOf(input, gap);
  const contents = contentsOf(input, from, end);
  const inNext = candidates.map((at) => next.shareOf(wordList, at, MOST_OWN_WORDS));
  const best = Math.max(...inNext);
  const others = bestOfOthers(
    inNext,
    candidates.map((at) => lines[at]!.key),
  );
  for (let index = 0; index < candidates.length; index++) {
    const at = candidates[index]!;
    const line = lines[at]!;
    let to = index * width;
    for (let feature = 0; feature < own; feature++) values[to++] = lineValues[at * own + feature]!;
    values[to++] = Math.min(FAR, end - first);
    values[to++] = Math.min(FAR, at - first);
    values[to++] = Math.min(FAR, end - at);
    values[to++] = first === 0 ? 1 : 0;
    values[to++] = around.bodyBefore;
    values[to++] = around.bodyBehind;
    values[to++] = around.charactersBehind;
    values[to++] = inNext[index]!;
    values[to++] = previous.shareOf(wordList, at, MOST_OWN_WORDS);
    values[to++] = best;
    values[to++] = inNext[index]! >= best ? 1 : 0;
    values[to++] = others[index]!;
    values[to++] = lead.shareOf(wordList, at, MOST_OWN_WORDS);
    values[to++] = around.cohesion;
    values[to++] = candidates.length;
    values[to++] = candidates.length - 1 - index;
    values[to++] = index;
    putPlace(input, values, to, { at, from, contents, between: candidatesUntilDetail(lines, candidates, index, from) });
    values[to + PLACE_COUNT] = countStems(wordList, at, MOST_OWN_WORDS);
    const [longer, shorter] = line.words < 2 ? [0, 0] : beginningsNear(input, at, from, end);
    values[to + PLACE_COUNT + 1] = longer;
    values[to + PLACE_COUNT + 2] = shorter;
  }
  return { candidates, values };
}

/** Other candidates between one and the byline or date behind it; -1 where none is behind it. */
function candidatesUntilDetail(lines: readonly TextLine[], candidates: readonly number[], index: number, from: number): number {
  const at = candidates[index]!;
  const until = Math.min(untilByline[at - from]!, untilDate[at - from]!);
  if (until === FAR) return -1;
  let between = 0;
  for (let other = index + 1; other < candidates.length && candidates[other]! < at + until; other++) {
    const { furniture, key } = lines[candidates[other]!]!;
    if (furniture === 0 && key !== lines[at]!.key) between++;
  }
  return between;
}

interface Place {
  readonly at: number;
  readonly from: number;
  readonly contents: Contents;
  readonly between: number;
}

/** Where a candidate stands among the details, ends and repeats of its gap. */
function putPlace({ lines, values: lineValues }: HeadlineInput, values: Int32Array, start: number, { at, from, contents, between }: Place): void {
  const line = lines[at]!;
  const above = lines[at - 1];
  const place = at - from;
  const same = contents.countOf.get(line.key)!;
  let to = start;
  values[to++] = untilByline[place]!;
  values[to++] = untilDate[place]!;
  values[to++] = sinceByline[place]!;
  values[to++] = sinceDate[place]!;
  values[to++] = between;
  values[to++] = contents.bylines;
  values[to++] = contents.dates;
  values[to++] = contents.tails;
  values[to++] = sinceTail[place]!;
  values[to++] = untilTail[place]!;
  values[to++] = above === undefined ? 2 : above.letters === 0 && above.digits === 0 ? 1 : 0;
  values[to++] = line.gap;
  values[to++] = line.gap >= contents.widest ? 1 : 0;
  values[to++] = same;
  values[to++] = contents.lastOf.get(line.key)! > at ? 1 : 0;
  values[to++] = line.beginning === 0 ? 0 : contents.begun.get(line.beginning)! - same;
  values[to++] = lineValues[at * LINE_FEATURES.length + COUNT]! - same;
  values[to++] = contents.doubled;
  values[to++] = untilDoubled[place]!;
}
const PLACE_COUNT = 19;
