import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from "warcio";
import { InputError } from "../document/errors.js";
import { kindOf } from "./kinds.js";
import { MAX_BUNDLE_BYTES, MAX_PAGE_BYTES } from "./open-input.js";
import type { Found } from "./pages.js";

/** The header of a record; a hostile one never ends. */
const MAX_HEADER_BYTES = 1 << 20;

/** A line of what stands between records, where nothing but two line ends should be. */
const MAX_LINE = 1 << 16;

/**
 * The pages of a web archive (WARC 1.0 and 1.1), one record after the other, so that memory does not grow with the archive:
 * responses with status 200, resources, and conversions (the WET files of Common Crawl) that are HTML, plain text or PDF. All else (pictures, scripts, redirects, requests,
 * repeated visits) is passed over. Records are counted from 1. Yields a problem for a record that cannot be read, and goes on at
 * the next one.
 * @param chunks the archive, already unpacked
 */
export async function* readWarc(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Found> {
  const budget = { left: Number.POSITIVE_INFINITY };
  const reader = new AsyncIterReader(metered(chunks, budget, file), null);
  let isDamaged = false;
  for (let number = 1; ; number++) {
    const gap = await toNextRecord(reader);
    if (gap.hasJunk && !isDamaged) yield { error: damage("bytes that belong to no record stand before it", file, number) };
    if (gap.isEnd) return;
    const record = await nextRecord(reader, budget, file, number);
    isDamaged = record === null;
    if (record === null) {
      yield { error: damage("it has no readable header", file, number) };
      continue;
    }
    const bytes = await takeRecord(record, file, number);
    if (bytes !== null) yield pageOf(record, bytes, file, number);
  }
}

const damage = (found: string, file: string, number: number): InputError =>
  new InputError("file-damaged", `damaged at record ${number}: ${found}`, { file, line: number });

/** Goes to the line with which a record begins, over the blank lines between records. `hasJunk`: something else stood there. */
async function toNextRecord(reader: AsyncIterReader): Promise<{ readonly hasJunk: boolean; readonly isEnd: boolean }> {
  for (let hasJunk = false; ; ) {
    const line = await reader.readlineRaw(MAX_LINE);
    if (line === null) return { hasJunk, isEnd: true };
    if (RECORD_START.test(headOf(line))) {
      putBack(reader, line);
      return { hasJunk, isEnd: false };
    }
    hasJunk ||= !line.every((byte) => byte === 13 || byte === 10);
  }
}

const RECORD_START = /^WARC\/1\.\d\r?\n$/;
const headOf = (line: Uint8Array): string => Buffer.from(line.subarray(0, 16)).toString("latin1");

/** The reader has room for one piece only, in which what stood behind the line is already; mostly both lie side by side in memory. */
function putBack(reader: AsyncIterReader, line: Uint8Array): void {
  const rest = reader._savedChunk;
  reader._savedChunk = null;
  if (rest === null) reader.unread(line);
  else if (rest.buffer === line.buffer && line.byteOffset + line.length === rest.byteOffset)
    reader.unread(Buffer.from(line.buffer, line.byteOffset, line.length + rest.length));
  else reader.unread(Buffer.concat([line, rest]));
}

async function* metered(chunks: AsyncIterable<Uint8Array>, budget: { left: number }, file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (budget.left < 0) throw new InputError("file-damaged", "a record header without an end", { file });
    budget.left -= chunk.length;
    yield chunk;
  }
}

/** The record that begins here, with its headers; `null` where they cannot be read. @throws InputError for a header without an end */
async function nextRecord(reader: AsyncIterReader, budget: { left: number }, file: string, number: number): Promise<WARCRecord | null> {
  try {
    budget.left = MAX_HEADER_BYTES;
    const record = await new WARCParser(reader).parse();
    return record !== null && Number.isInteger(record.warcContentLength) && record.warcContentLength >= 0 ? record : null;
  } catch (error) {
    if (error instanceof InputError) throw damage("its header has no end", file, number);
    return null;
  } finally {
    budget.left = Number.POSITIVE_INFINITY;
  }
}

/** Reads a record to its end; `null` for one that holds no page or one too large to be one. @throws InputError when the archive ends inside */
async function takeRecord(record: WARCRecord, file: string, number: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const isWanted = mayHoldPage(record);
  for await (const chunk of record.reader) {
    length += chunk.length;
    if (isWanted && length <= MAX_BUNDLE_BYTES) parts.push(chunk);
  }
  if (record.reader instanceof LimitReader && record.reader.limit > 0) throw damage("the archive ends inside it", file, number);
  return isWanted && length > 0 && length <= MAX_BUNDLE_BYTES ? Buffer.concat(parts) : null;
}

function mayHoldPage(record: WARCRecord): boolean {
  if (!/^https?:/i.test(record.warcTargetURI ?? "")) return false;
  if (record.warcType !== "response" && record.warcType !== "resource" && record.warcType !== "conversion") return false;
  if (record.httpHeaders !== null && Number(record.httpHeaders.statusCode) !== 200) return false;
  const type = typeOf(record);
  return type === "" || /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf)$/.test(type);
}

const contentType = (record: WARCRecord): string =>
  (record.httpHeaders === null ? (record.warcContentType ?? "") : (record.httpHeaders.headers.get("content-type") ?? "")).toLowerCase();
const typeOf = (record: WARCRecord): string => (contentType(record).split(";")[0] ?? "").trim();

/** The page of a record; none where it is of another kind than its header says. */
function pageOf(record: WARCRecord, raw: Uint8Array, file: string, line: number): Found {
  const url = record.warcTargetURI ?? "";
  const place = `${file}/${url}`;
  const bytes = decoded(record, raw);
  if (bytes === null) return { error: new InputError("file-too-large", "a packed page that unpacks to more than a page", { file: place }) };
  const type = typeOf(record);
  const kind = kindOf(type === "text/plain" ? "x.txt" : type === "" ? "" : "x.html", bytes);
  if (kind !== "html" && kind !== "text" && kind !== "pdf") return [];
  if (kind !== "pdf" && bytes.length > MAX_PAGE_BYTES)
    return { error: new InputError("file-too-large", `more than ${MAX_PAGE_BYTES / 2 ** 20} MB, which is the most that is read of one page`, { file: place }) };
  const encoding = /charset\s{0,3}=\s{0,3}"?([\w:.-]{2,30})/.exec(contentType(record))?.[1];
  const day = /^\d{4}-\d{2}-\d{2}/.exec(record.warcDate ?? "")?.[0];
  return [{ kind, bytes, file: place, line, url, ...(day === undefined ? {} : { fetched: day }), ...(encoding === undefined ? {} : { encoding }) }];
}

/** Undoes transfer and content encoding; `null` for a bomb. Some crawlers undo them and keep the header, so bytes that are not packed stay as they are. */
function decoded(record: WARCRecord, raw: Uint8Array): Uint8Array | null {
  const header = (name: string): string => (record.httpHeaders?.headers.get(name) ?? "").toLowerCase();
  const body = header("transfer-encoding").includes("chunked") ? dechunked(raw) : raw;
  const coding = header("content-encoding");
  const limit = { maxOutputLength: MAX_PAGE_BYTES };
  try {
    if (coding.includes("gzip") && body[0] === 0x1f && body[1] === 0x8b) return new Uint8Array(gunzipSync(body, limit));
    if (coding.includes("deflate") && ((body[0] ?? 0) & 0x0f) === 8) return new Uint8Array(inflateSync(body, limit));
    if (coding.includes("br")) return new Uint8Array(brotliDecompressSync(body, limit));
  } catch (error) {
    if (error instanceof RangeError) return null;
  }
  return new Uint8Array(body);
}

/** Chunked transfer coding (RFC 9112, 7.1); bytes that are not chunked are given back. */
function dechunked(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < raw.length; ) {
    const lineEnd = raw.indexOf(10, at);
    if (lineEnd < 0 || lineEnd - at > 64) return raw;
    const size = /^[0-9a-f]{1,8}(?=[\s;]|$)/i.exec(Buffer.from(raw.subarray(at, lineEnd)).toString("latin1"))?.[0];
    if (size === undefined) return raw;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(raw.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length + 2;
  }
  return Buffer.concat(parts);
}
