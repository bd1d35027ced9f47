import { readByline, splitNames } from "./byline.js";
import { Element, Text } from "./markup.js";
import { type ArticleData, textOf } from "./page-data.js";
import type { Block } from "./page-tree.js";
import type { SegmentInput } from "./segment-input.js";
import { nameKey } from "./title.js";

const META = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcsext.author"];
const LONGEST_NAME = 60;
const MOST_AUTHORS = 3;

/**
 * Who wrote a story: what the page's data say, else what is printed at its head. An outlet that its own data name as the author gives way to a printed name.
 * @param around orders of the first and last block of the body
 */
export function bylineOf(input: SegmentInput, article: ArticleData | null, around: { readonly first: number; readonly last: number }): string[] {
  const { data, outlets, isTold } = input;
  const isOutlet = (name: string): boolean => outlets.includes(nameKey(name));
  const meta = isTold ? META.map((name) => data.meta.get(name)).find((value) => value !== undefined && !/^https?:/.test(value)) : undefined;
  const told = article !== null && article.byline.length > 0 ? names(article.byline) : meta === undefined ? [] : names([meta]);
  if (told.some((name) => !isOutlet(name))) return told.length > 1 ? told.filter((name) => !isOutlet(name)) : told;
  const printed = printedByline(input, around);
  if (printed.length > 0) return printed;
  return told.length > 0 || !isTold ? told : names(data.authors.slice(0, MOST_AUTHORS));
}

const names = (list: readonly string[]): string[] => [
  ...new Set(list.flatMap(splitNames).filter((name) => name.length <= LONGEST_NAME && !/^https?:|@|\d{3}/.test(name))),
];

/** Blocks this far before the headline, and behind the beginning of the body, may print its byline. */
const BEFORE_HEADLINE = 6;
const BEHIND_BEGINNING = 2;
const AUTHOR_NAME =
  /(?:^|[\s_-])(?:author|authors|authorname|byline|bylines|autor|autoren|autore|auteur|auteurs|redakteur|writer|writers|journalist|forfatter|skribent)(?:$|[\s_-])/i;
const PARTS = /\s*[|•·]\s*/;

/** The names in a line that leads to them ("By A. Writer"), else those in an element that is named after authors, at the head of a story. */
function printedByline({ tree, segment }: SegmentInput, around: { readonly first: number }): string[] {
  const from = Math.max(segment.first, Math.min(segment.headline?.order ?? around.first, around.first) - BEFORE_HEADLINE);
  const head = tree.blocks.slice(from, around.first + BEHIND_BEGINNING);
  for (const { text } of head) {
    const found = text.length > LONGEST_LINE ? [] : text.split(PARTS).flatMap((part) => readByline(part));
    if (found.length > 0) return [...new Set(found)];
  }
  for (const block of head) {
    const found = isNamedAuthor(tree.boxes, block) ? namesIn(tree.boxes[block.box]!.element, block.text) : [];
    if (found.length > 0) return found;
  }
  return [];
}

const LONGEST_LINE = 160;
const NEAR_BOXES = 2;

function isNamedAuthor(boxes: SegmentInput["tree"]["boxes"], { box, text }: Block): boolean {
  if (text.length > LONGEST_LINE) return false;
  for (let at = box, steps = 0; at >= 0 && steps <= NEAR_BOXES; at = boxes[at]!.parent, steps++) if (AUTHOR_NAME.test(boxes[at]!.label)) return true;
  return false;
}

/** A name of two to five words, each with a capital. */
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|di|del|van|von|der|den|al|el|bin|la|le|du) )*\p{Lu}[\p{L}.'’-]*){1,4}$/u;

/** The names in an element: in its parts, where each of them is one, else in its words. */
function namesIn(element: Element, text: string): string[] {
  const parts = element.children.filter((child) => child instanceof Element || (child instanceof Text && /[^\s,;|&]/.test(child.data)));
  const own = parts.length > 1 && parts.every((part) => part instanceof Element) ? parts.map((part) => textOf(part as Element)) : [text];
  const found = names(own).map((name) => name.replace(/[\s,;|]+$/, ""));
  return found.length > 0 && found.every((name) => NAME.test(name)) ? found : [];
}
