import { extname } from "node:path";

/** What a file is: `lines` is JSON Lines, `json` one JSON value. */
export type FileKind = "html" | "text" | "lines" | "json" | "empty" | "binary" | "unsupported" | "unknown";

const TEXT_ENDINGS = new Set(["", ".txt", ".text", ".md", ".markdown", ".asc"]);
const HTML_ENDINGS = new Set([".html", ".htm", ".xhtml", ".shtml"]);
const LINES_ENDINGS = new Set([".jsonl", ".ndjson"]);
/** Kinds that news arrives in and that this version cannot read yet. */
const UNSUPPORTED_ENDINGS = new Set([
  ".mhtml",
  ".mht",
  ".eml",
  ".pdf",
  ".warc",
  ".wacz",
  ".rss",
  ".atom",
  ".xml",
  ".zip",
  ".doc",
  ".docx",
  ".odt",
  ".rtf",
  ".epub",
]);

/**
 * The kind of a file, from its name and its first bytes; the bytes win where they are plain.
 * @param head at least the first 4,096 bytes, or all
 */
export function kindOf(name: string, head: Uint8Array): FileKind {
  if (head.length === 0) return "empty";
  const ending = extname(name.toLowerCase().replace(/\.gz$/, ""));
  const text = looksLikeText(head);
  if (text === null) return UNSUPPORTED_ENDINGS.has(ending) || /^%PDF-/.test(latin1(head)) ? "unsupported" : "binary";
  const start = text.trimStart();
  if (start === "" && head.length < 4096) return "empty";
  if (LINES_ENDINGS.has(ending)) return "lines";
  if (/^(?:WARC\/|From |MIME-Version:|%PDF-)/i.test(start) || /^<\?xml[^>]*>\s*<(?:rss|feed|rdf)/i.test(start) || /^<(?:rss|feed)\b/i.test(start))
    return "unsupported";
  if (HTML_ENDINGS.has(ending) || /^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return "html";
  if (ending === ".json") return "json";
  if (UNSUPPORTED_ENDINGS.has(ending)) return "unsupported";
  if (/^\{\s*"/.test(start) && TEXT_ENDINGS.has(ending)) return "lines";
  return TEXT_ENDINGS.has(ending) ? "text" : "unknown";
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");

/** The head as characters when it may be text; `null` for binary data (zero bytes, or many control characters). */
function looksLikeText(head: Uint8Array): string | null {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head.subarray(0, 4096));
  }
  let controls = 0;
  const length = Math.min(head.length, 4096);
  for (let at = 0; at < length; at++) {
    const byte = head[at] ?? 0;
    if (byte === 0) return null;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls++;
  }
  return controls * 50 > length ? null : latin1(head).replace(/^\xef\xbb\xbf/, "");
}
