import type { Forest, ForestHeader } from "../../src/learn/index.js";
import { DETAIL_FEATURES, detailFeatures, storyRanges } from "../../src/stories/detail-features.js";
import { gapsOf, HEADLINE_FEATURES, headlineFeatures } from "../../src/stories/headline-features.js";
import { bodyOf, findStarts, SECOND_FEATURES, type StartInput, scoresOf, secondFeatures } from "../../src/stories/label-lines.js";
import { LINE_FEATURES } from "../../src/stories/line-features.js";
import type { LineForests } from "../../src/stories/line-forests.js";
import { boost } from "../learn/boost.js";
import type { Example } from "./examples.js";

/** Rows of features with answers and weights. */
interface Rows {
  readonly values: Float32Array;
  readonly answers: Uint8Array;
  readonly weights: Float32Array;
}

export const OPTIONS = { trees: 60, depth: 6, rate: 0.2, rowPart: 0.7, featurePart: 0.4, leastWeight: 3, seed: 20250114 };
/** A line that is a headline counts so much: there are few of them. On the benchmark's dumps, trained on made ones: boundary recall .79 with 1, .95 with 4. */
const HEADLINE_WEIGHT = 4;
const PARTS = 2;

function joined(parts: readonly Rows[]): Rows {
  const values = new Float32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
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

const inputOf = ({ dump: { text }, words, lines, values }: Example, isBody: Uint8Array): StartInput => ({ text, words, lines, values, isBody });

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
      const own = new Float32Array(kept.length * width);
      for (const [row, [, index]] of kept.entries()) own.set(values.subarray(index * width, (index + 1) * width), row * width);
      return { values: own, answers: Uint8Array.from(kept, ([line]) => example[answer][line]!), weights: new Float32Array(kept.length).fill(1) };
    }),
  );
}

/** Trains the forests of plain text, one after the other; what a later one learns from is not what an earlier one was trained on. */
export function trainForests(examples: readonly Example[], header: Omit<ForestHeader, "format" | "name" | "features" | "trees" | "depth">): LineForests {
  const forestOf = (name: string, rows: Rows, features: readonly string[]): Forest => ({
    header: { format: 1, name, features, trees: OPTIONS.trees, depth: OPTIONS.depth, ...header },
    ...boost({ featureCount: features.length, ...rows }, OPTIONS),
  });
  const bodyRows = (list: readonly Example[]): Rows => joined(list.map(({ values, body, weights }) => ({ values, answers: body, weights })));
  const isIn = (part: number) => (_: Example, index: number) => index % PARTS === part;
  const partial = Array.from({ length: PARTS }, (_, part) =>
    forestOf("", bodyRows(examples.filter((example, index) => !isIn(part)(example, index))), LINE_FEATURES),
  );
  const scores = examples.map((example, index) => scoresOf(partial[index % PARTS]!, example.values, LINE_FEATURES.length));
  const headline = forestOf("headline", joined(examples.map((example, index) => headlineRows(example, bodyOf(scores[index]!)))), HEADLINE_FEATURES);
  const second = forestOf(
    "second",
    joined(
      examples.map((example, index) => {
        const input = inputOf(example, bodyOf(scores[index]!));
        return { values: secondFeatures(input, scores[index]!, findStarts(input, headline)), answers: example.body, weights: example.weights };
      }),
    ),
    SECOND_FEATURES,
  );
  return {
    body: forestOf("body", bodyRows(examples), LINE_FEATURES),
    headline,
    second,
    caption: forestOf("caption", joined(examples.map((example) => detailRows(example, "caption"))), DETAIL_FEATURES),
    byline: forestOf("byline", joined(examples.map((example) => detailRows(example, "byline"))), DETAIL_FEATURES),
  };
}
