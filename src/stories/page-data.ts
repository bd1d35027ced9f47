import { Element, type Node, parseMarkup, Text } from "./markup.js";
import { attribute } from "./page-tree.js";

/** What a page says of one story in its structured data. */
export interface ArticleData {
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly byline: readonly string[];
  readonly section: string | null;
  readonly description: string | null;
  /** The text that the data gives as the story's. */
  readonly body: string | null;
  readonly url: string | null;
}

export interface PageData {
  readonly articles: readonly ArticleData[];
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly language: string | null;
  readonly outlet: string | null;
  /** When the page was published, where the data tell of a page and of no article. */
  readonly published: string | null;
  /** `<time datetime>`, `itemprop=datePublished`, in order. */
  readonly times: readonly { readonly value: string; readonly isPublished: boolean; readonly element: Element }[];
  readonly authors: readonly string[];
}

const ARTICLE = /(?:News|Blog|Report|Opinion|Analysis|Satirical|Scholarly|Review|Tech|LiveBlog)?(?:Article|Posting)$/;
const PAGE = /^(?:Web|Item)Page$/;
/** More nodes of structured data than this are not looked at. */
const MOST_NODES = 5000;

/** Reads what a page says of itself: JSON-LD, meta elements, microdata, times. */
export function readPageData(document: Element): PageData {
  const meta = new Map<string, string>();
  const articles: ArticleData[] = [];
  const times: { value: string; isPublished: boolean; element: Element }[] = [];
  const authors: string[] = [];
  let title: string | null = null;
  let language: string | null = null;
  let publisher: string | null = null;
  let published: string | null = null;
  const stack: Node[] = [...document.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop();
    if (!(node instanceof Element)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
    if (node.name === "html" && language === null) language = attribute(node, "lang") || attribute(node, "xml:lang") || null;
    else if (node.name === "meta") noteMeta(node, meta);
    else if (node.name === "title" && title === null) title = textOf(node);
    else if (node.name === "script" && /ld\+json/i.test(attribute(node, "type"))) {
      const told = readLinkedData(rawText(node), articles);
      publisher = told.publisher ?? publisher;
      published ??= told.published;
    } else if (node.name === "time" || /datePublished/i.test(attribute(node, "itemprop"))) {
      const value = attribute(node, "datetime") || attribute(node, "content");
      if (value !== "") times.push({ value, isPublished: /datePublished/i.test(attribute(node, "itemprop")) || "pubdate" in node.attribs, element: node });
    } else if (/\bauthor\b/i.test(attribute(node, "rel")) || /\bauthor\b/i.test(attribute(node, "itemprop"))) {
      const name = textOf(node);
      if (name.length > 2 && name.length < 60) authors.push(name);
    }
  }
  return {
    articles,
    meta,
    title,
    language: language ?? meta.get("og:locale") ?? meta.get("content-language") ?? null,
    outlet: meta.get("og:site_name") ?? publisher ?? meta.get("application-name") ?? null,
    published,
    times,
    authors,
  };
}

function noteMeta(node: Element, meta: Map<string, string>): void {
  const name = (attribute(node, "property") || attribute(node, "name") || attribute(node, "itemprop") || attribute(node, "http-equiv")).toLowerCase();
  const content = attribute(node, "content").trim();
  if (name !== "" && content !== "" && !meta.has(name)) meta.set(name, content);
}

const rawText = (element: Element): string => element.children.map((child) => (child instanceof Text ? child.data : "")).join("");

/** The words of an element, white space folded. Nested elements are read to a bounded depth of work. */
export function textOf(element: Element): string {
  let text = "";
  const stack: Node[] = [...element.children].reverse();
  let nodes = 0;
  while (stack.length > 0 && nodes++ < MOST_NODES) {
    const node = stack.pop();
    if (node instanceof Text) text += node.data;
    else if (node instanceof Element && node.name !== "script" && node.name !== "style" && node.name !== "svg") {
      if (node.name === "br") text += " ";
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
    }
  }
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const asText = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? plainWords(value) : Array.isArray(value) ? asText(value[0]) : null;

/** Characters of HTML in a value of structured data, which should have none. */
const MARKUP = /&(?:#\d+|#x[\da-f]+|[a-z]+);|<\/?[a-z]/i;

/** The words of a value, white space folded; entities and tags that were left in it are read. */
function plainWords(value: string): string {
  const text = MARKUP.test(value) ? textOf(parseMarkup(value)) : value;
  return text.replace(/\s+/g, " ").trim();
}

/** Adds the articles of a JSON-LD script; gives the publisher's name, and when the page was published. A script that is no JSON is passed over. */
function readLinkedData(script: string, articles: ArticleData[]): Pick<PageData, "published"> & { readonly publisher: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(script.replace(/^\s*<!--|-->\s*$|^\s*\/\/<!\[CDATA\[|\/\/\]\]>\s*$/g, "").replace(/[\u0000-\u001f]+/g, " "));
  } catch {
    return { publisher: null, published: null };
  }
  let publisher: string | null = null;
  let published: string | null = null;
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && at < MOST_NODES; at++) {
    const node = queue[at];
    if (Array.isArray(node)) queue.push(...node.slice(0, 200));
    else if (isObject(node)) {
      const types = [node["@type"]].flat().filter((type) => typeof type === "string");
      if (types.some((type) => ARTICLE.test(String(type)))) {
        articles.push(articleOf(node));
        publisher ??= isObject(node["publisher"]) ? asText(node["publisher"]["name"]) : asText(node["publisher"]);
      } else if (types.some((type) => PAGE.test(String(type)))) published ??= asText(node["datePublished"]);
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "liveBlogUpdate"])
        if (node[key] !== undefined) queue.push(node[key]);
    }
  }
  return { publisher, published };
}

function articleOf(node: Json): ArticleData {
  const url = asText(node["url"]) ?? (isObject(node["mainEntityOfPage"]) ? asText(node["mainEntityOfPage"]["@id"]) : asText(node["mainEntityOfPage"]));
  return {
    headline: asText(node["headline"]) ?? asText(node["name"]),
    published: asText(node["datePublished"]),
    updated: asText(node["dateModified"]),
    byline: [node["author"] ?? node["creator"]]
      .flat()
      .flatMap((author) => (isObject(author) ? [author["name"]].flat() : [author]).flatMap((name) => asText(name) ?? [])),
    section: asText(node["articleSection"]),
    description: asText(node["description"]),
    body: asText(node["articleBody"]),
    url,
  };
}
