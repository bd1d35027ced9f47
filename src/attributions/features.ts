import { type FeatureTable, hashText, joinHashes } from "../learn/index.js";
import type { Scene } from "./scene.js";

/** Labels of the cue tagger. */
export const CUE_LABELS = ["O", "B-cue", "I-cue"] as const;
/** Labels of the role tagger, for one cue: outside, source, content. */
export const ROLE_LABELS = ["O", "source", "content"] as const;

const EDGE = hashText("edge");
const CUE_FEATURES = 34;

/** The features of the words `[first, end)` (one sentence) for finding cues. */
export function cueFeatures(scene: Scene, first: number, end: number): FeatureTable {
  const hashes = new Int32Array((end - first) * CUE_FEATURES);
  const lower = (word: number): number => (word < first || word >= end ? EDGE : scene.lowerHash[word]!);
  const facts = (word: number): number => (word < first || word >= end ? 63 : scene.shape[word]! * 8 + scene.name[word]!);
  let hasQuote = 0;
  for (let word = first; word < end; word++) hasQuote |= scene.mark[word]!;
  let next = 0;
  for (let word = first; word < end; word++) {
    const start = next;
    const add = (template: number, value: number): void => {
      hashes[next++] = joinHashes(value, template) | 1;
    };
    const own = lower(word);
    const left = lower(word - 1);
    const right = lower(word + 1);
    const state = scene.quoted[word]! * 4 + hasQuote;
    add(1, own);
    add(2, left);
    add(3, right);
    add(4, lower(word - 2));
    add(5, lower(word + 2));
    add(6, joinHashes(left, own));
    add(7, joinHashes(own, right));
    add(8, joinHashes(lower(word - 2), joinHashes(left, own)));
    add(9, joinHashes(own, joinHashes(right, lower(word + 2))));
    add(10, scene.suffixHash[word]!);
    add(11, facts(word));
    add(12, facts(word - 1));
    add(13, facts(word + 1));
    add(14, joinHashes(own, facts(word - 1)));
    add(15, joinHashes(own, facts(word + 1)));
    add(16, joinHashes(own, state));
    add(17, joinHashes(scene.suffixHash[word]!, facts(word - 1)));
    add(18, joinHashes(scene.suffixHash[word]!, right));
    add(19, joinHashes(facts(word - 1), facts(word + 1)));
    add(20, state * 8 + quoteNear(scene, word, first, end));
    add(21, joinHashes(own, quoteNear(scene, word, first, end)));
    add(22, Math.min(word - first, 7) * 8 + Math.min(end - 1 - word, 7));
    add(23, joinHashes(own, subjectBefore(scene, word, first)));
    add(24, joinHashes(scene.suffixHash[word]!, subjectBefore(scene, word, first)));
    add(25, joinHashes(own, lower(first)));
    add(26, joinHashes(left, right));
    add(27, joinHashes(own, thatAfter(scene, word, end)));
    add(28, joinHashes(scene.suffixHash[word]!, thatAfter(scene, word, end)));
    add(29, joinHashes(lower(word + 1), lower(word + 2)));
    add(30, joinHashes(lower(word - 1), lower(word - 2)));
    add(31, joinHashes(own, lower(word + 3)));
    add(32, joinHashes(facts(word - 2), joinHashes(facts(word - 1), scene.suffixHash[word]!)));
    next = start + CUE_FEATURES;
  }
  return { perItem: CUE_FEATURES, hashes };
}

/** Which quotation mark is right beside the word: bits 1 closed before, 2 opened after, 4 comma before. */
function quoteNear(scene: Scene, word: number, first: number, end: number): number {
  let near = 0;
  for (let at = word - 1; at >= Math.max(first, word - 4); at--) if (scene.mark[at] === 2) near |= 1;
  for (let at = word + 1; at < Math.min(end, word + 4); at++) if (scene.mark[at] === 1) near |= 2;
  if (word > first && scene.lower[word - 1] === ",") near |= 4;
  return near;
}

/** What stands as the nearest name or pronoun before the word in its clause, and how far. */
function subjectBefore(scene: Scene, word: number, first: number): number {
  for (let at = word - 1; at >= Math.max(first, word - 6); at--) {
    if (scene.name[at] !== 0) return scene.name[at]! * 8 + Math.min(word - at, 3);
    if (scene.shape[at] === 4) return 1;
  }
  return 0;
}

/** Whether "that", "to" or an opening quotation mark follows within three words. */
function thatAfter(scene: Scene, word: number, end: number): number {
  for (let at = word + 1; at < Math.min(end, word + 4); at++) {
    if (scene.mark[at] === 1) return 1;
    const form = scene.lower[at]!;
    if (form === "that") return 2;
    if (form === "to") return 3;
    if (form === "," || form === ".") return 4;
  }
  return 0;
}

/** A cue: the words `[first, last]`. */
export interface Cue {
  readonly first: number;
  readonly last: number;
}

/** The words around a cue in which its source and content are looked for: its paragraph, bounded on both sides. */
export function roleWindow(scene: Scene, cue: Cue): { readonly first: number; readonly end: number } {
  const paragraph = scene.paragraph[cue.first]!;
  let first = cue.first;
  while (first > 0 && scene.paragraph[first - 1] === paragraph && cue.first - first < WINDOW_WORDS) first--;
  let end = cue.last + 1;
  while (end < scene.words.count && scene.paragraph[end] === paragraph && end - cue.last <= WINDOW_WORDS) end++;
  return { first, end };
}

/** 98 of 100 contents of the training data begin and end within this many words of their cue. */
const WINDOW_WORDS = 130;
const ROLE_FEATURES = 40;

const isBoundary = (form: string): number => {
  switch (form) {
    case ",":
      return 1;
    case ":":
    case ";":
    case "—":
    case "–":
    case "--":
    case "-":
      return 2;
    case "that":
      return 3;
    case "who":
    case "which":
      return 4;
    case "and":
    case "but":
    case "as":
    case "while":
      return 5;
    case "(":
    case ")":
      return 6;
    default:
      return 0;
  }
};

/** The features of the words of a window for finding the source and content of one cue. `isCue` marks the words of all cues. */
export function roleFeatures(scene: Scene, cue: Cue, window: { readonly first: number; readonly end: number }, isCue: Uint8Array): FeatureTable {
  const { first, end } = window;
  const hashes = new Int32Array((end - first) * ROLE_FEATURES);
  const lower = (word: number): number => (word < first || word >= end ? EDGE : scene.lowerHash[word]!);
  const facts = (word: number): number => (word < first || word >= end ? 63 : scene.shape[word]! * 8 + scene.name[word]!);
  const cueWord = scene.lowerHash[cue.last]!;
  const cueSuffix = scene.suffixHash[cue.last]!;
  const before = lower(cue.first - 1);
  const after = lower(cue.last + 1);
  const cueState = scene.quoted[cue.first]! * 64 + facts(cue.first - 1);
  const cueSentence = scene.words.sentences[cue.first]!;
  const paths = readPaths(scene, cue, first, end, isCue);
  for (let word = first; word < end; word++) {
    let next = (word - first) * ROLE_FEATURES;
    const add = (template: number, value: number): void => {
      hashes[next++] = joinHashes(value, template) | 1;
    };
    const side = word < cue.first ? 1 : word > cue.last ? 2 : 0;
    const distance = side === 1 ? cue.first - word : side === 2 ? word - cue.last : 0;
    const bucket = distance < 6 ? distance : distance < 10 ? 6 : distance < 20 ? 7 : distance < 40 ? 8 : 9;
    const path = paths[word - first]!;
    const sentence = Math.max(-2, Math.min(2, scene.words.sentences[word]! - cueSentence)) + 2;
    const quoted = scene.quoted[word]! * 4 + scene.mark[word]!;
    const own = lower(word);
    const place = side * 16 + bucket;
    const where = joinHashes(side * 8 + sentence, path);
    add(1, place * 8 + sentence);
    add(2, where);
    add(3, joinHashes(where, quoted));
    add(4, joinHashes(where, cueWord));
    add(5, joinHashes(where, cueSuffix));
    add(6, joinHashes(where, before));
    add(7, joinHashes(where, after));
    add(8, joinHashes(where, cueState));
    add(9, joinHashes(own, side));
    add(10, joinHashes(own, place));
    add(11, joinHashes(own, where));
    add(12, joinHashes(lower(word - 1), side));
    add(13, joinHashes(lower(word + 1), side));
    add(14, joinHashes(joinHashes(lower(word - 1), own), side));
    add(15, joinHashes(joinHashes(own, lower(word + 1)), side));
    add(16, joinHashes(facts(word), place));
    add(17, joinHashes(facts(word), where));
    add(18, joinHashes(joinHashes(facts(word - 1), facts(word)), joinHashes(facts(word + 1), side)));
    add(19, joinHashes(joinHashes(facts(word), place), cueWord));
    add(20, joinHashes(quoted, place * 8 + sentence));
    add(21, joinHashes(quoted * 64 + scene.quoted[cue.first]!, joinHashes(where, cueWord)));
    add(22, joinHashes(joinHashes(place, cueWord), own));
    add(23, joinHashes(joinHashes(place, cueWord), after));
    add(24, joinHashes(joinHashes(place, cueSuffix), before));
    add(25, joinHashes(scene.suffixHash[word]!, side));
    add(26, joinHashes(scene.suffixHash[word]!, where));
    add(27, joinHashes(joinHashes(lower(word - 1), lower(word + 1)), side));
    add(28, joinHashes(isCue[word]! * 4 + side, bucket));
    add(29, joinHashes(joinHashes(place, before), after));
    add(30, joinHashes(joinHashes(own, cueWord), side));
    add(31, joinHashes(word + 1 < end ? lower(word + 1) : EDGE, where));
    add(32, joinHashes(lower(word - 1), where));
    add(33, joinHashes(joinHashes(facts(word), sentence * 4 + side), lower(word - 1)));
    add(34, joinHashes(joinHashes(facts(word), sentence * 4 + side), lower(word + 1)));
    add(35, joinHashes(side * 8 + sentence, joinHashes(word === first || scene.words.sentences[word - 1] !== scene.words.sentences[word] ? 1 : 0, own)));
    add(36, joinHashes(where, joinHashes(cueWord, scene.quoted[word]! * 2 + isCue[word]!)));
    add(37, joinHashes(joinHashes(before, cueWord), joinHashes(side * 8 + sentence, Math.min(bucket, 6))));
  }
  return { perItem: ROLE_FEATURES, hashes };
}

/** For each word of the window, what lies between it and the cue: boundaries passed, marks passed, other cues passed. */
function readPaths(scene: Scene, cue: Cue, first: number, end: number, isCue: Uint8Array): Int32Array {
  const paths = new Int32Array(end - first);
  for (const step of [-1, 1] as const) {
    let commas = 0;
    let marks = 0;
    let cues = 0;
    let that = 0;
    let last = 0;
    for (let word = step < 0 ? cue.first - 1 : cue.last + 1; word >= first && word < end; word += step) {
      const kind = isBoundary(scene.lower[word]!);
      paths[word - first] = Math.min(commas, 3) + 4 * Math.min(marks, 3) + 16 * Math.min(cues, 2) + 64 * Math.min(that, 1) + 128 * last;
      if (kind === 1) commas++;
      if (kind === 3) that++;
      if (kind !== 0) last = kind;
      if (scene.mark[word] !== 0) marks++;
      if (isCue[word] === 1 && isCue[word - step] !== 1) cues++;
    }
  }
  return paths;
}
