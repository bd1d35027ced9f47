// What a user says against what was found. A correction names its target by things that last: the hash of the page, the address, and
// the words themselves, so that it holds for the same report read again, by a newer version, or into a new store.
import type { NameKind, SourceKind, Stance } from "./types.js";

/**
 * Words of a text, told by themselves: the TextQuoteSelector of the W3C Web Annotation model (4.2.4), with the offset at which they
 * stood as a hint where they stand more than once.
 */
export interface Quote {
  readonly exact: string;
  /** Up to `CONTEXT_LENGTH` code units before and behind. */
  readonly prefix: string;
  readonly suffix: string;
  /** Offset in UTF-16 code units. */
  readonly start: number;
}

/** A story. Found by its page and id, else by its page, its id or its address, whichever has the words first. */
export interface StoryTarget {
  readonly story: string;
  /** SHA-256 of the bytes it was read from. */
  readonly sha256?: string;
  readonly url?: string;
  /** Words of it: for the story as a whole, those it begins with. */
  readonly quote?: Quote;
}

/** Words of a story. */
export interface WordsTarget extends StoryTarget {
  readonly quote: Quote;
}

/** An attribution: `quote` are its contents, or all its words where it has none. */
export interface AttributionTarget extends WordsTarget {
  readonly cue?: Quote;
}

/** An entity of the pile: by its id, else by its kind and name. */
export interface EntityTarget {
  readonly entity: string;
  readonly kind?: NameKind;
  readonly name?: string;
}

export interface OutletTarget {
  readonly outlet: string;
}

/** What is said, by kind. */
export type CorrectionBody =
  /** The words tell of the day `to`; `from` is the day they stood on, `null` if they were not shown. */
  | { readonly kind: "move"; readonly target: WordsTarget; readonly from: string | null; readonly to: string }
  /** The words do not tell of that day. */
  | { readonly kind: "reject-entry"; readonly target: WordsTarget; readonly from: string }
  | { readonly kind: "reject-attribution"; readonly target: AttributionTarget }
  /** The source are these words of the story. */
  | { readonly kind: "source"; readonly target: AttributionTarget; readonly to: Quote; readonly sourceKind?: SourceKind }
  | { readonly kind: "stance"; readonly target: AttributionTarget; readonly to: Stance }
  /** These statements do not speak of one thing. */
  | { readonly kind: "reject-dispute"; readonly target: readonly AttributionTarget[] }
  /** The story is none, or is not wanted. */
  | { readonly kind: "reject-story"; readonly target: WordsTarget }
  /** The day of publication; `null`: not known. */
  | { readonly kind: "date"; readonly target: WordsTarget; readonly to: string | null }
  /** A second story begins with the words. */
  | { readonly kind: "cut"; readonly target: WordsTarget }
  /** `to` is the end of the same story. */
  | { readonly kind: "join"; readonly target: WordsTarget; readonly to: WordsTarget }
  /** It is the same thing as `to`, which keeps its id and name. */
  | { readonly kind: "merge"; readonly target: EntityTarget; readonly to: EntityTarget }
  /** What the story `to` calls so is another thing. */
  | { readonly kind: "split"; readonly target: EntityTarget; readonly to: StoryTarget }
  | { readonly kind: "rename"; readonly target: EntityTarget; readonly to: string }
  /** Admiralty code (NATO AJP-2.1): reliability of the source A to F, credibility of what it says 1 to 6, or the first alone. */
  | { readonly kind: "rate"; readonly target: EntityTarget | OutletTarget; readonly to: string }
  /** Withdraws an earlier correction, or an earlier withdrawal. */
  | { readonly kind: "undo"; readonly target: string };

export type CorrectionKind = CorrectionBody["kind"];

/** A line of the log. */
export type Correction = CorrectionBody & {
  /** "c1", "c2" in the order of the log; "corrections.tsv:3" for a line of the table. */
  readonly id: string;
  /** ISO 8601 time; `null` for a line of the table. */
  readonly when: string | null;
  readonly who: string;
  readonly why: string | null;
};

/** `orphaned`: what it speaks of is not found any more; it is kept and applied again once it is. */
export type CorrectionStatus = "applied" | "orphaned" | "withdrawn";

export interface ListedCorrection {
  readonly correction: Correction;
  readonly status: CorrectionStatus;
}

/** What the user chose on the screen: offsets and indices of now, from which `completeDraft` makes a lasting correction. */
export type CorrectionDraft =
  | { readonly kind: "move"; readonly story: string; readonly start: number; readonly end: number; readonly from: string | null; readonly to: string }
  | { readonly kind: "reject-entry"; readonly story: string; readonly start: number; readonly end: number; readonly from: string }
  | { readonly kind: "reject-attribution"; readonly story: string; readonly attribution: number }
  | {
      readonly kind: "source";
      readonly story: string;
      readonly attribution: number;
      /** Words of the story. */
      readonly to: string;
      readonly sourceKind?: SourceKind;
    }
  | { readonly kind: "stance"; readonly story: string; readonly attribution: number; readonly to: Stance }
  | { readonly kind: "reject-dispute"; readonly claim: string }
  | { readonly kind: "reject-story"; readonly story: string }
  | { readonly kind: "date"; readonly story: string; readonly to: string | null }
  | { readonly kind: "cut"; readonly story: string; readonly start: number }
  | { readonly kind: "join"; readonly story: string; readonly to: string }
  | { readonly kind: "merge"; readonly entity: string; readonly to: string }
  | { readonly kind: "split"; readonly entity: string; readonly to: string }
  | { readonly kind: "rename"; readonly entity: string; readonly to: string }
  /** `entity` is the id of an entity, or `outlet` the name of an outlet. */
  | { readonly kind: "rate"; readonly entity?: string; readonly outlet?: string; readonly to: string };

/** What a rating is written like. */
export const ADMIRALTY_CODE = /^[A-F][1-6]?$/;
