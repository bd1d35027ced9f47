import type { ListedCorrection } from "../document/corrections.js";
import type { Claim, Day, KeptStory, PileEntity, ReportGroup, SourceRating, TrackedCommitment } from "../document/types.js";

/** One day of the bars at the top. */
export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Stories published that day. */
  readonly reports: number;
  /** Stories that tell of that day. */
  readonly events: number;
}

/** What could not be read, or only with doubt; an `InputError` fits. */
export interface PageProblem {
  readonly code: string;
  /** What was found and what to do about it. */
  readonly message: string;
  readonly place: { readonly file?: string; readonly line?: number; readonly id?: string };
}

/** A built chronology, as the page needs it. All but the stories fits into memory. */
export interface PageBook {
  /** `null`: the page names itself. */
  readonly title: string | null;
  /** The words the pile was searched with; `null` for none. */
  readonly query: string | null;
  readonly entities: readonly PileEntity[];
  readonly claims: readonly Claim[];
  readonly commitments: readonly TrackedCommitment[];
  readonly days: readonly Day[];
  /** Ascending; days without reports and events may be left out. */
  readonly dayCounts: readonly DayCount[];
  readonly problems: readonly PageProblem[];
  /** Reports that carry one text. */
  readonly copies: readonly ReportGroup[];
  /** What the user thinks of sources. */
  readonly ratings: readonly SourceRating[];
  /** What the user said against what was found. */
  readonly corrections: readonly ListedCorrection[];
  /**
   * The stories from the first to the last, always in the same order. Called twice: once to see what the page shows of each,
   * once to write the texts behind the page. No story is held in between, so memory does not grow with the texts.
   */
  readonly stories: () => Iterable<KeptStory>;
}

/** What every page carries: the script that makes it alive, and its stylesheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}
