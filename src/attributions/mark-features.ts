import { type FeatureTable, joinHashes } from "../learn/index.js";
import { FeatureWriter, View } from "./feature-writer.js";
import type { Scene } from "./scene.js";

/** Labels of the first tagger, which reads a paragraph for all that is a source, a cue or content in it. */
export const MARK_LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"] as const;

const MARK_FEATURES = 44;

/** The features of the words `[first, end)` (one paragraph) for the first tagger. */
export function markFeatures(scene: Scene, first: number, end: number): FeatureTable {
  const table = new FeatureWriter(end - first, MARK_FEATURES);
  const view = new View(scene, first, end);
  let marks = 0;
  for (let word = first; word < end; word++) marks |= scene.mark[word]!;
  for (let word = first; word < end; word++) {
    table.begin(word - first);
    addWords(table, view, word);
    addClause(table, view, word, marks);
    addLists(table, view, word);
  }
  return table;
}

function addWords(table: FeatureWriter, view: View, word: number): void {
  const own = view.lower(word);
  const left = view.lower(word - 1);
  const right = view.lower(word + 1);
  const left2 = view.lower(word - 2);
  const right2 = view.lower(word + 2);
  const before = view.facts(word - 1);
  const after = view.facts(word + 1);
  const suffix = view.scene.suffixHash[word]!;
  table.add(1, own);
  table.add(2, left);
  table.add(3, right);
  table.add(4, left2);
  table.add(5, right2);
  table.add(6, joinHashes(left, own));
  table.add(7, joinHashes(own, right));
  table.add(8, joinHashes(left2, joinHashes(left, own)));
  table.add(9, joinHashes(own, joinHashes(right, right2)));
  table.add(10, suffix);
  table.add(11, view.facts(word));
  table.add(12, before);
  table.add(13, after);
  table.add(14, joinHashes(own, before));
  table.add(15, joinHashes(own, after));
  table.add(17, joinHashes(suffix, before));
  table.add(18, joinHashes(suffix, right));
  table.add(19, joinHashes(before, after));
  table.add(26, joinHashes(left, right));
  table.add(29, joinHashes(right, right2));
  table.add(30, joinHashes(left, left2));
  table.add(31, joinHashes(own, view.lower(word + 3)));
  table.add(32, joinHashes(view.facts(word - 2), joinHashes(before, suffix)));
}

function addClause(table: FeatureWriter, view: View, word: number, marks: number): void {
  const { scene } = view;
  const own = view.lower(word);
  const suffix = scene.suffixHash[word]!;
  const sentence = scene.words.sentences[word]!;
  const from = scene.words.firsts[sentence]!;
  const to = scene.words.firsts[sentence + 1]!;
  const state = scene.quoted[word]! * 4 + marks;
  const near = marksNear(view, word);
  const subject = subjectBefore(scene, word, from);
  const that = thatAfter(scene, word, to);
  table.add(16, joinHashes(own, state));
  table.add(20, state * 8 + near);
  table.add(21, joinHashes(own, near));
  table.add(22, Math.min(word - from, 7) * 8 + Math.min(to - 1 - word, 7));
  table.add(23, joinHashes(own, subject));
  table.add(24, joinHashes(suffix, subject));
  table.add(25, joinHashes(own, scene.lowerHash[from]!));
  table.add(27, joinHashes(own, that));
  table.add(28, joinHashes(suffix, that));
  const stance = scene.stanceHash[word]!;
  if (stance === 0) return;
  const lemma = scene.lemmaHash[word]!;
  table.add(37, stance);
  table.add(38, joinHashes(lemma, that));
  table.add(39, joinHashes(stance, joinHashes(that, subject)));
  table.add(40, joinHashes(lemma, near));
}

function addLists(table: FeatureWriter, view: View, word: number): void {
  const { quotation, mark, sourceHash, stanceHash } = view.scene;
  const own = view.lower(word);
  const around = joinHashes(quotation[word - 1] ?? 0, quotation[word + 1] ?? 0);
  const before = stanceHash[word - 1] ?? 0;
  const after = stanceHash[word + 1] ?? 0;
  table.add(33, quotation[word]!);
  table.add(34, joinHashes(quotation[word]!, mark[word]!));
  table.add(35, joinHashes(around, own));
  table.add(36, around);
  table.add(41, joinHashes(sourceHash[word]!, view.facts(word)));
  table.add(42, joinHashes(before, after));
  table.add(43, joinHashes(after, own));
  table.add(44, joinHashes(before, own));
}

/** Which mark is right beside the word: bits 1 closed before, 2 opened after, 4 comma before. */
function marksNear({ scene, first, end }: View, word: number): number {
  let near = 0;
  for (let at = word - 1; at >= Math.max(first, word - 4); at--) if (scene.mark[at] === 2) near |= 1;
  for (let at = word + 1; at < Math.min(end, word + 5); at++) if (scene.mark[at] === 1) near |= 2;
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

/** Whether "that", "to", an opening quotation mark or the end of the clause follows within three words. */
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
