import type { Label } from "../../bench/labels.js";
import { labelledDocuments } from "../../bench/labels.js";
import { signsOf } from "../../src/commitments/commitment-signs.js";
import { findCommitments } from "../../src/commitments/find-commitments.js";
import { mayBeCommitment } from "../../src/commitments/is-commitment.js";
import { readCommitmentLexicon } from "../../src/commitments/lexicon.js";
import type { Span } from "../../src/document/types.js";
import { createPipeline, packagedResources } from "../../src/index.js";

/** A verb group that the stage once took for a commitment, by its offsets, and what a reader says of it; `null`: cannot be told. */
export interface ReadLabel extends Label, Span {
  readonly commitment: boolean | null;
}

/** What the rules let through, with its signs. */
export interface Candidate {
  readonly document: string;
  readonly signs: readonly string[];
  readonly isCommitment: boolean | null;
}

/** The labelled candidates of the corpora, as far as the rules still find them. */
export function readCandidates(labels: readonly ReadLabel[]): Candidate[] {
  const lexicon = readCommitmentLexicon(packagedResources);
  const { mark } = createPipeline(packagedResources);
  const found: Candidate[] = [];
  for (const { story, labels: own } of labelledDocuments(labels)) {
    const marked = mark({ ...story, headline: null, outlet: null });
    findCommitments(marked, lexicon, (clause, action, place) => {
      const [start, end] = [clause.words.starts[action.first]!, clause.words.ends[action.verb]!];
      const label = own.find((one) => one.start < end && start < one.end);
      if (label !== undefined && mayBeCommitment(clause, action, place, lexicon))
        found.push({ document: story.id, signs: signsOf(clause, action, place), isCommitment: label.commitment });
      return false;
    });
  }
  return found;
}
