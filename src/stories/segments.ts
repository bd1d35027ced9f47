import type { PageData } from "./page-data.js";
import type { Block, PageTree } from "./page-tree.js";
import { keyOf, withoutOutlet } from "./title.js";

/** The blocks `[first, end)` of one story, and its printed headline. */
export interface Segment {
  readonly first: number;
  readonly end: number;
  readonly headline: Block | null;
}

/** A paragraph of running text, for counting what follows a heading. */
const isParagraph = ({ text, linkLength, role }: Block): boolean => role === "text" && text.length >= 80 && linkLength * 3 < text.length;
/** A story needs so much running text of its own. */
const FEWEST_CHARACTERS = 350;
const FEWEST_PARAGRAPHS = 2;

/**
 * Finds where stories begin: at headings like the main headline (same element, same class) with running text behind them,
 * unless they stand among the paragraphs of the story before, as sub-headings do.
 */
export function findSegments(tree: PageTree, data: PageData, outlets: readonly string[]): Segment[] {
  const { blocks, boxes } = tree;
  const main = mainHeadline(tree, data, outlets);
  if (main === null) return [{ first: 0, end: blocks.length, headline: null }];
  const signature = signatureOf(tree, main);
  const heads = blocks.filter((block) => block === main || (block.role !== "junk" && signatureOf(tree, block) === signature && block.text.length >= 12));
  const kept: Block[] = [];
  for (const [index, head] of heads.entries()) {
    const next = heads[index + 1];
    const own = blocks.slice(head.order + 1, next?.order ?? blocks.length).filter(isParagraph);
    const previous = kept.at(-1);
    if (previous !== undefined && keyOf(previous.text) === keyOf(head.text)) continue;
    if (own.length < FEWEST_PARAGRAPHS || own.reduce((sum, { text }) => sum + text.length, 0) < FEWEST_CHARACTERS) continue;
    if (previous !== undefined && isAmong(tree, blocks.slice(previous.order + 1, head.order).filter(isParagraph), head)) continue;
    kept.push(head);
  }
  if (kept.length <= 1) return [{ first: 0, end: blocks.length, headline: main }];
  return kept
    .map((headline, index) => ({
      first: index === 0 ? 0 : startOf(tree, headline, kept[index - 1]!),
      end: kept[index + 1] === undefined ? blocks.length : startOf(tree, kept[index + 1]!, headline),
      headline,
    }))
    .filter(({ first, end }) => end > first && boxes.length > 0);
}

/** Where a story's blocks begin: at the box that holds its headline but nothing of the paragraphs before. */
function startOf(tree: PageTree, headline: Block, before: Block): number {
  const paragraphs = tree.blocks.slice(before.order + 1, headline.order).filter(isParagraph);
  const last = paragraphs.at(-1)?.order ?? before.order;
  const outside = new Set(ancestors(tree, tree.blocks[last]?.box ?? -1));
  let top = tree.blocks[headline.order]!.box;
  for (const box of ancestors(tree, headline.box)) {
    if (outside.has(box)) break;
    top = box;
  }
  for (let at = last + 1; at < headline.order; at++) if (ancestors(tree, tree.blocks[at]!.box).includes(top)) return at;
  return headline.order;
}

/** The box and all that hold it, inside out. */
export function ancestors({ boxes }: PageTree, box: number): number[] {
  const list: number[] = [];
  for (let at = box; at >= 0; at = boxes[at]!.parent) list.push(at);
  return list;
}

/** Whether a heading stands in the same box as the paragraphs before it: a sub-heading. */
const isAmong = ({ boxes }: PageTree, paragraphs: readonly Block[], head: Block): boolean => {
  const parent = boxes[head.box]?.parent ?? -1;
  return paragraphs.some(({ box }) => boxes[box]?.parent === parent || box === parent);
};

function signatureOf({ boxes }: PageTree, { box, tag }: Block): string {
  const own = boxes[box];
  if (own === undefined || !/^h[1-3]$/.test(tag)) return `none ${box}`;
  // A page has one h1 a story, whatever its class; lesser headings are alike only with the same class.
  if (tag === "h1") return "h1";
  const label = own.element.attribs["class"] ?? "";
  return `${tag} ${label.replace(/[\d_-]*\d{2,}[\d_-]*/g, "#")}`;
}

/** The heading that says what the page says its headline is; else the first h1, else the first h2 before running text. */
function mainHeadline({ blocks }: PageTree, data: PageData, outlets: readonly string[]): Block | null {
  const said = [data.articles[0]?.headline, data.meta.get("og:title"), data.meta.get("twitter:title"), data.title]
    .flatMap((title) => (title === undefined || title === null ? [] : [keyOf(title), keyOf(withoutOutlet(title, outlets))]))
    .filter((title) => title !== "" && !outlets.includes(title.replaceAll(" ", "")));
  const headings = blocks.filter(({ tag, text, role }) => /^h[1-3]$/.test(tag) && text.length >= 8 && role !== "caption");
  const exact = headings.find(({ text, role }) => role !== "junk" && said.includes(keyOf(text))) ?? headings.find(({ text }) => said.includes(keyOf(text)));
  if (exact !== undefined) return exact;
  const near = headings.find(({ text, role, tag }) => tag === "h1" && role !== "junk" && said.some((title) => likeness(title, keyOf(text)) > 0.5));
  if (near !== undefined) return near;
  const first = headings.filter(({ tag, role }) => tag === "h1" && role !== "junk");
  const behind = (block: Block): boolean => blocks.slice(block.order + 1, block.order + 40).some(isParagraph);
  return first.find(behind) ?? first[0] ?? headings.find((block) => block.tag === "h2" && block.role !== "junk" && behind(block)) ?? null;
}

/** The share of words of the longer title that both have. */
function likeness(a: string, b: string): number {
  const own = new Set(a.split(" "));
  const other = new Set(b.split(" "));
  let shared = 0;
  for (const word of own) if (other.has(word)) shared++;
  return shared / Math.max(own.size, other.size, 1);
}
