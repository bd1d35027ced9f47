import type { Tagger } from "../../src/learn/index.js";
import { nameFeatures, readStoryForms } from "../../src/names/features.js";
import { readNameLexicon } from "../../src/names/lexicon.js";
import { packagedResources } from "../../src/resources.js";
import { createSentenceSplitter } from "../../src/sentences/index.js";
import type { Example } from "../learn/sequences.js";

/** A document with CoreNLP's tokens and chains. */
export interface SilverDocument {
  readonly id: string;
  readonly text: string;
  readonly coref: readonly (readonly { readonly start: number; readonly end: number }[])[];
  readonly tokens: readonly (readonly (readonly [number, number, string, string, string, number, string])[])[];
}

const KINDS: Readonly<Record<string, number>> = { PERSON: 0, ORGANIZATION: 1, LOCATION: 2, MISC: 3 };

const lexicon = readNameLexicon(packagedResources);
const split = createSentenceSplitter(packagedResources);

/** The sequences of a document: our words, with the silver kinds of the tokens they begin with. */
export function examplesOf({ id, text, tokens }: SilverDocument): Example[] {
  const { words } = split({ id, text, published: null, headline: null, outlet: null });
  const kinds = new Map<number, number>();
  const begins = new Set<number>();
  for (const sentence of tokens) {
    sentence.forEach(([start, , , , ner], index) => {
      const kind = KINDS[ner];
      if (kind === undefined) return;
      kinds.set(start, kind);
      if (index === 0 || sentence[index - 1]?.[4] !== ner) begins.add(start);
    });
  }
  const facts = words.forms.map((form) => lexicon.factsOf(form));
  const forms = readStoryForms(words, facts);
  const examples: Example[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence] ?? 0;
    const end = words.firsts[sentence + 1] ?? 0;
    const labels = new Uint8Array(end - first);
    for (let word = first; word < end; word++) {
      const start = words.starts[word] ?? 0;
      const kind = kinds.get(start);
      if (kind === undefined) continue;
      const isInside =
        !begins.has(start) && word > first && ((labels[word - first - 1] ?? 0) === kind * 2 + 1 || (labels[word - first - 1] ?? 0) === kind * 2 + 2);
      labels[word - first] = kind * 2 + (isInside ? 2 : 1);
    }
    examples.push({ features: nameFeatures(facts, forms, first, end), labels });
  }
  return examples;
}

/** Spans of a label sequence, as text. */
function spansOf(labels: Uint8Array): Set<string> {
  const spans = new Set<string>();
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? 0;
    if (label === 0) continue;
    const kind = (label - 1) >> 1;
    let last = at;
    while (labels[last + 1] === kind * 2 + 2) last++;
    spans.add(`${at}-${last}-${kind}`);
    at = last;
  }
  return spans;
}

/** Precision, recall and F1 of spans with their kinds, by the tagger alone. */
export function scoreNames(tagger: Tagger, documents: readonly SilverDocument[]): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const tally = { shared: 0, found: 0, expected: 0 };
  for (const { features, labels } of documents.flatMap(examplesOf)) {
    const found = spansOf(tagger.tag(features, labels.length).labels);
    const expected = spansOf(labels);
    tally.found += found.size;
    tally.expected += expected.size;
    for (const span of found) if (expected.has(span)) tally.shared++;
  }
  return { precision: tally.shared / tally.found, recall: tally.shared / tally.expected, f1: (2 * tally.shared) / (tally.found + tally.expected) };
}
