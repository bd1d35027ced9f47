import type { EventDay, Span } from "../document/types.js";
import { formatDay, parseDay } from "../text/calendar.js";
import { calendarDay } from "../text/timex.js";
import { type Clauses, type Place, type PlacedTime, readClauses, sentenceFirsts } from "./clauses.js";
import type { Context } from "./context.js";

/** What is told without a time of its own is put on a day told before, if that lies no more than this many days before publication. */
const RECENT_DAYS = 7;

/** The day of the story holds for so many sentences. */
const STORY_REACH = 12;
/** What happened is told on, with no more than so many sentences of background between. */
const SCENE_REACH = 2;

/** A plan is for no later year than that of so many days ahead: further ones are terms of loans. */
const FAR_DAYS = 366;

/** A day or window with the time it rests on. */
interface Found {
  readonly when: string;
  readonly time: number;
  readonly rule: string;
  /** Day number where it is one day, else `null`. */
  readonly day: number | null;
}

/** The days of the events of a story: one entry for each sentence that tells one, or names the day of one. */
export function findDays(context: Context, sentences: readonly Span[]): EventDay[] {
  const days: EventDay[] = [];
  const firsts = sentenceFirsts(context.atoms, sentences.length);
  const finder = new DayFinder(context);
  let nextTime = 0;
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const end = firsts[sentence + 1]!;
    const clauses = readClauses(context, firsts[sentence]!, end, nextTime);
    const isParagraph = sentence === 0 || context.text.slice(sentences[sentence - 1]!.end, sentences[sentence]!.start).includes("\n");
    const found = finder.next(clauses, isParagraph);
    while (nextTime < context.firsts.length && context.firsts[nextTime]! < end) nextTime++;
    if (found !== null) days.push({ sentence, when: found.when, time: found.time, rule: found.rule });
    else if (clauses.tense === "past" || clauses.tense === "perfect" || clauses.isReport) days.push({ sentence, when: null, time: null, rule: "open" });
  }
  return days;
}

/** Goes through the sentences and keeps the days that later ones may stand on. */
class DayFinder {
  /** The last recent day of the story: what is said without a time is said then. */
  private story: Found | null = null;
  /** The sentence that gave it. */
  private storySentence = 0;
  /** The day of the sentence before. */
  private scene: Found | null = null;
  /** The last sentence that told what happened on the day of the story. */
  private toldSentence = 0;
  private sentence = -1;
  private readonly published: number | null;

  constructor(private readonly context: Context) {
    this.published = context.published;
  }

  next(clauses: Clauses, isParagraph: boolean): Found | null {
    this.sentence++;
    const own = this.own(clauses);
    if (own !== null && clauses.isDateline) {
      this.keep(own);
      return null;
    }
    if (own !== null) {
      this.keep(own);
      return own;
    }
    const carried = this.carried(clauses, isParagraph);
    if (carried !== null) this.scene = carried;
    else if (clauses.placed.length > 0) this.scene = null;
    return carried;
  }

  private keep(own: Found): void {
    this.scene = own.rule === "day-planned" || own.rule === "day-since" ? null : own;
    if (own.rule === "day-planned" || !this.isRecent(own)) return;
    this.toldSentence = this.sentence;
    if (this.story !== null && own.when.slice(0, 10) < this.story.when.slice(0, 10)) return;
    this.story = own;
    this.storySentence = this.sentence;
  }

  /** A day, or a week, shortly before publication. */
  private isRecent({ day, when }: Found): boolean {
    const [first = null, last = null] = day === null ? when.split("/").map(parseDay) : [day, day];
    if (first === null || last === null || last - first >= RECENT_DAYS) return false;
    return this.published === null || (first <= this.published && last >= this.published - RECENT_DAYS);
  }

  /** The day that the sentence itself gives. */
  private own({ placed, tense, isReport }: Clauses): Found | null {
    if (placed.length === 0) return null;
    const of = (rule: string, isPast: boolean, ...places: readonly Place[]): Found | null =>
      this.best(
        placed.filter(({ place, isEarly }) => places.includes(place) && (place !== "noun" || isEarly)),
        rule,
        isPast,
      );
    const found =
      of("day-told", true, "told") ??
      of("day-said", true, "said") ??
      this.since(placed, tense) ??
      (isReport ? null : of("day-planned", false, "planned")) ??
      of("day-when", true, "when");
    if (found !== null || tense !== "past") return found;
    const subject = of("day-subject", true, "noun");
    if (subject !== null) return subject;
    const beside = of("day-beside", true, "after", "aside");
    return beside !== null && this.isRecent(beside) ? beside : null;
  }

  /** Of several times the first that is a day, else the first that names calendar days. */
  private best(placed: readonly PlacedTime[], rule: string, isPast: boolean): Found | null {
    let best: Found | null = null;
    for (const time of placed) {
      const found = this.found(time, rule);
      if (found === null || (isPast ? this.isAhead(found) : this.isFarAhead(found))) continue;
      if (found.day !== null || found.rule === "day-range") return found;
      best ??= found;
    }
    return best;
  }

  private isFarAhead({ when }: Found): boolean {
    return this.published !== null && when.slice(0, 4) > formatDay(this.published + FAR_DAYS).slice(0, 4);
  }

  private isAhead({ when }: Found): boolean {
    return this.published !== null && when.slice(0, 10) > formatDay(this.published);
  }

  private found({ index }: PlacedTime, rule: string): Found | null {
    const times = this.context.found;
    const past = this.pastSpan(index);
    if (past !== null) return { when: past, time: index, rule: "day-past", day: null };
    const hung = times[index]!.type === "DURATION" ? (times[index]!.edtf ?? null) : null;
    if (hung !== null) return { when: hung, time: index, rule: "day-hung", day: parseDay(hung) };
    const range = calendarDay(times[index]!);
    if (range === null) return null;
    const { window } = times[index]!;
    if (window !== undefined) return { when: window, time: index, rule: "day-range", day: null };
    if (range.from === range.to) return { when: range.from, time: index, rule, day: parseDay(range.from) };
    return { when: times[index]!.edtf ?? `${range.from}/${range.to}`, time: index, rule, day: null };
  }

  /** "over the past week", "in the last three days": up to publication. */
  private pastSpan(index: number): string | null {
    const { found, published, text } = this.context;
    const { type, value, start, end } = found[index]!;
    if (published === null || !/^(?:the )?(?:past|last)\b/i.test(text.slice(start, Math.min(end, start + 10)))) return null;
    if (type !== "DURATION" && !/^(?:the )?past\b/i.test(text.slice(start, start + 8))) return null;
    const days = type === "DURATION" ? daysOf(value) : DAYS_OF_UNIT[text.slice(start, end).split(" ").at(-1) ?? ""];
    return days === null || days === undefined ? null : `${formatDay(published - days)}/${formatDay(published)}`;
  }

  /** "has been closed since April 4". */
  private since(placed: readonly PlacedTime[], tense: Clauses["tense"]): Found | null {
    if (tense !== "perfect" && tense !== "present") return null;
    for (const { index, place } of placed) {
      const range = place === "since" ? calendarDay(this.context.found[index]!) : null;
      if (range !== null) return { when: `${this.context.found[index]!.edtf ?? range.from}/..`, time: index, rule: "day-since", day: null };
    }
    return null;
  }

  /** What is told without a time of its own: on the day of the sentence before, or on the day of the story. */
  private carried({ tense, isReport }: Clauses, isParagraph: boolean): Found | null {
    if (tense !== "past" && !isReport) return null;
    const { scene, story } = this;
    if (scene !== null && !isParagraph) return { ...scene, rule: "day-carried" };
    if (scene !== null && !isReport && !this.isRecent(scene)) {
      this.scene = null;
      return null;
    }
    if (story === null || this.sentence - this.storySentence > STORY_REACH) return null;
    if (!isReport && this.sentence - this.toldSentence > SCENE_REACH) return null;
    this.toldSentence = this.sentence;
    return { ...story, rule: isReport ? "day-story-said" : "day-story" };
  }
}

/** How many days a unit stands for, by its name and by its letter in ISO 8601. */
const DAYS_OF_UNIT: Readonly<Record<string, number>> = { day: 1, D: 1, week: 7, W: 7, month: 30, M: 30, year: 365, Y: 365 };

/** The days of a count of units; `null` where it is open. */
function daysOf(value: string): number | null {
  const match = /^P(\d{1,3})([DWMY])$/.exec(value);
  return match === null ? null : Number(match[1]) * DAYS_OF_UNIT[match[2]!]!;
}
