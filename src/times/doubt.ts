import { hashText, type LinearModel, scoreItem } from "../learn/index.js";
import type { Atoms } from "./atoms.js";
import type { Context, DoubtFilter, RuleMatch } from "./context.js";

/** Labels of the model, in the order of their numbers. */
export const DOUBT_LABELS = ["none", "time"] as const;
/** Features of one decision. */
export const DOUBT_FEATURES = 20;
/** So many characters at the end of a word stand for its kind. */
const SUFFIX = 3;

/** The filter of a trained model. */
export function createDoubtFilter(model: LinearModel): DoubtFilter {
  const scores = new Int32Array(DOUBT_LABELS.length);
  return (context, match) => {
    scoreItem(model, { perItem: DOUBT_FEATURES, hashes: doubtFeatures(context, match) }, 0, scores);
    return scores[1]! > scores[0]!;
  };
}

/** The hashed features of a decision: the rule, the words of the expression, and the words around it in the sentence. */
export function doubtFeatures({ atoms, isBusiness }: Context, { rule, first, last }: RuleMatch): Int32Array {
  const { id } = rule;
  const own = first === last ? atoms.entries[first]!.lower : `${plain(atoms, first, first)} ${plain(atoms, last, first)}`;
  const before = plain(atoms, first - 1, first);
  const second = plain(atoms, first - 2, first);
  const after = plain(atoms, last + 1, first);
  const third = plain(atoms, last + 2, first);
  const isName = atoms.isNear(last + 1, first) && atoms.entries[last + 1]!.isCapital;
  const features = [
    "bias",
    `r ${id}`,
    `t ${own}`,
    `p ${id} ${before}`,
    `n ${id} ${after}`,
    `P ${before}`,
    `N ${after}`,
    `pp ${second} ${before}`,
    `nn ${after} ${third}`,
    `s ${id} ${suffix(after)}`,
    `q ${id} ${suffix(before)}`,
    `tp ${own} ${suffix(before)}`,
    `tn ${own} ${suffix(after)}`,
    `f ${own} ${before === "" ? 1 : 0}`,
    `c ${own} ${isName ? 1 : 0}`,
    `b ${own} ${isBusiness ? 1 : 0}`,
    `P2 ${second}`,
    `N2 ${third}`,
    `pn ${before} ${after}`,
    `l ${last - first}`,
  ];
  return Int32Array.from(features, hashText);
}

/** The word in lower case with its figures alike; "" outside the sentence. */
const plain = (atoms: Atoms, at: number, near: number): string => atoms.word(at, near).replace(/\d/g, "9");
const suffix = (word: string): string => (word.length > SUFFIX + 1 ? word.slice(-SUFFIX) : word);
