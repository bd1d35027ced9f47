import type { Run } from "./feature-writer.js";
import type { Candidate } from "./judge-features.js";
import type { Scene } from "./scene.js";

/** Shorter quotations are words set apart ("so-called “routine”"), not statements. */
const SHORTEST_QUOTATION = 4;
/** A content that holds less of a quotation does not cover it. */
const LEAST_COVERED = 0.5;

/** The quotations of a story within their paragraphs, with their marks, in order. */
export function quotationsOf(scene: Scene): Run[] {
  const { words, mark, quoted, paragraph } = scene;
  const found: Run[] = [];
  for (let first = 0; first < words.count; first++) {
    if (quoted[first] === 0) continue;
    let last = first;
    while (last + 1 < words.count && mark[last] !== 2 && quoted[last + 1] === 1 && mark[last + 1] !== 1 && paragraph[last + 1] === paragraph[first]) last++;
    if (last - first >= SHORTEST_QUOTATION) found.push({ first, last });
    first = last;
  }
  return found;
}

/** The share of a quotation that a content holds. */
export function coverage(quotation: Run, content: readonly Run[]): number {
  let shared = 0;
  for (const { first, last } of content) shared += Math.max(0, Math.min(last, quotation.last) - Math.max(first, quotation.first) + 1);
  return shared / (quotation.last - quotation.first + 1);
}

/** A candidate with what the judge says of it. */
export interface Judged {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Which of the candidates are kept: all above `least`. */
export const keptAbove = (judged: readonly Judged[], least: number): boolean[] => judged.map(({ score }) => score > least);

/**
 * Keeps, for each quotation that no kept candidate holds, the best candidate that holds it and has a source, if it is above `least`: somebody has
 * said it. Gives the quotations that are still held by none.
 */
export function keepSpeakers(quotations: readonly Run[], judged: readonly Judged[], kept: boolean[], least: number): Run[] {
  let from = 0;
  return quotations.filter((quotation) => {
    while (from < judged.length && judged[from]!.candidate.cue.last < quotation.first - REACH) from++;
    let best = -1;
    for (let at = from; at < judged.length && judged[at]!.candidate.cue.first <= quotation.last + REACH; at++) {
      const { candidate, score } = judged[at]!;
      if (coverage(quotation, candidate.content) < LEAST_COVERED) continue;
      if (kept[at]) return false;
      if (candidate.source.length > 0 && score > least && (best < 0 || score > judged[best]!.score)) best = at;
    }
    if (best >= 0) kept[best] = true;
    return best < 0;
  });
}

/** Cues stand at most so many words from a quotation (`WINDOW_WORDS` of the second tagger). */
const REACH = 130;
