import type { NameKind, Span, Words } from "../document/types.js";
import { type LinearModel, tagSequence } from "../learn/index.js";
import { nameFeatures, readStoryForms } from "./features.js";
import { type FormFacts, IS_TITLE, type NameLexicon } from "./lexicon.js";

/** A name found by the tagger: the words `[first, last]`. */
export interface TaggedName {
  first: number;
  last: number;
  kind: NameKind;
  /** Title or role words directly before the name, as a span of the text; `null` for none. */
  role: Span | null;
}

const KINDS: readonly NameKind[] = ["person", "body", "place", "other"];

/** Finds the names of a story, sentence by sentence. Sentences without a capital letter are passed over. */
export function tagNames(words: Words, lexicon: NameLexicon, model: LinearModel): TaggedName[] {
  const facts = words.forms.map((form) => lexicon.factsOf(form));
  const forms = readStoryForms(words, facts);
  const names: TaggedName[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence]!;
    const end = words.firsts[sentence + 1]!;
    if (!hasCapital(facts, first, end)) continue;
    const labels = tagSequence(model, nameFeatures(facts, forms, first, end), end - first);
    readLabels(labels, first, names, words, facts, lexicon);
  }
  return names;
}

function hasCapital(facts: readonly FormFacts[], first: number, end: number): boolean {
  for (let word = first; word < end; word++) if (facts[word]!.isCapital) return true;
  return false;
}

function readLabels(labels: Uint8Array, first: number, names: TaggedName[], words: Words, facts: readonly FormFacts[], lexicon: NameLexicon): void {
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    if (label === 0) continue;
    const kindNumber = (label - 1) >> 1;
    let last = at;
    while (last + 1 < labels.length && labels[last + 1] === kindNumber * 2 + 2) last++;
    const kind = KINDS[kindNumber]!;
    const name = trimmed({ first: first + at, last: first + last, kind, role: null }, words, facts, lexicon);
    if (name !== null) names.push(name);
    at = last;
  }
}

/** Cuts titles off the front of a person's name and marks off both ends; demonyms and names without a letter are dropped. */
function trimmed(name: TaggedName, words: Words, facts: readonly FormFacts[], lexicon: NameLexicon): TaggedName | null {
  let { first, last } = name;
  const isMark = (word: number): boolean => !/[\p{L}\p{N}]/u.test(words.forms[word]!) || /^[’']s$/i.test(words.forms[word]!);
  while (first <= last && isMark(first)) first++;
  while (last >= first && isMark(last)) last--;
  if (name.kind === "person") while (first < last && (facts[first]!.lists & IS_TITLE) !== 0) first++;
  if (first > last) return null;
  if (first === last && lexicon.demonyms.has(words.forms[first]!)) return null;
  return { first, last, kind: name.kind, role: name.kind === "person" ? roleBefore(words, facts, first) : null };
}

/** The title words right before a name ("Field Marshal", "Russian President"). */
function roleBefore(words: Words, facts: readonly FormFacts[], name: number): Span | null {
  const sentence = words.sentences[name];
  let first = name;
  while (first > 0 && words.sentences[first - 1] === sentence && (facts[first - 1]!.lists & IS_TITLE) !== 0) first--;
  if (first === name) return null;
  return { start: words.starts[first]!, end: words.ends[name - 1]! };
}
