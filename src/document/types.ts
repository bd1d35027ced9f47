// The types of the document, the only thing by which the stages meet.
// Field names are those of the JSON Lines contract. Everything is readonly.

/** Half-open range `[start, end)` of UTF-16 code units (JavaScript string indices). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A document as received: one of `html` or `text` is given. `fetched` is the day of download, never a date of a story. */
export interface Page {
  readonly id: string;
  readonly url?: string;
  readonly html?: string;
  readonly text?: string;
  readonly fetched?: string;
}

/** How the bytes of a page are to be read: `line` is a line of JSON Lines, `entry` an entry of a feed (its contents as JSON). */
export type PageKind = "html" | "text" | "line" | "entry" | "mail" | "mhtml" | "pdf";

/** Where a publication date was read; `caption` and `dateline` are inferences and are shown as such; `given` came with the input. */
export const PUBLISHED_FROM = ["metadata", "page", "url", "caption", "dateline", "given"] as const;
export type PublishedFrom = (typeof PUBLISHED_FROM)[number];

/** A picture's caption; `credit` is `null` where none is printed. */
export interface Caption {
  readonly text: string;
  readonly credit: string | null;
}

/** `text[start, end)` of the story stood at `at` in the plain-text input. */
export interface Origin extends Span {
  readonly at: number;
}

/** One report cut from a page; its text is final: paragraphs joined by one blank line, no furniture. */
export interface CutStory {
  readonly headline: string | null;
  /** EDTF day (`2025-01-14`) or ISO 8601 time; `null` where the page gives none. */
  readonly published: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly updated?: string;
  readonly byline: readonly string[];
  readonly dateline?: string;
  readonly outlet?: string;
  readonly section?: string;
  /** BCP 47 language, `und` where it cannot be told. */
  readonly language: string;
  readonly text: string;
  readonly captions: readonly Caption[];
  readonly origin?: readonly Origin[];
}

/** What the marking stages need of a story. Unknown fields of the input are carried along untouched. */
export interface Report {
  readonly id: string;
  readonly text: string;
  /** The publication day, `YYYY-MM-DD`; `null` where unknown. */
  readonly published: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
}

/**
 * The words of a text as flat arrays, in order. A word never crosses a sentence.
 * Clitics are words of their own ("Haftar" "’s", "did" "n't"); abbreviations and numbers are one word ("U.S.", "1,000.5").
 */
export interface Words {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The words as written. */
  readonly forms: readonly string[];
  /** Index of the sentence of each word. */
  readonly sentences: Int32Array;
  /** Index of the first word of each sentence, and one more entry: the number of words. */
  readonly firsts: Int32Array;
}

export interface WithSentences {
  readonly sentences: readonly Span[];
  readonly words: Words;
}

/** Tags and trees over the words of a story: flat arrays beside `Words`, one entry a word. */
export interface Syntax {
  /** Penn Treebank tags. */
  readonly tags: readonly string[];
  /** Dictionary forms: lower case except in names. */
  readonly lemmas: readonly string[];
  /** Index of each word's head among the words of the story; -1 for the root, of which every sentence has one. */
  readonly heads: Int32Array;
  /** Relation of each word to its head: Universal Dependencies, with the names of version 1 ("nsubj", "dobj", "nmod", "nsubjpass"). */
  readonly relations: readonly string[];
}

export interface WithSyntax {
  /** `null` where the text is not English: nothing is said of its grammar. */
  readonly syntax: Syntax | null;
}

export const NAME_KINDS = ["person", "body", "place", "other"] as const;
/** `body`: institution, state, armed group, company. */
export type NameKind = (typeof NAME_KINDS)[number];

/** A mention of an entity: a name, a short form, or a pronoun that stands for one. */
export interface Name extends Span {
  readonly kind: NameKind;
  /** Id of an entry of `entities`. */
  readonly entity: string;
}

export const PRECISIONS = ["town", "region", "country"] as const;

export const MEDIA_CLASSES = ["agency", "outlet"] as const;

/** Where a place lies, as far as its story tells it from others of its name. */
export interface Location {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** `town`: the coordinates are its middle; `region`: a part of the country; `country`: the whole. */
  readonly precision: (typeof PRECISIONS)[number];
  /** Longitude and latitude in degrees (WGS 84), to about a kilometre; given with `town` only. */
  readonly coordinates?: readonly [number, number];
}

export interface Entity {
  readonly id: string;
  readonly kind: NameKind;
  /** The fullest form seen. */
  readonly name: string;
  /** The other forms seen, in order of first mention; no pronouns. */
  readonly aliases: readonly string[];
  /** Titles and roles printed beside the name, as written ("Field Marshal", "Russian President"). */
  readonly roles?: readonly string[];
  /** Only for places, and only where one place is meant beyond doubt. */
  readonly location?: Location;
  /** A news agency, or another outlet (one that is well known, or the story's own). */
  readonly media?: (typeof MEDIA_CLASSES)[number];
  /** Set for holders that are only described ("a doctor", "two officials"): who is called so in another story may be somebody else. */
  readonly nameless?: true;
}

export interface WithNames {
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
}

export const TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"] as const;
export type TimeType = (typeof TIME_TYPES)[number];

/** A time expression (TIMEX3, TimeML 1.2.1). */
export interface TimeExpression extends Span {
  readonly type: TimeType;
  /** The TIMEX3 value; open parts are X (`XXXX-WXX-5`), never guessed. */
  readonly value: string;
  /** The same as EDTF (ISO 8601-2 level 1), only where it names calendar time. */
  readonly edtf?: string;
  /** On the first end of a range ("from Monday to Wednesday", "April 4-9"): the whole of it, an EDTF interval. */
  readonly window?: string;
  /** What a relative value was counted from: a date, or the words of an event. */
  readonly anchor?: string;
  /** Id of the rule that decided the value. */
  readonly rule: string;
}

export interface WithTimes {
  readonly times: readonly TimeExpression[];
}

/** The day or window of what a sentence tells, apart from the day of publication. */
export interface EventDay {
  /** Index of the sentence in `sentences`. */
  readonly sentence: number;
  /** EDTF date or interval (`2025-01-14`, `2025-01`, `2025-01-03/2025-01-07`, `2024-11/..`); `null` where the text leaves it open. */
  readonly when: string | null;
  /** Index in `times` of the words it rests on, which may stand in another sentence; `null` where it is open. */
  readonly time: number | null;
  /** Id of the rule that decided it. */
  readonly rule: string;
}

export interface WithDays {
  /** An entry for each sentence that tells an event, in order. */
  readonly days: readonly EventDay[];
}

export const SOURCE_KINDS = ["person", "body", "official", "anonymous", "people", "media", "document", "unsourced", "outlet"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const STANCES = ["asserts", "confirms", "denies", "doubts", "alleges", "expects", "commits", "demands", "evaluates", "declines", "relays"] as const;
export type Stance = (typeof STANCES)[number];

/** A link of the chain by which a statement came: who passes it on. */
export interface Via {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly sourceKind: SourceKind;
}

/** What a user corrected in a value: by which correction, who, when and why, and what it was before, in words; empty where there was nothing. */
export interface CorrectionNote {
  readonly id: string;
  readonly who: string;
  readonly when: string | null;
  readonly why: string | null;
  readonly kind: string;
  readonly was: string;
}

/** Who says what. The holder (`source`) is the innermost speaker. */
export interface Attribution {
  /** Empty where no source is expressed. */
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly sourceKind: SourceKind;
  readonly stance: Stance;
  /** Whom the source stands for: id of an entry of `entities`. */
  readonly entity?: string;
  /** Who passes it on, outermost first. */
  readonly via?: readonly Via[];
  readonly hedges?: readonly Span[];
  /** Set where a user corrected it. */
  readonly corrected?: readonly CorrectionNote[];
}

export interface WithAttributions {
  readonly attributions: readonly Attribution[];
}

/** `bound`: how the words limit the figure ("up to 700 meters" is `max`, "some 80 kms" is `about`). */
export interface Quantity {
  readonly value?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unit: string;
  readonly bound: "exact" | "about" | "min" | "max" | "range";
}

export const RELATIONS = ["at", "after", "before", "within", "from", "until", "during"] as const;
export type Relation = (typeof RELATIONS)[number];

export const MODALITIES = ["must", "may", "must-not", "planned", "if"] as const;
export type Modality = (typeof MODALITIES)[number];

/** When a commitment is due, counted from its trigger. */
export interface When {
  readonly relation: Relation;
  /** The trigger: a normalised event name ("announcement", "phase 1"), a date, or `null`. */
  readonly anchor: string | null;
  /** Distance from the trigger, ISO 8601 durations. */
  readonly offset?: { readonly min: string; readonly max: string };
  /** How long it lasts, ISO 8601 duration. */
  readonly duration?: string;
}

/** What is promised, agreed, ordered or planned. */
export interface Commitment {
  readonly content: readonly Span[];
  /** Who is to do it: id of an entity. */
  readonly by?: string;
  /** The words for who is to do it, named or not ("the company", "Israeli ground forces"). */
  readonly doer?: Span;
  readonly action: Span;
  readonly quantity?: Quantity;
  readonly condition?: Span;
  /** The phase it belongs to ("phase 1"). */
  readonly phase?: string;
  readonly when: When;
  /** EDTF interval; `null` until the anchor has a date. */
  readonly window: string | null;
  /** Index of the attribution in whose content it stands. */
  readonly attribution?: number;
  readonly modality: Modality;
}

export interface WithCommitments {
  readonly commitments: readonly Commitment[];
}

/** A story with all its marks. */
export type Annotated = Report & WithSentences & WithSyntax & WithNames & WithTimes & WithDays & WithAttributions & WithCommitments;

/** The marks that are written out and kept: everything but the words. */
export type Marks = Omit<WithSentences, "words"> & WithNames & WithTimes & WithDays & WithAttributions & WithCommitments;

/** A story as it is kept in the store and written to daybook.json. */
export type KeptStory = CutStory &
  Marks & {
    readonly id: string;
    readonly url?: string;
    /** Name of the file it came from, as given on the command line. */
    readonly file: string;
    /** SHA-256 of the bytes it was read from, lower-case hexadecimal. */
    readonly sha256: string;
    /** What a user corrected in the story itself: its day, its boundaries, attributions that were rejected. */
    readonly corrected?: readonly CorrectionNote[];
  };

// ---------- across stories ----------

/** One sentence on one day, verbatim: `text === story.text.slice(start, end)`. */
export interface Entry extends Span {
  readonly text: string;
  /** Id of the story. */
  readonly story: string;
  /** The thread of the story that it belongs to, by the commonest word of the thread ("talks"); left out where the lines have no threads. */
  readonly strand?: string;
  /** Indices into the story's attributions whose content overlaps the entry. */
  readonly attributions?: readonly number[];
  /** Set where a user put it on this day. */
  readonly corrected?: readonly CorrectionNote[];
}

export interface Day {
  /** The day on which the thing happened, `YYYY-MM-DD`. */
  readonly date: string;
  readonly score: number;
  readonly sentences: readonly Entry[];
  /** Independent reports; copies of one wire text count once. */
  readonly reports: number;
  /** Stretches since the day before in this list in which no report was published: longer than is usual in this pile. First and last day, `YYYY-MM-DD`. */
  readonly gapsBefore?: readonly { readonly from: string; readonly to: string }[];
}

/** Groups texts that are copies of each other, by what was sampled of each. */
export interface SampleGrouper {
  /** Gives the number of the text, from 0. */
  readonly addSample: (sample: Int32Array) => number;
  /** For each text the number of the first text of its group: itself where it is no copy. */
  readonly finish: () => Int32Array;
}

/** How a report is like the original: the same text met again, a later version by the same outlet, or carried by another outlet. */
export type CopyKind = "repeat" | "update" | "carried";

/** Reports that carry one text; they count once. */
export interface ReportGroup {
  /** Story id: the report of the credited agency, else the first published one. */
  readonly original: string;
  readonly copies: readonly { readonly story: string; readonly kind: CopyKind }[];
  /** Names of all outlets among them, the original's first. */
  readonly outlets: readonly string[];
}

/** A sentence in which a report tells a claim itself, and names no holder. */
export interface Telling extends Span {
  readonly story: string;
  readonly published: string | null;
  readonly side: ClaimSide;
}

export interface Position {
  readonly story: string;
  /** Index into the story's attributions. */
  readonly attribution: number;
  readonly stance: Stance;
  readonly published: string | null;
  /** `for` and `against`: that it is so, that it is not; `open`: undermines it without saying no. */
  readonly side: ClaimSide;
}

export const CLAIM_SIDES = ["for", "against", "open"] as const;
export type ClaimSide = (typeof CLAIM_SIDES)[number];

/** Figures that holders give for one thing; never averaged. */
export interface ClaimFigures {
  /** The event whose people are counted ("death"), or what is counted, in the words of the first that gives a figure. */
  readonly unit: string;
  /** The lowest and the highest figure that any of them names, whether exact, rough or a bound. */
  readonly lowest: number;
  readonly highest: number;
  /** The latest of each holder. */
  readonly told: readonly ToldFigure[];
  /** What these holders told before, in the order of publication: a running total is not lost by being told anew. Not there where nobody did. */
  readonly earlier?: readonly ToldFigure[];
}

/** A figure that somebody gives: index into the positions of its claim, continued by the tellings behind them, and where it stands in its story. */
export interface ToldFigure extends Span {
  readonly position: number;
  readonly quantity: Quantity;
}

export const CLAIM_STATUSES = ["single", "corroborated", "disputed", "retracted"] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What several holders say of one thing. */
export interface Claim {
  readonly id: string;
  /** Ids of the entities (of the whole pile) it is about. */
  readonly about: readonly string[];
  readonly positions: readonly Position[];
  /** Where reports tell of it themselves; no holders. */
  readonly tellings?: readonly Telling[];
  readonly status: ClaimStatus;
  /** Independent holders on each side: copies of one text, and chains that lead to one holder, count once. */
  readonly holders: { readonly for: number; readonly against: number };
  /** Where two or more holders give figures with one unit. */
  readonly figures?: readonly ClaimFigures[];
}

export const COMMITMENT_STATUSES = ["reported", "agreed", "waiting", "due", "done", "partly", "late", "breach-alleged", "suspended", "cancelled"] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/** A later report's words on a commitment, and what they say became of it. */
export interface CommitmentEvidence extends Span {
  readonly story: string;
  /** `denied`: that it was broken, put off or called off. */
  readonly tells?: CommitmentStatus | "denied";
  /** Who says so, in the report's words; absent for the outlet itself. */
  readonly holder?: string;
}

/** A commitment in the pile, with what the reports say became of it. */
export interface TrackedCommitment extends Commitment {
  readonly story: string;
  readonly status: CommitmentStatus;
  /** The words that decided the status, in the order of publication. */
  readonly evidence: readonly CommitmentEvidence[];
  /** The first and last day on which it can begin, EDTF interval: one day, or several where the text leaves it open. */
  readonly begins?: string;
  /** The trigger it hangs on though its own words name none. */
  readonly implied?: string;
  /** Windows it had before a trigger was fixed or moved, oldest first, each with that trigger. */
  readonly earlier?: readonly { readonly window: string; readonly until: string }[];
  /** Words that cannot all hold with its own; the shortest such set. */
  readonly contradicts?: readonly (Span & { readonly story: string })[];
}

/** What became of the date that a user gave a trigger. */
export interface AnchorOutcome {
  readonly name: string;
  readonly date: string;
  /** `unknown`: nothing hangs on a trigger of this name; `refused`: in every story that has it, other words contradict the date. */
  readonly became: "held" | "unknown" | "refused";
  /** Of a refused one: words that cannot hold with it, the shortest such set. */
  readonly against: readonly (Span & { readonly story: string })[];
}

/** The whole of `daybook.json`. */
export interface Daybook {
  readonly version: string;
  readonly options: Readonly<Record<string, string | number | null>>;
  readonly stories: readonly KeptStory[];
  /** Entities over all stories; their ids are those used in `claims` and tracked commitments. */
  readonly entities: readonly PileEntity[];
  readonly claims: readonly Claim[];
  readonly commitments: readonly TrackedCommitment[];
  readonly days: readonly Day[];
}

/** An entity over all stories; `stories` tells which entity of which story it is. */
export interface PileEntity extends Entity {
  /** Longitude and latitude in degrees (WGS 84), those of `location`. */
  readonly coordinates?: readonly [number, number];
  readonly stories: readonly { readonly story: string; readonly entity: string }[];
  /** Set where a user merged, split or renamed it. */
  readonly corrected?: readonly CorrectionNote[];
}

/** What a user thinks of a source: an Admiralty code (NATO AJP-2.1), reliability A to F and credibility 1 to 6 or nothing. */
export interface SourceRating {
  /** Id of an entity of the pile; `null` for an outlet. */
  readonly entity: string | null;
  /** Name of the entity or outlet. */
  readonly name: string;
  readonly code: string;
  readonly corrected: CorrectionNote;
}
