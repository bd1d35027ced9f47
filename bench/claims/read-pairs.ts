import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spansOverlap } from "../../src/document/spans.js";
import type { Annotated, Span } from "../../src/document/types.js";
import { createPipeline, packagedResources } from "../../src/index.js";
import { createEntityJoiner } from "../../src/names/index.js";
import { corpusPath, jsonLines, readCorpus } from "../../train/learn/corpus.js";

/** A sentence of a document of a corpus beside the checkout. */
export interface Place extends Span {
  readonly document: string;
}

/**
 * Two sentences: `denied`, one holder says what another one denies; `agreed`, they say the same; `figures`, they give figures for one thing; `none`;
 * `open`, nobody holds one of them, or the readings differ: not counted.
 */
export interface PairLabel {
  readonly corpus: string;
  /** How the pair was drawn. */
  readonly kind: "denial" | "figures" | "agreement";
  readonly half: "tuning" | "held";
  readonly a: Place;
  readonly b: Place;
  readonly label: "denied" | "agreed" | "figures" | "none" | "open";
  /** The label of each reading. */
  readonly passes: readonly string[];
}

/** A story of a corpus, as far as pairs need it. */
export interface CorpusStory {
  readonly id: string | number;
  readonly text: string;
  readonly published: string;
}

export type MarkedStory = Omit<Annotated, "words" | "syntax">;

/** The labelled pairs but for those left open. */
export const readPairLabels = (): PairLabel[] =>
  jsonLines<PairLabel>(readFileSync(new URL("labels.jsonl", import.meta.url))).filter(({ label }) => label !== "open");

/** All stories of a corpus, marked; with a folder they are kept there, so that a change of the stage alone is measured in seconds. */
export function readMarkedStories(corpus: string, folder: string | null): MarkedStory[] {
  const kept = folder === null ? null : join(folder, `${corpus.replace("/", "-")}.jsonl`);
  if (kept !== null && existsSync(kept)) return jsonLines(readFileSync(kept));
  const { mark } = createPipeline(packagedResources);
  const stories = readCorpus<CorpusStory>(corpusPath(corpus)).documents.map(({ id, text, published }) => {
    const { words, syntax, ...story } = mark({ id: String(id), text, published: published.slice(0, 10), headline: null, outlet: null });
    return story;
  });
  if (folder !== null && kept !== null) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, stories.map((story) => JSON.stringify(story)).join("\n"));
  }
  return stories;
}

/** Stories in the order of their days, then of their ids. */
export function byDay(stories: readonly MarkedStory[]): MarkedStory[] {
  const dayOf = ({ published }: MarkedStory): string => published ?? "";
  return stories.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** The pile's entity for an entity of a story. */
export function joinEntities(stories: readonly MarkedStory[]): (story: string, entity: string) => string {
  const joiner = createEntityJoiner(packagedResources);
  for (const { id, published, entities } of stories) joiner.add(id, published, entities);
  const ids = new Map<string, string>();
  for (const { id, stories: places } of joiner.finish()) for (const { story, entity } of places) ids.set(`${story}\n${entity}`, id);
  return (story, entity) => ids.get(`${story}\n${entity}`) ?? `${story}/${entity}`;
}

/** Whether an attribution of a story has words in a place. */
export function isWithin({ id, attributions }: MarkedStory, attribution: number, place: Place): boolean {
  const told = attributions[attribution];
  return id === place.document && told !== undefined && [...told.source, ...told.cue, ...told.content].some((span) => spansOverlap(span, place));
}
