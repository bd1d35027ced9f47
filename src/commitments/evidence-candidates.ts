import type { CommitmentStatus, Span } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { headEnd } from "../text/shown-span.js";
import { calendarDay } from "../text/timex.js";
import type { EvidenceLexicon } from "./evidence-lexicon.js";
import { evidenceJudge, evidenceValues, hasAnything, isDoneByOthers, type Told, type ToldSentence, withAround } from "./evidence-values.js";
import { createWordReader, type EvidenceWord } from "./evidence-words.js";
import type { Open, TrackedStory } from "./open-commitment.js";
import { BE, cueAt, isUnreal, outcomeAt } from "./outcome.js";
import { formsOf, topicOf, WordCounts } from "./pile-words.js";

/** Reports of so many days later, or so many behind the end of its window, tell of another occasion. */
const LONGEST_AFTER = 90;
const LONGEST_BEHIND = 10;
/** The deed of a word that only says what became of a thing ("broke the truce"). */
const CUE = "*";
/** What became of a thing stands so many words before its name. */
const CUE_REACH = 5;
/** Commitments of one deed and word that are looked at: the latest. Keeps the work linear in the pile. */
const MOST_OF_A_KEY = 100;
/** "Have been released": so many words before a participle make it passive. */
const PASSIVE_WORDS = 3;

/** The commitments of each kind of deed that have a word in common, the latest last. */
type ByDeed = Map<string, Open[]>;

/** Where the commitments are found that a sentence may tell of: by a word of who is to do it or of what it is done to, and a kind of deed. */
export class OpenIndex {
  private readonly byWord = new Map<string, ByDeed>();
  private readonly entries: Open[] = [];

  /** What says when an agreement takes effect. */
  get agreements(): readonly Open[] {
    return this.entries;
  }

  add(open: Open): void {
    if (open.isEntry) this.entries.push(open);
    const words = new Set([...open.objects, ...open.doers.flatMap((names) => [...names])]);
    for (const word of words) {
      const byDeed = this.byWord.get(word) ?? new Map<string, Open[]>();
      this.byWord.set(word, byDeed);
      for (const deed of open.deeds) keep(byDeed, deed, open);
      if (open.objects.has(word)) keep(byDeed, CUE, open);
    }
  }

  /** For each word what is known of it, `null` where nothing is; `null` where nothing is known of any. */
  of(words: readonly EvidenceWord[]): readonly (ByDeed | null)[] | null {
    let isKnown = false;
    const known = words.map(({ plain }) => {
      const byDeed = this.byWord.get(plain) ?? null;
      isKnown ||= byDeed !== null;
      return byDeed;
    });
    return isKnown ? known : null;
  }
}

function keep(byDeed: ByDeed, deed: string, open: Open): void {
  const known = byDeed.get(deed);
  if (known === undefined) byDeed.set(deed, [open]);
  else if (known.push(open) > MOST_OF_A_KEY) known.shift();
}

/** The commitments of one of the deeds among those that are known by the words, each once, as far as they are earlier than the story. */
function earlierOf(story: LaterStory, deeds: readonly string[], known: readonly (ByDeed | null)[]): readonly Open[] {
  const found = new Set<Open>();
  for (const byDeed of known) {
    if (byDeed === null) continue;
    for (const deed of deeds) for (const open of byDeed.get(deed) ?? NONE) if (isLater(story, open)) found.add(open);
  }
  return found.size === 0 ? NONE : [...found];
}

const NONE: readonly Open[] = [];

/** A commitment and a sentence that may tell what became of it. */
export interface EvidenceCandidate {
  readonly open: Open;
  readonly sentence: Span;
  readonly tells: CommitmentStatus;
  readonly values: Float64Array;
  /** The log-odds that the sentence tells of it. */
  readonly odds: number;
}

/** A report that may tell what became of earlier commitments. */
export interface LaterStory extends TrackedStory {
  readonly published: string;
  /** Of publication, in days since 1970-01-01. */
  readonly day: number;
  /** Where headlines that were glued to it end. */
  readonly head: number;
  /** Its names, in lower case. */
  readonly topic: ReadonlySet<string>;
}

/** `null` for a report without a day. */
export function laterStory(story: TrackedStory): LaterStory | null {
  const { published } = story;
  const day = published === null ? null : parseDay(published);
  return published === null || day === null ? null : { ...story, published, day, head: headEnd(story.text), topic: topicOf(story) };
}

/** What is looked at of a pile, and what is known of it so far. */
export interface EvidencePile {
  readonly index: OpenIndex;
  readonly readWord: (form: string) => EvidenceWord;
  /** The logarithm of a word's inverse frequency in the pile. */
  readonly weightOf: (word: string) => number;
  readonly lexicon: EvidenceLexicon;
  /** How surely a pair with such values is a commitment and what became of it. */
  readonly judge: (values: Float64Array) => number;
}

/** An empty pile; `count` counts the words of a report before its sentences are looked at. */
export function createEvidencePile(lexicon: EvidenceLexicon): EvidencePile & { readonly count: (story: TrackedStory) => void } {
  const counts = new WordCounts();
  return {
    index: new OpenIndex(),
    readWord: createWordReader(lexicon),
    weightOf: (word) => counts.weightOf(word),
    lexicon,
    judge: evidenceJudge(lexicon.evidence),
    count: (story) => counts.add(story),
  };
}

/** The pairs of an earlier commitment and a sentence of this story that have a deed and a word of its doer or its object in common; each pair once, by the deed that weighs most. */
export function* evidenceCandidates(story: LaterStory, pile: EvidencePile): Generator<EvidenceCandidate> {
  for (const { start, end } of story.sentences) {
    if (end <= story.head) continue;
    const sentence = { start: Math.max(start, story.head), end };
    const words = formsOf(story.text.slice(sentence.start, end)).map(pile.readWord);
    const known = pile.index.of(words);
    if (known === null) continue;
    const best = new Map<Open, EvidenceCandidate>();
    let read: ToldSentence | null = null;
    for (const { opens, tells, ...deed } of deedsIn(story, words, known, pile.lexicon)) {
      read ??= readSentence(story, sentence, words);
      const told = withAround({ ...read, ...deed });
      for (const open of opens) {
        if (!hasAnything(open, told) || isDoneByOthers(open, told)) continue;
        const values = evidenceValues(open, told, pile.weightOf);
        const odds = pile.judge(values);
        if (odds > (best.get(open)?.odds ?? Number.NEGATIVE_INFINITY)) best.set(open, { open, sentence: { start, end }, tells, values, odds });
      }
    }
    yield* best.values();
  }
}

function readSentence({ text, names, times, attributions, day, topic }: LaterStory, { start, end }: Span, read: readonly EvidenceWord[]): ToldSentence {
  const words = read.map(({ plain }) => plain);
  return {
    words,
    all: new Set(words),
    days: times.flatMap((time) => (time.start >= start && time.end <= end ? (calendarDay(time) ?? []) : [])),
    isAttributed: attributions.some(({ content }) => content.some((span) => span.start < end && start < span.end)),
    day,
    topic,
    names: names.filter((name) => name.start >= start && name.end <= end).map((name) => text.slice(name.start, name.end).toLowerCase()),
  };
}

/** A word of a sentence that says that something was done, or what became of it, and the earlier commitments of its kind. */
type Deed = Omit<Told, keyof ToldSentence> & { readonly opens: readonly Open[]; readonly tells: CommitmentStatus };

function* deedsIn(story: LaterStory, words: readonly EvidenceWord[], known: readonly (ByDeed | null)[], lexicon: EvidenceLexicon): Generator<Deed> {
  const forms = words.map(({ form }) => form);
  for (let index = 0; index < words.length; index++) {
    const { deed, mayBeCue } = words[index]!;
    const opens = deed === null ? NONE : earlierOf(story, deed.deeds, known);
    const tells = deed === null || opens.length === 0 ? null : outcomeAt(forms, index, deed.form, lexicon);
    if (deed !== null && tells !== null) {
      const { form, verbs } = deed;
      const isPassive = form !== "noun" && forms.slice(Math.max(0, index - PASSIVE_WORDS), index).some((word) => BE.test(word));
      yield { opens, form, verbs, index, tells, isPassive, isCue: false, isDone: tells === "done" };
    }
    if (!mayBeCue) continue;
    const ofThing = earlierOf(story, [CUE], known.slice(index + 1, index + 1 + CUE_REACH));
    const cue = ofThing.length === 0 || isUnreal(forms, index) ? null : cueAt(forms, index, lexicon);
    if (cue !== null) yield { opens: ofThing, form: "past", verbs: [], index, tells: cue, isPassive: false, isCue: true, isDone: cue === "done" };
  }
}

/** Whether a report of a day is later than a commitment, and not so much later that it tells of another occasion. */
export function isLater({ id, published, day }: LaterStory, { story: own, published: reported, day: first, days: { max: until } }: Open): boolean {
  if (own === id || reported === null || published <= reported) return false;
  return day - (first ?? day) <= LONGEST_AFTER && (until === null || day - until <= LONGEST_BEHIND);
}
