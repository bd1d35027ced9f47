import { type FeatureTable, joinHashes } from "../learn/index.js";
import { type FeatureSpace, FeatureWriter, View } from "./feature-writer.js";
import type { Scene } from "./scene.js";

/** Labels of the first tagger, which reads a paragraph for all that is a source, a cue or content in it. */
export const MARK_LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"] as const;

const MARK_FEATURES = 67;

/** The features of the words `[first, end)` (one paragraph) for the first tagger. */
export function markFeatures(scene: Scene, first: number, end: number, space?: FeatureSpace): FeatureTable {
  const table = new FeatureWriter(end - first, MARK_FEATURES, space);
  const view = new View(scene, first, end);
  let marks = 0;
  for (let word = first; word < end; word++) marks |= scene.mark[word]!;
  for (let word = first; word < end; word++) {
    table.begin(word - first);
    addWords(table, view, word);
    addClause(table, view, word, marks);
    addLists(table, view, word);
    addGrammar(table, view, word);
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

/** What the word hangs on, and what hangs on it. */
function addGrammar(table: FeatureWriter, view: View, word: number): void {
  const { scene } = view;
  const { tag, relation, head, kids, subject, lemmaHash } = scene.grammar;
  const tagAt = (at: number): number => (at < view.first || at >= view.end ? 99 : tag[at]!);
  const own = view.lower(word);
  const ownTag = tag[word]!;
  const ownRelation = relation[word]!;
  const ownKids = kids[word]!;
  const parent = head[word]!;
  const doer = subject[word]!;
  const doerFacts = doer < 0 ? 97 : scene.shape[doer]! * 8 + scene.name[doer]!;
  const doerForm = doer < 0 ? 0 : scene.lowerHash[doer]!;
  const before = tagAt(word - 1);
  const lemma = lemmaHash[word]!;
  table.add(50, ownTag);
  table.add(51, joinHashes(ownTag, own));
  table.add(52, joinHashes(before, joinHashes(ownTag, tagAt(word + 1))));
  table.add(53, joinHashes(ownTag * 100 + ownRelation, parent < 0 ? 98 : tag[parent]!));
  table.add(54, joinHashes(ownRelation, parent < 0 ? 0 : scene.lowerHash[parent]!));
  table.add(55, joinHashes(ownRelation, own));
  table.add(56, joinHashes(ownKids, own));
  table.add(57, joinHashes(ownKids, ownTag));
  table.add(58, joinHashes(ownKids, scene.suffixHash[word]!));
  table.add(59, joinHashes(doerFacts, own));
  table.add(60, joinHashes(doerFacts, ownKids * 100 + ownTag));
  table.add(61, joinHashes(doerForm, own));
  table.add(62, joinHashes(doerForm, ownTag));
  table.add(68, joinHashes(joinHashes(ownRelation, ownKids), doerFacts));
  table.add(69, joinHashes(before * 100 + ownTag, joinHashes(tagAt(word - 2), tagAt(word + 1))));
  table.add(72, joinHashes(ownKids, lemma));
  addAncestor(table, scene, word);
  if (parent < 0) return;
  const side = word < parent ? 1 : 2;
  const above = head[parent]!;
  const steps = ownRelation * 100 + relation[parent]!;
  table.add(63, joinHashes(joinHashes(kids[parent]!, ownRelation), scene.lowerHash[parent]!));
  table.add(64, joinHashes(joinHashes(scene.stanceHash[parent]!, ownRelation), side));
  table.add(65, joinHashes(steps, tag[parent]!));
  table.add(66, joinHashes(steps, above < 0 ? 0 : scene.lowerHash[above]!));
  table.add(67, joinHashes(steps, above < 0 ? 0 : scene.stanceHash[above]!));
}

/** No listed cue is looked for higher above a word. */
const HIGHEST_ANCESTOR = 12;

/** The nearest listed cue above the word, and the relation by which the word's part of the tree hangs on it. */
function addAncestor(table: FeatureWriter, scene: Scene, word: number): void {
  const { relation, head } = scene.grammar;
  let at = word;
  for (let steps = 0; steps < HIGHEST_ANCESTOR; steps++) {
    const above = head[at]!;
    if (above < 0) return;
    if (scene.stanceHash[above] !== 0) {
      const side = word < above ? 1 : 2;
      table.add(70, joinHashes(relation[at]!, scene.stanceHash[above]! + side));
      table.add(71, joinHashes(relation[at]! * 2 + side, scene.lowerHash[above]!));
      return;
    }
    at = above;
  }
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
