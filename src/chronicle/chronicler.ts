import type { Day, SampleGrouper } from "../document/types.js";
import type { Candidate, StoryFacts } from "./candidates.js";
import { chooseSentences } from "./choose-sentences.js";
import { type DayScore, scoreDays } from "./score-days.js";
import type { Telling } from "./tell-story.js";
import { TermNumbers } from "./terms.js";

export interface ChronicleOptions {
  /** At most so many days; `null`: as many as lie before the knee of the score curve. */
  readonly days: number | null;
  /** At most so many sentences a day; `null`: two. */
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
 * Builds the part of the stage that looks over all stories.
 * @param copies an empty grouper: copies of one text count once
 */
export function createChronicler({ days, perDay, query }: ChronicleOptions, copies: SampleGrouper): Chronicler {
  const numbers = new TermNumbers();
  const stories: StoryFacts[] = [];
  const candidates: Candidate[] = [];
  return {
    add: ({ id, published, terms, hasQuery, sample, sentences }) => {
      const story = stories.length;
      stories.push({ id, published, terms: numbers.of(terms), hasQuery });
      copies.addSample(sample);
      for (const { days: told, terms: hashes, ...sentence } of sentences) {
        const own = numbers.of(hashes);
        for (const day of told) candidates.push({ ...sentence, story, day, terms: own });
      }
    },
    finish: () => {
      const groups = copies.finish();
      const hasQuery = (query ?? "").split(",").some((phrase) => phrase.trim() !== "");
      const scores = scoreDays({ stories, candidates, groups, termCount: numbers.count, hasQuery });
      const chosen = chooseDays(scores.days, days);
      return chooseSentences({ chosen, stories, candidates, groups, scores, perDay: perDay ?? 2 });
    },
  };
}

/** The best days, by score; without a number, those before the knee of the curve. Ascending by day. */
function chooseDays(days: readonly DayScore[], wanted: number | null): DayScore[] {
  const sorted = [...days].sort((a, b) => b.score - a.score || a.day - b.day);
  return sorted.slice(0, wanted ?? kneeOf(sorted.map(({ score }) => score))).sort((a, b) => a.day - b.day);
}

/** Below so many days all are shown. */
const FEW_DAYS = 8;

/** The place in a falling curve that lies furthest below the line between its ends (Satopää et al. 2011, "Kneedle"). */
export function kneeOf(scores: readonly number[]): number {
  const last = scores.length - 1;
  if (last < FEW_DAYS) return scores.length;
  const first = scores[0]!;
  const fall = first - scores[last]!;
  if (fall <= 0) return scores.length;
  let best = last;
  let depth = 0;
  for (let at = 0; at <= last; at++) {
    const below = 1 - at / last - (scores[at]! - scores[last]!) / fall;
    if (below > depth) {
      depth = below;
      best = at;
    }
  }
  return Math.max(FEW_DAYS, best + 1);
}
