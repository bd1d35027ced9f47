import type { StoryLexicon } from "./lexicon.js";
import type { Block, Box } from "./page-tree.js";
import { lineKey, shapeOf } from "./text-shape.js";
import { keyOf } from "./title.js";
import { isDateLine } from "./written-date.js";

/** What the rules say of a block. */
export interface BlockHint {
  /** Whether the rules would take it for body text. */
  readonly isKept: boolean;
  /** Whether it lies in the box that the rules take for the body. */
  readonly isInBody: boolean;
}

/** One story of a page: its blocks, and what is known of it. */
export interface BlockContext {
  readonly blocks: readonly Block[];
  readonly boxes: readonly Box[];
  readonly hints: readonly BlockHint[];
  /** The box that the rules take for the body; -1 for none. */
  readonly bodyBox: number;
  readonly headline: Block | null;
  /** What the page gives as its descriptions, as keys. */
  readonly said: readonly string[];
  /** The text that the page's structured data gives as the story's, as a key; empty for none. Often not the body: one sign among others. */
  readonly articleBody: string;
  readonly lexicon: StoryLexicon;
}

/** Families of words in the names of elements, as in `lexicon/element-names.tsv`. */
export const FAMILIES = [
  "comments",
  "other-stories",
  "list",
  "person",
  "media",
  "social",
  "advert",
  "topics",
  "summary",
  "meta",
  "frame",
  "consent",
  "quote",
  "aside",
  "story",
  "heading",
] as const;
const FAMILY_NUMBER: ReadonlyMap<string, number> = new Map(FAMILIES.map((family, number) => [family, number]));

const OWN = [
  "characters",
  "words",
  "links",
  "ends",
  "sentences",
  "commas",
  "digits",
  "capitals",
  "allCapitals",
  "startsSmall",
  "furniture",
  "tail",
  "isDate",
  "isByline",
  "isAddress",
  "role",
  "named",
  "kept",
  "inBody",
  "tag",
  "parentTag",
  "depth",
  "common",
  "said",
  "inArticleBody",
  "isTitle",
  "isElsewhere",
  "shared",
  "sharedTitle",
  "isInFigure",
  "articles",
  "items",
] as const;
const PLACE = [
  "place",
  "fromHeadline",
  "fromFirstKept",
  "fromLastKept",
  "keptBefore",
  "stepsToBody",
  "stepsToDense",
  "sinceHeading",
  "headingLinks",
  "headingLevel",
  "textSinceHeading",
  "sinceDate",
  "untilDate",
  "underTail",
  "tailsBefore",
] as const;
const GROUPS = ["parent", "kind", "wideKind"] as const;
const GROUP = ["all", "long", "keptPart", "share", "linkPart"] as const;
const NEIGHBOURS = [-2, -1, 1, 2] as const;
const NEIGHBOUR = ["characters", "links", "ends", "kept", "sameParent", "sameKind", "heading", "furniture"] as const;

/** Names of the features of a block, in order. */
export const BLOCK_FEATURES: readonly string[] = [
  ...OWN,
  ...PLACE,
  ...GROUPS.flatMap((group) => GROUP.map((name) => `${group}.${name}`)),
  ...NEIGHBOURS.flatMap((offset) => NEIGHBOUR.map((name) => `${offset}.${name}`)),
  ...FAMILIES.map((family) => `name.${family}`),
];

/** Names of this many boxes around a block are looked at closely; wider ones only for what is never the story. */
const NEAR_BOXES = 4;
const LONG = 80;
const FAR = 60;
/** Beyond so many characters a text is not looked at for its shape. */
const SAMPLE = 400;

const TAGS: ReadonlyMap<string, number> = new Map(
  [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "td",
    "th",
    "dd",
    "dt",
    "pre",
    "figcaption",
    "figure",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "ul",
    "ol",
    "table",
    "tr",
    "form",
    "nav",
    "body",
  ].map((tag, number) => [tag, number + 1]),
);
const ROLES: Readonly<Record<Block["role"], number>> = { text: 0, caption: 1, credit: 2, junk: 3 };

function endOf(text: string): number {
  const last = text.at(-1) ?? "";
  if (/[.!?…。！？؟।]/.test(last)) return 4;
  if (/["”’»)\]」』]/.test(last)) return 3;
  if (/[:;：]/.test(last)) return 2;
  return /[,|>→›]/.test(last) ? 0 : 1;
}

/** Blocks this far before the headline and the rules' body, and behind it, are not looked at. */
const BEFORE_BODY = 12;
const BEHIND_BODY = 40;
/** A shorter run of links alone is none of the story. */
const LONGEST_LABEL = 40;

/** Which blocks may be body at all: none of readers' comments and consent notices, unless nearly all the text of the page is named so. */
export function mayBeBody({ blocks, hints, headline }: BlockContext): Uint8Array {
  const start = blocks[0]?.order ?? 0;
  const first = hints.findIndex(({ isKept }) => isKept);
  const last = hints.findLastIndex(({ isKept }) => isKept);
  const head = headline === null ? first : headline.order - start;
  const from = Math.min(head, first) - BEFORE_BODY;
  const isNear = (index: number): boolean => first < 0 || (index >= from && index <= Math.max(last, head) + BEHIND_BODY);
  return Uint8Array.from(blocks, ({ text, linkLength, role, named, isPost }, index) =>
    isPost || (role === "junk" && named === 2)
      ? 0
      : hints[index]!.isKept || (isNear(index) && !(linkLength > text.length * 0.9 && text.length < LONGEST_LABEL))
        ? 1
        : 0,
  );
}

/**
 * The features of the blocks of a story that may be body, `BLOCK_FEATURES.length` for each block, in order; zeros for the others.
 * Counts and shares as they are: only their order matters.
 */
export function blockFeatures(context: BlockContext, isAsked: Uint8Array): Float32Array {
  const { blocks, boxes } = context;
  const count = BLOCK_FEATURES.length;
  const values = new Float32Array(blocks.length * count);
  const kinds = blocks.map(({ box }) => kindOf(boxes[box]));
  const wideKinds = blocks.map(({ box }, index) => `${kinds[index]} < ${kindOf(boxes[boxes[box]?.parent ?? -1])}`);
  const parents = blocks.map(({ box }) => boxes[box]?.parent ?? -1);
  const groups = [groupTotals(blocks, context.hints, parents), groupTotals(blocks, context.hints, kinds), groupTotals(blocks, context.hints, wideKinds)];
  const keys: readonly (readonly (number | string)[])[] = [parents, kinds, wideKinds];
  const facts = blocks.map((block) => ({
    ends: endOf(block.text),
    links: block.linkLength / block.text.length,
    furniture: context.lexicon.furnitureOf(block.text),
  }));
  const titled = { ...context, titleKey: context.headline === null ? "" : keyOf(context.headline.text) };
  const told = new ToldWords(context);
  const holders = holdersOf(boxes);
  const names = new Map<number, readonly number[]>();
  const places = placesOf(context, facts, denseBox(groups[0]!));
  for (const [index, block] of blocks.entries()) {
    if (isAsked[index] === 0) continue;
    let at = index * count;
    const add = (value: number): void => {
      values[at++] = value;
    };
    const addAll = (list: readonly number[]): void => {
      values.set(list, at);
      at += list.length;
    };
    addAll(ownFeatures(block, boxes, facts[index]!, titled, context.hints[index]!));
    addAll(told.featuresOf(block, context.hints[index]!.isKept));
    add(holders.figures[block.box] ?? 0);
    add(holders.articles[block.box] ?? 0);
    add(holders.items[block.box] ?? 0);
    addAll(places[index]!);
    for (const [number, totals] of groups.entries()) addAll(totals.get(keys[number]![index]!)!);
    for (const offset of NEIGHBOURS) {
      const other = blocks[index + offset];
      const fact = facts[index + offset];
      if (other === undefined || fact === undefined) for (let unused = 0; unused < NEIGHBOUR.length; unused++) add(-1);
      else {
        add(other.text.length);
        add(fact.links);
        add(fact.ends);
        add(context.hints[index + offset]!.isKept ? 1 : 0);
        add(parents[index + offset] === parents[index] ? 1 : 0);
        add(kinds[index + offset] === kinds[index] ? 1 : 0);
        add(/^h[1-6]$/.test(other.tag) ? 1 : 0);
        add(fact.furniture === null ? 0 : 1);
      }
    }
    addAll(nameFeatures(block.box, boxes, names, context.lexicon));
  }
  return values;
}

interface Fact {
  readonly ends: number;
  readonly links: number;
  readonly furniture: string | null;
}

function ownFeatures(
  { text, tag, box, role, named }: Block,
  boxes: readonly Box[],
  { ends, links, furniture }: Fact,
  { said, articleBody, titleKey, lexicon }: BlockContext & { readonly titleKey: string },
  { isKept, isInBody }: BlockHint,
): number[] {
  const { letters, capitals, digits, commas, sentences, length } = shapeOf(text);
  const key = text.length < SAMPLE ? keyOf(text) : "";
  const words = (key === "" ? lineKey(text.slice(0, SAMPLE)) : key).split(" ");
  const isSaid =
    key.length > 20 &&
    said.some((other) => other === key || (key.length > 60 && other.startsWith(key.slice(0, 60))) || (other.length > 60 && key.startsWith(other.slice(0, 60))));
  return [
    text.length,
    words.length,
    links,
    ends,
    sentences,
    commas,
    digits / length,
    capitals / (letters || 1),
    letters > 3 && capitals > 0.95 * letters ? 1 : 0,
    /^\p{Ll}/u.test(text) ? 1 : 0,
    furniture === null ? 0 : 1,
    furniture === "tail" ? 1 : 0,
    text.length < 120 && isDateLine(text, lexicon.months) !== null ? 1 : 0,
    text.length < 120 && /^(?:by|von|par|por|di|door|av)\s+\p{Lu}/iu.test(text) ? 1 : 0,
    /[@©]|https?:|www\./.test(text.slice(0, SAMPLE)) ? 1 : 0,
    ROLES[role],
    named,
    isKept ? 1 : 0,
    isInBody ? 1 : 0,
    TAGS.get(tag) ?? 0,
    TAGS.get(boxes[boxes[box]?.parent ?? -1]?.tag ?? "") ?? 0,
    boxes[box]?.depth ?? 0,
    words.filter((word) => lexicon.stopWords.has(word)).length / words.length,
    isSaid ? 1 : 0,
    articleBody === "" ? -1 : articleBody.includes(keyOf(text.slice(0, 90)).slice(0, 60)) ? 1 : 0,
    key !== "" && key === titleKey ? 1 : 0,
  ];
}

const SHORTEST_TOLD = 5;
const WORDS_READ = 2000;

/** The longer words of what the rules take for the body, and the texts of the page: how much of a block is told elsewhere. */
class ToldWords {
  private readonly counts = new Map<string, number>();
  private readonly title: ReadonlySet<string>;
  private readonly texts = new Map<string, number>();
  private readonly kept = new Map<string, ReadonlySet<string>>();

  constructor({ blocks, hints, headline }: BlockContext) {
    for (const [index, { text }] of blocks.entries()) {
      this.texts.set(text, (this.texts.get(text) ?? 0) + 1);
      if (!hints[index]!.isKept) continue;
      const words = longWords(text);
      this.kept.set(text, words);
      for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    }
    this.title = longWords(headline?.text ?? "");
  }

  /** Whether a text stands more than once on the page; the parts of its longer words that the rest of the body, and the headline, have; -1 for too few words. */
  featuresOf({ text }: Block, isKept: boolean): readonly number[] {
    const words = this.kept.get(text) ?? longWords(text);
    const isElsewhere = (this.texts.get(text) ?? 0) > 1 ? 1 : 0;
    if (words.size < 3) return [isElsewhere, -1, -1];
    let shared = 0;
    let titled = 0;
    for (const word of words) {
      if ((this.counts.get(word) ?? 0) > (isKept ? 1 : 0)) shared++;
      if (this.title.has(word)) titled++;
    }
    return [isElsewhere, shared / words.size, titled];
  }
}

const longWords = (text: string): Set<string> =>
  new Set(
    lineKey(text.slice(0, WORDS_READ))
      .split(" ")
      .filter((word) => word.length >= SHORTEST_TOLD),
  );

/** For each box how many figures and articles hold it, and how many boxes of its kind stand beside it or beside the nearest box that has such neighbours. */
function holdersOf(boxes: readonly Box[]): { readonly figures: Uint8Array; readonly articles: Uint8Array; readonly items: Uint8Array } {
  const figures = new Uint8Array(boxes.length);
  const articles = new Uint8Array(boxes.length);
  const items = new Uint8Array(boxes.length);
  const alike = new Map<string, number>();
  const kinds = boxes.map((box) => `${box.parent} ${kindOf(box)}`);
  for (const [at, box] of boxes.entries()) if (box.tag !== "p") alike.set(kinds[at]!, (alike.get(kinds[at]!) ?? 0) + 1);
  for (const [at, { parent, tag }] of boxes.entries()) {
    figures[at] = Math.min(9, (figures[parent] ?? 0) + (tag === "figure" || tag === "picture" ? 1 : 0));
    articles[at] = Math.min(9, (articles[parent] ?? 0) + (tag === "article" ? 1 : 0));
    const own = alike.get(kinds[at]!) ?? 0;
    items[at] = own >= FEWEST_ITEMS ? Math.min(60, own) : (items[parent] ?? 0);
  }
  return { figures, articles, items };
}
const FEWEST_ITEMS = 3;

const clipped = (distance: number): number => Math.max(-FAR, Math.min(FAR, distance));

/** Counts the boxes between a box and the one it is measured by: below it how deep, else, below zero, how far up a common box is. */
function stepCounter(boxes: readonly Box[], from: number): (box: number) => number {
  const above = new Set<number>();
  for (let box = from; box >= 0; box = boxes[box]!.parent) above.add(box);
  const known = new Map<number, number>();
  return (box) => {
    const before = known.get(box);
    if (before !== undefined) return before;
    let count = 0;
    let at = box;
    while (at >= 0 && !above.has(at)) {
      at = boxes[at]!.parent;
      count++;
    }
    const steps = at === from ? count : -1 - ((boxes[from]?.depth ?? 0) - (boxes[at]?.depth ?? 0));
    known.set(box, steps);
    return steps;
  };
}

/** Where each block stands: in the page, from the headline, from the body as the rules see it, and under which heading. */
function placesOf({ blocks, boxes, hints, headline, bodyBox, lexicon }: BlockContext, facts: readonly Fact[], denseBox: number): number[][] {
  const start = blocks[0]?.order ?? 0;
  const first = hints.findIndex(({ isKept }) => isKept);
  const last = hints.findLastIndex(({ isKept }) => isKept);
  const stepsToBody = stepCounter(boxes, bodyBox);
  const stepsToDense = stepCounter(boxes, denseBox);
  const total = hints.reduce((sum, { isKept }, index) => sum + (isKept ? blocks[index]!.text.length : 0), 0) || 1;
  let before = 0;
  let heading = -FAR;
  let headingLinks = -1;
  let headingLevel = 0;
  let sinceHeading = 0;
  let date = -FAR;
  const dates = blocks.map(({ text }) => (text.length < LONGEST_DATE && isDateLine(text, lexicon.months) !== null ? 1 : 0));
  const untilDate = distancesBack(dates);
  let isTail = 0;
  let tails = 0;
  return blocks.map(({ box, tag, text }, index) => {
    if (dates[index] === 1) date = index;
    if (/^h[1-6]$/.test(tag)) {
      heading = index;
      headingLinks = facts[index]!.links;
      headingLevel = Number(tag[1]);
      sinceHeading = 0;
      isTail = facts[index]!.furniture === "tail" ? 1 : 0;
    }
    if (facts[index]!.furniture === "tail" && index > first) tails++;
    const place = [
      index / blocks.length,
      headline === null ? -FAR - 1 : clipped(index + start - headline.order),
      first < 0 ? 0 : clipped(index - first),
      last < 0 ? 0 : clipped(index - last),
      before / total,
      stepsToBody(box),
      stepsToDense(box),
      clipped(index - heading),
      headingLinks,
      headingLevel,
      sinceHeading,
      clipped(index - date),
      untilDate[index]!,
      isTail,
      Math.min(tails, 5),
    ];
    if (hints[index]!.isKept) before += text.length;
    if (heading !== index) sinceHeading += text.length;
    return place;
  });
}

const LONGEST_DATE = 60;

/** For each place how far behind it the next mark is, `FAR` at most. */
function distancesBack(marks: readonly number[]): Int32Array {
  const distances = new Int32Array(marks.length).fill(FAR);
  for (let at = marks.length - 2; at >= 0; at--) distances[at] = marks[at + 1] === 1 ? 1 : Math.min(FAR, distances[at + 1]! + 1);
  return distances;
}

/** The box with most running text directly below it; -1 for none. */
function denseBox(totals: ReadonlyMap<number | string, readonly number[]>): number {
  let best = -1;
  let most = 0;
  for (const [box, [, , , share = 0]] of totals) {
    if (share > most && typeof box === "number") {
      most = share;
      best = box;
    }
  }
  return best;
}

/** What the blocks of one group have in common, by group. */
function groupTotals(
  blocks: readonly Block[],
  hints: readonly BlockHint[],
  keys: readonly (number | string)[],
): ReadonlyMap<number | string, readonly number[]> {
  const groups = new Map<number | string, { all: number; long: number; kept: number; longText: number; text: number; links: number }>();
  let total = 1;
  for (const [index, { text, linkLength }] of blocks.entries()) {
    const group = groups.get(keys[index]!) ?? { all: 0, long: 0, kept: 0, longText: 0, text: 0, links: 0 };
    group.all++;
    group.text += text.length;
    group.links += linkLength;
    if (hints[index]!.isKept) group.kept++;
    if (text.length >= LONG && linkLength * 3 < text.length) {
      group.long++;
      group.longText += text.length;
      total += text.length;
    }
    groups.set(keys[index]!, group);
  }
  return new Map([...groups].map(([key, { all, long, kept, longText, text, links }]) => [key, [all, long, kept / all, longText / total, links / text]]));
}

/** Element and class, figures apart: what a box has in common with others of its kind. */
const kindOf = (box: Box | undefined): string =>
  box === undefined ? "" : `${box.tag} ${(box.element.attribs["class"] ?? "").slice(0, 200).replace(/\d+/g, "#")}`;

/** For each family of names, how near a box with such a name is: `NEAR_BOXES` for the nearest, 0.5 for one far around, 0 for none. */
function nameFeatures(box: number, boxes: readonly Box[], known: Map<number, readonly number[]>, lexicon: StoryLexicon): readonly number[] {
  const before = known.get(box);
  if (before !== undefined) return before;
  const near = new Array<number>(FAMILIES.length).fill(0);
  let level = 0;
  for (let at = box; at >= 0; at = boxes[at]!.parent, level++) {
    const value = level < NEAR_BOXES ? NEAR_BOXES - level : 0.5;
    for (const family of familiesOf(boxes[at]!, lexicon)) near[family] = Math.max(near[family]!, value);
  }
  known.set(box, near);
  return near;
}

const labelsSeen = new Map<string, readonly number[]>();
const MOST_LABELS = 20_000;

/** Numbers of the families that the words of a box's names belong to. */
export function familiesOf({ label }: Box, { elementNames }: StoryLexicon): readonly number[] {
  const known = labelsSeen.get(label);
  if (known !== undefined) return known;
  const words = label
    .slice(0, 300)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[\s_:/.-]+/);
  const families = [...new Set(words.flatMap((word) => FAMILY_NUMBER.get(elementNames.get(word) ?? "") ?? []))];
  if (labelsSeen.size > MOST_LABELS) labelsSeen.clear();
  labelsSeen.set(label, families);
  return families;
}
