import { bySpan } from "../document/spans.js";
import type { Attribution, Commitment, CommitmentStatus, Span, TrackedCommitment } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { ResourceReader } from "../text/resource.js";
import { type CommitmentLexicon, readCommitmentLexicon } from "./lexicon.js";
import { resolveTriggers, type Triggers } from "./triggers.js";
import { formatWindow, parseWindow, windowAfter } from "./windows.js";

/** What the tracker needs of a story; stories come in the order of their days. */
export interface TrackedStory {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly sentences: readonly Span[];
  readonly attributions: readonly Attribution[];
  readonly commitments: readonly Commitment[];
}

export interface TrackOptions {
  /** The day on which the list is looked at, `YYYY-MM-DD`; `null`: the last day of publication seen. */
  readonly asOf: string | null;
  /** Dates of triggers, by their names ("announcement"). */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Follows commitments over the pile: windows as soon as a trigger has a date, and what later reports say became of them. */
export interface CommitmentTracker {
  readonly add: (story: TrackedStory) => void;
  readonly finish: (options: TrackOptions) => TrackedCommitment[];
}

interface Open {
  readonly story: string;
  readonly published: string | null;
  readonly commitment: Commitment;
  readonly attribution: Attribution | null;
  readonly lemma: string;
  readonly action: string;
  readonly words: ReadonlySet<string>;
  readonly evidence: (Span & { readonly story: string })[];
  outcome: CommitmentStatus | null;
}

/** So many of a commitment's own words must stand in a sentence that tells of it. */
const SHARED_WORDS = 3;
const STOP = new Set([
  "will",
  "would",
  "that",
  "with",
  "from",
  "this",
  "they",
  "their",
  "after",
  "before",
  "which",
  "have",
  "been",
  "also",
  "said",
  "were",
  "than",
  "into",
  "during",
  "only",
  "under",
  "over",
  "more",
  "other",
  "expected",
  "gradually",
  "phase",
  "agreement",
]);

/** Builds the tracker; the word lists are read once. */
export function createCommitmentTracker(read: ResourceReader): CommitmentTracker {
  const lexicon = readCommitmentLexicon(read);
  const all: Open[] = [];
  const byLemma = new Map<string, Open[]>();
  let lastDay: string | null = null;
  return {
    add: (story) => {
      if (story.published !== null) {
        findEvidence(story, byLemma, lexicon);
        if (lastDay === null || story.published > lastDay) lastDay = story.published;
      }
      for (const commitment of story.commitments) {
        const open = openCommitment(story, commitment, lexicon);
        all.push(open);
        if (open.published !== null) byLemma.set(open.lemma, [...(byLemma.get(open.lemma) ?? []), open]);
      }
    },
    finish: ({ asOf, anchors }) => finish(all, asOf ?? lastDay, anchors),
  };
}

function openCommitment({ id, published, text, attributions }: TrackedStory, commitment: Commitment, lexicon: CommitmentLexicon): Open {
  const action = text.slice(commitment.action.start, commitment.action.end).toLowerCase();
  const verb = action.split(/\s+/).at(-1) ?? "";
  const words = new Set(commitment.content.flatMap(({ start, end }) => wordsOf(text.slice(start, end))).filter((word) => word !== verb));
  const attribution = commitment.attribution === undefined ? null : (attributions[commitment.attribution] ?? null);
  return { story: id, published, commitment, attribution, action, lemma: lexicon.participles.get(verb) ?? verb, words, evidence: [], outcome: null };
}

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}|\d[\d,]+/gu) ?? [])
    .filter((word) => !STOP.has(word))
    .map((word) => (word.length > 4 && word.endsWith("s") ? word.slice(0, -1) : word));

/** A sentence of a later report that tells of the action in the past tense, with enough of the same words, is evidence. */
function findEvidence(story: TrackedStory, byLemma: ReadonlyMap<string, readonly Open[]>, lexicon: CommitmentLexicon): void {
  if (byLemma.size === 0) return;
  for (const { start, end } of story.sentences) {
    const words =
      story.text
        .slice(start, end)
        .toLowerCase()
        .match(/[\p{L}\d,’']+/gu) ?? [];
    words.forEach((word, index) => {
      const lemma = lexicon.pasts.get(word) ?? lexicon.participles.get(word);
      const open = lemma === undefined ? undefined : byLemma.get(lemma);
      if (open === undefined || isUnreal(words, index)) return;
      const told = new Set(wordsOf(words.join(" ")));
      for (const entry of open) {
        if (entry.outcome === "done" || entry.story === story.id || entry.published === null || story.published === null || story.published <= entry.published)
          continue;
        let shared = 0;
        for (const own of entry.words) if (told.has(own)) shared++;
        if (shared < Math.min(SHARED_WORDS, entry.words.size)) continue;
        entry.outcome = "done";
        entry.evidence.push({ story: story.id, start, end });
      }
    });
  }
}

/** Whether a past form stands under a negation or a modal ("was not released", "would be released", "to be released"). */
function isUnreal(words: readonly string[], index: number): boolean {
  const before = words.slice(Math.max(0, index - 4), index);
  return before.some(
    (word) =>
      /^(?:not|never|no|will|would|to|be|may|might|could|should|must|if|yet|failed|refused|denied)$/.test(word) || word.endsWith("n't") || word.endsWith("n’t"),
  );
}

function finish(all: readonly Open[], asOf: string | null, anchors: ReadonlyMap<string, string>): TrackedCommitment[] {
  const byStory = new Map<string, Open[]>();
  for (const open of all) byStory.set(open.story, [...(byStory.get(open.story) ?? []), open]);
  const tracked: TrackedCommitment[] = [];
  for (const list of byStory.values()) {
    const triggers = resolveTriggers(
      list.map(({ commitment, action }) => ({ commitment, action })),
      anchors,
    );
    for (const open of list) {
      const { commitment } = open;
      const window = commitment.window ?? windowIn(commitment, triggers);
      tracked.push({ ...commitment, window, story: open.story, status: statusOf(open, window, asOf), evidence: [...open.evidence].sort(bySpan) });
    }
  }
  return tracked;
}

function windowIn({ when }: Commitment, { starts, spans }: Triggers): string | null {
  if (when.anchor === null) return null;
  const span = when.relation === "during" && when.offset === undefined ? spans.get(when.anchor) : undefined;
  const start = starts.get(when.anchor);
  if (span !== undefined) return formatWindow(span);
  return start === undefined ? null : formatWindow(windowAfter(when, start));
}

const AGREED = /\b(?:agreed|pledged|promised|vowed|undertook|committed|pledges|vows|promises|decided|ordered|scheduled)\b/;

/** From evidence, else from the window and the day looked at; a closed window without a report is late, never breached. */
function statusOf({ outcome, commitment, attribution, action }: Open, window: string | null, asOf: string | null): CommitmentStatus {
  if (outcome !== null) return outcome;
  const isAgreed = AGREED.test(action) || attribution?.stance === "commits" || commitment.modality === "must";
  const days = window === null ? null : parseWindow(window);
  const today = asOf === null ? null : parseDay(asOf);
  if (days === null || today === null) return isAgreed ? (commitment.when.anchor === null ? "agreed" : "waiting") : "reported";
  if (days.max !== null && today > days.max) return "late";
  return days.min === null || today >= days.min ? "due" : isAgreed ? "agreed" : "reported";
}
