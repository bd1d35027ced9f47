import { type Candidate, daysLate, type StoryFacts } from "./candidates.js";

export interface DayScore {
  readonly day: number;
  readonly score: number;
  /** Independent stories that tell of the day. */
  readonly reports: number;
}

export interface Scores {
  readonly days: readonly DayScore[];
  /** Inverse document frequency by term. */
  readonly idf: Float64Array;
  /** How near each story is to the main story of the pile, 0 to 1. */
  readonly relevance: Float64Array;
}

export interface ScoreInput {
  readonly stories: readonly StoryFacts[];
  readonly candidates: readonly Candidate[];
  /** For each story the first story of its group of copies. */
  readonly groups: Int32Array;
  readonly termCount: number;
  readonly hasQuery: boolean;
}

/** What a story without the query's words counts, where there is a query. */
const OFF_QUERY = 0.3;
/** What a lead sentence's publication day counts against a day that is named. */
const PUBLICATION_WEIGHT = 0.8;
/** Days so long before the first report are background: every mention of them is late, which says nothing. */
const BACKGROUND_DAYS = 30;

/**
 * Scores days by the stories that tell of them: each group of copies once a day, by how near it is to the main story, and
 * the more the later it was published (what is still told weeks later mattered: 1 + ln(1 + days between), to 60 days;
 * not for days before the pile's time).
 */
export function scoreDays(input: ScoreInput): Scores {
  const { stories, candidates, groups } = input;
  const idf = idfOf(input);
  const relevance = relevanceOf(input, idf);
  const firstPublished = stories.reduce((first, { published }) => Math.min(first, published ?? first), Number.POSITIVE_INFINITY);
  const byDay = new Map<number, Map<number, number>>();
  for (const { day, story, isDated } of candidates) {
    const { published, hasQuery } = stories[story]!;
    const isBackground = published === null || day < firstPublished - BACKGROUND_DAYS;
    const late = isBackground ? 0 : daysLate(published, day);
    const weight = (isDated ? 1 + Math.log(1 + late) : PUBLICATION_WEIGHT) * relevance[story]! * (input.hasQuery && !hasQuery ? OFF_QUERY : 1);
    const groupsOfDay = byDay.get(day) ?? new Map<number, number>();
    const group = groups[story]!;
    groupsOfDay.set(group, Math.max(groupsOfDay.get(group) ?? 0, weight));
    byDay.set(day, groupsOfDay);
  }
  const days = [...byDay].map(([day, weights]) => {
    let score = 0;
    for (const weight of weights.values()) score += weight;
    return { day, score, reports: weights.size };
  });
  return { days: evened(days, firstPublished - BACKGROUND_DAYS), idf, relevance };
}

/** Days this far around make the time of a day. */
const AROUND = 14;
/** How much of the loudness of its time is taken from a day: all would be 1. */
const EVENING = 0.7;
/** What the mean of all days adds to that of a day's time, so that a quiet time does not shout. */
const SMOOTHING = 0.2;

/**
 * Scores against those of the days around, so that what stands out in a quiet time counts beside a time with many reports (an editor's chronology
 * runs over the whole story, reports do not). Window and part were chosen on the seven development timelines: AR1 .138 without, .142 with;
 * with 17 days or a part of .6 it is .136, so that the gain there is within what one sentence does.
 * @param first days before it are background, and no part of the time around
 */
function evened(days: readonly DayScore[], first: number): DayScore[] {
  const scores = new Map(days.map(({ day, score }) => [day, score]));
  const least = days.reduce((other, { day }) => Math.min(other, day), Number.POSITIVE_INFINITY);
  const most = days.reduce((other, { day }) => Math.max(other, day), Number.NEGATIVE_INFINITY);
  const mean = days.reduce((sum, { score }) => sum + score, 0) / Math.max(1, days.length);
  if (mean === 0) return [...days];
  return days.map((entry) => {
    let sum = 0;
    let weight = 0;
    for (let day = Math.max(least, first, entry.day - 2 * AROUND); day <= Math.min(most, entry.day + 2 * AROUND); day++) {
      const near = Math.exp(-0.5 * ((day - entry.day) / AROUND) ** 2);
      weight += near;
      sum += near * (scores.get(day) ?? 0);
    }
    const around = (weight === 0 ? 0 : sum / weight) + SMOOTHING * mean;
    return { ...entry, score: entry.score * (mean / around) ** EVENING };
  });
}

function idfOf({ stories, termCount }: ScoreInput): Float64Array {
  const counts = new Float64Array(termCount);
  for (const { terms } of stories) for (const term of terms) counts[term]! += 1;
  return counts.map((count) => Math.log((stories.length + 1) / (count + 1)) + 0.2);
}

/** Cosine of each story with the centroid of the pile, by term presence and idf; the greatest is 1. */
function relevanceOf({ stories, termCount }: ScoreInput, idf: Float64Array): Float64Array {
  const centroid = new Float64Array(termCount);
  const norms = stories.map(({ terms }) => Math.sqrt(terms.reduce((sum, term) => sum + idf[term]! ** 2, 0)) || 1);
  stories.forEach(({ terms }, index) => {
    for (const term of terms) centroid[term]! += idf[term]! / norms[index]!;
  });
  const length = Math.sqrt(centroid.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
  const near = Float64Array.from(stories, ({ terms }, index) => terms.reduce((sum, term) => sum + (idf[term]! * centroid[term]!) / length, 0) / norms[index]!);
  const most = near.reduce((a, b) => Math.max(a, b), 0) || 1;
  return near.map((value) => value / most);
}
