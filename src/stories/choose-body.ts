import { type Forest, isYes } from "../learn/index.js";
import { BLOCK_FEATURES, type BlockContext, blockFeatures, mayBeBody } from "./block-features.js";
import type { ArticleData } from "./page-data.js";
import type { Block, PageTree } from "./page-tree.js";
import { ancestors } from "./segment-features.js";
import type { SegmentInput } from "./segment-input.js";
import { isDense } from "./text-shape.js";
import { keyOf } from "./title.js";
import { isDateLine } from "./written-date.js";

export interface Body {
  readonly paragraphs: readonly string[];
  /** Orders of the first and last block of the body. */
  readonly around: { readonly first: number; readonly last: number };
}

const LONG = 80;
const ROW_PART = 8;
/** A block of which more than this part is links is a list of links. */
const LINK_PART = 0.5;
const endsAsText = (text: string): boolean => /[.!?…:;。！？؟।"”’»)]$/.test(text);

/** How much a block speaks for (above zero) or against the box that holds it being the story's body: its characters. */
function weightOf({ text, linkLength, role, tag }: Block): number {
  if (role === "caption" || role === "credit") return 0;
  const length = isDense(text) ? text.length * 2 : text.length;
  if (role === "junk") return -Math.min(length, 40);
  if (linkLength > text.length * LINK_PART) return -length;
  if (/^h[1-6]$/.test(tag)) return 0;
  // A row of a table says little, and does not part the text around it.
  if (tag === "tr") return length / ROW_PART;
  if (length >= LONG || (length >= 30 && endsAsText(text))) return length;
  return -length;
}

/** Fewer characters of body than this: the trained choice has failed, and the rules decide. */
const FEWEST_CHARACTERS = 140;

/** Chooses the blocks that are the story's: by the trained trees, which look at what the rules would choose; without them, or where they find nothing, by the rules. */
export function chooseBody(input: SegmentInput, headline: string | null, article: ArticleData | null): Body {
  const { segment, lexicon } = input;
  const context = blockContext(input, headline, article);
  const kept = context.blocks.filter((_, index) => context.hints[index]!.isKept);
  const chosen = lexicon.bodyForest === null ? [] : withoutRepeats(scoredBlocks(context, lexicon.bodyForest), headline);
  const blocks = lengthOf(chosen) >= FEWEST_CHARACTERS || lengthOf(chosen) > lengthOf(kept) ? chosen : kept;
  const first = blocks[0]?.order ?? segment.first;
  return { paragraphs: blocks.map(({ text }) => text), around: { first, last: blocks.at(-1)?.order ?? first } };
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The blocks of a story with what the rules say of them: what the trained trees look at. */
export function blockContext(input: SegmentInput, headline: string | null, article: ArticleData | null): BlockContext {
  const { tree, segment, data, isTold, lexicon } = input;
  const blocks = tree.blocks.slice(segment.first, segment.end);
  const bodyBox = bestBox(tree, blocks) ?? -1;
  const inside = boxesWithin(tree, bodyBox);
  const isInBody = blocks.map(({ box }) => box >= 0 && inside[box] === 1);
  const kept = keepText(
    blocks.filter((_, index) => isInBody[index]),
    input,
    headline,
  );
  const standfirst = standfirstOf(input, blocks, kept, article);
  const isKept = new Set(standfirst === null ? kept : [standfirst, ...kept]);
  const said = [article?.description, ...(isTold ? [data.meta.get("description"), data.meta.get("og:description")] : [])];
  return {
    blocks,
    boxes: tree.boxes,
    hints: blocks.map((block, index) => ({ isKept: isKept.has(block), isInBody: isInBody[index]! })),
    bodyBox,
    headline: segment.headline,
    said: said.flatMap((text) => (text === undefined || text === null ? [] : [keyOf(text)])),
    articleBody: keyOf(article?.body ?? ""),
    lexicon,
  };
}

function scoredBlocks(context: BlockContext, forest: Forest): Block[] {
  const { blocks } = context;
  const isAsked = mayBeBody(context);
  const values = blockFeatures(context, isAsked);
  const isChosen = isAsked.map((asked, index) => (asked === 1 && isYes(forest, values, index * BLOCK_FEATURES.length) ? 1 : 0));
  addPosts(blocks, isChosen);
  addTables(context, isChosen);
  return blocks.filter((_, index) => isChosen[index] === 1);
}

/** Posts that stand in the text, or right behind it, are part of it. */
function addPosts(blocks: readonly Block[], isChosen: Uint8Array): void {
  const last = isChosen.lastIndexOf(1);
  for (let at = isChosen.indexOf(1); at >= 0 && at < blocks.length && (at <= last || blocks[at]!.isPost); at++) if (blocks[at]!.isPost) isChosen[at] = 1;
}

const FEWEST_ROWS = 4;

/** Where a table holds more than all text chosen around it, the story is the table: results, standings, prices. */
function addTables({ blocks, boxes, hints }: BlockContext, isChosen: Uint8Array): void {
  const length = blocks.reduce((sum, { text, tag }, index) => sum + (isChosen[index] === 1 && tag !== "tr" ? text.length : 0), 0);
  const tableOf = (block: Block): number => (block.tag === "tr" ? (boxes[boxes[block.box]!.parent]?.parent ?? -1) : -1);
  for (let from = 0, to = 0; from < blocks.length; from = Math.max(to, from + 1)) {
    const table = tableOf(blocks[from]!);
    if (table < 0 || !hints[from]!.isInBody) continue;
    for (to = from; to < blocks.length && tableOf(blocks[to]!) === table; to++);
    const rows = blocks.slice(from, to).filter(({ role, text, linkLength }) => role === "text" && linkLength * 2 <= text.length);
    if (rows.length >= FEWEST_ROWS && rows.length === to - from && lengthOf(rows) > length) isChosen.fill(1, from, to);
  }
}

/** For each box 1 if it is `outer` or stands in it. Boxes stand behind those that hold them. */
function boxesWithin({ boxes }: PageTree, outer: number): Uint8Array {
  const within = new Uint8Array(boxes.length);
  for (let box = Math.max(0, outer); box < boxes.length; box++) within[box] = outer >= 0 && (box === outer || within[boxes[box]!.parent] === 1) ? 1 : 0;
  return within;
}

/** Without the headline, and without what is printed a second time. */
function withoutRepeats(blocks: readonly Block[], headline: string | null): Block[] {
  const SHORTEST_REPEAT = 100;
  const seen = new Set<string>([headline === null ? "" : keyOf(headline)]);
  return blocks.filter(({ text }) => {
    const key = keyOf(text);
    if (seen.has(key)) return false;
    if (text.length > SHORTEST_REPEAT) seen.add(key);
    return true;
  });
}

/** The box with the greatest sum of weights below it; of several with the same the innermost. `null` where no sum is above zero. */
function bestBox({ boxes }: PageTree, blocks: readonly Block[]): number | null {
  const sums = new Float64Array(boxes.length);
  const holds = new Uint8Array(boxes.length);
  for (const block of blocks) {
    if (block.box < 0) continue;
    sums[block.box]! += weightOf(block);
    holds[block.box] = 1;
  }
  let best = -1;
  for (let box = boxes.length - 1; box >= 0; box--) {
    if (holds[box] === 0) continue;
    const { parent } = boxes[box]!;
    if (parent >= 0) {
      sums[parent]! += sums[box]!;
      holds[parent] = 1;
    }
    const isBetter = best < 0 ? sums[box]! > 0 : sums[box]! > sums[best]! || (sums[box] === sums[best] && boxes[box]!.depth > boxes[best]!.depth);
    if (isBetter) best = box;
  }
  return best < 0 ? null : best;
}

function keepText(inside: readonly Block[], { lexicon }: SegmentInput, headline: string | null): Block[] {
  const title = headline === null ? "" : keyOf(headline);
  const seen = new Set<string>();
  const kept: Block[] = [];
  let isOver = false;
  const longAfter = countLongAfter(inside);
  for (const [at, block] of inside.entries()) {
    const { text, role, tag, linkLength } = block;
    if (isOver || role !== "text") continue;
    const key = keyOf(text);
    if (key === "" || key === title || (seen.has(key) && text.length > 30)) continue;
    const furniture = lexicon.furnitureOf(text);
    if (furniture === "tail" && kept.length > 2 && /^h[1-6]$|^div$|^strong$|^p$|^section$/.test(tag)) {
      // A heading over links: what follows is other stories, unless much text does.
      const after = longAfter[at]!;
      if (after <= kept.length / 3) isOver = true;
      continue;
    }
    if (furniture !== null) continue;
    if (isDateLine(text, lexicon.months) !== null && text.length < 80) continue;
    if (linkLength > text.length * LINK_PART && (tag !== "p" || text.length < LONG || linkLength > text.length * 0.9)) continue;
    if (kept.length === 0 && /^(?:by|von|par|por|di)\s+\p{Lu}/iu.test(text) && text.length < 80) continue;
    if (!isText(block)) continue;
    seen.add(key);
    kept.push(block);
  }
  while (kept.length > 0 && /^h[1-6]$/.test(kept.at(-1)!.tag)) kept.pop();
  return kept;
}

/** For each block, how many long runs of text come behind it. */
function countLongAfter(blocks: readonly Block[]): Int32Array {
  const counts = new Int32Array(blocks.length);
  for (let at = blocks.length - 2; at >= 0; at--) counts[at] = counts[at + 1]! + (weightOf(blocks[at + 1]!) >= LONG ? 1 : 0);
  return counts;
}

/** Whether a block reads as text: a paragraph element, a heading inside, a list item or another box with a sentence. */
function isText({ tag, text, linkLength }: Block): boolean {
  if (/^h[2-6]$/.test(tag)) return text.length >= 3 && linkLength * 2 < text.length;
  if (tag === "h1") return false;
  if (tag === "p" || tag === "blockquote" || tag === "pre" || tag === "dd" || tag === "dt") return text.length >= 2;
  if (tag === "li" || tag === "td") return text.length >= 30 && linkLength * 3 < text.length;
  return text.length >= LONG || (text.length >= 25 && endsAsText(text));
}

const STANDFIRST =
  /\b(?:standfirst|stand-first|lead|lede|summary|description|intro|introduction|subtitle|sub-?title|subhead(?:ing|line)?|sub-?headline|dek|deck|chapo|excerpt|kicker-text|abstract|sottotitolo|entradilla|bajada|vorspann|ingress|manchet|synopsis|teaser-?text|article-?intro)\b/i;

/** The standfirst printed between headline and body: by its name, or because the page says the same in its description. */
function standfirstOf(
  { tree, data, isTold, segment }: SegmentInput,
  blocks: readonly Block[],
  kept: readonly Block[],
  article: ArticleData | null,
): Block | null {
  const first = kept[0];
  if (first === undefined) return null;
  const said = [article?.description, isTold ? data.meta.get("description") : undefined, isTold ? data.meta.get("og:description") : undefined].flatMap(
    (text) => (text === undefined || text === null ? [] : [keyOf(text)]),
  );
  const from = segment.headline?.order ?? -1;
  const taken = new Set(kept.map(({ text }) => keyOf(text)));
  for (const block of blocks) {
    if (block.order <= from || block.order >= first.order || (block.role !== "text" && block.role !== "junk")) continue;
    const key = keyOf(block.text);
    if (block.text.length < 40 || block.linkLength * 2 > block.text.length || taken.has(key) || key === keyOf(segment.headline?.text ?? "")) continue;
    const isSaid = said.some((text) => text === key || (key.length > 60 && text.startsWith(key.slice(0, 60))));
    const isNamed =
      block.role === "text" &&
      ancestors(tree, block.box)
        .slice(0, 3)
        .some((box) => STANDFIRST.test((tree.boxes[box]?.label ?? "").replace(/[_]/g, "-")));
    if (isSaid || isNamed) return block;
  }
  return null;
}
