import { byDay, type CorrectedStories, correctStories } from "../corrections/index.js";
import { parseKeptStory } from "../document/check.js";
import type { Correction } from "../document/corrections.js";
import type { KeptStory } from "../document/types.js";
import type { KeptRecord, Store } from "../store/index.js";
import { createRemarker } from "./remark.js";

/** The stories of a store as they are after the user's corrections. What was read stays as it is in the store. */
export interface CorrectedPile {
  /** The JSON of every story, by publication day (undated last) and id; those without corrections as the store has them. */
  readonly records: () => Generator<string>;
  readonly stories: () => Generator<KeptStory>;
  /** One story; `null` where there is none of that id. */
  readonly story: (id: string) => KeptStory | null;
  readonly count: number;
  readonly corrected: CorrectedStories;
}

/** Applies a log to a store. Only the stories that it speaks of are held in memory. */
export function correctPile(store: Store, log: readonly Correction[]): CorrectedPile {
  const corrected = correctStories(
    log,
    {
      byId: (id) => parsed(store.storyRecord(id)),
      ofPage: (sha256) => store.recordsOfPage(sha256).map(parseKeptStory),
      at: (url) => store.recordsAt(url).map(parseKeptStory),
      withWords: (words) => store.recordsWith(words).map(parseKeptStory),
    },
    createRemarker(),
  );
  const byId = new Map(corrected.stories.map((story) => [story.id, story]));
  const records = (): Generator<string> => inOrder(store.storyRows(), corrected);
  return {
    records,
    stories: function* () {
      for (const record of records()) yield parseKeptStory(record);
    },
    story: (id) => byId.get(id) ?? (corrected.replaced.has(id) ? null : parsed(store.storyRecord(id))),
    count: store.storyCount() - corrected.replaced.size + corrected.stories.length,
    corrected,
  };
}

/** The pile as it could be read on a day: without what was published later, or on a day that is not known. @param day `YYYY-MM-DD`; `null`: all of it */
export function knownBy(day: string | null, pile: CorrectedPile): CorrectedPile {
  if (day === null) return pile;
  const isKnown = ({ published }: KeptStory): boolean => published !== null && published.slice(0, 10) <= day;
  return {
    ...pile,
    stories: function* () {
      for (const story of pile.stories()) if (isKnown(story)) yield story;
    },
  };
}

const parsed = (record: string | null): KeptStory | null => (record === null ? null : parseKeptStory(record));

/** Puts corrected stories, which may have another day, in their places among the others. */
function* inOrder(rows: Iterable<KeptRecord>, { replaced, stories }: CorrectedStories): Generator<string> {
  let next = 0;
  for (const row of rows) {
    if (replaced.has(row.id)) continue;
    for (let story = stories[next]; story !== undefined && byDay(story, row) < 0; story = stories[++next]) yield JSON.stringify(story);
    yield row.json;
  }
  for (const story of stories.slice(next)) yield JSON.stringify(story);
}
