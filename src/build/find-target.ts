// From words that a user types to the line, statement or story that they mean.

import { quoteOf } from "../corrections/index.js";
import { parseKeptStory } from "../document/check.js";
import { InputError } from "../document/errors.js";
import { spanAround } from "../document/spans.js";
import type { KeptStory, Span } from "../document/types.js";
import type { Store } from "../store/index.js";
import type { CorrectedPile } from "./corrected-pile.js";
import type { ClaimPositions } from "./view-rows.js";

/** Words, and the story in which they are sought; `null`: in all. */
export interface Sought {
  readonly words: string;
  readonly story: string | null;
}

/** Words in a story. */
export interface FoundPlace extends Span {
  readonly story: KeptStory;
}

/** Places that are named when words stand in several. */
const NAMED_PLACES = 5;

/** All stories in which the words stand, as they are shown. Looks for the words in the JSON first, which spares reading most stories. */
function placesOf(pile: CorrectedPile, { words, story }: Sought): readonly FoundPlace[] {
  const only = story === null ? null : pile.story(story);
  if (story !== null && only === null) throw new InputError("bad-field", "there is no story with this id", { id: story });
  const written = JSON.stringify(words).slice(1, -1);
  const places: FoundPlace[] = [];
  const look = (one: KeptStory): void => {
    const start = one.text.indexOf(words);
    if (start >= 0) places.push({ story: one, start, end: start + words.length });
  };
  if (only !== null) look(only);
  else for (const record of pile.records()) if (record.includes(written)) look(parseKeptStory(record));
  return places;
}

/** The only one. @throws InputError where there is none or more than one; then it names some */
function onlyOne<Found>(found: readonly Found[], what: string, nameOf: (one: Found) => string): Found {
  const [first] = found;
  if (first === undefined) throw new InputError("bad-field", `there is no ${what} with these words`);
  if (found.length > 1)
    throw new InputError(
      "bad-field",
      `${found.length} of them have these words (${found.slice(0, NAMED_PLACES).map(nameOf).join(", ")}): give more words, or the story`,
    );
  return first;
}

/** The place where the words stand. @throws InputError where they stand nowhere, or in several stories */
export const findPlace = (pile: CorrectedPile, sought: Sought): FoundPlace => onlyOne(placesOf(pile, sought), "report", ({ story }) => story.id);

/** The same, where places in copies of one text, with the same surroundings, are one: the first. */
function findFirstPlace(pile: CorrectedPile, sought: Sought): FoundPlace {
  const bySurroundings = new Map<string, FoundPlace>();
  for (const place of placesOf(pile, sought)) {
    const { prefix, suffix } = quoteOf(place.story.text, place);
    const key = `${prefix}\n${suffix}`;
    if (!bySurroundings.has(key)) bySurroundings.set(key, place);
  }
  return onlyOne([...bySurroundings.values()], "report", ({ story }) => story.id);
}

/** The story with that id, else the only one with these words in its headline or text. @throws InputError */
export function findStory(pile: CorrectedPile, idOrWords: string): KeptStory {
  const named = pile.story(idOrWords);
  if (named !== null) return named;
  const written = JSON.stringify(idOrWords).slice(1, -1);
  const found: KeptStory[] = [];
  for (const record of pile.records()) {
    if (!record.includes(written)) continue;
    const story = parseKeptStory(record);
    if (story.headline?.includes(idOrWords) === true || story.text.includes(idOrWords)) found.push(story);
  }
  return onlyOne(found, "story with this id, or", ({ id }) => id);
}

/** A line of the chronology, or a sentence that is not shown. */
export interface FoundLine extends Span {
  readonly story: string;
  /** The days on which it is shown; none where it is not. */
  readonly days: readonly string[];
}

interface ShownDay {
  readonly view: {
    readonly date: string;
    readonly lines: readonly { readonly story: { readonly id: string }; readonly spans: readonly Span[]; readonly text: string }[];
  };
}

/** The line of the last build's chronology that has the words, else the sentence that has them. @throws InputError */
export function findLine(store: Store, pile: CorrectedPile, sought: Sought): FoundLine {
  const lines = new Map<string, FoundLine>();
  for (const record of store.views("day")) {
    const { view }: ShownDay = JSON.parse(record);
    for (const { story, spans, text } of view.lines) {
      const span = spanAround(spans);
      if (span === null || !text.includes(sought.words) || (sought.story !== null && sought.story !== story.id)) continue;
      const key = `${story.id} ${span.start}`;
      lines.set(key, { story: story.id, ...span, days: [...(lines.get(key)?.days ?? []), view.date] });
    }
  }
  if (lines.size > 0) return onlyOne([...lines.values()], "line", ({ story, days }) => `${days.join(" and ")} in ${story}`);
  const { story, start, end } = findPlace(pile, sought);
  const sentence = story.sentences.find((one) => one.start <= start && end <= one.end);
  return { story: story.id, start: sentence?.start ?? start, end: sentence?.end ?? end, days: [] };
}

/** An attribution of a story as it is shown. */
export interface FoundStatement {
  readonly story: string;
  readonly attribution: number;
}

/** The statement whose contents have the words, the shortest of those that lie in each other; else one whose source or cue has. @throws InputError */
export function findStatement(pile: CorrectedPile, sought: Sought): FoundStatement {
  const place = findFirstPlace(pile, sought);
  const holds = (spans: readonly Span[]): boolean => spans.some(({ start, end }) => start < place.end && place.start < end);
  const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const all = place.story.attributions.map((attribution, index) => ({ attribution, index }));
  const inContent = all.filter(({ attribution }) => holds(attribution.content));
  const found = inContent.length > 0 ? inContent : all.filter(({ attribution }) => holds([...attribution.source, ...attribution.cue]));
  const [best] = found.sort((a, b) => lengthOf(a.attribution.content) - lengthOf(b.attribution.content) || a.index - b.index);
  if (best === undefined) throw new InputError("bad-field", "these words are not attributed to anybody", { id: place.story.id });
  return { story: place.story.id, attribution: best.index };
}

/** The claim with that id, else the claim of the last build in which the statement with these words stands. @throws InputError */
export function findClaim(store: Store, pile: CorrectedPile, idOrWords: string, story: string | null): string {
  const claims = [...store.views("positions")].map((record): ClaimPositions => JSON.parse(record));
  if (claims.some(({ id }) => id === idOrWords)) return idOrWords;
  const statement = findStatement(pile, { words: idOrWords, story });
  const found = claims.filter(({ positions }) => positions.some((one) => one.story === statement.story && one.attribution === statement.attribution));
  return onlyOne(found, "dispute", ({ id }) => id).id;
}
