import { lowerBound } from "../document/lower-bound.js";
import type { EventDay, Report, Span, WithDays, WithSentences, WithTimes } from "../document/types.js";
import { formatDay, parseDay } from "../text/calendar.js";
import { distinct } from "../text/integer-arrays.js";
import { commentsStart } from "../text/reader-comments.js";
import type { ResourceReader } from "../text/resource.js";
import { shownSpan } from "../text/shown-span.js";
import { calendarDay } from "../text/timex.js";
import { WordHasher, type WordHashes } from "../text/word-hashes.js";
import { createDayMover, type DayMover, type MovedSentence } from "./moved-sentences.js";
import { TermReader, termsAmong } from "./terms.js";

/** What the chronicle needs of a story. */
export type ChronicleStory = Report & Pick<WithSentences, "sentences"> & WithTimes & Partial<WithDays>;

export interface TellingOptions {
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Words or phrases, separated by commas. */
  readonly query: string | null;
  /** Stories published later are left out. */
  readonly asOf: string | null;
  /** What a user says of the days of single sentences. */
  readonly moved?: readonly MovedSentence[];
}

/** A sentence that may stand for days. */
export interface ToldSentence extends Span {
  readonly text: string;
  /** Day numbers of what it tells. */
  readonly days: readonly number[];
  /** Hashes, in order. */
  readonly terms: Int32Array;
  /** Whether the days stand in the sentence itself, not only before it, nor only as the publication day of a lead sentence. */
  readonly isDated: boolean;
  /** Place of the sentence in its story, from 0. */
  readonly place: number;
  readonly hasQuery: boolean;
}

/** What a story tells, as plain data: it can be worked out on any thread. */
export interface Telling {
  readonly id: string;
  /** Day number. */
  readonly published: number | null;
  /** Hashes of the distinct terms of the story. */
  readonly terms: Int32Array;
  readonly hasQuery: boolean;
  /** What copies of the text are known by. */
  readonly sample: Int32Array;
  readonly sentences: readonly ToldSentence[];
}

/** Story → what it tells; `null` for a story published after the day looked at. */
export type Teller = (story: ChronicleStory) => Telling | null;

/** The first sentences of a story tell of its publication day where they name no other. */
const LEAD_SENTENCES = 3;
/** No sentence longer than this is shown. */
const LONGEST_SENTENCE = 600;
const SHORTEST_SENTENCE = 20;
const FEWEST_TERMS = 3;
/** A day more than this after publication is a plan, not an event. */
const AHEAD_DAYS = 0;

/**
 * Builds the part of the stage that looks at one story; the word list is read once.
 * @param sampleText gives what copies of a text are known by, from its words
 */
export function createTeller(read: ResourceReader, options: TellingOptions, sampleText: (words: WordHashes) => Int32Array): Teller {
  const { from, to, asOf } = options;
  const reader = new TermReader(read);
  const hasher = new WordHasher();
  const move = createDayMover(options.moved ?? []);
  const phrases = (options.query ?? "")
    .split(",")
    .map((phrase) => phrase.trim().toLowerCase())
    .filter((phrase) => phrase !== "");
  const hasPhrase = (lower: string): boolean => phrases.some((phrase) => lower.includes(phrase));
  const isDay = (day: number): boolean => {
    if (from === null && to === null) return true;
    const date = formatDay(day);
    return (from === null || date >= from) && (to === null || date <= to);
  };
  return (story) => {
    if (asOf !== null && (story.published === null || story.published > asOf)) return null;
    const published = story.published === null ? null : parseDay(story.published);
    const end = commentsStart(story);
    const hasQuery = phrases.length > 0 && hasPhrase(story.text.toLowerCase());
    const words = hasher.read(story.text);
    const terms = reader.read(story.text, words);
    return {
      id: story.id,
      published,
      terms: distinct(termsAmong(terms.subarray(0, wordAt(words, end)))),
      hasQuery,
      sample: sampleText(words),
      sentences: tellSentences(story, published, end, move).flatMap(({ start, end: last, text, days, isDated, place }) => {
        const told = days.filter(isDay);
        if (told.length === 0) return [];
        const own = termsAmong(terms.subarray(wordAt(words, start), wordAt(words, last)));
        if (own.length < FEWEST_TERMS) return [];
        return [{ start, end: last, text, days: told, terms: own, isDated, place, hasQuery: hasQuery && hasPhrase(text.toLowerCase()) }];
      }),
    };
  };
}

/** The first word that begins at an offset or behind it. */
const wordAt = ({ count, starts }: WordHashes, offset: number): number => lowerBound(count, (word) => starts[word]! >= offset);

/** Whether the words before a date speak of what is to come: then a past day among them is that of another thing. */
const isToCome = (words: string): boolean => /\b(?:will|shall|must)\b[^.;]*$/i.test(words) && !/\b(?:said|told|announced|warned)\b[^.;]{0,12}$/i.test(words);

/** The one day on which a sentence that names none goes on with what was told before; `null` where there is none. */
function dayCarried(event: EventDay | undefined, place: number, published: number | null): number | null {
  if (event === undefined || event.sentence !== place || event.when === null || event.when.length !== FULL_DAY) return null;
  const day = parseDay(event.when);
  return day === null || (published !== null && day > published + AHEAD_DAYS) ? null : day;
}

/** `YYYY-MM-DD`: no window. */
const FULL_DAY = 10;

/** The sentences before `last` that name a day, go on with one, or lead the story, with what is shown of them. */
function tellSentences(
  story: ChronicleStory,
  published: number | null,
  last: number,
  move: DayMover | null,
): Pick<ToldSentence, "start" | "end" | "text" | "days" | "isDated" | "place">[] {
  // A store of an older version has stories without days.
  const events = story.days ?? [];
  let nextTime = 0;
  let nextEvent = 0;
  return story.sentences.flatMap((sentence, place) => {
    if (sentence.start >= last) return [];
    while (nextTime < story.times.length && story.times[nextTime]!.end <= sentence.start) nextTime++;
    const days: number[] = [];
    for (let at = nextTime; at < story.times.length && story.times[at]!.start < sentence.end; at++) {
      const time = story.times[at]!;
      const range = calendarDay(time);
      if (range === null || range.from !== range.to) continue;
      const day = parseDay(range.from);
      if (day !== null && published !== null && day < published && isToCome(story.text.slice(sentence.start, time.start))) continue;
      if (day !== null && !days.includes(day) && (published === null || day <= published + AHEAD_DAYS)) days.push(day);
    }
    const isDated = days.length > 0;
    while (nextEvent < events.length && events[nextEvent]!.sentence < place) nextEvent++;
    if (!isDated) {
      const day = dayCarried(events[nextEvent], place, published) ?? (place < LEAD_SENTENCES ? published : null);
      if (day !== null) days.push(day);
    }
    if (days.length === 0 && move === null) return [];
    const { start, end } = shownSpan(story.text, sentence);
    const text = story.text.slice(start, end);
    const told = move === null ? days : move(days, { story: story.id, start, end, text });
    const isShown = text.length >= SHORTEST_SENTENCE && text.length <= LONGEST_SENTENCE && !/[\n\r\u2028\u2029]/.test(text);
    return told.length === 0 || !isShown ? [] : [{ start, end, text, days: told, isDated, place }];
  });
}
