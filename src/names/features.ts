import type { Words } from "../document/types.js";
import { type FeatureTable, hashText, joinHashes } from "../learn/index.js";
import type { FormFacts } from "./lexicon.js";

/** Labels of the tagger: outside, and begin and inside of each kind. */
export const NAME_LABELS = ["O", "B-person", "I-person", "B-body", "I-body", "B-place", "I-place", "B-other", "I-other"] as const;

/** How a form is written over the whole story: often enough with a capital inside sentences, and next to what. */
export interface StoryForms {
  /** Bits by lower-case hash: 1 capital inside a sentence, 2 lower case somewhere. */
  readonly written: ReadonlyMap<number, number>;
}

const PER_WORD = 46;
const EDGE = hashText("edge");
const EDGE_FACTS: FormFacts = { lower: EDGE, shape: EDGE, suffix: EDGE, longSuffix: EDGE, prefix: EDGE, lists: 0, coarse: -2, fine: -2, isCapital: false };

/** Looks once over a story for how its forms are written. */
export function readStoryForms(words: Words, facts: readonly FormFacts[]): StoryForms {
  const written = new Map<number, number>();
  for (let word = 0; word < words.count; word++) {
    const { lower, isCapital } = facts[word]!;
    const isFirst = words.firsts[words.sentences[word]!] === word;
    if (isFirst) continue;
    written.set(lower, (written.get(lower) ?? 0) | (isCapital ? 1 : 2));
  }
  return { written };
}

/** No run of capitals is followed further. */
const LONGEST_RUN = 8;

function runFirst(facts: readonly FormFacts[], first: number, word: number): number {
  let at = word;
  while (at > first && word - at < LONGEST_RUN && facts[at - 1]!.isCapital) at--;
  return at;
}

function runLast(facts: readonly FormFacts[], end: number, word: number): number {
  let at = word;
  while (at + 1 < end && at - word < LONGEST_RUN && facts[at + 1]!.isCapital) at++;
  return at;
}

/** The features of the words of one sentence. */
export function nameFeatures(facts: readonly FormFacts[], forms: StoryForms, first: number, end: number): FeatureTable {
  const hashes = new Int32Array((end - first) * PER_WORD);
  const at = (word: number): FormFacts => (word < first || word >= end ? EDGE_FACTS : facts[word]!);
  let next = 0;
  const add = (template: number, value: number): void => {
    hashes[next++] = joinHashes(value, template) | 1;
  };
  for (let word = first; word < end; word++) {
    const start = next;
    const own = at(word);
    const left = at(word - 1);
    const right = at(word + 1);
    const farLeft = at(word - 2);
    const farRight = at(word + 2);
    const written = forms.written.get(own.lower) ?? 0;
    add(1, own.lower);
    add(2, own.shape);
    add(3, left.lower);
    add(4, right.lower);
    if (own.isCapital || written !== 0) {
      add(5, own.suffix);
      add(6, own.longSuffix);
      add(7, own.prefix);
      add(8, joinHashes(left.lower, own.lower));
      add(9, joinHashes(own.lower, right.lower));
      add(10, joinHashes(left.shape, own.shape));
      add(11, joinHashes(own.shape, right.shape));
      add(12, joinHashes(left.shape, joinHashes(own.shape, right.shape)));
      add(13, farLeft.lower);
      add(14, farRight.lower);
      add(15, own.lists * 64 + (word === first ? 1 : 0));
      add(16, left.lists * 64 + own.lists);
      add(17, own.lists * 64 + right.lists);
      add(18, joinHashes(own.shape, written * 2 + (word === first ? 1 : 0)));
      add(19, joinHashes(left.lower, own.shape));
      add(20, joinHashes(right.lower, own.shape));
      add(21, joinHashes(left.lower, right.lower));
      add(22, right.lists * 64 + at(word + 2).lists);
      add(23, joinHashes(right.suffix, own.shape));
      add(24, joinHashes(farLeft.lower, left.lower));
      add(25, joinHashes(own.lower, own.shape));
      add(26, joinHashes(right.lower, farRight.lower));
      add(27, joinHashes(own.longSuffix, own.shape));
      add(28, joinHashes(left.suffix, own.shape));
      const before = at(runFirst(facts, first, word) - 1);
      const after = at(runLast(facts, end, word) + 1);
      add(29, before.lower);
      add(30, after.lower);
      add(31, joinHashes(before.lower, after.lower));
      add(32, joinHashes(own.lower, after.lower));
      add(33, joinHashes(own.lower, before.lower));
      add(34, own.coarse);
      add(35, own.fine);
      add(36, left.fine);
      add(37, right.fine);
      add(38, joinHashes(left.coarse, own.coarse));
      add(39, joinHashes(own.coarse, right.coarse));
      add(40, joinHashes(own.fine, own.shape));
      add(41, joinHashes(left.fine, own.fine));
      add(42, joinHashes(own.fine, right.fine));
      add(43, joinHashes(before.fine, after.fine));
      add(44, joinHashes(after.fine, own.shape));
      add(45, joinHashes(before.fine, own.shape));
    }
    next = start + PER_WORD;
  }
  return { perItem: PER_WORD, hashes };
}
