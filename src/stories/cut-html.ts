import type { CutStory, Page } from "../document/types.js";
import { chooseBody } from "./choose-body.js";
import { findDateline } from "./dateline.js";
import { chooseHeadline, outletNames, printedHeadline } from "./headline.js";
import { checkedLanguage } from "./language.js";
import type { StoryLexicon } from "./lexicon.js";
import { type ArticleData, type PageData, readPageData } from "./page-data.js";
import { readPage } from "./page-tree.js";
import { publishedOf } from "./published.js";
import type { SegmentInput } from "./segment-input.js";
import { findSegments, type Segment } from "./segments.js";
import { bylineOf } from "./story-byline.js";
import { captionsOf } from "./story-captions.js";
import { keyOf, likeness, withoutOutlet } from "./title.js";

/** A body of fewer characters is no story. */
const SHORTEST_BODY = 140;

/** A page of HTML → its stories. Whole documents one after the other are pages of their own. */
export function cutHtml(page: Page, lexicon: StoryLexicon): CutStory[] {
  const documents = splitDocuments(page.html ?? "");
  // The address is that of the first document.
  const { url, ...rest } = page;
  return documents.flatMap((html, index) => cutDocument(index === 0 && url !== undefined ? { ...rest, url, html } : { ...rest, html }, lexicon));
}

const DOCUMENT_START = /<!doctype\s+html|<html[\s>]/gi;

const DOCUMENT_END = ["</html", "</HTML"];
const SHORTEST_DOCUMENT = 200;

/** Cuts at each beginning of a document behind the end of one. */
export function splitDocuments(html: string): string[] {
  const starts: number[] = [0];
  let last = 0;
  const end = DOCUMENT_END.map((tag) => html.indexOf(tag)).filter((at) => at >= 0);
  if (end.length === 0 || html.length - Math.min(...end) < SHORTEST_DOCUMENT) return [html];
  for (const { index } of html.matchAll(DOCUMENT_START)) {
    if (lastEnd(html, index) > last) {
      starts.push(index);
      last = index;
    }
  }
  return starts.map((start, index) => html.slice(start, starts[index + 1] ?? html.length));
}

const lastEnd = (html: string, before: number): number => Math.max(...DOCUMENT_END.map((tag) => html.lastIndexOf(tag, before)));

function cutDocument(page: Page, lexicon: StoryLexicon): CutStory[] {
  return readSegments(page, lexicon).flatMap((story) => readStory(story) ?? []);
}

/** A story of a page before its body is chosen. */
export interface FoundStory {
  readonly input: SegmentInput;
  readonly headline: string | null;
  readonly article: ArticleData | null;
}

/** The stories of one document, as far as headings and structured data tell. */
export function readSegments(page: Page, lexicon: StoryLexicon): FoundStory[] {
  const tree = readPage(page.html ?? "");
  const data = readPageData(tree.document);
  const outlets = outletNames(data, page);
  const segments = findSegments({ tree, data, outlets, lexicon });
  const told = segments.length === 1 ? 0 : segments.findIndex((segment) => isNamed(segment, data, outlets));
  return segments.map((segment, index) => {
    const input: SegmentInput = { page, tree, data, outlets, segment, isTold: index === told, lexicon };
    const article = articleFor(data, segment, input.isTold);
    return { input, article, headline: headlineOf(input, article) };
  });
}

const LEAST_LIKENESS = 0.8;

/** Whether the page's own title is the headline of this one of its stories. */
function isNamed({ headline }: Segment, data: PageData, outlets: readonly string[]): boolean {
  const key = headline === null ? "" : keyOf(headline.text);
  const titles = [data.meta.get("og:title"), data.title].flatMap((title) =>
    title === undefined || title === null ? [] : [keyOf(withoutOutlet(title, outlets))],
  );
  return titles.some((title) => title === key || likeness(title, key) >= LEAST_LIKENESS);
}

function readStory({ input, headline, article }: FoundStory): CutStory | null {
  const { data, lexicon } = input;
  const { paragraphs, around } = chooseBody(input, headline, article);
  const text = paragraphs.join("\n\n");
  if (text.length < SHORTEST_BODY) return null;
  const { published, publishedFrom, updated } = publishedOf(input, article, around);
  const byline = bylineOf(input, article, around);
  const dateline = findDateline(text, lexicon.months);
  const section = article?.section ?? (input.isTold ? (data.meta.get("article:section") ?? null) : null);
  return {
    headline,
    published,
    publishedFrom,
    ...(updated === null ? {} : { updated }),
    byline,
    ...(dateline === null ? {} : { dateline: dateline.words }),
    ...(data.outlet === null ? {} : { outlet: data.outlet }),
    ...(section === null ? {} : { section }),
    language: checkedLanguage(data.language, text, lexicon),
    text,
    captions: captionsOf(input, around),
  };
}

/** The structured data of a story: the one with its headline; the first, where the page has one story. */
function articleFor(data: PageData, { headline }: Segment, isTold: boolean): ArticleData | null {
  const key = headline === null ? "" : keyOf(headline.text);
  const same = data.articles.find((article) => article.headline !== null && key !== "" && keyOf(article.headline) === key);
  return same ?? (isTold ? (data.articles.find(({ published, headline: own }) => published !== null || own !== null) ?? null) : null);
}

/** The headline of a story: of the one that the page tells of what most of its places give, of another the printed one. */
function headlineOf({ tree, segment, data, outlets, isTold }: SegmentInput, article: ArticleData | null): string | null {
  const printed = printedHeadline(tree, segment.headline);
  return isTold ? chooseHeadline(printed, article, data, outlets) : (printed?.bare ?? article?.headline ?? null);
}
