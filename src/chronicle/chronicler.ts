import type { Day, SampleGrouper } from "../document/types.js";
import { formatDay } from "../text/calendar.js";
import type { ResourceReader } from "../text/resource.js";
import type { Candidate, StoryFacts } from "./candidates.js";
import { chooseSentences } from "./choose-sentences.js";
import { findGaps } from "./gaps.js";
import { type DayScore, scoreDays } from "./score-days.js";
import { nameStrands, readStrandWords } from "./strands.js";
import type { Telling } from "./tell-story.js";
import { TermNumbers } from "./terms.js";

export interface ChronicleOptions {
  /** At most so many days; `null`: those that hold half of what the reports tell. */
  readonly days: number | null;
  /** At most so many sentences a day; `null`: the more, the more independent reports tell of it, as long as they are as good as the first. */
  readonly perDay: number | null;
  /** Words or phrases, separated by commas. */
  readonly query: string | null;
}

/** Takes what stories tell, one by one; `finish` chooses the days. */
export interface Chronicler {
  readonly add: (telling: Telling) => void;
  readonly finish: () => Day[];
}

/**
 * Builds the part of the stage that looks over all stories; the word list is read once.
 * @param copies an empty grouper: copies of one text count once
 */
export function createChronicler(read: ResourceReader, { days, perDay, query }: ChronicleOptions, copies: SampleGrouper): Chronicler {
  const numbers = new TermNumbers();
  const words = readStrandWords(read);
  const stories: StoryFacts[] = [];
  const candidates: Candidate[] = [];
  return {
    add: ({ id, published, terms, hasQuery, sample, sentences }) => {
      const story = stories.length;
      stories.push({ id, published, terms: numbers.of(terms), hasQuery });
      copies.addSample(sample);
      for (const { start, end, text, days: told, terms: hashes, isDated, place, hasQuery: isAsked } of sentences) {
        const own = numbers.of(hashes);
        for (const day of told) candidates.push({ story, start, end, text, day, terms: own, isDated, place, hasQuery: isAsked });
      }
    },
    finish: () => {
      const groups = copies.finish();
      const hasQuery = (query ?? "").split(",").some((phrase) => phrase.trim() !== "");
      const scores = scoreDays({ stories, candidates, groups, termCount: numbers.count, hasQuery });
      const chosen = chooseDays(scores.days, days);
      const lines = chooseSentences({ chosen, stories, candidates, groups, scores, perDay });
      return chronologyOf(chosen, lines, stories, nameStrands(lines.flat(), numbers.hashes(), words));
    },
  };
}

/** The chosen days with their lines, the strands that the lines belong to, and the gaps between the reports. */
function chronologyOf(
  chosen: readonly DayScore[],
  lines: readonly (readonly Candidate[])[],
  stories: readonly StoryFacts[],
  strands: ReadonlyMap<Candidate, string>,
): Day[] {
  const gaps = findGaps(stories.flatMap(({ published }) => (published === null ? [] : [published])));
  let next = 0;
  return chosen.flatMap(({ day, score, reports }, at) => {
    const sentences = lines[at]!.map((line) => {
      const { text, story, start, end } = line;
      const strand = strands.get(line);
      return { text, story: stories[story]!.id, start, end, ...(strand === undefined ? {} : { strand }) };
    });
    if (sentences.length === 0) return [];
    const before = gaps.slice(next, gaps.findLastIndex(({ from }) => from <= day) + 1);
    next += before.length;
    const gapsBefore = before.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) }));
    return [{ date: formatDay(day), score: Math.round(score * 1000) / 1000, sentences, reports, ...(before.length === 0 ? {} : { gapsBefore }) }];
  });
}

/** The best days, by score; without a number, as many as matter. Ascending by day. */
function chooseDays(days: readonly DayScore[], wanted: number | null): DayScore[] {
  const sorted = [...days].sort((a, b) => b.score - a.score || a.day - b.day);
  return sorted.slice(0, wanted ?? daysThatMatter(sorted.map(({ score }) => score))).sort((a, b) => a.day - b.day);
}

/** Up to so many days all are shown. */
const FEW_DAYS = 8;
/** The days that matter hold this part of all that the reports tell. */
const TOLD_PART = 0.5;

/**
 * How many of the best days hold half of the sum of all scores. On the four development topics 20 to 72, where editors chose 7 to 155 (mean
 * distance .56 in natural logarithms); the knee of the curve (Satopää et al. 2011), which falls near the first steep days, gives 21 to 32 (.96).
 * @param scores falling
 */
export function daysThatMatter(scores: readonly number[]): number {
  const all = scores.reduce((sum, score) => sum + score, 0);
  let told = 0;
  const last = scores.findIndex((score) => {
    told += score;
    return told >= all * TOLD_PART;
  });
  return Math.min(scores.length, Math.max(FEW_DAYS, last + 1));
}
