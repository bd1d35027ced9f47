import { type Forest, type ForestHeader, hashText, type IntegerForest, integerForest } from "../../src/learn/index.js";
import { DETAIL_FEATURES, detailFeatures, storyRanges } from "../../src/stories/detail-features.js";
import { findStarts } from "../../src/stories/find-starts.js";
import { gapsOf, HEADLINE_FEATURES, type HeadlineInput, headlineFeatures } from "../../src/stories/headline-features.js";
import { bodyOf, doubtful, scoresOf } from "../../src/stories/label-lines.js";
import { LINE_FEATURES } from "../../src/stories/line-features.js";
import type { LineForests } from "../../src/stories/line-forests.js";
import { SECOND_FEATURES, secondFeatures } from "../../src/stories/second-features.js";
import { boost } from "../learn/boost.js";
import type { Example } from "./examples.js";

/** Rows of features with answers and weights. */
interface Rows {
  readonly values: Int32Array;
  readonly answers: Uint8Array;
  readonly weights: Float32Array;
}

export const OPTIONS = { trees: 60, depth: 6, rate: 0.2, rowPart: 0.7, featurePart: 0.4, leastWeight: 3, seed: 20250114 };
/** A line that is a headline counts so much: there are few of them. On the benchmark's dumps, trained on made ones: boundary recall .79 with 1, .95 with 4. */
const HEADLINE_WEIGHT = 4;
const PARTS = 2;

function joined(parts: readonly Rows[]): Rows {
  const values = new Int32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  const answers = new Uint8Array(parts.reduce((sum, part) => sum + part.answers.length, 0));
  const weights = new Float32Array(answers.length);
  let [value, row] = [0, 0];
  for (const part of parts) {
    values.set(part.values, value);
    answers.set(part.answers, row);
    weights.set(part.weights, row);
    value += part.values.length;
    row += part.answers.length;
  }
  return { values, answers, weights };
}

const inputOf = ({ dump: { text }, lines, wordList, values }: Example, isBody: Uint8Array): HeadlineInput => ({ text, lines, wordList, values, isBody });

function headlineRows(example: Example, isBody: Uint8Array): Rows {
  return joined(
    gapsOf(isBody).map((gap) => {
      const { candidates, values } = headlineFeatures(inputOf(example, isBody), gap);
      return {
        values,
        answers: Uint8Array.from(candidates, (line) => example.headline[line]!),
        weights: Float32Array.from(candidates, (line) => (example.headline[line] === 1 ? HEADLINE_WEIGHT : 1)),
      };
    }),
  );
}

/** By the marked bodies and headlines. */
function detailRows(example: Example, answer: "caption" | "byline"): Rows {
  const { body, headline, lines, values: lineValues } = example;
  const starts = gapsOf(body).flatMap((gap) => {
    for (let line = gap.end - 1; line >= gap.first; line--) if (headline[line] === 1) return [{ gap, headline: line }];
    return [];
  });
  return joined(
    storyRanges(starts, body).map((range) => {
      const { candidates, values } = detailFeatures(lines, lineValues, body, range);
      const kept = candidates.flatMap((line, index) => (answer === "caption" || line < range.body ? [[line, index] as const] : []));
      const width = DETAIL_FEATURES.length;
      const own = new Int32Array(kept.length * width);
      for (const [row, [, index]] of kept.entries()) own.set(values.subarray(index * width, (index + 1) * width), row * width);
      return { values: own, answers: Uint8Array.from(kept, ([line]) => example[answer][line]!), weights: new Float32Array(kept.length).fill(1) };
    }),
  );
}

/** A dump is in one part, however often it is among the examples. */
const partOf = ({ dump: { id } }: Example): number => (hashText(id) >>> 0) % PARTS;

/** The forests of plain text by name, as they are written. */
export type TrainedForests = Readonly<Record<keyof LineForests, Forest>>;

/** The forests as they are used. */
export function usable(forests: TrainedForests): LineForests {
  const of = (name: keyof LineForests): IntegerForest => integerForest(forests[name]);
  return { body: of("body"), headline: of("headline"), second: of("second"), caption: of("caption"), byline: of("byline") };
}

/** Trains the forests of plain text, one after the other; what a later one learns from is not what an earlier one was trained on. */
export function trainForests(examples: readonly Example[], header: Omit<ForestHeader, "format" | "name" | "features" | "trees" | "depth">): TrainedForests {
  const forestOf = (name: string, rows: Rows, features: readonly string[]): Forest => ({
    header: { format: 1, name, features, trees: OPTIONS.trees, depth: OPTIONS.depth, ...header },
    ...boost({ featureCount: features.length, ...rows }, OPTIONS),
  });
  const bodyRows = (list: readonly Example[]): Rows => joined(list.map(({ values, body, weights }) => ({ values, answers: body, weights })));
  const partial = Array.from({ length: PARTS }, (_, part) =>
    integerForest(forestOf("", bodyRows(examples.filter((example) => partOf(example) !== part)), LINE_FEATURES)),
  );
  const scores = examples.map((example) => scoresOf(partial[partOf(example)]!, example.values, LINE_FEATURES.length));
  const headline = forestOf("headline", joined(examples.map((example, index) => headlineRows(example, bodyOf(scores[index]!)))), HEADLINE_FEATURES);
  const heads = integerForest(headline);
  const secondRows = (example: Example, own: Int32Array): Rows => {
    const input = inputOf(example, bodyOf(own));
    const asked = doubtful(own);
    return {
      values: secondFeatures(input, own, findStarts(input, heads, null), asked),
      answers: Uint8Array.from(asked, (line) => example.body[line]!),
      weights: Float32Array.from(asked, (line) => example.weights[line]!),
    };
  };
  return {
    body: forestOf("body", bodyRows(examples), LINE_FEATURES),
    headline,
    second: forestOf("second", joined(examples.map((example, index) => secondRows(example, scores[index]!))), SECOND_FEATURES),
    caption: forestOf("caption", joined(examples.map((example) => detailRows(example, "caption"))), DETAIL_FEATURES),
    byline: forestOf("byline", joined(examples.map((example) => detailRows(example, "byline"))), DETAIL_FEATURES),
  };
}
