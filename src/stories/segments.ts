import { scoreForest } from "../learn/index.js";
import type { StoryLexicon } from "./lexicon.js";
import type { PageData } from "./page-data.js";
import type { Block, PageTree } from "./page-tree.js";
import { ancestors, isParagraph, START_FEATURES, type StartContext, startCandidates, startFeatures } from "./segment-features.js";
import { keyOf, likeness, withoutOutlet } from "./title.js";

/** The blocks `[first, end)` of one story, and its printed headline. */
export interface Segment {
  readonly first: number;
  readonly end: number;
  readonly headline: Block | null;
}

/** A story needs so much running text of its own. */
const FEWEST_CHARACTERS = 160;
const FEWEST_PARAGRAPHS = 2;

/** What a page is before it is cut. */
export interface UncutPage {
  readonly tree: PageTree;
  readonly data: PageData;
  /** Names of the outlet, as keys without spaces. */
  readonly outlets: readonly string[];
  readonly lexicon: StoryLexicon;
}

/**
 * Finds where stories begin: at the headings that the trained trees choose among those between paragraphs of running text, each with text of its own behind it.
 * Without trees a page is one story.
 */
export function findSegments({ tree, data, outlets, lexicon }: UncutPage): Segment[] {
  const { blocks } = tree;
  const main = mainHeadline(tree, data, outlets);
  const heads = furtherHeads({ tree, data, lexicon, main });
  if (heads.length === 0) return [{ first: 0, end: blocks.length, headline: main }];
  const firstHead = main !== null && main.order < heads[0]!.order ? main : null;
  const starts = heads.map((head, index) => startOf(tree, head, heads[index - 1] ?? firstHead));
  return [
    { first: 0, end: starts[0]!, headline: firstHead },
    ...heads.map((headline, index) => ({ first: starts[index]!, end: starts[index + 1] ?? blocks.length, headline })),
  ];
}

const SURE = 100_000;
const featureAt = (name: string): number => START_FEATURES.indexOf(name);
const [LEVEL, SAME_TAG, SAME_KIND, REGION_TAG, REGION_HEADINGS, SAME_REGION, AFTER, NAMED] = [
  "level",
  "sameTag",
  "sameKind",
  "regionTag",
  "regionHeadings1",
  "sameRegionKind",
  "afterParagraphs",
  "named",
].map(featureAt) as [number, number, number, number, number, number, number, number];

/**
 * Whether a heading is an `h1` like the first one, alone in an `<article>` like the one before: the markup says that a story begins, however short it is
 * (63 of 63 such headings of the development pages begin one).
 */
const isArticle = (values: Float32Array, at: number): boolean =>
  values[at + LEVEL] === 1 &&
  values[at + SAME_TAG] === 1 &&
  values[at + SAME_KIND] === 1 &&
  values[at + REGION_TAG] === 1 &&
  values[at + REGION_HEADINGS] === 1 &&
  values[at + SAME_REGION] === 1 &&
  values[at + NAMED] === 0 &&
  values[at + AFTER]! >= FEWEST_PARAGRAPHS;

/** The headlines of the stories behind the first one. */
function furtherHeads(context: StartContext): Block[] {
  const { tree, lexicon, main } = context;
  if (lexicon.headForest === null) return [];
  const groups = startCandidates(context);
  const values = startFeatures(context, groups);
  let row = 0;
  const chosen = groups.flatMap((group) => {
    const scored = group.map(({ block }) => {
      const at = START_FEATURES.length * row++;
      return { block, score: isArticle(values, at) ? SURE : scoreForest(lexicon.headForest!, values, at) };
    });
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
    return best.score > 0 ? [best.block] : [];
  });
  const seen = new Set<string>(main === null ? [] : [keyOf(main.text)]);
  const kept: Block[] = [];
  const hasText = (from: number, to: number): boolean => {
    const own = tree.blocks.slice(from, to).filter(isParagraph);
    return own.length >= FEWEST_PARAGRAPHS && own.reduce((sum, { text }) => sum + text.length, 0) >= FEWEST_CHARACTERS;
  };
  for (const [index, head] of chosen.entries()) {
    const key = keyOf(head.text);
    if (seen.has(key) || !hasText(head.order + 1, chosen[index + 1]?.order ?? tree.blocks.length)) continue;
    seen.add(key);
    kept.push(head);
  }
  return kept;
}

/** Where a story's blocks begin: at the box that holds its headline but nothing of the paragraphs before. */
function startOf(tree: PageTree, headline: Block, before: Block | null | undefined): number {
  const from = before === null || before === undefined ? 0 : before.order + 1;
  const paragraphs = tree.blocks.slice(from, headline.order).filter(isParagraph);
  const last = paragraphs.at(-1)?.order ?? Math.max(0, from - 1);
  const outside = new Set(ancestors(tree, tree.blocks[last]?.box ?? -1));
  let top = tree.blocks[headline.order]!.box;
  for (const box of ancestors(tree, headline.box)) {
    if (outside.has(box)) break;
    top = box;
  }
  for (let at = last + 1; at < headline.order; at++) if (ancestors(tree, tree.blocks[at]!.box).includes(top)) return at;
  return headline.order;
}

const SHORTEST_HEADLINE = 8;

/** The heading that says what the page says its headline is; else the first h1, else the first h2 before running text. */
export function mainHeadline({ blocks }: PageTree, data: PageData, outlets: readonly string[]): Block | null {
  const said = [data.articles[0]?.headline, data.meta.get("og:title"), data.meta.get("twitter:title"), data.title]
    .flatMap((title) => (title === undefined || title === null ? [] : [keyOf(title), keyOf(withoutOutlet(title, outlets))]))
    .filter((title) => title !== "" && !outlets.includes(title.replaceAll(" ", "")));
  const printed = blocks.filter(({ tag, text }) => /^h[1-3]$/.test(tag) && text.length >= SHORTEST_HEADLINE);
  const headings = printed.filter(({ role }) => role !== "caption");
  const exact = headings.find(({ text, role }) => role !== "junk" && said.includes(keyOf(text))) ?? printed.find(({ text }) => said.includes(keyOf(text)));
  if (exact !== undefined) return exact;
  const near = headings.find(({ text, role, tag }) => tag === "h1" && role !== "junk" && said.some((title) => likeness(title, keyOf(text)) > 0.5));
  if (near !== undefined) return near;
  const first = headings.filter(({ tag, role }) => tag === "h1" && role !== "junk");
  const behind = (block: Block): boolean => blocks.slice(block.order + 1, block.order + 40).some(isParagraph);
  return first.find(behind) ?? first[0] ?? headings.find((block) => block.tag === "h2" && block.role !== "junk" && behind(block)) ?? null;
}
