/** A sentence that may stand for a day. */
export interface Candidate {
  readonly story: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Day number of what it tells. */
  readonly day: number;
  readonly terms: Int32Array;
  /** Whether the day stands in the sentence itself, not only the publication day of a lead sentence. */
  readonly isDated: boolean;
  /** Place of the sentence in its story, from 0. */
  readonly place: number;
  readonly hasQuery: boolean;
}

/** What is kept of a story. */
export interface StoryFacts {
  readonly id: string;
  readonly published: number | null;
  /** Distinct terms of the whole story. */
  readonly terms: Int32Array;
  readonly hasQuery: boolean;
}

/** Beyond so many days being told later adds nothing. */
const MOST_DAYS_LATE = 60;

/** How many days after a day it is told of, from 0 to `MOST_DAYS_LATE`; 0 where the publication is not known. */
export const daysLate = (published: number | null, day: number): number => (published === null ? 0 : Math.min(MOST_DAYS_LATE, Math.max(0, published - day)));
