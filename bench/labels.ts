import { readFileSync } from "node:fs";
import type { Report } from "../src/document/types.js";
import { corpusPath, jsonLines, readCorpus } from "../train/learn/corpus.js";

/** Names a document of a corpus beside the checkout; what the label says of it is beside. */
export interface Label {
  readonly corpus: string;
  readonly document: string;
}

/** A labelled document as a story, and its labels. */
export interface Labelled<L extends Label> {
  readonly corpus: string;
  readonly story: Report;
  readonly labels: readonly L[];
}

type Source = Pick<Report, "id" | "text"> & Partial<Report>;

/** The labels of a benchmark, from a file in its folder. */
export const readLabels = <L extends Label>(bench: string, file = "labels"): L[] =>
  jsonLines<L>(readFileSync(new URL(`${bench}/${file}.jsonl`, import.meta.url)));

/** The labelled documents, corpus by corpus, each in the order of its corpus. */
export function* labelledDocuments<L extends Label>(labels: readonly L[]): Generator<Labelled<L>> {
  for (const corpus of new Set(labels.map((label) => label.corpus))) {
    const own = new Map<string, L[]>();
    for (const label of labels) if (label.corpus === corpus) own.set(label.document, [...(own.get(label.document) ?? []), label]);
    for (const { id, text, published, headline = null, outlet = null } of readCorpus<Source>(corpusPath(corpus)).documents) {
      const here = own.get(id);
      if (here !== undefined) yield { corpus, story: { id, text, published: published?.slice(0, 10) ?? null, headline, outlet }, labels: here };
    }
  }
}
