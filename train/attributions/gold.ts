import type { Run } from "../../src/attributions/feature-writer.js";
import { rememberFormFacts } from "../../src/attributions/form-facts.js";
import { readAttributionLexicon } from "../../src/attributions/lexicon.js";
import { readScene, type Scene } from "../../src/attributions/scene.js";
import { lowerBound } from "../../src/document/lower-bound.js";
import type { Span } from "../../src/document/types.js";
import { createNameFinder } from "../../src/names/index.js";
import { packagedResources } from "../../src/resources.js";
import { createSentenceSplitter } from "../../src/sentences/index.js";
import { createParser } from "../../src/syntax/index.js";
import { readCorpus } from "../learn/corpus.js";

/** An attribution as annotated, in ranges of words. */
export interface Gold {
  readonly cue: Run;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
}

/** An annotated document with the layers that the taggers read, as the stages before find them. */
export interface GoldDocument {
  readonly scene: Scene;
  readonly gold: readonly Gold[];
  readonly raw: RawDocument;
}

/** A line of the corpus. */
export interface RawDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { readonly source: readonly Span[]; readonly cue: readonly Span[]; readonly content: readonly Span[] }[];
}

/** Reads a part of the corpus ("train", "dev"); annotations without a cue are left out. */
export function readGold(part: string): { readonly documents: readonly GoldDocument[]; readonly sha256: string } {
  const split = createSentenceSplitter(packagedResources);
  const parse = createParser(packagedResources);
  const findNames = createNameFinder(packagedResources);
  const factsOf = rememberFormFacts(readAttributionLexicon(packagedResources));
  const { documents, sha256 } = readCorpus<RawDocument>(`attribution/${part}.jsonl.gz`);
  return {
    sha256,
    documents: documents.map((raw) => {
      const story = findNames(parse(split({ id: raw.id, text: raw.text, published: null, headline: null, outlet: null })));
      const scene = readScene(raw.text, story.words, story.names, factsOf, story.syntax);
      const runs = (spans: readonly Span[]): Run[] => spans.flatMap((span) => wordsIn(scene, span) ?? []);
      const gold = raw.attributions.flatMap(({ cue, source, content }) =>
        runs(cue.slice(0, 1)).map((run) => ({ cue: run, source: runs(source), content: runs(content) })),
      );
      return { scene, gold, raw };
    }),
  };
}

/** The words that share a character with a span. */
function wordsIn({ words }: Scene, { start, end }: Span): Run | null {
  const first = lowerBound(words.count, (word) => words.ends[word]! > start);
  if (first >= words.count || words.starts[first]! >= end) return null;
  let last = first;
  while (last + 1 < words.count && words.starts[last + 1]! < end) last++;
  return { first, last };
}
