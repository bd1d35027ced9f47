import type { Caption } from "../document/types.js";
import { readByline } from "./byline.js";
import { cleanCredit, isCreditLine, splitCredit } from "./credits.js";
import type { Block } from "./page-tree.js";
import type { SegmentInput } from "./segment-input.js";
import { isEastAsian } from "./text-shape.js";
import { keyOf } from "./title.js";
import { isDateLine } from "./written-date.js";

/** Captions stand so many blocks before the body at most, and behind it. */
const BEFORE_BODY = 25;
const BEHIND_BODY = 3;
/** A credit stands so many blocks behind its caption at most. */
const NEAR = 2;
const SHORTEST_CAPTION = 4;

/** Captions among the blocks of a story, with the credits that stand in or right behind them. @param around orders of the first and last block of its body */
export function captionsOf({ tree, segment, lexicon }: SegmentInput, around: { readonly first: number; readonly last: number }): Caption[] {
  const captions: Caption[] = [];
  const seen = new Set<string>();
  let open: { readonly at: number; readonly order: number } | null = null;
  const from = Math.max(segment.first, around.first - BEFORE_BODY);
  for (const block of tree.blocks.slice(from, Math.min(segment.end, around.last + BEHIND_BODY + 1))) {
    if (block.role !== "caption" && block.role !== "credit") continue;
    if (block.role === "credit" || isCreditAlone(block)) {
      const caption = open === null || block.order - open.order > NEAR ? undefined : captions[open.at];
      if (open !== null && caption?.credit === null) captions[open.at] = { text: caption.text, credit: cleanCredit(block.text) };
      open = null;
      continue;
    }
    if (lexicon.furnitureOf(block.text) !== null || isDateLine(block.text, lexicon.months) !== null || readByline(block.text).length > 0) continue;
    const caption = splitCredit(block.text);
    const key = keyOf(caption.text);
    if (key.length < SHORTEST_CAPTION || isOneWord(key) || seen.has(key)) continue;
    seen.add(key);
    open = { at: captions.length, order: block.order };
    captions.push(caption);
  }
  return captions;
}

/** One word names what is shown, or who wrote; it says nothing of a picture. */
const isOneWord = (key: string): boolean => !key.includes(" ") && !isEastAsian(key);

const CREDIT_LABEL = /^(?:photo|photograph|picture|image|credits?|foto|fotoğraf|bild|quelle|source|image source|copyright|©)\s*(?:by|von)?\s*[:©]/i;
const LONGEST_CREDIT = 100;
const isCreditAlone = ({ text }: Block): boolean => isCreditLine(text) || (text.length <= LONGEST_CREDIT && CREDIT_LABEL.test(text));
