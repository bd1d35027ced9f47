import { type Candidate, daysLate, type StoryFacts } from "./candidates.js";
import type { DayScore, Scores } from "./score-days.js";
import { ShownTerms } from "./shown-terms.js";
import { TermWeights } from "./term-weights.js";

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
  const weights = new TermWeights(scores.idf.length);
  const words = new TermWeights(scores.idf.length);
  const shown = new ShownTerms();
  return chosen.map(({ day, reports }) => {
    const ranked = rank(byDay.get(day) ?? [], { day, published, stories, groups, scores, weights, words });
    const entries: Candidate[] = [];
    const most = perDay ?? sentencesFor(reports);
    const least = perDay === null ? (ranked[0]?.score ?? 0) * LEAST_OF_BEST : Number.NEGATIVE_INFINITY;
    for (const { candidate, terms, score } of ranked) {
      if (entries.length >= most || score < least) break;
      if (shown.hasAlike(terms, TOO_ALIKE)) continue;
      entries.push(candidate);
      shown.add(terms);
    }
    if (entries.length === 0 && ranked[0] !== undefined) {
      entries.push(ranked[0].candidate);
      shown.add(ranked[0].terms);
    }
    return entries;
  });
}

interface ScoredCandidate {
  readonly candidate: Candidate;
  /** Its terms, each once. */
  readonly terms: Int32Array;
  readonly score: number;
}

interface Ranking extends Pick<ChooseInput, "stories" | "groups" | "scores"> {
  readonly day: number;
  /** Stories by the day of their publication. */
  readonly published: ReadonlyMap<number, readonly number[]>;
  /** Room for sums by term. */
  readonly weights: TermWeights;
  readonly words: TermWeights;
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
  const { groups, stories, day, scores, weights: centroid } = ranking;
  const { idf, relevance } = scores;
  const distinct = candidates.map(({ terms }) => centroid.distinct(terms));
  const seen = new Map<number, Set<string>>();
  centroid.clear();
  for (const [at, { story, text, isDated }] of candidates.entries()) {
    const texts = seen.get(groups[story]!) ?? new Set<string>();
    seen.set(groups[story]!, texts);
    if (texts.has(text)) continue;
    texts.add(text);
    const weight = (relevance[story] ?? 0) * (isDated ? 1 : UNDATED_WEIGHT);
    for (const term of distinct[at]!) centroid.add(term, weight * (idf[term] ?? 0));
  }
  addReports(centroid, ranking);
  const scored = candidates.map((candidate, at) => ({
    candidate,
    terms: distinct[at]!,
    score: scoreOf(candidate, distinct[at]!, centroid, scores) * (1 + LATE * Math.log(1 + daysLate(stories[candidate.story]?.published ?? null, day))),
  }));
  return scored.sort((a, b) => b.score - a.score || a.candidate.story - b.candidate.story || a.candidate.start - b.candidate.start);
}

/** What later reports say of a day is shorter and surer: how much more they count. */
const LATE = 0.1;

/** Adds the words of the reports of a day and of the next, each text once, with as much weight as the candidates have together. */
function addReports(centroid: TermWeights, { day, published, stories, groups, scores: { idf, relevance }, words }: Ranking): void {
  const seen = new Set<number>();
  const told = [...(published.get(day) ?? []), ...(published.get(day + 1) ?? [])].sort((a, b) => a - b);
  words.clear();
  for (const story of told) {
    if (seen.has(groups[story]!)) continue;
    const { terms } = stories[story]!;
    seen.add(groups[story]!);
    const length = Math.sqrt(terms.length) || 1;
    for (const term of terms) words.add(term, (relevance[story]! * idf[term]!) / length);
  }
  const share = centroid.length() / (words.length() || 1);
  centroid.addAll(words, share);
}

function scoreOf({ isDated, hasQuery, story, place }: Candidate, terms: Int32Array, centroid: TermWeights, { idf, relevance }: Scores): number {
  let dot = 0;
  let norm = 0;
  for (const term of terms) {
    const weight = idf[term] ?? 0;
    dot += weight * centroid.of(term);
    norm += weight * weight;
  }
  const length = terms.length > FITTING_TERMS ? Math.sqrt(FITTING_TERMS / terms.length) : 1;
  return (
    ((dot / Math.sqrt(norm || 1)) * length * (isDated ? 1 : UNDATED_WEIGHT) * (hasQuery ? QUERY_BONUS : 1) * (0.5 + (relevance[story] ?? 0))) /
    (1 + 0.02 * place)
  );
}
