// What the page shows, ready to be written: the first pass over the stories makes it, the components only lay it out.
import type { ClaimSide, ClaimStatus, CommitmentStatus, CorrectionNote, PublishedFrom, Span, Stance } from "../document/types.js";
import type { CorrectionView } from "./correction-words.js";
import type { DayCount, PageProblem } from "./page-book.js";
import type { VoiceKind } from "./wording.js";

/** A story as it is named beside its words. */
export interface StoryLabel {
  /** Place in the order of the stories; names its block in the page. */
  readonly index: number;
  readonly id: string;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly language: string;
  /** What a user corrected in the story itself. */
  readonly corrected?: readonly CorrectionNote[];
  /** What the user thinks of its outlet: an Admiralty code. */
  readonly rating?: string;
}

/** A link of the chain by which a statement came. */
export interface Relay {
  readonly kind: VoiceKind;
  /** The source's words; empty where none are printed. */
  readonly words: string;
}

/** Who says it, as the chip shows it. */
export interface Voice {
  readonly kind: VoiceKind;
  /** The holder in the words of the report; empty where no source is expressed. */
  readonly words: string;
  /** Whom the words stand for, where they do not say it themselves ("he", "it", "the group"). */
  readonly standsFor: string | null;
  /** `null` where no source is named. */
  readonly stance: Stance | null;
  /** Outermost first. */
  readonly via: readonly Relay[];
  readonly hedges: readonly string[];
  /** Who corrected it, and what. */
  readonly corrected?: readonly CorrectionNote[];
  /** What the user thinks of whom the words stand for: an Admiralty code. */
  readonly rating?: string;
}

/** Words of a story on the page, one click from the story. */
/** How many reports carry one text, and how many outlets. */
export interface Carried {
  readonly outlets: number;
  readonly reports: number;
}

export interface Line {
  /** The group of reports that carry the same text; `null` where it stands alone. */
  readonly carried: Carried | null;
  /** Index into the facets, by which the line is filtered. */
  readonly item: number;
  readonly story: StoryLabel;
  readonly spans: readonly Span[];
  readonly text: string;
  readonly voices: readonly Voice[];
  /** Numbers (from 0, as shown) of the claims in dispute that it takes part in. */
  readonly disputes: readonly number[];
  /** Set where a user put it on its day. */
  readonly corrected?: readonly CorrectionNote[];
}

export interface DayView {
  readonly date: string;
  readonly reports: number;
  readonly lines: readonly Line[];
  /** The threads of the story that its lines belong to, by their words. */
  readonly strands: readonly string[];
  /** Stretches before it in which no report was published, first and last day. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export interface ClaimView {
  readonly item: number;
  readonly number: number;
  readonly id: string;
  readonly status: ClaimStatus;
  readonly about: readonly string[];
  readonly positions: readonly (Line & { readonly stance: Stance; readonly side: ClaimSide })[];
  /** Sentences in which reports tell of it themselves. */
  readonly tellings: readonly (Line & { readonly side: ClaimSide })[];
  /** Independent holders on each side. */
  readonly holders: { readonly for: number; readonly against: number };
  /** Figures that differ, each with what is counted, the least and the most, and who gives which. */
  readonly figures: readonly FigureView[];
}

export interface FigureView {
  readonly unit: string;
  /** "12 to 18", of the latest figures of each holder; "12" where these are one. */
  readonly range: string;
  /** The latest of each holder, and behind these other amounts that one of them told before (`isEarlier`). */
  readonly told: readonly {
    readonly story: StoryLabel;
    readonly span: Span;
    readonly text: string;
    readonly voices: readonly Voice[];
    readonly isEarlier: boolean;
  }[];
}

export interface DueView {
  readonly item: number;
  readonly status: CommitmentStatus;
  /** Name of who is to do it; `null` where the text names nobody. */
  readonly by: string | null;
  /** Who is to do it, in the words of the report ("the resistance", "Israeli ground forces"). */
  readonly doer: string | null;
  readonly line: Line;
  readonly modality: string;
  readonly quantity: string | null;
  readonly condition: string | null;
  readonly phase: string | null;
  /** When, in words. */
  readonly when: string;
  readonly trigger: string | null;
  readonly window: string | null;
  /** Days from the trigger; `null` where no distance is given. */
  readonly offset: { readonly min: number; readonly max: number } | null;
  readonly evidence: readonly { readonly story: StoryLabel; readonly span: Span; readonly text: string }[];
}

export interface UndatedView {
  readonly story: StoryLabel;
  readonly lines: readonly Line[];
  /** Attributed sentences of the story that are not among `lines`. */
  readonly more: number;
}

/** How often, and with what stances. */
export interface Tally {
  readonly name: string;
  readonly count: number;
  readonly stances: readonly (readonly [Stance, number])[];
}

export interface SourcesView {
  readonly kinds: readonly (Tally & { readonly kind: VoiceKind })[];
  readonly holders: readonly (Tally & { readonly kind: VoiceKind; readonly outlets: number; readonly entity: string | null; readonly rating?: string })[];
  readonly outlets: readonly {
    readonly name: string;
    readonly stories: number;
    readonly statements: number;
    readonly kinds: readonly (readonly [VoiceKind, number])[];
    readonly rating?: string;
  }[];
}

/** By what one item of the page is filtered. Short names: there are thousands of them in the page. */
export interface Facets {
  /** Bits by the order of `VOICE_KINDS`. */
  readonly k: number;
  /** Indices into `who`. */
  readonly w: readonly number[];
  /** Indices into `places`. */
  readonly p: readonly number[];
  /** Indices into `outlets`. */
  readonly o: readonly number[];
  /** First and last day, `YYYY-MM-DD`; empty where it has none. */
  readonly d: string;
  readonly e: string;
  /** Whether it is disputed. */
  readonly x: boolean;
}

/** A choice of a filter. `id` stands in the address of the page. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly count: number;
}

/** The data of the page but for the stories' texts; in the page as one block. */
export interface PageIndex {
  readonly facets: readonly Facets[];
  readonly who: readonly Choice[];
  readonly places: readonly Choice[];
  readonly outlets: readonly Choice[];
  readonly kinds: readonly { readonly kind: VoiceKind; readonly count: number }[];
  readonly stories: readonly string[];
  readonly counts: readonly DayCount[];
  readonly days: readonly string[];
}

export interface PageView {
  readonly title: string;
  readonly query: string | null;
  readonly storyCount: number;
  readonly undatedCount: number;
  readonly published: { readonly first: string; readonly last: string } | null;
  readonly days: readonly DayView[];
  readonly claims: readonly ClaimView[];
  readonly corroborated: readonly ClaimView[];
  /** Claims of one holder, as far as they were asked for; `singleClaims`: how many there are. */
  readonly single: readonly ClaimView[];
  readonly singleClaims: number;
  readonly due: readonly DueView[];
  readonly undated: readonly UndatedView[];
  readonly sources: SourcesView;
  readonly problems: readonly PageProblem[];
  readonly corrections: readonly CorrectionView[];
  readonly index: PageIndex;
  /** The stories that print the same text, itself among them, by story index. */
  readonly copies: ReadonlyMap<number, readonly number[]>;
  /** Whether the page carries the text of every story, or only of those it shows words of. */
  readonly carriesAll: boolean;
  readonly labels: readonly StoryLabel[];
  readonly shown: ReadonlySet<number>;
}
