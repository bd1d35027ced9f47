import { Element, type Node, parseMarkup, Text } from "./markup.js";
import { isDense } from "./text-shape.js";

/** A run of text of a page: what stands between two block-level boundaries. */
export interface Block {
  readonly text: string;
  /** Characters of it that are links. */
  readonly linkLength: number;
  /** Name of the nearest block-level element: p, h2, li, figcaption … */
  readonly tag: string;
  /** Index of the nearest block-level element in `boxes`. */
  readonly box: number;
  /** What it is part of. */
  readonly role: "text" | "caption" | "credit" | "junk";
  /** What the names of the elements around it say, believed or not: 1 that it stands around stories, 2 that it is a reader's comment or a consent notice. */
  readonly named: 0 | 1 | 2;
  /** Whether it stands in a post of a social network that the page shows in place, which belongs to the text around it. */
  readonly isPost: boolean;
  /** Its place in the page, in order. */
  readonly order: number;
}

/** A block-level element. */
export interface Box {
  readonly tag: string;
  /** Tag, class, and what else says what it is. */
  readonly label: string;
  readonly parent: number;
  readonly depth: number;
  readonly element: Element;
}

export interface PageTree {
  readonly document: Element;
  readonly blocks: readonly Block[];
  readonly boxes: readonly Box[];
}

/** Elements that do not part runs of text. */
export const INLINE: ReadonlySet<string> = new Set([
  "a",
  "abbr",
  "acronym",
  "b",
  "bdi",
  "bdo",
  "big",
  "cite",
  "code",
  "data",
  "del",
  "dfn",
  "em",
  "font",
  "i",
  "ins",
  "kbd",
  "mark",
  "q",
  "s",
  "samp",
  "small",
  "span",
  "strike",
  "strong",
  "sub",
  "sup",
  "time",
  "tt",
  "u",
  "var",
  "wbr",
  "label",
  "ruby",
  "rb",
  "rt",
  "rp",
  "nobr",
  "o:p",
]);
const SKIPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "embed",
  "canvas",
  "audio",
  "video",
  "map",
  "select",
  "option",
  "input",
  "textarea",
  "head",
  "meta",
  "link",
  "button",
  "dialog",
  "frame",
  "frameset",
  "noframes",
]);
const JUNK_TAGS = new Set(["nav", "footer", "aside", "form", "menu"]);
/** Class and id words of what stands around stories. Whole words, as cut at hyphens, underscores and capitals. */
const JUNK_WORDS = new Set(
  "comment comments commentlist disqus onetrust gdpr ccpa share sharing shares social sociable related newsletter newsletters promo promos promotion advert advertisement advertising ads sponsor sponsored sponsors sidebar footer nav navigation navbar breadcrumb breadcrumbs cookie cookies consent subscribe subscription signup paywall popup modal overlay tags taglist outbrain taboola recommend recommended recommendations recommendation recirc recirculation trending popular mostread teaser teasers widget banner toolbar masthead pagination pager login register skip hidden print rating poll quiz toc disclaimer copyright legal followus follow widgets feedback correction bio readmore morelinks seealso also more-articles alsoread inread dfp gpt admin author-bio authorbox tooltip popover rollover flyout ticker jobs shop store coupon".split(
    " ",
  ),
);
/** Those of them that are believed on every page. */
const SURE_JUNK_WORDS = new Set("comment comments commentlist disqus cookie cookies consent onetrust gdpr ccpa".split(" "));
/** Classes of the posts that the networks' own code sets into a page. */
const EMBEDDED_POST =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:embed|card)|fb-post|telegram-post)(?![\w-])/;
/** A name that says that the element is the story itself, whatever else it says. */
const STORY_WORDS =
  /\b(?:article-?body|articlebody|story-?body|entry-?content|post-?content|article-?content|article-?text|body-?text|story-?content|post-?body|main-?content|articletext|textbody)\b/i;
const CAPTION_WORDS =
  /(?:^|[\s_-])(?:caption|figcaption|wp-caption-text|image-description|photo-description|bildunterschrift|legende|legend|img-caption|imagecaption|media-caption|didascalia)(?:$|[\s_-])|caption/i;
const CREDIT_WORDS =
  /(?:^|[\s_-])(?:credit|credits|copyright|photo-credit|image-credit|photographer|source|image-source|copyrightholder|agency)(?:$|[\s_-])|credit/i;
/** Elements nested deeper are read as if they lay here. */
const DEEPEST = 400;
/** More text than this of one block is cut off. */
const LONGEST_BLOCK = 100_000;

export const attribute = (element: Element, name: string): string => element.attribs[name] ?? "";

/** Parses a page and lists its runs of text in order. Goes over the tree without recursion, so that no depth is too great. */
export function readPage(html: string): PageTree {
  const document = parseMarkup(html);
  const read = readBlocks(document);
  const { boxes } = read;
  const plain = withCaptions(read);
  const strict = plain.map((block): Block => (block.named > 0 ? { ...block, role: "junk" } : block));
  const lengthOf = (blocks: readonly Block[], isWanted: (block: Block) => boolean): number =>
    blocks.reduce(
      (sum, block) => sum + (block.text.length >= LONG_TEXT && block.linkLength * 3 < block.text.length && isWanted(block) ? block.text.length : 0),
      0,
    );
  // Where names would throw away most of the running text, they say something else on this page.
  const isText = ({ role }: Block): boolean => role === "text";
  const [kept, found] = [lengthOf(strict, isText), lengthOf(plain, isText)];
  if (kept >= ENOUGH_TEXT || kept >= lengthOf(plain, () => true) * LEAST_TEXT_PART || found <= kept * 2) return { document, boxes, blocks: strict };
  const lenient = plain.map((block): Block => (block.named === 2 ? { ...block, role: "junk" } : block));
  return { document, boxes, blocks: lengthOf(lenient, isText) > LONG_TEXT * 2 ? lenient : plain };
}

const IMAGES = new Set(["img", "picture", "amp-img"]);
/** A caption stands in a box with its image and hardly anything else; so far out is the box looked for. */
const IMAGE_STEPS = 3;
const LONGEST_IMAGE_BOX = 420;
const SHORTEST_CAPTION = 12;
const MOST_IN_IMAGE_BOX = 3;
/** Boxes that hold an image and words for other reasons: stories, and teasers of others. */
const NO_IMAGE_BOX = new Set(["article", "main", "section", "body", "li", "a", "td", "header", "blockquote"]);
const NO_CAPTION_NAME =
  /(?:^|[\s_-])(?:author|authors|autor|autoren|person|profile|bio|avatar|quote|quotes|zitat|testimonial|newsletter|teaser|card|video|audio|player|podcast|related|button|rating|product|logo|meta|date|time|byline|title|headline|lead|intro)(?:$|[\s_-])/i;
const FEWEST_CAPTION_WORDS = 3;

/** Takes the words that stand alone with an image for its caption, whatever the elements are named. */
function withCaptions({ blocks, boxes }: Pick<PageTree, "blocks" | "boxes">): Block[] {
  const hasImage = new Uint8Array(boxes.length);
  const lengths = new Float64Array(boxes.length);
  const counts = new Int32Array(boxes.length);
  for (const { box, text } of blocks) {
    if (box < 0) continue;
    lengths[box]! += text.length;
    counts[box]!++;
  }
  for (let box = boxes.length - 1; box >= 0; box--) {
    const { tag, parent } = boxes[box]!;
    if (IMAGES.has(tag)) hasImage[box] = 1;
    if (parent < 0) continue;
    if (hasImage[box] === 1) hasImage[parent] = 1;
    lengths[parent]! += lengths[box]!;
    counts[parent]! += counts[box]!;
  }
  const isWithImage = ({ box, text, linkLength, role, tag }: Block): boolean => {
    if (role !== "text" || text.length < SHORTEST_CAPTION || linkLength * 2 > text.length || /^h[1-6]$/.test(tag)) return false;
    if (text.split(" ", FEWEST_CAPTION_WORDS).length < FEWEST_CAPTION_WORDS && !isDense(text)) return false;
    for (let at = box, steps = 0; at >= 0 && steps <= IMAGE_STEPS; at = boxes[at]!.parent, steps++) {
      if (NO_CAPTION_NAME.test(boxes[at]!.label) || lengths[at]! > LONGEST_IMAGE_BOX || counts[at]! > MOST_IN_IMAGE_BOX || NO_IMAGE_BOX.has(boxes[at]!.tag))
        return false;
      if (hasImage[at] === 1) return true;
    }
    return false;
  };
  return blocks.map((block): Block => (isWithImage(block) ? { ...block, role: "caption" } : block));
}

/** A run of this many characters is running text. */
const LONG_TEXT = 80;
/** With so many characters of running text left, the names of elements are believed … */
const ENOUGH_TEXT = 2000;
/** … else, if less than this part of it is left, they are not. */
const LEAST_TEXT_PART = 0.4;

function readBlocks(document: Element): Pick<PageTree, "blocks" | "boxes"> {
  const boxes: Box[] = [];
  const blocks: Block[] = [];
  const writer = new BlockWriter(blocks);
  const root: Frame = {
    nodes: document.children,
    next: 0,
    box: -1,
    role: "text",
    named: 0,
    isLink: false,
    tag: "body",
    isPre: false,
    isRow: false,
    isPost: false,
    paused: null,
    closes: false,
  };
  const stack: Frame[] = [root];
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!;
    const node = frame.nodes[frame.next++];
    if (node === undefined) {
      if (frame.closes) writer.flush(frame);
      if (frame.paused !== null) writer.resume(frame.paused);
      stack.pop();
      continue;
    }
    if (node instanceof Text) writer.add(node.data, frame);
    else if (node instanceof Element) enter(node, frame, { stack, boxes, writer });
  }
  writer.flush(root);
  return { blocks, boxes };
}

interface Frame {
  readonly nodes: readonly Node[];
  next: number;
  readonly box: number;
  readonly role: Block["role"];
  readonly named: Block["named"];
  readonly isLink: boolean;
  readonly tag: string;
  readonly isPre: boolean;
  /** Whether its cells are read as one line. */
  readonly isRow: boolean;
  readonly isPost: boolean;
  /** The run of text that it stands in and is no part of. */
  readonly paused: Run | null;
  /** Whether a block ends with it. */
  readonly closes: boolean;
}

interface Reading {
  readonly stack: Frame[];
  readonly boxes: Box[];
  readonly writer: BlockWriter;
}

function enter(element: Element, frame: Frame, { stack, boxes, writer }: Reading): void {
  const { name } = element;
  if (SKIPPED.has(name)) return;
  if (name === "br") {
    writer.lineBreak(frame);
    return;
  }
  const names = `${attribute(element, "class")} ${attribute(element, "id")} ${attribute(element, "role")}`;
  const label = `${name} ${names} ${attribute(element, "itemprop")} ${attribute(element, "data-component")} ${attribute(element, "data-testid")}`;
  if (isHidden(element)) return;
  const isPost = frame.isPost || (EMBEDDED_POST.test(attribute(element, "class")) && frame.role !== "junk" && frame.named < 2);
  const role = isPost ? "text" : roleOf(name, label, { around: frame.role, names, element });
  const isInline = INLINE.has(name) || (isCell(name) && frame.isRow);
  const ownName = isPost || role === "caption" || role === "credit" ? 0 : junkNameOf(name, label, names);
  const own = ownName > 0 && isInline && writer.isOpen && !isAside(element) ? 0 : ownName;
  const named = isPost ? 0 : (Math.max(own, frame.named) as Block["named"]);
  if (isCell(name) && frame.isRow) writer.space();
  if (isInline) {
    const closes = own > 0 || role !== frame.role || named !== frame.named;
    // What opens over a word is set apart, and the line goes on behind it.
    const paused = closes && role === frame.role && writer.isOpen ? writer.pause() : null;
    if (closes && paused === null) writer.flush(frame);
    stack.push({
      nodes: element.children,
      next: 0,
      box: frame.box,
      role,
      named,
      isLink: frame.isLink || name === "a",
      tag: frame.tag,
      isPre: frame.isPre,
      isRow: frame.isRow,
      isPost,
      paused,
      closes,
    });
    return;
  }
  writer.flush(frame);
  const depth = (boxes[frame.box]?.depth ?? 0) + 1;
  let { box } = frame;
  if (depth < DEEPEST) {
    boxes.push({ tag: name, label, parent: frame.box, depth, element });
    box = boxes.length - 1;
  }
  stack.push({
    nodes: element.children,
    next: 0,
    box,
    role,
    named,
    isLink: frame.isLink || name === "a",
    tag: name,
    isPre: frame.isPre || name === "pre",
    isRow: name === "tr" && isPlainRow(element),
    isPost,
    paused: null,
    closes: true,
  });
}

/** Fewer characters in a line are a word of it, whatever the element is named. */
const SHORTEST_ASIDE = 40;
const MOST_IN_ASIDE = 60;

/** Whether an element in a line is a box of its own that opens over a word: not the word with its box, and not a word alone. */
function isAside(element: Element): boolean {
  let length = 0;
  let count = 0;
  const stack: Node[] = [...element.children];
  while (stack.length > 0 && count++ < MOST_IN_ASIDE) {
    const node = stack.pop();
    if (node instanceof Text) length += node.data.trim().length;
    else if (node instanceof Element) {
      if (junkNameOf(node.name, attribute(node, "class"), attribute(node, "class")) > 0) return false;
      stack.push(...node.children);
    }
  }
  return length >= SHORTEST_ASIDE;
}

const isCell = (name: string): boolean => name === "td" || name === "th";
/** A row with more elements than this is no row of a table of data. */
const MOST_IN_ROW = 120;

/** Whether a row has two cells or more, and nothing in them but running text: then it is read as one line. */
function isPlainRow(row: Element): boolean {
  let cells = 0;
  let count = 0;
  const stack: Node[] = [...row.children];
  while (stack.length > 0) {
    const node = stack.pop();
    if (!(node instanceof Element)) continue;
    if (++count > MOST_IN_ROW) return false;
    if (isCell(node.name)) cells++;
    else if (!INLINE.has(node.name) && node.name !== "br" && !SKIPPED.has(node.name) && node.name !== "img") return false;
    stack.push(...node.children);
  }
  return cells > 1;
}

/** Pages that are streamed bring their parts in hidden boxes ("S:1") that a script puts in place. */
const isStreamedPart = (element: Element): boolean => /^S:[\da-f]+$/.test(attribute(element, "id"));

const isHidden = (element: Element): boolean =>
  ("hidden" in element.attribs && !isStreamedPart(element)) ||
  attribute(element, "aria-hidden") === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, "style"));

function roleOf(
  name: string,
  label: string,
  { around, names, element }: { readonly around: Block["role"]; readonly names: string; readonly element: Element },
): Block["role"] {
  if (around === "junk" || around === "credit") return around;
  if (JUNK_TAGS.has(name) && !STORY_WORDS.test(label)) return "junk";
  if (
    name === "figcaption" ||
    (names !== "  " &&
      CAPTION_WORDS.test(names) &&
      name !== "article" &&
      name !== "section" &&
      name !== "main" &&
      name !== "body" &&
      name !== "figure" &&
      name !== "picture")
  )
    return around === "caption" && CREDIT_WORDS.test(names) ? "credit" : "caption";
  if (around === "caption") return CREDIT_WORDS.test(names) ? "credit" : "caption";
  if (isStoryName(name, label)) return around;
  if (/\b(?:navigation|complementary|contentinfo|banner|search|menu|dialog)\b/.test(attribute(element, "role"))) return "junk";
  return around;
}

const isStoryName = (name: string, label: string): boolean =>
  name === "body" || name === "html" || name === "main" || name === "article" || STORY_WORDS.test(label);

function junkNameOf(name: string, label: string, names: string): Block["named"] {
  return names.length > 3 && !isStoryName(name, label) ? readJunkName(names) : 0;
}

/** Words behind which a name says the contrary ("no-comments"). */
const NEGATIONS = new Set(["no", "has", "with", "without", "is"]);
const namesSeen = new Map<string, Block["named"]>();
const MOST_NAMES = 20_000;
function readJunkName(names: string): Block["named"] {
  const known = namesSeen.get(names);
  if (known !== undefined) return known;
  if (namesSeen.size > MOST_NAMES) namesSeen.clear();
  const words = names
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[\s_:/.-]+/);
  let named: Block["named"] = 0;
  for (const [index, word] of words.entries()) {
    if (!JUNK_WORDS.has(word) || NEGATIONS.has(words[index - 1] ?? "")) continue;
    named = SURE_JUNK_WORDS.has(word) ? 2 : named === 0 ? 1 : named;
  }
  namesSeen.set(names, named);
  return named;
}

/** A run of text that has begun. */
interface Run {
  readonly text: string;
  readonly linkLength: number;
}

class BlockWriter {
  private text = "";
  private linkLength = 0;
  private breaks = 0;
  constructor(private readonly blocks: Block[]) {}

  add(data: string, frame: Frame): void {
    const words = data.replace(/[\s\u00a0]+/g, " ");
    if (words === "" || (words === " " && this.text === "")) return;
    if (words !== " ") this.breaks = 0;
    this.text += words;
    if (frame.isLink) this.linkLength += words.trim().length;
  }

  get isOpen(): boolean {
    return this.text.trim() !== "";
  }

  /** Sets aside the run that has begun. */
  pause(): Run {
    const run = { text: this.text, linkLength: this.linkLength };
    this.clear();
    return run;
  }

  /** Goes on with a run that was set aside. */
  resume({ text, linkLength }: Run): void {
    this.text = text;
    this.linkLength = linkLength;
  }

  /** Parts words that stand in cells. */
  space(): void {
    if (this.text !== "") this.text += " ";
  }

  /** One break is a space; two or more part paragraphs. */
  lineBreak(frame: Frame): void {
    this.breaks++;
    if (this.breaks >= 2 || frame.isPre) this.flush(frame);
    else this.text += " ";
  }

  flush(frame: Frame): void {
    const text = this.text.replace(/ {2,}/g, " ").trim();
    if (text !== "")
      this.blocks.push({
        text: text.slice(0, LONGEST_BLOCK),
        linkLength: Math.min(this.linkLength, text.length),
        tag: frame.tag,
        box: frame.box,
        role: frame.role,
        named: frame.named,
        isPost: frame.isPost,
        order: this.blocks.length,
      });
    this.clear();
  }

  private clear(): void {
    this.text = "";
    this.linkLength = 0;
    this.breaks = 0;
  }
}
