import { lowerBound } from "../document/lower-bound.js";
import { storyBlock } from "../page/index.js";
import { readSought, type SoughtWords, type StoryFilter, searchStories } from "../store/index.js";
import type { Query } from "./query.js";
import type { Desk, Route } from "./route.js";
import { object, partOf, ref } from "./schemas.js";
import { snippetsOf } from "./snippets.js";

/** Copies of a text that its story names. */
const NAMED_COPIES = 12;

/** The stories themselves, and the search in them. */
export const STORY_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/api/stories",
    name: "searchStories",
    summary: "Full-text search over all reports, with counts of what they can be filtered by",
    parameters: ["words", "entity", "outlet", "kind", "stance", "from", "to", "asOf", "order", "offset", "limit"],
    answer: partOf(ref("FoundStory"), { facets: ref("FacetCounts") }),
    handle: (desk, { query }) => search(desk, query),
  },
  {
    method: "GET",
    path: "/api/stories/{id}",
    name: "getStory",
    summary: "One report with its marks; every offset is one of its text",
    parameters: [],
    answer: object({ story: ref("Story") }),
    handle: ({ library }, { id }) => {
      const story = library.reader.story(id);
      if (story === null) return null;
      const group = library.book()?.copiesOf(id) ?? [];
      const copies = group.filter((copy) => copy.story !== id).slice(0, NAMED_COPIES);
      const block = storyBlock(story, { copyCount: Math.max(0, group.length - 1), copies });
      return { story: { ...block, times: story.times, sentences: story.sentences, days: story.days } };
    },
  },
];

function readStoryFilter(desk: Desk, query: Query, sought: readonly SoughtWords[]): StoryFilter {
  const [to, asOf] = [query.day("to"), query.day("asOf")];
  return {
    slots: desk.library.reader.slotsWith(sought),
    entities: query.list("entity"),
    outlets: query.list("outlet"),
    kinds: query.kinds(),
    stances: query.stances(),
    from: query.day("from"),
    to: to === null || (asOf !== null && asOf < to) ? asOf : to,
  };
}

function search(desk: Desk, query: Query) {
  const { reader } = desk.library;
  const sought = readSought(query.text("words"));
  const { total, slots, facets } = searchStories(reader.index(), readStoryFilter(desk, query, sought));
  const [offset, limit] = [query.offset(), query.limit()];
  const shown = ordered(desk, { order: query.text("order"), slots, sought, offset, limit });
  const items = reader.heads(shown.map((slot) => reader.index().numbers[slot] ?? 0)).map(({ text, ...head }) => ({
    ...head,
    outlet: head.outlet === "" ? null : head.outlet,
    snippets: snippetsOf(text, sought),
  }));
  return { total, offset, items, facets };
}

interface Wanted {
  readonly order: string;
  readonly slots: Uint32Array;
  readonly sought: readonly SoughtWords[];
  readonly offset: number;
  readonly limit: number;
}

/** The part of the stories found that is shown; behind the best by their words comes the newest first. Slots ascend with the day of publication; those without a day come last in every order. */
function ordered({ library }: Desk, { order, slots, sought, offset, limit }: Wanted): readonly number[] {
  const { dayOf } = library.reader.index();
  const dated = slots.findLastIndex((slot) => dayOf[slot]! >= 0) + 1;
  const newest = (place: number): number => (place < dated ? slots[dated - 1 - place]! : slots[place]!);
  const places = Array.from({ length: Math.max(0, Math.min(limit, slots.length - offset)) }, (_, index) => offset + index);
  if (order === "oldest") return places.map((place) => slots[place]!);
  if (order !== "best" || sought.length === 0) return places.map(newest);
  const best = library.reader.bestWith(sought).filter((slot) => isAmong(slots, slot));
  if (offset + limit <= best.length) return best.slice(offset, offset + limit);
  const ranked = new Set(best);
  const rest = Array.from(slots, (_, place) => newest(place)).filter((slot) => !ranked.has(slot));
  return [...best, ...rest].slice(offset, offset + limit);
}

/** Whether an ascending list has a number. */
const isAmong = (numbers: Uint32Array, wanted: number): boolean => numbers[lowerBound(numbers.length, (at) => numbers[at]! >= wanted)] === wanted;
