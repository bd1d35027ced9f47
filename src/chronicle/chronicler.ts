import type { Day, EventDay, Report, TextGrouper, WithDays, WithSentences, WithTimes } from "../document/types.js";
import { formatDay, parseDay } from "../text/calendar.js";
import type { ResourceReader } from "../text/resource.js";
import { calendarDay } from "../text/timex.js";
import type { Candidate, StoryFacts } from "./candidates.js";
import { chooseSentences } from "./choose-sentences.js";
import { createDayMover, type DayMover, type MovedSentence } from "./moved-sentences.js";
import { commentsStart } from "./reader-comments.js";
import { type DayScore, scoreDays } from "./score-days.js";
import { shownSpan } from "./shown-span.js";
import { readStopWords, TermNumbers } from "./terms.js";

export interface ChronicleOptions {
  /** At most so many days; `null`: as many as lie before the knee of the score curve. */
  readonly days: number | null;
  /** At most so many sentences a day; `null`: two. */
  readonly perDay: number | null;
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

/** What the chronicle needs of a story. */
export type ChronicleStory = Report & Pick<WithSentences, "sentences"> & WithTimes & Partial<WithDays>;

/** Takes stories one by one and keeps of each only its candidate sentences; `finish` chooses the days. */
export interface Chronicler {
  readonly add: (story: ChronicleStory) => void;
  readonly finish: () => Day[];
}

/** The first sentences of a story tell of its publication day where they name no other. */
const LEAD_SENTENCES = 3;
/** No sentence longer than this is shown. */
const LONGEST_SENTENCE = 600;
/** A day more than this after publication is a plan, not an event. */
const AHEAD_DAYS = 0;

/**
 * Builds the stage; the word list is read once.
 * @param copies an empty grouper: copies of one text count once
 */
export function createChronicler(read: ResourceReader, options: ChronicleOptions, copies: TextGrouper): Chronicler {
  const numbers = new TermNumbers(readStopWords(read));
  const phrases = (options.query ?? "")
    .split(",")
    .map((phrase) => phrase.trim().toLowerCase())
    .filter((phrase) => phrase !== "");
  const stories: StoryFacts[] = [];
  const candidates: Candidate[] = [];
  const move = createDayMover(options.moved ?? []);
  const matches = (text: string): boolean => phrases.length > 0 && phrases.some((phrase) => text.toLowerCase().includes(phrase));
  return {
    add: (story) => {
      const published = story.published === null ? null : parseDay(story.published);
      if (options.asOf !== null && (story.published === null || story.published > options.asOf)) return;
      const index = stories.length;
      const end = commentsStart(story);
      stories.push({ id: story.id, published, terms: Int32Array.from(new Set(numbers.read(story.text.slice(0, end)))), hasQuery: matches(story.text) });
      copies.add(story.text);
      gather(story, index, published, { end, numbers, matches, candidates, move, isDay: dayFilter(options) });
    },
    finish: () => {
      const groups = copies.finish();
      const scores = scoreDays({ stories, candidates, groups, termCount: numbers.count, hasQuery: phrases.length > 0 });
      const chosen = chooseDays(scores.days, options.days);
      return chooseSentences({ chosen, stories, candidates, groups, scores, perDay: options.perDay ?? 2 });
    },
  };
}

const dayFilter =
  ({ from, to }: ChronicleOptions) =>
  (day: number): boolean => {
    const date = formatDay(day);
    return (from === null || date >= from) && (to === null || date <= to);
  };

interface Gathering {
  /** Where the readers' comments begin. */
  readonly end: number;
  readonly numbers: TermNumbers;
  readonly matches: (text: string) => boolean;
  readonly candidates: Candidate[];
  /** `null` where no user moved anything. */
  readonly move: DayMover | null;
  readonly isDay: (day: number) => boolean;
}

/** Whether the words before a date speak of what is to come: then a past day among them is that of another thing. */
const isToCome = (words: string): boolean => /\b(?:will|shall|must)\b[^.;]*$/i.test(words) && !/\b(?:said|told|announced|warned)\b[^.;]{0,12}$/i.test(words);

/** The one day on which a sentence that names none goes on with what was told before; `null` where there is none. */
function dayTold(event: EventDay | undefined, place: number, published: number | null): number | null {
  if (event === undefined || event.sentence !== place || event.when === null || event.when.length !== FULL_DAY) return null;
  const day = parseDay(event.when);
  return day === null || (published !== null && day > published + AHEAD_DAYS) ? null : day;
}

/** `YYYY-MM-DD`: no window. */
const FULL_DAY = 10;

/** The candidate sentences of a story: those that name a day or go on with one, and its lead. */
function gather(story: ChronicleStory, index: number, published: number | null, { end: last, numbers, matches, candidates, move, isDay }: Gathering): void {
  // A store of an older version has stories without days.
  const events = story.days ?? [];
  let nextTime = 0;
  let nextDay = 0;
  story.sentences.forEach((sentence, place) => {
    if (sentence.start >= last) return;
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
    while (nextDay < events.length && events[nextDay]!.sentence < place) nextDay++;
    if (!isDated) {
      const day = dayTold(events[nextDay], place, published) ?? (place < LEAD_SENTENCES ? published : null);
      if (day !== null) days.push(day);
    }
    if (days.length === 0 && move === null) return;
    const { start, end } = shownSpan(story.text, sentence);
    const text = story.text.slice(start, end);
    const told = move === null ? days : move(days, { story: story.id, start, end, text });
    if (told.length === 0) return;
    if (text.length > LONGEST_SENTENCE || text.length < 20 || /[\n\r\u2028\u2029]/.test(text)) return;
    const terms = numbers.read(text);
    if (terms.length < 3) return;
    const hasQuery = matches(text);
    for (const day of told) if (isDay(day)) candidates.push({ story: index, start, end, text, day, terms, isDated, place, hasQuery });
  });
}

/** The best days, by score; without a number, those before the knee of the curve. Ascending by day. */
function chooseDays(days: readonly DayScore[], wanted: number | null): DayScore[] {
  const sorted = [...days].sort((a, b) => b.score - a.score || a.day - b.day);
  return sorted.slice(0, wanted ?? kneeOf(sorted.map(({ score }) => score))).sort((a, b) => a.day - b.day);
}

/** Below so many days all are shown. */
const FEW_DAYS = 8;

/** The place in a falling curve that lies furthest below the line between its ends (Satopää et al. 2011, "Kneedle"). */
export function kneeOf(scores: readonly number[]): number {
  const last = scores.length - 1;
  if (last < FEW_DAYS) return scores.length;
  const first = scores[0]!;
  const fall = first - scores[last]!;
  if (fall <= 0) return scores.length;
  let best = last;
  let depth = 0;
  for (let at = 0; at <= last; at++) {
    const below = 1 - at / last - (scores[at]! - scores[last]!) / fall;
    if (below > depth) {
      depth = below;
      best = at;
    }
  }
  return Math.max(FEW_DAYS, best + 1);
}
