import type { PublishedFrom } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { Element } from "./markup.js";
import type { ArticleData } from "./page-data.js";
import { INLINE } from "./page-tree.js";
import type { SegmentInput } from "./segment-input.js";
import { findWrittenDate, isDateLine, publicationLine } from "./written-date.js";

export interface PublishedDate {
  readonly published: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly updated: string | null;
}

const META = [
  "article:published_time",
  "article:published",
  "og:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publication_date",
  "parsely-pub-date",
  "sailthru.date",
  "article.published",
  "cxenseparse:recs:publishtime",
  "originalpublicationdate",
  "displaydate",
  "ptime",
  "pdate",
  "rnews:datepublished",
];
/** Blocks this far before the body may print its date. */
const HEAD_BLOCKS = 25;

/** When a story was published: what the page says in its data, else what it prints at the story, else its address. */
export function publishedOf(input: SegmentInput, article: ArticleData | null, around: { readonly first: number; readonly last: number }): PublishedDate {
  const { data, isTold, page, lexicon } = input;
  const updated = normal(article?.updated ?? (isTold ? (data.meta.get("article:modified_time") ?? null) : null), lexicon.months);
  const metadata =
    normal(article?.published ?? null, lexicon.months) ??
    (isTold ? META.map((name) => normal(data.meta.get(name) ?? null, lexicon.months)).find((value) => value !== null) : undefined) ??
    (isTold ? normal(data.times.find(({ isPublished }) => isPublished)?.value ?? data.published, lexicon.months) : null);
  if (metadata !== null && metadata !== undefined) return { published: metadata, publishedFrom: "metadata", updated: updated === metadata ? null : updated };
  const printed = printedDate(input, around);
  if (printed !== null) return { published: printed, publishedFrom: "page", updated };
  const url = isTold ? dateOfUrl(page.url ?? data.meta.get("og:url") ?? "") : null;
  return url === null ? { published: null, publishedFrom: null, updated: null } : { published: url, publishedFrom: "url", updated };
}

/** An ISO day or time as it is; another written date as a day; `null` for anything else. */
function normal(value: string | null, months: ReadonlyMap<string, number>): string | null {
  if (value === null) return null;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?/.exec(value.trim());
  if (iso !== null) {
    if (parseDay(iso[1] ?? "") === null) return null;
    const zone = iso[3] ?? "";
    return iso[2] === undefined
      ? (iso[1] ?? null)
      : `${iso[1]}T${iso[2].length === 5 ? `${iso[2]}:00` : iso[2]}${/^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{4,6})?$/.exec(value.trim());
  if (compact !== null) return parseDay(`${compact[1]}-${compact[2]}-${compact[3]}`) === null ? null : `${compact[1]}-${compact[2]}-${compact[3]}`;
  return findWrittenDate(value, months)?.day ?? null;
}

/** Boxes that hold the whole page. */
const WHOLE: ReadonlySet<string> = new Set(["body", "html"]);
const isInline = (node: Element): boolean => INLINE.has(node.name);

/** A `<time>` or a line with a date at the head of the story. */
function printedDate(input: SegmentInput, around: { readonly first: number; readonly last: number }): string | null {
  const { tree, data, segment, lexicon } = input;
  const from = Math.max(segment.first, Math.min(segment.headline?.order ?? around.first, around.first) - 4);
  const boxes = new Set<unknown>();
  for (const block of tree.blocks.slice(from, around.first + 3).filter(({ role, order }) => role !== "junk" || order < around.first))
    for (let box = block.box; box >= 0; box = tree.boxes[box]!.parent) boxes.add(tree.boxes[box]!.element);
  // A `<time>` stands in inline elements: the box around it decides.
  const time = data.times.find(({ element }) => {
    let holder: Element | null = element;
    while (holder !== null && !boxes.has(holder) && isInline(holder)) holder = holder.parent;
    return holder !== null && boxes.has(holder) && !WHOLE.has(holder.name);
  });
  const valued = normal(time?.value ?? null, lexicon.months);
  if (valued !== null) return valued;
  for (const { text, named, box } of tree.blocks.slice(Math.max(from, around.first - HEAD_BLOCKS), around.first + BEHIND_BEGINNING)) {
    const date = named === 2 ? null : isDateLine(text, lexicon.months, DATE_NAME.test(tree.boxes[box]?.label ?? ""));
    if (date !== null) return date.day;
  }
  return saidDate(input, around);
}

const BEHIND_BEGINNING = 3;

/** Names of elements that hold a date. */
const DATE_NAME = /(?:^|[\s_-])(?:date|datum|fecha|pubdate|published|publication|timestamp|posted|dateline|postdate)(?:$|[\s_-])/i;

/** Blocks this far before and behind the body may say in words when it was published. */
const BEFORE_BODY = 30;
const BEHIND_BODY = 8;

/** The date of a line that says in words that it is the day of publication, around the body. */
function saidDate({ tree, segment, lexicon }: SegmentInput, { first, last }: { readonly first: number; readonly last: number }): string | null {
  const near = [
    ...tree.blocks.slice(Math.max(segment.first, first - BEFORE_BODY), first),
    ...tree.blocks.slice(last + 1, Math.min(segment.end, last + 1 + BEHIND_BODY)),
  ];
  for (const { text, named } of near) {
    const date = named === 2 ? null : publicationLine(text, lexicon.months);
    if (date !== null) return date.day;
  }
  return null;
}

/** "/2024/05/03/", "/2024-05-03-", "20240503" in an address. */
function dateOfUrl(url: string): string | null {
  const match = /[/-](20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url) ?? /[/_-](20\d{2})(\d{2})(\d{2})(?:[/_.-]|$)/.exec(url);
  if (match === null) return null;
  const day = `${match[1]}-${(match[2] ?? "").padStart(2, "0")}-${(match[3] ?? "").padStart(2, "0")}`;
  return parseDay(day) === null ? null : day;
}
