import type { CommitmentStatus } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { type Deeds, readDeeds } from "./deeds.js";
import { type CommitmentLexicon, readCommitmentLexicon, readWeights } from "./lexicon.js";
import type { SignWeights } from "./likely.js";

/** The word lists by which later reports are held against commitments: those of the stage and what only the pile needs. */
export interface EvidenceLexicon extends CommitmentLexicon {
  /** What became of an action, by a word beside it and the word behind that one ("" for any). */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, CommitmentStatus>>;
  /** Words for kinds of deeds: what a later report may call the action. */
  readonly deeds: Deeds;
  /** How surely a sentence tells what became of a commitment. */
  readonly evidence: SignWeights;
}

/** Reads the word lists. */
export function readEvidenceLexicon(read: ResourceReader): EvidenceLexicon {
  const lexicon = readCommitmentLexicon(read);
  return {
    ...lexicon,
    outcomes: readOutcomes(read),
    deeds: readDeeds(read, new Map([...lexicon.pasts, ...lexicon.participles])),
    evidence: readWeights(read, "evidence"),
  };
}

const OUTCOMES: readonly CommitmentStatus[] = ["done", "partly", "breach-alleged", "suspended", "cancelled"];

function readOutcomes(read: ResourceReader): ReadonlyMap<string, ReadonlyMap<string, CommitmentStatus>> {
  const outcomes = new Map<string, Map<string, CommitmentStatus>>();
  for (const { word, next, outcome } of readTable(read, "commitments/lexicon/outcomes.en.tsv", ["word", "next", "outcome"])) {
    const status = OUTCOMES.find((each) => each === outcome);
    if (status !== undefined) outcomes.set(word, new Map([...(outcomes.get(word) ?? []), [next, status]]));
  }
  return outcomes;
}
