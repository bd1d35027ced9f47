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
