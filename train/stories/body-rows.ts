import { BLOCK_FEATURES, blockFeatures, mayBeBody } from "../../src/stories/block-features.js";
import { blockContext } from "../../src/stories/choose-body.js";
import { readSegments } from "../../src/stories/cut-html.js";
import type { StoryLexicon } from "../../src/stories/lexicon.js";
import type { BoostData } from "../learn/boost.js";
import { bodyLabels, wordsOf } from "./body-labels.js";
import type { PageRow } from "./page-rows.js";

/** The runs of text of one story of a page, with what they are. */
export interface BodyRows {
  readonly isAsked: Uint8Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
  readonly values: Float32Array;
}

const MARKED_WEIGHT = 1.5;

/** Reads the runs of text of the stories of one document. */
export function bodyRows(html: string, { id, url, text, stories, with: wanted, without }: PageRow, lexicon: StoryLexicon): BodyRows[] {
  return readSegments({ id, html, ...(url === undefined ? {} : { url }) }, lexicon).flatMap(({ input, headline, article }) => {
    const context = blockContext(input, headline, article);
    const isAsked = mayBeBody(context);
    const texts = context.blocks.map((block) => block.text);
    if (wanted !== undefined) {
      const yes = texts.map((own) => wanted.some((segment) => contains(own, segment)));
      const no = texts.map((own) => (without ?? []).some((segment) => contains(own, segment)));
      const weights = Float32Array.from(texts, (_, index) => (yes[index] === no[index] ? 0 : MARKED_WEIGHT));
      return [{ isAsked, labels: Uint8Array.from(yes, Number), weights, values: blockFeatures(context, isAsked) }];
    }
    const gold = text ?? (stories ?? []).map((story) => story.text).join("\n\n");
    const total = wordsOf(gold).length + 20;
    const labels = bodyLabels(texts, gold);
    // A block counts by its part of the text, so that a page counts about once, however long.
    const weights = Float32Array.from(texts, (own) => 0.2 + 30 * Math.min(0.2, wordsOf(own).length / total));
    return labels.includes(1) ? [{ isAsked, labels, weights, values: blockFeatures(context, isAsked) }] : [];
  });
}

const contains = (text: string, segment: string): boolean => text.includes(segment.trim()) || (text.length > 25 && segment.includes(text));

/** The rows of many stories as one table. */
export function bodyData(list: readonly BodyRows[]): BoostData {
  const count = BLOCK_FEATURES.length;
  const kept = list.flatMap(({ isAsked, weights }, story) =>
    [...isAsked].flatMap((asked, index) => (asked === 1 && weights[index]! > 0 ? [[story, index] as const] : [])),
  );
  const values = new Float32Array(kept.length * count);
  for (const [row, [story, index]] of kept.entries()) values.set(list[story]!.values.subarray(index * count, (index + 1) * count), row * count);
  return {
    featureCount: count,
    values,
    answers: Uint8Array.from(kept, ([story, index]) => list[story]!.labels[index]!),
    weights: Float32Array.from(kept, ([story, index]) => list[story]!.weights[index]!),
  };
}
