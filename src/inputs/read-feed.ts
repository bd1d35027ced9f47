import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { InputError } from "../document/errors.js";
import { decodeBytes } from "./decode.js";
import { givenDay } from "./given-day.js";
import { escapeHtml, htmlText, plainParagraphs } from "./html-text.js";
import type { FoundPage, PageContents } from "./pages.js";

/** An entry as feeds of all kinds have it. `html` and `text` are the fullest words there are. */
interface Entry {
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
}

/** More entries than any feed has; the rest would be left unread, so the feed is refused. */
const MAX_ENTRIES = 200_000;

/**
 * RSS 0.9x to 2.0, RDF, Atom and JSON Feed: each entry is a page of its own, known again by its words and dates, so that a feed
 * saved again tomorrow adds only what is new. @throws InputError `file-damaged`, `no-story` for a feed without entries
 */
export function readFeed(bytes: Uint8Array, file: string): readonly FoundPage[] {
  const entries = entriesOf(decodeBytes(bytes, true).text, file);
  if (entries.length === 0) throw new InputError("no-story", "the feed has no entries", { file });
  if (entries.length > MAX_ENTRIES) throw new InputError("file-too-large", `a feed of more than ${MAX_ENTRIES} entries`, { file });
  return entries.map((entry, index) => ({ kind: "entry", bytes: new TextEncoder().encode(JSON.stringify(contentsOf(entry))), file, line: index + 1 }));
}

function entriesOf(text: string, file: string): readonly Entry[] {
  let parsed: ReturnType<typeof parseFeed<string>>;
  try {
    parsed = parseFeed<string>(text);
  } catch (error) {
    throw new InputError("file-damaged", `not a feed that can be read (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`, { file });
  }
  if (parsed.format === "rss") return (parsed.feed.items ?? []).map((item) => rssEntry(item, parsed.feed.title ?? null));
  if (parsed.format === "rdf") return (parsed.feed.items ?? []).map((item) => rdfEntry(item, parsed.feed.title ?? null));
  if (parsed.format === "atom") return (parsed.feed.entries ?? []).map((entry) => atomEntry(entry, atomText(parsed.feed.title)));
  return (parsed.feed.items ?? []).map((item) => jsonEntry(item, parsed.feed));
}

const rssEntry = (item: RssFeed.Item<string>, outlet: string | null): Entry => ({
  title: plainTitle(item.title),
  url: item.link ?? (item.guid?.isPermaLink === false ? null : webAddress(item.guid?.value)),
  published: item.pubDate ?? item.dc?.dates?.[0] ?? null,
  html: item.content?.encoded ?? item.description ?? null,
  text: null,
  byline: named(item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name)),
  outlet: item.source?.title ?? outlet,
});

const rdfEntry = (item: RdfFeed.Item<string>, outlet: string | null): Entry => ({
  title: plainTitle(item.title),
  url: item.link ?? null,
  published: item.dc?.dates?.[0] ?? null,
  html: item.content?.encoded ?? item.description ?? null,
  text: null,
  byline: named(item.dc?.creators ?? []),
  outlet,
});

function atomEntry(entry: AtomFeed.Entry<string>, outlet: string | null): Entry {
  const body = entry.content?.value === undefined ? entry.summary : entry.content;
  const isMarkup = body?.type !== undefined && /html|xml/i.test(body.type);
  return {
    title: atomText(entry.title),
    url: entry.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href ?? null,
    published: entry.published ?? entry.updated ?? null,
    html: isMarkup ? (body.value ?? null) : null,
    text: isMarkup ? null : (body?.value ?? null),
    byline: named((entry.authors ?? []).map(({ name }) => name)),
    outlet: atomText(entry.source?.title) ?? outlet,
  };
}

const jsonEntry = (item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>): Entry => ({
  title: item.title ?? null,
  url: item.url ?? null,
  published: item.date_published ?? null,
  html: item.content_html ?? null,
  text: item.content_text ?? (item.content_html === undefined ? (item.summary ?? null) : null),
  byline: named((item.authors ?? []).map(({ name }) => name)),
  outlet: feed.title ?? null,
});

/** What WordPress puts behind every entry of a feed. */
const WORDPRESS_FOOTER =
  /^<p>The post <a [^>]{1,2000}>[^<]{1,1000}<\/a> (?:appeared first|first appeared) on <a [^>]{1,2000}>[^<]{1,500}<\/a>\.?<\/p>\s{0,99}$/;

function withoutFooter(html: string): string {
  const at = html.lastIndexOf("<p>The post <a ");
  return at >= 0 && WORDPRESS_FOOTER.test(html.slice(at)) ? html.slice(0, at) : html;
}

function contentsOf(found: Entry): PageContents {
  const entry = { ...found, html: found.html === null ? null : withoutFooter(found.html) };
  const title = entry.title === null ? null : entry.title.replace(/\s+/g, " ").trim() || null;
  const text = entry.text === null ? htmlText(entry.html ?? "") : plainParagraphs(entry.text);
  return {
    html:
      entry.html === null || !/<p\b/i.test(entry.html) ? null : `<html><body><article><h1>${escapeHtml(title ?? "")}</h1>${entry.html}</article></body></html>`,
    text: text === "" ? null : text,
    url: webAddress(entry.url),
    given: { headline: title, published: givenDay(entry.published), outlet: entry.outlet, byline: entry.byline },
    doubt: null,
  };
}

const atomText = (text: AtomFeed.Text | undefined): string | null =>
  text === undefined ? null : text.type !== undefined && /html/i.test(text.type) ? htmlText(text.value) : text.value;

/** RSS titles are plain by the standard and markup in practice; only what is markup is read as such. */
const plainTitle = (title: string | undefined): string | null => (title === undefined ? null : /&#?\w{2,8};|<\/?[a-z]/i.test(title) ? htmlText(title) : title);

const webAddress = (value: string | null | undefined): string | null =>
  value !== null && value !== undefined && /^https?:\/\//i.test(value.trim()) ? value.trim() : null;

const named = (names: readonly (string | undefined)[]): readonly string[] =>
  names.filter((name) => name !== undefined && name.trim() !== "") as readonly string[];
