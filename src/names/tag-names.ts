import type { NameKind, Span, Words } from "../document/types.js";
import type { Tagger } from "../learn/index.js";
import { IS_DEMONYM, IS_TITLE } from "../text/form-lists.js";
import { nameFeatures, readStoryForms } from "./features.js";
import type { FormFacts, NameLexicon } from "./lexicon.js";

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
export function tagNames(words: Words, lexicon: NameLexicon, tagger: Tagger): TaggedName[] {
  const facts = words.forms.map((form) => lexicon.factsOf(form));
  const forms = readStoryForms(words, facts);
  const names: TaggedName[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence]!;
    const end = words.firsts[sentence + 1]!;
    if (!hasCapital(facts, first, end)) continue;
    const { labels } = tagger.tag(nameFeatures(facts, forms, first, end), end - first);
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
  return { first, last, kind: name.kind, role: name.kind === "person" ? roleBefore(words, facts, first, lexicon) : null };
}

/** No title has more words. */
const LONGEST_TITLE = 4;

/** The title right before a name, with the people or body it is a title of ("Field Marshal", "Russian President"); `null` for none. */
export function roleBefore(words: Words, facts: readonly FormFacts[], name: number, lexicon: NameLexicon): Span | null {
  const sentenceFirst = words.firsts[words.sentences[name]!]!;
  let first = name;
  for (let from = Math.max(sentenceFirst, name - LONGEST_TITLE); from < name; from++) {
    const phrase = words.forms.slice(from, name).join(" ").replaceAll(".", "").toLowerCase();
    if (!lexicon.titles.has(phrase)) continue;
    first = from;
    break;
  }
  if (first === name) return null;
  if (first > sentenceFirst && (facts[first - 1]!.lists & IS_DEMONYM) !== 0) first--;
  return { start: words.starts[first]!, end: words.ends[name - 1]! };
}

/**
 * Names that the tagger passed over where they are repeated: the same form again, and the family name of a person who is
 * named in full.
 */
export function addRepeated(words: Words, names: readonly TaggedName[], lexicon: NameLexicon): TaggedName[] {
  const facts = words.forms.map((form) => lexicon.factsOf(form));
  const kinds = new Map<string, NameKind>();
  for (const { first, last, kind } of names) {
    const form = words.forms[last]!;
    if (first === last || kind === "person") if (form.length > 2 && !kinds.has(form)) kinds.set(form, kind);
  }
  const taken = new Uint8Array(words.count);
  for (const { first, last } of names) taken.fill(1, first, last + 1);
  const added: TaggedName[] = [];
  for (let word = 0; word < words.count; word++) {
    const kind = taken[word] === 1 || !facts[word]!.isCapital ? undefined : kinds.get(words.forms[word]!);
    if (kind === undefined || (facts[word]!.lists & IS_TITLE) !== 0) continue;
    // Beside another capital it may be part of a longer name that is none of these.
    const before = word > 0 && words.sentences[word - 1] === words.sentences[word] ? facts[word - 1]! : null;
    const after = word + 1 < words.count && words.sentences[word + 1] === words.sentences[word] ? facts[word + 1]! : null;
    if (
      (before?.isCapital === true && words.firsts[words.sentences[word]!] !== word - 1 && (before.lists & (IS_TITLE | IS_DEMONYM)) === 0) ||
      after?.isCapital === true
    )
      continue;
    added.push({ first: word, last: word, kind, role: kind === "person" ? roleBefore(words, facts, word, lexicon) : null });
  }
  return added.length === 0 ? [...names] : [...names, ...added].sort((a, b) => a.first - b.first);
}
