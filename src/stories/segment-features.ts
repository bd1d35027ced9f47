import { FAMILIES, familiesOf } from "./block-features.js";
import { readByline } from "./byline.js";
import type { StoryLexicon } from "./lexicon.js";
import type { PageData } from "./page-data.js";
import type { Block, Box, PageTree } from "./page-tree.js";
import { isEastAsian } from "./text-shape.js";
import { keyOf } from "./title.js";
import { isDateLine } from "./written-date.js";

/** A page while its beginnings of stories are looked for. */
export interface StartContext {
  readonly tree: PageTree;
  readonly data: PageData;
  readonly lexicon: StoryLexicon;
  /** The heading taken for the page's headline. */
  readonly main: Block | null;
}

/** A heading between two paragraphs of running text: it may begin a story. */
export interface StartCandidate {
  readonly block: Block;
  /** Orders of the last paragraph before it and the first one behind it. */
  readonly before: number;
  readonly after: number;
}

const HEADING_FEATURES = [
  "level",
  "mainLevel",
  "sameTag",
  "sameKind",
  "sameDepth",
  "headings1",
  "junk",
  "named",
  "characters",
  "words",
  "ends",
  "links",
  "furniture",
  "inGroup",
  "firstsInGroup",
  "isHighest",
  "fromEnd",
  "repeats",
  "inData",
  "dataArticles",
] as const;
const PLACE_FEATURES = [
  "place",
  "regionParagraphs",
  "regionCharacters",
  "regionShare",
  "regionTag",
  "regionHeadings1",
  "pastParagraphs",
  "pastCharacters",
  "sameRegionTag",
  "sameRegionKind",
  "siblings",
  "stepsToHeading",
  "stepsToPast",
  "commonDepth",
  "isAmong",
  "mainInPast",
  "afterParagraphs",
  "afterCharacters",
  "beforeParagraphs",
  "beforeCharacters",
  "blocksBetween",
  "blocksBelow",
  "junkBetween",
  "linksBetween",
  "tailsBetween",
  "detailsBelow",
  "detailsOfMain",
  "sharedAfter",
  "sharedBefore",
] as const;

/** Names of the features of a heading that may begin a story, in order. */
export const START_FEATURES: readonly string[] = [...HEADING_FEATURES, ...PLACE_FEATURES, ...FAMILIES.map((family) => `name.${family}`)];

const LONG = 80;
/** A run of characters of a script that writes no spaces says as much in half the length. */
const DENSE_LONG = 40;

/** A paragraph of running text, for counting what follows a heading. */
export const isParagraph = ({ text, linkLength, role }: Block): boolean =>
  role === "text" && linkLength * 3 < text.length && (text.length >= LONG || (text.length >= DENSE_LONG && isEastAsian(text)));

/** Level of the heading that a block is or stands in, 1 to 4; 5 for what is named as a headline; 0 for any other block. */
export function headingLevel({ tag, box, text }: Block, boxes: readonly Box[]): number {
  if (text.length > LONGEST_HEADING) return 0;
  for (let at = box, steps = 0; at >= 0 && steps < 3; at = boxes[at]!.parent, steps++) {
    const own = /^h([1-4])$/.exec(steps === 0 ? tag : boxes[at]!.tag);
    if (own !== null) return Number(own[1]);
  }
  return HEADLINE_NAME.test(boxes[box]?.label ?? "") && text.length >= SHORTEST_NAMED ? 5 : 0;
}
const LONGEST_HEADING = 300;
const SHORTEST_NAMED = 15;
const HEADLINE_NAME = /\b(?:headline|article-?title|post-?title|entry-?title|story-?title|news-?title)\b/i;
const SHORTEST_HEADING = 8;

/** The headings between paragraphs of running text, in order, each group of them between the same two paragraphs together. */
export function startCandidates({ tree: { blocks, boxes } }: StartContext): StartCandidate[][] {
  const groups: StartCandidate[][] = [];
  let before = -1;
  let open: Block[] = [];
  for (const block of blocks) {
    if (isParagraph(block) && headingLevel(block, boxes) === 0) {
      if (before >= 0 && open.length > 0) groups.push(open.map((heading) => ({ block: heading, before, after: block.order })));
      open = [];
      before = block.order;
    } else if (before >= 0 && block.text.length >= SHORTEST_HEADING && headingLevel(block, boxes) > 0) open.push(block);
  }
  return groups;
}

const REGION_TAGS: ReadonlyMap<string, number> = new Map(
  ["article", "section", "main", "div", "li", "td", "tr", "body", "header"].map((tag, index) => [tag, index + 1]),
);

/** The box and all that hold it, inside out. */
export function ancestors({ boxes }: Pick<PageTree, "boxes">, box: number): number[] {
  const list: number[] = [];
  for (let at = box; at >= 0; at = boxes[at]!.parent) list.push(at);
  return list;
}

const kindOf = (box: Box | undefined): string =>
  box === undefined ? "" : `${box.tag} ${(box.element.attribs["class"] ?? "").slice(0, 200).replace(/[\d_-]*\d+[\d_-]*/g, "#")}`;

/** The features of every heading of every group, in order, `START_FEATURES.length` for each. */
export function startFeatures(context: StartContext, groups: readonly (readonly StartCandidate[])[]): Float32Array {
  const count = START_FEATURES.length;
  const values = new Float32Array(groups.reduce((sum, group) => sum + group.length, 0) * count);
  const page = pageTotals(context);
  let at = 0;
  for (const [index, group] of groups.entries()) {
    for (const candidate of group) {
      const row = [
        ...headingFeatures(context, page, candidate, group),
        ...placeFeatures(context, page, { candidate, groups, index }),
        ...nameFlags(context, candidate),
      ];
      values.set(row, at);
      at += count;
    }
  }
  return values;
}

interface PageTotals {
  readonly boxParagraphs: Int32Array;
  readonly boxCharacters: Float64Array;
  readonly boxHeadings1: Int32Array;
  readonly characters: number;
  readonly headings1: number;
  /** Running characters and paragraphs before each block. */
  readonly charactersBefore: Float64Array;
  readonly paragraphsBefore: Int32Array;
  readonly mainLevel: number;
  readonly mainKind: string;
  readonly mainDepth: number;
  readonly mainDetails: number;
  readonly keys: ReadonlyMap<string, number>;
  readonly dataKeys: ReadonlySet<string>;
  readonly kinds: Map<number, string>;
}

function pageTotals({ tree: { blocks, boxes }, data, main, lexicon }: StartContext): PageTotals {
  const boxParagraphs = new Int32Array(boxes.length);
  const boxCharacters = new Float64Array(boxes.length);
  const boxHeadings1 = new Int32Array(boxes.length);
  const charactersBefore = new Float64Array(blocks.length + 1);
  const paragraphsBefore = new Int32Array(blocks.length + 1);
  const keys = new Map<string, number>();
  let headings1 = 0;
  for (const block of blocks) {
    const isText = isParagraph(block);
    charactersBefore[block.order + 1] = charactersBefore[block.order]! + (isText ? block.text.length : 0);
    paragraphsBefore[block.order + 1] = paragraphsBefore[block.order]! + (isText ? 1 : 0);
    const level = headingLevel(block, boxes);
    if (level === 1) headings1++;
    if (level > 0 && block.text.length < LONGEST_HEADING) {
      const key = keyOf(block.text);
      if (!keys.has(key)) keys.set(key, block.order);
    }
    if (block.box < 0 || (!isText && level !== 1)) continue;
    if (isText) {
      boxParagraphs[block.box]! += 1;
      boxCharacters[block.box]! += block.text.length;
    } else boxHeadings1[block.box]! += 1;
  }
  for (let box = boxes.length - 1; box > 0; box--) {
    const { parent } = boxes[box]!;
    if (parent < 0) continue;
    boxParagraphs[parent]! += boxParagraphs[box]!;
    boxCharacters[parent]! += boxCharacters[box]!;
    boxHeadings1[parent]! += boxHeadings1[box]!;
  }
  const behindMain = main === null ? [] : blocks.slice(main.order + 1, main.order + DETAIL_BLOCKS);
  const end = behindMain.findIndex(isParagraph);
  return {
    boxParagraphs,
    boxCharacters,
    boxHeadings1,
    characters: charactersBefore[blocks.length]! || 1,
    headings1,
    charactersBefore,
    paragraphsBefore,
    mainLevel: main === null ? 0 : headingLevel(main, boxes),
    mainKind: main === null ? "" : kindOf(boxes[main.box]),
    mainDepth: main === null ? 0 : (boxes[main.box]?.depth ?? 0),
    mainDetails: detailsAmong(end < 0 ? behindMain : behindMain.slice(0, end), lexicon),
    keys,
    dataKeys: new Set(data.articles.slice(0, 50).flatMap(({ headline }) => (headline === null ? [] : [keyOf(headline)]))),
    kinds: new Map(),
  };
}

/** A byline or a date is looked for in so many blocks behind a heading. */
const DETAIL_BLOCKS = 16;
const LONGEST_DETAIL = 120;

/** How many blocks are a byline or a date. */
const detailsAmong = (blocks: readonly Block[], lexicon: StoryLexicon): number =>
  blocks.filter(({ text }) => text.length < LONGEST_DETAIL && (isDateLine(text, lexicon.months) !== null || readByline(text).length > 0)).length;

const endKind = (text: string): number => (/[.…。।]$/.test(text) ? 3 : /[!?"”’»)\]」』！？؟]$/.test(text) ? 2 : /[:;,|>→：]$/.test(text) ? 0 : 1);

function headingFeatures(
  { tree: { boxes }, data, main, lexicon }: StartContext,
  page: PageTotals,
  { block }: StartCandidate,
  group: readonly StartCandidate[],
): number[] {
  const level = headingLevel(block, boxes);
  const levels = group.map((other) => headingLevel(other.block, boxes));
  const key = keyOf(block.text);
  const furniture = lexicon.furnitureOf(block.text);
  return [
    level,
    page.mainLevel,
    main?.tag === block.tag ? 1 : 0,
    kindOf(boxes[block.box]) === page.mainKind ? 1 : 0,
    Math.max(-9, Math.min(9, (boxes[block.box]?.depth ?? 0) - page.mainDepth)),
    page.headings1,
    block.role === "junk" ? 1 : 0,
    block.named,
    block.text.length,
    key.split(" ").length,
    endKind(block.text),
    block.linkLength / block.text.length,
    furniture === null ? 0 : furniture === "tail" ? 2 : 1,
    group.length,
    levels.filter((other) => other === 1).length,
    level === Math.min(...levels) ? 1 : 0,
    group.length - group.findIndex((other) => other.block === block),
    (page.keys.get(key) ?? block.order) < block.order ? 1 : 0,
    page.dataKeys.has(key) ? 1 : 0,
    Math.min(9, data.articles.length),
  ];
}

interface Place {
  readonly candidate: StartCandidate;
  readonly groups: readonly (readonly StartCandidate[])[];
  readonly index: number;
}

function placeFeatures({ tree, main, lexicon }: StartContext, page: PageTotals, { candidate: { block, before, after }, groups, index }: Place): number[] {
  const { blocks, boxes } = tree;
  const level = headingLevel(block, boxes);
  const { region, past, common, stepsToHeading, stepsToPast } = regionsOf(tree, block.box, blocks[before]!.box);
  const isLevel = (group: readonly StartCandidate[]): boolean => group.some((other) => headingLevel(other.block, boxes) <= level);
  const next = groups.slice(index + 1).find(isLevel)?.[0]?.before ?? blocks.length - 1;
  const last = groups.slice(0, index).findLast(isLevel)?.[0]?.after ?? 0;
  const between = blocks.slice(before + 1, block.order);
  const below = blocks.slice(block.order + 1, after);
  const siblings = boxes[region] === undefined ? 0 : siblingsOf(tree, page, region);
  const regionTag = boxes[region]?.tag ?? "";
  const parent = boxes[block.box]?.parent ?? -1;
  const around = boxes[blocks[before]!.box];
  return [
    page.charactersBefore[block.order]! / page.characters,
    page.boxParagraphs[region] ?? 0,
    page.boxCharacters[region] ?? 0,
    (page.boxCharacters[region] ?? 0) / page.characters,
    REGION_TAGS.get(regionTag) ?? 0,
    page.boxHeadings1[region] ?? 0,
    page.boxParagraphs[past] ?? 0,
    page.boxCharacters[past] ?? 0,
    regionTag === (boxes[past]?.tag ?? "-") ? 1 : 0,
    kindOf(boxes[region]) === kindOf(boxes[past]) ? 1 : 0,
    siblings,
    stepsToHeading,
    stepsToPast,
    boxes[common]?.depth ?? 0,
    around?.parent === parent || blocks[before]!.box === parent ? 1 : 0,
    main !== null && ancestors(tree, main.box).includes(past) ? 1 : 0,
    page.paragraphsBefore[next + 1]! - page.paragraphsBefore[block.order]!,
    page.charactersBefore[next + 1]! - page.charactersBefore[block.order]!,
    page.paragraphsBefore[block.order]! - page.paragraphsBefore[last]!,
    page.charactersBefore[block.order]! - page.charactersBefore[last]!,
    between.length,
    below.length,
    between.filter(({ role }) => role === "junk").length,
    between.reduce((sum, { linkLength }) => sum + linkLength, 0),
    between.filter(({ text }) => lexicon.furnitureOf(text) === "tail").length,
    detailsAmong(below.slice(0, DETAIL_BLOCKS), lexicon),
    page.mainDetails,
    sharedWords(block.text, blocks.slice(after, after + NEAR_BLOCKS)),
    sharedWords(block.text, blocks.slice(Math.max(0, before + 1 - NEAR_BLOCKS), before + 1)),
  ];
}

const NEAR_BLOCKS = 6;
const SHORTEST_WORD = 4;

/** Part of a heading's longer words that stand in some blocks. */
function sharedWords(heading: string, blocks: readonly Block[]): number {
  const words = keyOf(heading)
    .split(" ")
    .filter((word) => word.length >= SHORTEST_WORD);
  if (words.length === 0) return 0;
  const text = ` ${blocks.map((block) => keyOf(block.text.slice(0, 600))).join(" ")} `;
  return words.filter((word) => text.includes(` ${word} `)).length / words.length;
}

/** The widest boxes that hold the one block but not the other, and the box that holds both; -1 where there is none. */
function regionsOf(
  { boxes }: PageTree,
  heading: number,
  paragraph: number,
): { region: number; past: number; common: number; stepsToHeading: number; stepsToPast: number } {
  let [a, b, region, past] = [heading, paragraph, heading, paragraph];
  let [stepsToHeading, stepsToPast] = [0, 0];
  while (a !== b && (a >= 0 || b >= 0)) {
    const [depthA, depthB] = [boxes[a]?.depth ?? -1, boxes[b]?.depth ?? -1];
    if (depthA >= depthB) {
      region = a;
      a = boxes[a]!.parent;
      stepsToHeading++;
    }
    if (depthB >= depthA) {
      past = b;
      b = boxes[b]!.parent;
      stepsToPast++;
    }
  }
  return { region, past, common: a, stepsToHeading, stepsToPast };
}

/** How many boxes beside a region look like it and hold running text too. */
function siblingsOf({ boxes }: PageTree, page: PageTotals, region: number): number {
  const { parent } = boxes[region]!;
  const own = kindOf(boxes[region]);
  const MOST = 400;
  let count = 0;
  for (let box = parent + 1, seen = 0; box < boxes.length && seen < MOST && (parent < 0 || boxes[box]!.depth > boxes[parent]!.depth); box++) {
    if (boxes[box]!.parent !== parent) continue;
    seen++;
    if ((page.boxParagraphs[box] ?? 0) >= 2 && kindOf(boxes[box]) === own) count++;
  }
  return count;
}

/** For each family of names, how near around the heading a box with such a name is: 3 for its own, 0 for none. */
function nameFlags({ tree: { boxes }, lexicon }: StartContext, { block }: StartCandidate): number[] {
  const flags = new Array<number>(FAMILIES.length).fill(0);
  for (let at = block.box, level = 0; at >= 0; at = boxes[at]!.parent, level++) {
    const value = level < 6 ? 6 - level : 0.5;
    for (const family of familiesOf(boxes[at]!, lexicon)) flags[family] = Math.max(flags[family]!, value);
  }
  return flags;
}
