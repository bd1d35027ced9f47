import { outletNames } from "../../src/stories/headline.js";
import type { StoryLexicon } from "../../src/stories/lexicon.js";
import { readPageData } from "../../src/stories/page-data.js";
import { readPage } from "../../src/stories/page-tree.js";
import { headingLevel, START_FEATURES, startCandidates, startFeatures } from "../../src/stories/segment-features.js";
import { mainHeadline } from "../../src/stories/segments.js";
import { keyOf } from "../../src/stories/title.js";
import type { BoostData } from "../learn/boost.js";
import { bodyLabels } from "./body-labels.js";
import type { PageRow } from "./page-rows.js";

/** The headings of a page that may begin stories, with what they are. */
export interface HeadRows {
  readonly values: Float32Array;
  readonly answers: readonly number[];
  /** 0 for a heading that is left out. */
  readonly weights: readonly number[];
}

/** Reads the headings of one document. What begins a story is told by the marked bodies around it; of several headings between two bodies only the headline counts. */
export function headRows(html: string, row: PageRow, lexicon: StoryLexicon): HeadRows {
  const tree = readPage(html);
  const data = readPageData(tree.document);
  const main = mainHeadline(tree, data, outletNames(data, row));
  const context = { tree, data, lexicon, main };
  const groups = startCandidates(context);
  const owner = ownersOf(
    tree.blocks.map(({ text }) => text),
    row,
  );
  const answers: number[] = [];
  const weights: number[] = [];
  for (const group of groups) {
    const before = ownerBefore(owner, group[0]!.before);
    const after = ownerAfter(owner, group[0]!.after);
    const isBoundary = before >= 0 && after > before;
    const head = isBoundary ? headOf(group, keyOf(row.stories?.[after]?.headline ?? ""), tree.boxes) : -1;
    group.forEach((_, index) => {
      answers.push(index === head ? 1 : 0);
      weights.push(isBoundary && index !== head ? 0 : isBoundary ? BOUNDARY_WEIGHT : 1);
    });
  }
  return { values: startFeatures(context, groups), answers, weights };
}

const BOUNDARY_WEIGHT = 2;

/** For each run of text the number of the story whose body it is; -1 for none. Only long runs are asked about. */
function ownersOf(texts: readonly string[], { stories, text }: PageRow): Int32Array {
  const owner = new Int32Array(texts.length).fill(-1);
  const bodies = stories?.map((story) => story.text) ?? (text === undefined ? [] : [text]);
  bodies.forEach((body, number) => {
    for (const [at, label] of bodyLabels(texts, body).entries()) if (label === 1 && texts[at]!.length >= 60) owner[at] = number;
  });
  return owner;
}

const ownerBefore = (owner: Int32Array, at: number): number => {
  for (let block = at; block >= 0; block--) if (owner[block]! >= 0) return owner[block]!;
  return -1;
};
const ownerAfter = (owner: Int32Array, at: number): number => {
  for (let block = at; block < owner.length; block++) if (owner[block]! >= 0) return owner[block]!;
  return -1;
};

/** Which heading of a group is the headline: the one with the marked words, else the last of the highest level. */
function headOf(group: ReturnType<typeof startCandidates>[number], key: string, boxes: Parameters<typeof headingLevel>[1]): number {
  const keys = group.map(({ block }) => keyOf(block.text));
  const same = keys.indexOf(key);
  if (same >= 0) return same;
  const near = keys.findIndex((own) => key !== "" && own.length > 20 && (own.includes(key) || key.includes(own)));
  if (near >= 0) return near;
  const levels = group.map(({ block }) => headingLevel(block, boxes));
  return levels.lastIndexOf(Math.min(...levels));
}

/** The rows of many documents as one table. */
export function headData(list: readonly HeadRows[]): BoostData {
  const count = START_FEATURES.length;
  const kept = list.flatMap(({ weights }, document) => weights.flatMap((weight, index) => (weight > 0 ? [[document, index] as const] : [])));
  const values = new Float32Array(kept.length * count);
  for (const [row, [document, index]] of kept.entries()) values.set(list[document]!.values.subarray(index * count, (index + 1) * count), row * count);
  return {
    featureCount: count,
    values,
    answers: Uint8Array.from(kept, ([document, index]) => list[document]!.answers[index]!),
    weights: Float32Array.from(kept, ([document, index]) => list[document]!.weights[index]!),
  };
}
