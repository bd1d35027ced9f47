import type { Attribution, Commitment, CommitmentEvidence, CommitmentStatus, Name, Span, TimeExpression } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { calendarDay } from "../text/timex.js";
import type { CommitmentLexicon } from "./lexicon.js";

/** What the tracker needs of a story; stories come in the order of their days. */
export interface TrackedStory {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  readonly times: readonly TimeExpression[];
  readonly attributions: readonly Attribution[];
  readonly commitments: readonly Commitment[];
}

/** A commitment for which later reports are looked at. */
export interface Open {
  readonly story: string;
  readonly published: string | null;
  readonly commitment: Commitment;
  readonly attribution: Attribution | null;
  readonly lemma: string;
  readonly action: string;
  /** Whether it says when the agreement takes effect. */
  readonly isEntry: boolean;
  readonly words: ReadonlySet<string>;
  /** Names of its story, in lower case: what a report of the same thing shares. */
  readonly topic: ReadonlySet<string>;
  readonly evidence: CommitmentEvidence[];
  /** The day on which it came to pass, where a report says so. */
  happened: { readonly day: number; readonly story: string } | null;
  outcome: CommitmentStatus | null;
}

/** So many of a commitment's own words must stand in a sentence that tells of it … */
const SHARED_WORDS = 3;
/** … or, for what takes effect, so many names of its story in the report. */
const SHARED_NAMES = 3;
const LONGEST_AFTER_ENTRY = 60;
/** Words on each side of an action that can say what became of it. */
const CUE_REACH = 4;
const PASSIVE_REACH = 10;
const BE = /^(?:is|are|was|were|been|being)$/;
const ENTRY = /\b(?:t(?:ook|aken) effect|came into (?:force|effect)|entered into force|went into effect|(?:has|have) come into (?:force|effect))\b/i;
const AGREEMENT = /\b(?:truce|ceasefire|cease-fire|agreement|deal|accord|armistice)\b/i;

const STOP = new Set(
  (
    "will would that with from this they their after before which have been also said were than into during only under over more other " +
    "expected gradually phase agreement"
  ).split(" "),
);

/** The words of four letters and more, and figures, that tell one commitment from another; plurals by their singular. */
export const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}|\d[\d,]+/gu) ?? [])
    .filter((word) => !STOP.has(word))
    .map((word) => (word.length > 4 && word.endsWith("s") ? word.slice(0, -1) : word));

/** The names of a story, in lower case. */
export const topicOf = ({ names, text }: TrackedStory): Set<string> => new Set(names.map(({ start, end }) => text.slice(start, end).toLowerCase()));

/** A sentence of a later report that tells of the action, with enough of the same words, is evidence of what it says became of it. */
export function findEvidence(story: TrackedStory, byLemma: ReadonlyMap<string, readonly Open[]>, lexicon: CommitmentLexicon): void {
  if (byLemma.size === 0) return;
  const topic = topicOf(story);
  for (const sentence of story.sentences) {
    const text = story.text.slice(sentence.start, sentence.end);
    const words = text.toLowerCase().match(/[\p{L}\d,’']+/gu) ?? [];
    let told: ReadonlySet<string> | null = null;
    words.forEach((word, index) => {
      const lemma = lexicon.forms.get(word);
      const open = lemma === undefined ? undefined : byLemma.get(lemma);
      if (open === undefined) return;
      const tells = outcomeAt(words, index, lexicon);
      if (tells === null) return;
      told ??= new Set(wordsOf(text));
      for (const entry of open) if (isLater(story, entry) && sharesWords(entry, told)) take(entry, story, sentence, tells);
    });
    if (ENTRY.test(text) && AGREEMENT.test(text))
      for (const open of byLemma.get("take") ?? [])
        if (open.isEntry && isLater(story, open) && sharesTopic(open, story, topic)) take(open, story, sentence, "done");
  }
}

/** What the words beside an action say became of it; `null` for nothing. The nearest word before counts, then those behind ("was postponed"). */
function outcomeAt(words: readonly string[], index: number, lexicon: CommitmentLexicon): CommitmentStatus | null {
  if (isUnreal(words, index)) return null;
  for (let at = index - 1; at >= Math.max(0, index - CUE_REACH); at--) {
    const outcome = cueAt(words, at, lexicon);
    if (outcome !== null) return isUnreal(words, at) ? null : outcome;
  }
  const word = words[index]!;
  const isNoun = lexicon.actionNouns.has(word) && !lexicon.pasts.has(word);
  if (isNoun)
    for (let at = index + 1; at < Math.min(words.length, index + PASSIVE_REACH + 1); at++) {
      const outcome = BE.test(words[at - 1]!) ? cueAt(words, at, lexicon) : null;
      if (outcome !== null) return isUnreal(words, at) ? null : outcome;
    }
  return lexicon.pasts.has(word) || lexicon.participles.has(word) ? "done" : null;
}

const cueAt = (words: readonly string[], at: number, { outcomes }: CommitmentLexicon): CommitmentStatus | null => {
  const found = outcomes.get(words[at]!);
  return found?.get(words[at + 1] ?? "") ?? found?.get("") ?? null;
};

/** Whether a form stands under a negation or a modal ("was not released", "would be released", "to be released"). */
function isUnreal(words: readonly string[], index: number): boolean {
  const before = words.slice(Math.max(0, index - 4), index);
  return before.some(
    (word, at) =>
      /^(?:not|never|no|will|would|be|may|might|could|should|must|if|yet|denied)$/.test(word) ||
      (word === "to" && !/^(?:failed|refused|began|started|failing|refusing)$/.test(before[at - 1] ?? "")) ||
      word.endsWith("n't") ||
      word.endsWith("n’t"),
  );
}

const isLater = (story: TrackedStory, open: Open): boolean =>
  open.story !== story.id && open.published !== null && story.published !== null && story.published > open.published;

function sharesWords({ words }: Open, told: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const own of words) if (told.has(own)) shared++;
  return shared >= Math.min(SHARED_WORDS, words.size);
}

function sharesTopic(open: Open, story: TrackedStory, topic: ReadonlySet<string>): boolean {
  const days = (parseDay(story.published ?? "") ?? 0) - (parseDay(open.published ?? "") ?? 0);
  return days <= LONGEST_AFTER_ENTRY && [...open.topic].filter((name) => topic.has(name)).length >= SHARED_NAMES;
}

/** The latest report decides; a denial is kept beside what it denies. */
function take(open: Open, story: TrackedStory, { start, end }: Span, tells: CommitmentStatus): void {
  if (open.evidence.some((known) => known.story === story.id && known.start === start)) return;
  const owner = story.attributions.find(({ content }) => content.some((span) => span.start < end && start < span.end));
  const isDenied = owner?.stance === "denies";
  if (isDenied && tells === "done") return;
  const holder = owner?.source.map((span) => story.text.slice(span.start, span.end)).join(" ");
  open.evidence.push({ story: story.id, start, end, tells: isDenied ? "denied" : tells, ...(holder === undefined || holder === "" ? {} : { holder }) });
  if (isDenied) return;
  open.outcome = tells;
  if (tells === "done" && open.happened === null) {
    const day = dayIn(story, { start, end });
    if (day !== null) open.happened = { day, story: story.id };
  }
}

/** The one past day that a sentence names; `null` for none or several. */
function dayIn({ times, published }: TrackedStory, { start, end }: Span): number | null {
  const days = new Set(
    times.flatMap((time) => {
      const range = time.start >= start && time.end <= end ? calendarDay(time) : null;
      return range !== null && range.from === range.to && published !== null && range.to <= published ? [range.from] : [];
    }),
  );
  const [day] = days;
  return days.size === 1 && day !== undefined ? parseDay(day) : null;
}
