import type { CorrectionKind, CorrectionStatus, ListedCorrection } from "../document/corrections.js";
import type { CorrectionNote } from "../document/types.js";
import { dayInWords } from "./dates.js";
import { STANCE_WORDS } from "./wording.js";

/** What a correction did, in the past tense. */
const DONE_WORDS: Readonly<Record<CorrectionKind, string>> = {
  move: "Day set",
  "reject-entry": "Line taken off a day",
  "reject-attribution": "Attribution rejected",
  source: "Source set",
  stance: "Stance set",
  "reject-dispute": "Dispute rejected",
  "reject-story": "Report taken out",
  date: "Date set",
  cut: "Cut in two",
  join: "Joined",
  merge: "Merged",
  split: "Split",
  rename: "Renamed",
  rate: "Rated",
  undo: "Withdrawn",
};

const isKind = (kind: string): kind is CorrectionKind => Object.hasOwn(DONE_WORDS, kind);
const isStance = (words: string): words is keyof typeof STANCE_WORDS => Object.hasOwn(STANCE_WORDS, words);

/** "Day set", for a kind of correction. */
export const doneWords = (kind: string): string => (isKind(kind) ? DONE_WORDS[kind] : kind);

/** "Day set by Ada; was 3 March 2025", for the mark beside a corrected value. */
export function noteWords({ kind, who, was }: CorrectionNote): string {
  const before = /^\d{4}-\d{2}-\d{2}/.test(was) ? dayInWords(was.slice(0, 10)) : isStance(was) ? STANCE_WORDS[was] : was;
  return `${doneWords(kind)} by ${who}${before === "" ? "" : `; was ${shortened(before)}`}`;
}

const LONGEST_WORDS = 80;
const shortened = (words: string): string => (words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words);

/** A correction as the page lists it. */
export interface CorrectionView {
  readonly id: string;
  readonly what: string;
  /** What it speaks of, in the words of the report, or by name. */
  readonly about: string;
  readonly to: string;
  readonly who: string;
  /** `YYYY-MM-DD`; `null` where it is not known. */
  readonly day: string | null;
  readonly why: string | null;
  readonly status: CorrectionStatus;
}

/** The log, as the page lists it; lines that only withdraw others show in the status of those. */
export const correctionViews = (listed: readonly ListedCorrection[]): readonly CorrectionView[] =>
  listed.flatMap(({ correction, status }) => {
    if (correction.kind === "undo") return [];
    const { id, kind, who, when, why } = correction;
    return [
      {
        id,
        what: doneWords(kind),
        about: shortened(aboutOf(correction)),
        to: toOf(correction),
        who,
        day: when === null ? null : when.slice(0, 10),
        why,
        status,
      },
    ];
  });

type Said = Exclude<ListedCorrection["correction"], { readonly kind: "undo" }>;

function aboutOf(correction: Said): string {
  if (correction.kind === "reject-dispute") return correction.target.map(({ quote }) => quote.exact).join(" / ");
  const { target } = correction;
  if ("quote" in target) return target.quote.exact;
  return "outlet" in target ? target.outlet : (target.name ?? target.entity);
}

function toOf(correction: Said): string {
  if (!("to" in correction)) return "";
  const { to } = correction;
  if (to === null) return "not known";
  if (typeof to === "string") return isStance(to) ? STANCE_WORDS[to] : /^\d{4}-\d{2}-\d{2}$/.test(to) ? dayInWords(to) : to;
  if ("exact" in to) return shortened(to.exact);
  return "entity" in to ? (to.name ?? to.entity) : to.story;
}
