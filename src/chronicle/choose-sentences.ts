import { type Candidate, daysLate, type StoryFacts } from "./candidates.js";
import type { DayScore, Scores } from "./score-days.js";

export interface ChooseInput {
  readonly chosen: readonly DayScore[];
  readonly stories: readonly StoryFacts[];
  readonly candidates: readonly Candidate[];
  readonly groups: Int32Array;
  readonly scores: Scores;
  /** `null`: as many as the reports and the scores allow. */
  readonly perDay: number | null;
}

/** Sentences of a reader's length; editors' average 19 words. */
const FITTING_TERMS = 14;
/** A sentence this like one already shown says nothing new. */
const TOO_ALIKE = 0.5;
/** What a lead sentence without a day of its own counts. */
const UNDATED_WEIGHT = 0.75;
const QUERY_BONUS = 1.3;

/** Without a wish, no day has more sentences … */
const MOST_SENTENCES = 5;
/** … and none whose score is less than this part of the first one's. */
const LEAST_OF_BEST = 0.6;

/** One for a day with one report, and one more each time the independent reports double. */
const sentencesFor = (reports: number): number => Math.min(MOST_SENTENCES, 1 + Math.floor(Math.log2(Math.max(1, reports))));

/**
 * For each chosen day, in their order, the sentences nearest to what all reports of the day have in common, none saying what another says;
 * at least one where there is any.
 */
export function chooseSentences({ chosen, stories, candidates, groups, scores, perDay }: ChooseInput): Candidate[][] {
  const byDay = new Map<number, Candidate[]>(chosen.map(({ day }) => [day, []]));
  for (const candidate of candidates) byDay.get(candidate.day)?.push(candidate);
  const published = storiesByDay(stories);
  const shown: ReadonlySet<number>[] = [];
  return chosen.map(({ day, reports }) => {
    const ranked = rank(byDay.get(day) ?? [], { day, published, stories, groups, scores });
    const entries: Candidate[] = [];
    const most = perDay ?? sentencesFor(reports);
    const least = perDay === null ? (ranked[0]?.score ?? 0) * LEAST_OF_BEST : Number.NEGATIVE_INFINITY;
    for (const { candidate, score } of ranked) {
      if (entries.length >= most || score < least) break;
      const own = new Set(candidate.terms);
      if (shown.some((other) => likeness(own, other) > TOO_ALIKE)) continue;
      entries.push(candidate);
      shown.push(own);
    }
    if (entries.length === 0 && ranked[0] !== undefined) {
      entries.push(ranked[0].candidate);
      shown.push(new Set(ranked[0].candidate.terms));
    }
    return entries;
  });
}

interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

interface Ranking extends Pick<ChooseInput, "stories" | "groups" | "scores"> {
  readonly day: number;
  /** Stories by the day of their publication. */
  readonly published: ReadonlyMap<number, readonly number[]>;
}

function storiesByDay(stories: readonly StoryFacts[]): Map<number, number[]> {
  const byDay = new Map<number, number[]>();
  for (const [story, { published }] of stories.entries()) {
    if (published === null) continue;
    const known = byDay.get(published);
    if (known === undefined) byDay.set(published, [story]);
    else known.push(story);
  }
  return byDay;
}

/** Candidates by nearness to the centroid of their day: of what is said of it, and of the reports of that day and the next. */
function rank(candidates: readonly Candidate[], ranking: Ranking): ScoredCandidate[] {
  const { groups, stories, day, scores } = ranking;
  const { idf, relevance } = scores;
  const centroid = new Map<number, number>();
  const seen = new Set<string>();
  for (const { terms, story, text, isDated } of candidates) {
    const key = `${groups[story]} ${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const weight = (relevance[story] ?? 0) * (isDated ? 1 : UNDATED_WEIGHT);
    for (const term of new Set(terms)) centroid.set(term, (centroid.get(term) ?? 0) + weight * (idf[term] ?? 0));
  }
  addReports(centroid, ranking);
  const scored = candidates.map((candidate) => ({
    candidate,
    score: scoreOf(candidate, centroid, idf, relevance) * (1 + LATE * Math.log(1 + daysLate(stories[candidate.story]?.published ?? null, day))),
  }));
  return scored.sort((a, b) => b.score - a.score || a.candidate.story - b.candidate.story || a.candidate.start - b.candidate.start);
}

/** What later reports say of a day is shorter and surer: how much more they count. */
const LATE = 0.1;

/** Adds the words of the reports of a day and of the next, each text once, with as much weight as the candidates have together. */
function addReports(centroid: Map<number, number>, { day, published, stories, groups, scores: { idf, relevance } }: Ranking): void {
  const words = new Map<number, number>();
  const seen = new Set<number>();
  const told = [...(published.get(day) ?? []), ...(published.get(day + 1) ?? [])].sort((a, b) => a - b);
  for (const story of told) {
    if (seen.has(groups[story]!)) continue;
    const { terms } = stories[story]!;
    seen.add(groups[story]!);
    const length = Math.sqrt(terms.length) || 1;
    for (const term of terms) words.set(term, (words.get(term) ?? 0) + (relevance[story]! * idf[term]!) / length);
  }
  const share = lengthOf(centroid) / (lengthOf(words) || 1);
  for (const [term, weight] of words) centroid.set(term, (centroid.get(term) ?? 0) + weight * share);
}

const lengthOf = (weights: ReadonlyMap<number, number>): number => {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return Math.sqrt(sum);
};

function scoreOf(
  { terms, isDated, hasQuery, story, place }: Candidate,
  centroid: ReadonlyMap<number, number>,
  idf: Float64Array,
  relevance: Float64Array,
): number {
  const distinct = new Set(terms);
  let dot = 0;
  let norm = 0;
  for (const term of distinct) {
    const weight = idf[term] ?? 0;
    dot += weight * (centroid.get(term) ?? 0);
    norm += weight * weight;
  }
  const length = distinct.size > FITTING_TERMS ? Math.sqrt(FITTING_TERMS / distinct.size) : 1;
  return (
    ((dot / Math.sqrt(norm || 1)) * length * (isDated ? 1 : UNDATED_WEIGHT) * (hasQuery ? QUERY_BONUS : 1) * (0.5 + (relevance[story] ?? 0))) /
    (1 + 0.02 * place)
  );
}

/** The share of the smaller set's terms that both have. */
function likeness(own: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const term of own) if (other.has(term)) shared++;
  return shared / Math.max(1, Math.min(own.size, other.size));
}
