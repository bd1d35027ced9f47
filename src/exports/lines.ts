import { createHash } from "node:crypto";
import type { Attribution, CorrectionNote, Entry, KeptStory, PileEntity, SourceKind, Span, Stance } from "../document/types.js";
import { calendarDay } from "../text/timex.js";
import type { ExportBook } from "./book.js";

/** Who says the words of a line. Every line has at least one voice: without a source it is that of the report itself. */
export interface Voice {
  /** The full name of whom the words stand for, where it is known; else the words; the outlet where no source is named. */
  readonly holder: string;
  /** The source as written; empty where none is. */
  readonly words: string;
  /** `none`: no source is named, the words are the report's own. */
  readonly kind: SourceKind | "none";
  /** `null` for the report's own words. */
  readonly stance: Stance | null;
  /** By whom the words came, from the outlet to the holder; the outlet alone where it speaks for itself. */
  readonly chain: readonly string[];
  readonly hedges: readonly string[];
  /** The attributed words; the whole line for the report's own. */
  readonly content: string;
  /** Index into the story's attributions; `null` for the report's own words. */
  readonly attribution: number | null;
  /** What a user corrected in it. */
  readonly corrected: readonly CorrectionNote[];
  /** What the user thinks of the holder: an Admiralty code; `null` where nothing was said. */
  readonly rating: string | null;
}

/**
 * How the day of a line is known. `text`: the words name it; `week`, `month`, `year`: they name a span around it; `report`: another sentence
 * of the report names it, which is inferred; `publication`: inferred from the day of publication; `correction`: a user set it.
 */
export type DateBasis = "text" | "week" | "month" | "year" | "report" | "publication" | "correction";

/** One sentence on one day, with all that has to stand beside it. */
export interface Line extends Span {
  /** The same in every export of the same report, whatever else is in the store: from story, place and day. */
  readonly id: string;
  readonly date: string;
  readonly dateBasis: DateBasis;
  /** The words that name the day, or the span around it ("on Wednesday"); `null` where none do. */
  readonly dateWords: string | null;
  /** Verbatim. */
  readonly text: string;
  readonly story: KeptStory;
  readonly outlet: string;
  readonly voices: readonly Voice[];
  readonly reports: number;
  /** What a user corrected in the line's day, and in the day of its report. */
  readonly corrected: readonly CorrectionNote[];
  /** What the user thinks of the outlet; `null` where nothing was said. */
  readonly outletRating: string | null;
}

/** What stands for an outlet that the report does not name. */
export const UNNAMED_OUTLET = "(outlet not named)";
const UNNAMED_SOURCE = "(source not named)";

/** The stories of the given ids. */
export function storiesOf(book: ExportBook, ids: ReadonlySet<string>): ReadonlyMap<string, KeptStory> {
  const found = new Map<string, KeptStory>();
  if (ids.size > 0) for (const story of book.stories()) if (ids.has(story.id)) found.set(story.id, story);
  return found;
}

/** What is known of sources over the whole pile. */
export interface Sources {
  /** The full name of an entity of a story. */
  readonly nameOf: (story: KeptStory, entity: string) => string | null;
  /** What the user thinks of an entity of a story; `null` for nothing. */
  readonly ratingOf: (story: KeptStory, entity: string) => string | null;
  readonly outletRating: (name: string) => string | null;
}

/** Looks names up in the pile's entities, then in the story's own. */
export function sourcesOf({ entities, ratings }: ExportBook): Sources {
  const known = new Map<string, PileEntity>();
  for (const entity of entities) for (const each of entity.stories) known.set(`${each.story}\n${each.entity}`, entity);
  const codes = new Map(ratings.map(({ entity, name, code }) => [entity === null ? `outlet ${name}` : `entity ${entity}`, code]));
  const inPile = (story: KeptStory, entity: string): PileEntity | undefined => known.get(`${story.id}\n${entity}`);
  return {
    nameOf: (story, entity) => inPile(story, entity)?.name ?? story.entities.find(({ id }) => id === entity)?.name ?? null,
    ratingOf: (story, entity) => codes.get(`entity ${inPile(story, entity)?.id ?? ""}`) ?? null,
    outletRating: (name) => codes.get(`outlet ${name}`) ?? null,
  };
}

/** The lines of all days, in the order of the chronology. */
export function linesOf(book: ExportBook): readonly Line[] {
  const stories = storiesOf(book, new Set(book.days.flatMap(({ sentences }) => sentences.map(({ story }) => story))));
  const sources = sourcesOf(book);
  return book.days.flatMap(({ date, sentences, reports }) =>
    sentences.flatMap((entry) => {
      const story = stories.get(entry.story);
      return story === undefined ? [] : [lineOf(story, entry, { date, reports }, sources)];
    }),
  );
}

function lineOf(story: KeptStory, entry: Entry, { date, reports }: Pick<Line, "date" | "reports">, sources: Sources): Line {
  const { start, end, text, corrected = [] } = entry;
  const outlet = story.outlet ?? UNNAMED_OUTLET;
  const voices = (entry.attributions ?? []).flatMap((index) => {
    const attribution = story.attributions[index];
    return attribution === undefined ? [] : [voiceOf(story, attribution, index, sources)];
  });
  return {
    id: shortHash(`${story.id}\n${start}\n${date}`),
    date,
    ...basisOf(story, entry, date),
    text,
    start,
    end,
    story,
    outlet,
    voices: voices.length > 0 ? voices : [{ ...OWN_VOICE, holder: outlet, chain: [outlet], content: text }],
    reports,
    corrected: [...corrected, ...(story.corrected ?? []).filter(({ kind }) => kind === "date")],
    outletRating: sources.outletRating(outlet),
  };
}

/** The voice of a line without a source, but for its outlet and words. */
const OWN_VOICE = { words: "", kind: "none", stance: null, hedges: [], attribution: null, corrected: [], rating: null } as const;

/** The voice of an attribution. */
export function voiceOf(story: KeptStory, attribution: Attribution, index: number, { nameOf, ratingOf }: Sources): Voice {
  const { source, content, sourceKind, stance, entity, via = [], hedges = [], corrected = [] } = attribution;
  const outlet = story.outlet ?? UNNAMED_OUTLET;
  const words = wordsOf(story.text, source);
  const holder = (entity === undefined ? null : nameOf(story, entity)) ?? (words === "" ? (sourceKind === "outlet" ? outlet : UNNAMED_SOURCE) : words);
  const passedOn = via.map((link) => wordsOf(story.text, link.source) || UNNAMED_SOURCE);
  return {
    holder,
    words,
    kind: sourceKind,
    stance,
    chain: [outlet, ...passedOn, holder].filter((link, at, chain) => link !== chain[at - 1]),
    hedges: hedges.map(({ start, end }) => story.text.slice(start, end)),
    content: wordsOf(story.text, content),
    attribution: index,
    corrected,
    rating: entity === undefined ? null : ratingOf(story, entity),
  };
}

/** The words of several spans, joined by an ellipsis where words are left out. */
export const wordsOf = (text: string, spans: readonly Span[]): string =>
  spans
    .map(({ start, end }) => text.slice(start, end))
    .join(" … ")
    .replace(/\s+/g, " ")
    .trim();

function basisOf(story: KeptStory, { start, end, corrected }: Entry, date: string): Pick<Line, "dateBasis" | "dateWords"> {
  if (corrected !== undefined) return { dateBasis: "correction", dateWords: null };
  let best = basisInReport(story, start, date);
  let shortest = Number.POSITIVE_INFINITY;
  for (const time of story.times) {
    if (time.start < start || time.end > end) continue;
    const range = calendarDay(time);
    if (range === null || date < range.from || date > range.to) continue;
    const days = (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000 + 1;
    if (days >= shortest) continue;
    shortest = days;
    best = { dateBasis: days === 1 ? "text" : days <= 7 ? "week" : days <= 31 ? "month" : "year", dateWords: wordsOf(story.text, [time]) };
  }
  return best;
}

/** Of a sentence that names no day itself: whether it goes on with one that the report named before. */
function basisInReport(story: KeptStory, start: number, date: string): Pick<Line, "dateBasis" | "dateWords"> {
  const sentence = story.sentences.findIndex((span) => span.start <= start && start < span.end);
  // A store of an older version has stories without days.
  const told = (story.days as KeptStory["days"] | undefined)?.find((day) => day.sentence === sentence);
  const time = told?.when === date && told.time !== null ? story.times[told.time] : undefined;
  return time === undefined ? { dateBasis: "publication", dateWords: null } : { dateBasis: "report", dateWords: wordsOf(story.text, [time]) };
}

/** Sixteen hexadecimal digits: over a million lines, a clash has a chance of one in thirty million. */
export const shortHash = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 16);
