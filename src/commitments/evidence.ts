import type { Attribution, Commitment, CommitmentEvidence, CommitmentStatus, Name, Span, Stance, TimeExpression } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { headEnd } from "../text/shown-span.js";
import { calendarDay } from "../text/timex.js";
import type { CommitmentLexicon } from "./lexicon.js";
import type { DayWindow } from "./windows.js";

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
  /** The words of who is to do it, one set for each way in which its story says so, named or not; none where that is open. */
  readonly doers: readonly ReadonlySet<string>[];
  /** Its window as it stands in its report. */
  readonly days: DayWindow;
  /** The words around its action, without the action and who is to do it. */
  readonly words: ReadonlySet<string>;
  /** The first words behind the action (before it, in the passive): what is done to what. One of them must be told of. */
  readonly objects: ReadonlySet<string>;
  /** Whether its own words are passive ("will be released"), so that it may be open who is to do it. */
  readonly isPassive: boolean;
  /** Whether it is undertaken not to do it. */
  readonly isForbidden: boolean;
  /** Names of its story, in lower case: what a report of the same thing shares. */
  readonly topic: ReadonlySet<string>;
  readonly evidence: CommitmentEvidence[];
  /** The day on which it came to pass, where a report says so. */
  happened: { readonly day: number; readonly story: string } | null;
  outcome: CommitmentStatus | null;
}

/**
 * What a sentence must share with a commitment to tell of it, among the words within `REACH` of the action, besides what is done to what: so many words, of so much weight
 * (the sum of the logarithms of inverse frequency in the pile) and of such a part of the weight of all the words around the commitment's own action. It takes the
 * least where who is to do it is named, more where that is open, and most where the sentence names somebody else or nobody and tells of it in the passive.
 * Chosen by reading what comes out (`README.md`).
 */
const BY_DOER = { words: 2, weight: 3, part: 0.2 };
const BY_NOBODY = { words: 3, weight: 3, part: 0.38 };
const BY_OTHERS = { words: 3, weight: 6, part: 0.5 };
const REACH = 14;
/** Reports of so many days later, or so many behind the end of its window, tell of another occasion. */
const LONGEST_AFTER = 90;
const LONGEST_BEHIND = 10;
/** A pile is taken to have so many stories more, so that in a small one a word is not common for being in all of it. */
const PRIOR_STORIES = 30;
/** For what takes effect, so many names of its story must stand in the report. */
const SHARED_NAMES = 3;
const LONGEST_AFTER_ENTRY = 60;
/** Words on each side of an action that can say what became of it. */
const CUE_REACH = 4;
const PASSIVE_REACH = 10;
/** "Have been released": so many words before a participle make it passive. */
const PASSIVE_WORDS = 3;
const SAYS = /^(?:said|say|says|that|told|added|claimed|according)$/;
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
export const wordsOf = (text: string): string[] => (text.toLowerCase().match(/\p{L}{4,}|\d[\d,]+/gu) ?? []).filter((word) => !STOP.has(word)).map(singularOf);

const singularOf = (word: string): string => (word.length > 4 && word.endsWith("s") ? word.slice(0, -1) : word).replace(/isation$/, "ization");

/** The names of a story, in lower case. */
export const topicOf = ({ names, text }: TrackedStory): Set<string> => new Set(names.map(({ start, end }) => text.slice(start, end).toLowerCase()));

/** In how many of the stories so far each word stands. */
export class WordCounts {
  private readonly counts = new Map<string, number>();
  private stories = 0;

  /** Counts the words of a story. */
  add({ text }: TrackedStory): void {
    this.stories++;
    for (const word of new Set(wordsOf(text))) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** The logarithm of the inverse frequency of a word. */
  weightOf(word: string): number {
    return Math.log((this.stories + PRIOR_STORIES) / (this.counts.get(word) ?? 1));
  }
}

/** A sentence of a later report that tells of the action, by the same doer and with enough of the same words, is evidence of what it says became of it. */
export function findEvidence(story: TrackedStory, byLemma: ReadonlyMap<string, readonly Open[]>, counts: WordCounts, lexicon: CommitmentLexicon): void {
  if (byLemma.size === 0) return;
  const topic = topicOf(story);
  const head = headEnd(story.text);
  for (const sentence of story.sentences) {
    if (sentence.end <= head) continue;
    const text = story.text.slice(Math.max(sentence.start, head), sentence.end);
    const words = text.toLowerCase().match(WORD) ?? [];
    words.forEach((word, index) => {
      const lemma = lexicon.forms.get(word);
      const open = lemma === undefined ? undefined : byLemma.get(lemma);
      if (open === undefined) return;
      const tells = outcomeAt(words, index, lexicon);
      if (tells === null) return;
      for (const entry of open)
        if (isLater(story, entry) && tellsOf(entry, { words, index, isOfItsDay: namesDayOf(story, sentence, entry) }, counts, lexicon))
          take(entry, story, sentence, tells);
    });
    if (ENTRY.test(text) && AGREEMENT.test(text))
      for (const open of byLemma.get("take") ?? [])
        if (open.isEntry && isLater(story, open) && sharesTopic(open, story, topic)) take(open, story, sentence, "done");
  }
}

const WORD = /[\p{L}\d,’']+/gu;
/** Plurals by their singular, without what makes a possessive. */
const plainOf = (word: string): string => singularOf(word.replace(/['’]s?$/, "").replace(/,$/, ""));

/** An action in a sentence. */
interface Told {
  /** Of the sentence, in lower case. */
  readonly words: readonly string[];
  readonly index: number;
  /** Whether the sentence names the very days for which the commitment is due. */
  readonly isOfItsDay: boolean;
}

/** A day is named closely enough if the window has no more days than these. */
const FEW_DAYS = 3;

function namesDayOf({ times }: TrackedStory, { start, end }: Span, { days: { min, max } }: Open): boolean {
  if (min === null || max === null || max - min >= FEW_DAYS) return false;
  return times.some((time) => {
    const range = time.start >= start && time.end <= end ? calendarDay(time) : null;
    return range !== null && (parseDay(range.from) ?? 0) >= min && (parseDay(range.to) ?? Number.POSITIVE_INFINITY) <= max;
  });
}

/** Whether a sentence tells of what a commitment is about. */
function tellsOf(
  { doers, words: own, objects, isPassive: isAgentOpen }: Open,
  { words, index, isOfItsDay }: Told,
  counts: WordCounts,
  lexicon: CommitmentLexicon,
): boolean {
  const plain = words.map(plainOf);
  const clause = plain.slice(Math.max(0, index - REACH), index);
  const before = new Set(clause);
  // "The Front said that the army released …": who speaks is not who does it.
  const subject = new Set(clause.slice(clause.findLastIndex((word) => SAYS.test(word)) + 1));
  const behind = new Set(plain.slice(index + 1, index + 1 + REACH));
  const around = new Set([...before, ...behind]);
  const isVerb = lexicon.pasts.has(words[index]!) || lexicon.participles.has(words[index]!);
  const isPassive = isVerb && words.slice(Math.max(0, index - PASSIVE_WORDS), index).some((word) => BE.test(word));
  const isDoer = doers.some((names) => [...names].every((name) => (isVerb && !isPassive ? subject : around).has(name)));
  const needed = isDoer ? BY_DOER : doers.length === 0 ? BY_NOBODY : BY_OTHERS;
  if ((needed === BY_OTHERS && isVerb && !isPassive) || (needed === BY_NOBODY && !isAgentOpen)) return false;
  // Who was to meet on Monday met on Monday: whatever the words are for it.
  if (isDoer && isVerb && isOfItsDay) return [...own].some((word) => around.has(word));
  if (!isDoer && objects.size === 0) return false;
  if (objects.size > 0 && ![...(isPassive ? before : behind)].some((word) => objects.has(word))) return false;
  let shared = 0;
  let weight = 0;
  let all = 0;
  for (const word of own) {
    const ownWeight = counts.weightOf(word);
    all += ownWeight;
    if (!around.has(word)) continue;
    shared++;
    weight += ownWeight;
  }
  return shared >= needed.words && weight >= needed.weight && weight >= needed.part * all;
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

function isLater(story: TrackedStory, { story: own, published, days: { max: until } }: Open): boolean {
  if (own === story.id || published === null || story.published === null || story.published <= published) return false;
  const day = parseDay(story.published) ?? 0;
  return day - (parseDay(published) ?? 0) <= LONGEST_AFTER && (until === null || day - until <= LONGEST_BEHIND);
}

function sharesTopic(open: Open, story: TrackedStory, topic: ReadonlySet<string>): boolean {
  const days = (parseDay(story.published ?? "") ?? 0) - (parseDay(open.published ?? "") ?? 0);
  return days <= LONGEST_AFTER_ENTRY && [...open.topic].filter((name) => topic.has(name)).length >= SHARED_NAMES;
}

const AHEAD: ReadonlySet<Stance> = new Set(["expects", "demands", "commits"]);

/** The latest report decides; a denial is kept beside what it denies. */
function take(open: Open, story: TrackedStory, { start, end }: Span, tells: CommitmentStatus): void {
  if (open.evidence.some((known) => known.story === story.id && known.start === start)) return;
  const owner = story.attributions.find(({ content }) => content.some((span) => span.start < end && start < span.end));
  const isDenied = owner?.stance === "denies";
  // Who expects, plans or asks for something does not tell that it was done; and what was not to be done is not kept by being done.
  if ((isDenied || open.isForbidden) && tells === "done") return;
  if (owner !== undefined && AHEAD.has(owner.stance)) return;
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
