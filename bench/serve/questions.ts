import { SOURCE_KINDS, STANCES } from "../../src/document/types.js";
import { createRandom, WORDS, wordOfRank } from "./made-up-store.js";

/** What a reader asks: the same in every run. */
export interface Question {
  readonly name: "search" | "facet" | "view" | "story";
  readonly path: string;
}

/** Entities and outlets of a store, the most named first. */
export interface Known {
  readonly entities: readonly string[];
  readonly outlets: readonly string[];
}

/** Searches (rare to frequent words, two words, phrases, beginnings) each with changes of its facets, and views in between; none comes twice by chance more than in use. */
export function* askedFor(known: Known, seed: number): Generator<Question> {
  const random = createRandom(seed);
  const among = <Value>(values: readonly Value[]): Value => values[Math.floor(values.length ** random()) - 1] ?? values[0]!;
  const word = (): string => wordOfRank(Math.floor(WORDS ** random()) - 1);
  for (;;) {
    const sought = [word(), `${word()} ${word()}`, `"${word()} ${word()}"`, `${word().slice(0, 4)}*`][Math.floor(random() * 4)] ?? word();
    const search = new URLSearchParams({ words: sought, limit: "40" });
    if (random() < 0.3) search.set("order", "best");
    yield { name: "search", path: `/api/stories?${search}` };
    const facets: readonly (readonly [string, string])[] = [
      ["entity", among(known.entities)],
      ["outlet", among(known.outlets)],
      ["kind", among(SOURCE_KINDS)],
      ["stance", among(STANCES)],
      ["from", `20${19 + Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-01`],
    ];
    for (const [name, value] of [...facets].sort(() => random() - 0.5).slice(0, 2)) {
      if (random() < 0.3) search.delete("words");
      search.set(name, value);
      yield { name: "facet", path: `/api/stories?${search}` };
    }
    const offset = Math.floor(random() * 10) * 40;
    yield { name: "view", path: `/api/${among(["days", "claims", "due", "entities"])}?offset=${offset}&limit=40` };
    yield { name: "story", path: `/api/stories/s${String(Math.floor(random() * 2000)).padStart(6, "0")}` };
  }
}
