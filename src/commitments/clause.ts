import { firstEndingAfter } from "../document/spans.js";
import type { Modality, Name, Syntax, TimeExpression, Words } from "../document/types.js";
import type { Force } from "./lexicon.js";

/** A clause of a story in which a commitment is looked for. */
export interface Clause {
  readonly text: string;
  readonly words: Words;
  readonly lower: readonly string[];
  /** Tags and trees of the story's words; `null` where nothing is known of its grammar. */
  readonly syntax: Syntax | null;
  readonly names: readonly Name[];
  readonly times: readonly TimeExpression[];
  /** The words `[first, end)` of the clause. */
  readonly first: number;
  readonly end: number;
}

/** The verb group: the words `[first, verb]`, and what it says of the duty. */
export interface Action {
  readonly first: number;
  readonly verb: number;
  readonly lemma: string;
  readonly modality: Modality;
  readonly force: Force;
  readonly isPassive: boolean;
  /** Whether the verb is not among the listed ones. */
  readonly isUnlisted: boolean;
}

/** The time expressions of a clause. */
export function timesIn(clause: Clause): readonly TimeExpression[] {
  const span = { start: clause.words.starts[clause.first]!, end: clause.words.ends[clause.end - 1]! };
  const found: TimeExpression[] = [];
  for (let at = firstEndingAfter(clause.times, span.start); at < clause.times.length && clause.times[at]!.start < span.end; at++) found.push(clause.times[at]!);
  return found;
}

/** The words of a clause, as written. */
export const textOf = (clause: Clause): string => clause.text.slice(clause.words.starts[clause.first]!, clause.words.ends[clause.end - 1]!);
