import { isJsonObject, type JsonObject } from "../document/check.js";
import { givenDay } from "./given-day.js";

/**
 * Our field, and the names under which other extractors write it, best first: trafilatura (`source-hostname`, `source`, `date`),
 * newspaper3k and 4k (`publish_date`, `authors`), news-please (`maintext`, `date_publish`), Readability (`textContent`, `siteName`),
 * NewsAPI (`publishedAt`, `source.name`), schema.org (`articleBody`, `datePublished`).
 */
const NAMES = {
  headline: ["title", "name"],
  text: ["maintext", "text", "textContent", "articleBody", "body", "content", "raw_text"],
  published: ["date_publish", "publish_date", "datePublished", "publishedTime", "publishedAt", "published_date", "date", "pubDate"],
  outlet: ["sitename", "site_name", "siteName", "source-hostname", "publisher", "source_domain", "hostname"],
  url: ["url", "source", "link", "source_url"],
  byline: ["authors", "author", "byline"],
  language: ["language", "meta_lang", "lang"],
} as const;

/** One of these beside words says that a record is of another extractor; a record with a `headline` is ours. */
const FOREIGN = [
  "title",
  "maintext",
  "publish_date",
  "date_publish",
  "textContent",
  "articleBody",
  "datePublished",
  "publishedAt",
  "publishedTime",
  "hostname",
];

/**
 * The record of another extractor under our field names; a record of our own as it is. A date that is not plainly a day is left out.
 * @param id stands in where the record has none
 */
export function namedByUs(object: JsonObject, id: string): JsonObject {
  const isOurs = "headline" in object || "stories" in object || "published" in object || typeof object["html"] === "string";
  if (isOurs || !FOREIGN.some((name) => name in object)) return object;
  const text = first(object, NAMES.text);
  if (text === null) return object;
  const url = first(object, NAMES.url);
  const own = object["id"];
  return {
    id: (typeof own === "string" && own !== "") || typeof own === "number" ? own : id,
    headline: first(object, NAMES.headline),
    published: dayIn(object),
    outlet: outletOf(object),
    ...(url === null || !/^https?:\/\//i.test(url) ? {} : { url }),
    byline: bylineOf(object),
    ...(first(object, NAMES.language) === null ? {} : { language: first(object, NAMES.language) }),
    // trafilatura parts paragraphs by one line end.
    text: text.includes("\n\n") ? text : text.trim().replace(/\n/g, "\n\n"),
  };
}

function first(object: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return null;
}

function dayIn(object: JsonObject): string | null {
  for (const name of NAMES.published) {
    const value = object[name];
    const day = typeof value === "string" ? givenDay(value) : null;
    if (day !== null) return day;
  }
  return null;
}

function outletOf(object: JsonObject): string | null {
  for (const name of ["source", "publisher"]) {
    const value = object[name];
    if (isJsonObject(value) && typeof value["name"] === "string") return value["name"];
  }
  return first(object, NAMES.outlet);
}

function bylineOf(object: JsonObject): readonly string[] {
  for (const name of NAMES.byline) {
    const value = object[name];
    const names = Array.isArray(value) ? value : typeof value === "string" ? value.split(";") : [];
    const written = names.filter((entry): entry is string => typeof entry === "string" && entry.trim() !== "").map((entry) => entry.trim());
    if (written.length > 0) return written;
  }
  return [];
}
