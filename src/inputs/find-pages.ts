import { isJsonObject } from "../document/check.js";
import { InputError } from "../document/errors.js";
import { type FoundInput, fileError, isAddress } from "./find-inputs.js";
import type { Fetcher } from "./http/types.js";
import type { FileKind } from "./kinds.js";
import { type ByteLine, splitLines } from "./lines.js";
import { MAX_BUNDLE_BYTES, MAX_LINE_BYTES, MAX_PAGE_BYTES, MAX_UNPACKING, type OpenedInput, openChunks, openInput, readWhole } from "./open-input.js";
import type { Found, FoundPage } from "./pages.js";
import type { UnpackingBudget } from "./read-zip.js";

/** An archive in an archive in an archive; deeper ones are refused. */
const MAX_ARCHIVE_DEPTH = 3;
/** An archive that does not come as a file of its own is read into memory, because a ZIP is read from its end. */
const MAX_HELD_ARCHIVE_BYTES = 256 * 2 ** 20;

/** The budget for an archive of so many bytes: 200 times its size, as for gzip, and never less than a gigabyte. */
const unpackingBudget = (bytes: number): UnpackingBudget => ({ left: Math.max(2 ** 30, bytes * MAX_UNPACKING) });

const UNREADABLE: Partial<Readonly<Record<FileKind, readonly [InputError["code"], string]>>> = {
  empty: ["file-empty", "the file is empty"],
  binary: ["file-binary", "the file is not text"],
  unsupported: ["file-kind-unsupported", "this kind of file cannot be read yet"],
  unknown: ["file-kind-unknown", "the kind of the file is not known by its name or its first bytes"],
};

/** Where in a nest of archives the reading is. */
interface Nest {
  readonly depth: number;
  readonly budget: UnpackingBudget;
}

// The readers of single formats are loaded where a file of theirs is: most piles need none of them.

/**
 * All pages in a file, whatever it is, as they are found: memory is bounded by the largest page and not by the file.
 * What cannot be read is yielded as a problem, or thrown where the rest of the file cannot be read either.
 * @param fetcher reads addresses
 * @throws InputError
 */
export async function* findPages({ file, bytes }: FoundInput, fetcher: Fetcher): AsyncGenerator<Found> {
  if (isAddress(file)) {
    yield* fetchPages(file, fetcher);
    return;
  }
  const opened = await openInput(file);
  const nest = { depth: 0, budget: unpackingBudget(bytes) };
  if (opened.kind !== "zip" || file === "-" || /\.gz$/i.test(file)) {
    yield* pagesIn(opened, file, nest);
    return;
  }
  await drop(opened.chunks);
  yield* zipPages(file, file, nest);
}

/** What servers call the kinds of which the first bytes do not tell. */
const ENDING_OF_TYPE: Readonly<Record<string, string>> = {
  "text/html": ".html",
  "application/xhtml+xml": ".html",
  "text/plain": ".txt",
  "application/json": ".json",
  "application/feed+json": ".json",
  "application/x-ndjson": ".jsonl",
  "application/jsonl": ".jsonl",
  "message/rfc822": ".eml",
};

/** The pages at an address: of any kind that a file may have. */
async function* fetchPages(address: string, fetcher: Fetcher): AsyncGenerator<Found> {
  const { url, contentType, chunks } = await fetcher.fetch(address);
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  const ending = ENDING_OF_TYPE[(contentType.split(";")[0] ?? "").trim()] ?? "";
  const encoding = /charset\s{0,3}=\s{0,3}"?([\w:.-]{2,30})/.exec(contentType)?.[1];
  const opened = await openChunks(chunks, `${name}${ending}`, address);
  const nest = { depth: 0, budget: unpackingBudget(0) };
  for await (const found of pagesIn(opened, address, nest)) {
    if ("error" in found) yield found;
    else yield found.map((page) => ({ ...(encoding === undefined ? {} : { encoding }), ...(isPage(page) ? { url } : {}), ...page }));
  }
}

/** Whether the address is that of the page itself: a feed or an archive gives its pages addresses of their own. */
const isPage = ({ kind, line, file }: FoundPage): boolean => line === null && kind !== "mail" && isAddress(file);

async function* pagesIn({ kind, chunks }: OpenedInput, file: string, nest: Nest): AsyncGenerator<Found> {
  const unreadable = UNREADABLE[kind];
  if (unreadable !== undefined) {
    await drop(chunks);
    throw new InputError(unreadable[0], unreadable[1], { file });
  }
  switch (kind) {
    case "lines":
      for await (const lines of splitLines(chunks, MAX_LINE_BYTES)) yield* linePages(lines, file);
      return;
    case "json":
      yield* linePages(valuesOf(await readWhole(chunks, MAX_LINE_BYTES, file), file), file);
      return;
    case "feed": {
      const { readFeed } = await import("./read-feed.js");
      yield readFeed(await readWhole(chunks, MAX_PAGE_BYTES, file), file);
      return;
    }
    case "warc": {
      const { readWarc } = await import("./read-warc.js");
      yield* readWarc(chunks, file);
      return;
    }
    case "zip": {
      if (nest.depth >= MAX_ARCHIVE_DEPTH) throw new InputError("archive-refused", "archives inside archives inside archives", { file });
      yield* zipPages(Buffer.from(await readWhole(chunks, MAX_HELD_ARCHIVE_BYTES, file)), file, nest);
      return;
    }
    case "html":
    case "text":
      yield [{ kind, bytes: await readWhole(chunks, MAX_PAGE_BYTES, file), file, line: null }];
      return;
    case "mail":
    case "mhtml":
    case "pdf":
      yield [{ kind, bytes: await readWhole(chunks, MAX_BUNDLE_BYTES, file), file, line: null }];
  }
}

/** The pages of a ZIP of pages or of a WACZ, which is a ZIP of WARCs with indexes beside them. */
async function* zipPages(source: string | Buffer, file: string, nest: Nest): AsyncGenerator<Found> {
  const { readZip } = await import("./read-zip.js");
  const isWacz = /\.wacz$/i.test(file) || (await holdsWarcs(source, file, nest));
  for await (const entry of readZip(source, file, nest.budget)) {
    if ("error" in entry) {
      yield entry;
      continue;
    }
    if (isWacz && !/\.warc(?:\.gz)?$/i.test(entry.name)) continue;
    const place = `${file}/${entry.name}`;
    try {
      yield* pagesIn(await openChunks(entry.open(), entry.name, place), place, { ...nest, depth: nest.depth + 1 });
    } catch (error) {
      yield { error: fileError(error, place) };
    }
  }
}

async function holdsWarcs(source: string | Buffer, file: string, nest: Nest): Promise<boolean> {
  const { readZip } = await import("./read-zip.js");
  let isDescribed = false;
  let hasArchive = false;
  for await (const entry of readZip(source, file, nest.budget)) {
    if ("error" in entry) continue;
    if (entry.name === "datapackage.json") isDescribed = true;
    if (/^archive\/.*\.warc(?:\.gz)?$/i.test(entry.name)) hasArchive = true;
  }
  return isDescribed && hasArchive;
}

function* linePages(lines: readonly ByteLine[], file: string): Generator<Found> {
  const pages: FoundPage[] = [];
  for (const { number, bytes } of lines) {
    if (bytes !== null) pages.push({ kind: "line", bytes, file, line: number });
    else yield { error: new InputError("line-too-long", `a line of more than ${MAX_LINE_BYTES / 2 ** 20} MB`, { file, line: number }) };
  }
  yield pages;
}

/** Under these names the answers of news services list their articles: NewsAPI and GNews, NewsData, mediastack, feeds saved as JSON. */
const LISTS = ["articles", "results", "data", "items"];

/** The list in an answer of a news service; `null` where the value is a page or story itself. */
function listIn(value: unknown): readonly unknown[] | null {
  if (!isJsonObject(value) || ["html", "text", "headline", "stories", "title"].some((field) => typeof value[field] === "string" || Array.isArray(value[field])))
    return null;
  const list = LISTS.map((name) => value[name]).find((entry) => Array.isArray(entry) && entry.length > 0 && entry.every(isJsonObject));
  return Array.isArray(list) ? list : null;
}

/** The objects of a JSON file (one, a list of them, or an answer that holds a list) as lines; `number` is the place in the list. */
function valuesOf(bytes: Uint8Array, file: string): ByteLine[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new InputError("bad-json", `not JSON (${error instanceof Error ? error.message : String(error)})`, { file });
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : (listIn(value) ?? [value]);
  return values.map((entry, index) => ({ number: index + 1, bytes: new TextEncoder().encode(JSON.stringify(entry)) }));
}

/** Closes what is not going to be read. */
async function drop(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks) break;
}
