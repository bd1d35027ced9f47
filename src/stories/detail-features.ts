import type { Gap } from "./headline-features.js";
import { LINE_FEATURES } from "./line-features.js";
import type { TextLine } from "./scan-line.js";

/** Where the lines of a story stand: `[first, end)`, its headline and the first line of its body. */
export interface StoryRange {
  readonly first: number;
  readonly end: number;
  /** -1 where it has none. */
  readonly headline: number;
  readonly body: number;
}

const STORY = [
  "sinceHeadline",
  "untilBody",
  "isHead",
  "sinceBodyLine",
  "untilBodyLine",
  "sameInStory",
  "storyLines",
  "isHeadline",
  "beforeHeadline",
  "doubleNext",
] as const;
/** Names of the features of a line that may be a caption or a byline of its story. */
export const DETAIL_FEATURES: readonly string[] = [...LINE_FEATURES, ...STORY.map((name) => `detail.${name}`)];

const FAR = 60;

/** The ranges of lines of stories that begin in the gaps of `starts`. */
export function storyRanges(starts: readonly { readonly gap: Gap; readonly headline: number }[], isBody: ArrayLike<number>): StoryRange[] {
  return starts.map(({ gap, headline }, index) => {
    const next = starts[index + 1];
    let end = isBody.length;
    if (next !== undefined) {
      // Above the headline stand what ends one story and what begins the next; section, date and byline right above it begin the next.
      end = next.headline < 0 ? next.gap.first : Math.max(next.gap.first, next.headline - ABOVE);
    }
    const first = index === 0 ? 0 : headline < 0 ? gap.first : Math.max(gap.first, headline - ABOVE);
    return { first, end, headline, body: gap.end };
  });
}
const ABOVE = 3;

/** The lines of a story that are no body, with their features one after the other. */
export function detailFeatures(
  lines: readonly TextLine[],
  lineValues: Int32Array,
  isBody: ArrayLike<number>,
  { first, end, headline, body }: StoryRange,
): { readonly candidates: readonly number[]; readonly values: Int32Array } {
  const candidates: number[] = [];
  const counts = new Map<number, number>();
  for (let at = first; at < end; at++) {
    if (isBody[at] === 1) continue;
    counts.set(lines[at]!.key, (counts.get(lines[at]!.key) ?? 0) + 1);
    if (at !== headline && lines[at]!.letters > 1 && lines[at]!.furniture !== 1) candidates.push(at);
  }
  const width = DETAIL_FEATURES.length;
  const own = LINE_FEATURES.length;
  const values = new Int32Array(candidates.length * width);
  const key = headline < 0 ? 0 : lines[headline]!.key;
  let lastBody = -1;
  let at = first;
  candidates.forEach((candidate, index) => {
    for (; at < candidate; at++) if (isBody[at] === 1) lastBody = at;
    let nextBody = candidate;
    while (nextBody < end && isBody[nextBody] !== 1 && nextBody - candidate < FAR) nextBody++;
    const row = index * width;
    for (let feature = 0; feature < own; feature++) values[row + feature] = lineValues[candidate * own + feature]!;
    let to = row + own;
    values[to++] = headline < 0 ? FAR : Math.max(-FAR, Math.min(FAR, candidate - headline));
    values[to++] = Math.max(-1, Math.min(FAR, body - candidate));
    values[to++] = candidate < body ? 1 : 0;
    values[to++] = lastBody < 0 ? FAR : Math.min(FAR, candidate - lastBody);
    values[to++] = nextBody === end ? FAR : nextBody - candidate;
    values[to++] = counts.get(lines[candidate]!.key)!;
    values[to++] = Math.min(200, end - first);
    values[to++] = lines[candidate]!.key === key ? 1 : 0;
    values[to++] = candidate < headline ? 1 : 0;
    values[to++] = lines[candidate + 1]?.key === lines[candidate]!.key ? 1 : 0;
  });
  return { candidates, values };
}
