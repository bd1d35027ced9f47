import type { Claim, Day, KeptStory, PileEntity, SourceRating, TrackedCommitment } from "../document/types.js";

/** All that is exported: what the store holds, and what is seen over its whole pile. */
export interface ExportBook {
  readonly title: string | null;
  readonly days: readonly Day[];
  readonly claims: readonly Claim[];
  readonly commitments: readonly TrackedCommitment[];
  readonly entities: readonly PileEntity[];
  /** What the user thinks of sources. */
  readonly ratings: readonly SourceRating[];
  /** Goes through all stories; only those that are shown are held in memory. */
  readonly stories: () => Iterable<KeptStory>;
}

/** An export: its text in pieces, and what has to be said about it; `null` for nothing. */
export interface Exported {
  readonly pieces: Iterable<string>;
  readonly note: string | null;
}
