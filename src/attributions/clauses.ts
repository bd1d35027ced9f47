import type { Run } from "./feature-writer.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";

/** Words between a subject and its verb, and before a subject, that belong to neither. */
const ADVERBS = new Set(["also", "later", "now", "then", "again", "however", "meanwhile", "separately", "still", "repeatedly", "but", "and", "earlier", ","]);
export const AUXILIARIES = new Set(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"]);
/** A dash between a dateline and its report. */
export const DASH = /^(?:[-–—]|--)$/;
/** Longer subjects are not taken for a source. */
export const LONGEST_SUBJECT = 16;
/** No clause is followed further than so many words. */
export const LONGEST_CLAUSE = 80;

/** The words `[first, end)` of the sentence of a word. */
export const sentenceOf = (scene: Scene, word: number): { readonly first: number; readonly end: number } => {
  const sentence = scene.words.sentences[word]!;
  return { first: scene.words.firsts[sentence]!, end: scene.words.firsts[sentence + 1]! };
};

/** Cuts adverbs and conjunctions off both ends. */
export function trimAdverbs(scene: Scene, { first, last }: Run): Run {
  let from = first;
  let to = last;
  while (from < to && ADVERBS.has(scene.lower[from]!)) from++;
  while (to > from && ADVERBS.has(scene.lower[to]!)) to--;
  return { first: from, last: to };
}

/** Whether words can be a source: short, in one piece, with a name or a head word of sources. */
export function canBeSource(scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): boolean {
  if (last - first >= LONGEST_SUBJECT) return false;
  let hasHead = false;
  for (let word = first; word <= last; word++) {
    if (scene.mark[word] !== 0 || /^[,:;]$/.test(scene.lower[word]!)) return false;
    if (scene.name[word] !== 0 || lexicon.sourceWords.has(scene.lower[word]!)) hasHead = true;
  }
  return hasHead;
}

/** The noun phrase before a verb: back to a comma or the beginning of the sentence. */
export function clauseSubject(scene: Scene, first: number, verb: number, lexicon: AttributionLexicon): Run | null {
  let from = verb;
  while (from > first && verb - from < LONGEST_CLAUSE && !/^[,;:]$/.test(scene.lower[from - 1]!) && scene.mark[from - 1] === 0) from--;
  while (from < verb && (AUXILIARIES.has(scene.lower[from]!) || ADVERBS.has(scene.lower[from]!))) from++;
  let last = verb - 1;
  while (last > from && (AUXILIARIES.has(scene.lower[last]!) || ADVERBS.has(scene.lower[last]!))) last--;
  return from > last || !canBeSource(scene, { first: from, last }, lexicon) ? null : { first: from, last };
}

/** The last word of a clause without its closing marks. */
export function lastContentWord(scene: Scene, first: number, end: number): number {
  let last = end - 1;
  while (last > first && /^(?:[.;!?]|\.\.+)$/.test(scene.lower[last]!)) last--;
  return last;
}

/** Words are looked at so far on both sides of the head of a phrase. */
const PHRASE_REACH = 24;
/** Trees are climbed so far. */
const CLIMB = 30;

/** The words around a head that hang on it, in one piece, without marks at the ends; the head alone where nothing is known of the grammar. */
export function phraseOf(scene: Scene, top: number): Run {
  const { head } = scene.grammar;
  const isWithin = (word: number): boolean => {
    for (let at = word, steps = 0; at >= 0 && steps < CLIMB; at = head[at]!, steps++) if (at === top) return true;
    return false;
  };
  const { first: from, end } = sentenceOf(scene, top);
  let first = top;
  let last = top;
  while (first > from && top - first < PHRASE_REACH && isWithin(first - 1)) first--;
  while (last + 1 < end && last - top < PHRASE_REACH && isWithin(last + 1)) last++;
  while (first < top && /^[^\p{L}\p{N}]+$/u.test(scene.lower[first]!)) first++;
  while (last > top && /^[^\p{L}\p{N}]+$/u.test(scene.lower[last]!)) last--;
  return { first, last };
}

/** The subject of a verb as a phrase that can be a source: by the tree, else by the words before it. */
export function subjectPhrase(scene: Scene, verb: number, lexicon: AttributionLexicon): Run | null {
  const subject = scene.grammar.subject[verb]!;
  if (subject >= 0 && Math.abs(verb - subject) < LONGEST_CLAUSE) return phraseOf(scene, subject);
  return clauseSubject(scene, sentenceOf(scene, verb).first, verb, lexicon);
}
