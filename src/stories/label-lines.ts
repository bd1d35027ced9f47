import { type IntegerForest, scoreIntegers } from "../learn/index.js";
import { findStarts, type Start } from "./find-starts.js";
import { lineDetails } from "./line-details.js";
import { LINE_FEATURES, type LineDetails, lineFeatures } from "./line-features.js";
import { type LineForests, SURE } from "./line-forests.js";
import type { LineWords, TextLine } from "./scan-line.js";
import { scanLines } from "./scan-lines.js";
import { SECOND_FEATURES, secondFeatures } from "./second-features.js";
import type { WordList } from "./word-hashes.js";

/** The lines of a text with what they are. */
export interface LabelledLines {
  readonly lines: readonly TextLine[];
  readonly wordList: WordList;
  readonly details: readonly LineDetails[];
  /** The features of the lines, `LINE_FEATURES.length` for each. */
  readonly values: Int32Array;
  readonly isBody: Uint8Array;
  /** Where stories begin, in order. */
  readonly starts: readonly Start[];
}

/** What a forest says of each row of features. */
export function scoresOf(forest: IntegerForest, values: Int32Array, width: number): Int32Array {
  const scores = new Int32Array(values.length / width);
  for (let item = 0; item < scores.length; item++) scores[item] = scoreIntegers(forest, values, item * width, SURE);
  return scores;
}

/** Lines with a score above zero. */
export const bodyOf = (scores: Int32Array): Uint8Array => Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0));

/** The lines that the first look is in doubt of. */
export function doubtful(scores: Int32Array): number[] {
  const found: number[] = [];
  for (let line = 0; line < scores.length; line++) if (scores[line]! <= SURE && scores[line]! >= -SURE) found.push(line);
  return found;
}

/** What is body among the lines, and where stories begin. */
export function labelLines(text: string, words: LineWords, months: ReadonlyMap<string, number>, forests: LineForests): LabelledLines {
  const { lines, wordList } = scanLines(text, words);
  const details = lineDetails(text, lines, months);
  const values = lineFeatures({ lines, details, wordList });
  const scores = scoresOf(forests.body, values, LINE_FEATURES.length);
  const guess = { text, lines, wordList, values, isBody: bodyOf(scores) };
  const starts = findStarts(guess, forests.headline, null);
  const asked = doubtful(scores);
  if (asked.length === 0) return { lines, wordList, details, values, isBody: guess.isBody, starts };
  const again = scoresOf(forests.second, secondFeatures(guess, scores, starts, asked), SECOND_FEATURES.length);
  const isBody = guess.isBody.slice();
  let isSame = true;
  asked.forEach((line, index) => {
    isBody[line] = again[index]! > 0 ? 1 : 0;
    if (isBody[line] !== guess.isBody[line]) isSame = false;
  });
  return {
    lines,
    wordList,
    details,
    values,
    isBody,
    starts: isSame ? starts : findStarts({ ...guess, isBody }, forests.headline, { starts, isBody: guess.isBody }),
  };
}
