import type { WithCommitments } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { type CommitmentInput, findCommitments } from "./find-commitments.js";
import { isCommitment } from "./is-commitment.js";
import { readCommitmentLexicon } from "./lexicon.js";

export { type CommitmentTracker, createCommitmentTracker, type TrackOptions } from "./track-commitments.js";

/** Story → the same story with its commitments. */
export type CommitmentFinder = <S extends CommitmentInput>(story: S) => S & WithCommitments;

/** Builds the stage; the word lists are read once. */
export function createCommitmentFinder(read: ResourceReader): CommitmentFinder {
  const lexicon = readCommitmentLexicon(read);
  return (story) => ({ ...story, commitments: findCommitments(story, lexicon, isCommitment) });
}
