import { extname } from "node:path";

/** What a file is: `lines` is JSON Lines, `json` one JSON value, `zip` also WACZ. */
export type FileKind = "html" | "text" | "lines" | "json" | "feed" | "mail" | "mhtml" | "pdf" | "warc" | "zip" | "empty" | "binary" | "unsupported" | "unknown";

const TEXT_ENDINGS = new Set(["", ".txt", ".text", ".md", ".markdown", ".asc"]);
const HTML_ENDINGS = new Set([".html", ".htm", ".xhtml", ".shtml"]);
const LINES_ENDINGS = new Set([".jsonl", ".ndjson"]);
const MHTML_ENDINGS = new Set([".mhtml", ".mht"]);
/** Kinds that news arrives in and that this version cannot read yet; the newer of them are ZIP files inside. */
const UNSUPPORTED_ENDINGS = new Set([".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".mbox", ".msg"]);

const FEED_START = /^(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,500}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF)\b/i;
/** A mail begins with a header line (RFC 5322, 2.2) and has one that only mail software writes: a text may begin with "Date:". */
const MAIL_START = /^(?:From |[A-Za-z][\w-]{1,60}:\s)/;
const MAIL_HEADER = /^(?:Message-ID|MIME-Version|Received):\s/im;

/**
 * The kind of a file, from its name and its first bytes; the bytes win where they are plain.
 * @param head at least the first 4,096 bytes, or all
 */
export function kindOf(name: string, head: Uint8Array): FileKind {
  if (head.length === 0) return "empty";
  const ending = extname(name.toLowerCase().replace(/\.gz$/, ""));
  if (UNSUPPORTED_ENDINGS.has(ending)) return "unsupported";
  const first = latin1(head);
  if (first.startsWith("%PDF-")) return "pdf";
  if (first.startsWith("PK\u0003\u0004") || first.startsWith("PK\u0005\u0006")) return "zip";
  if (/^WARC\/\d/.test(first)) return "warc";
  const text = looksLikeText(head);
  if (text === null) return "binary";
  return kindOfText(ending, text.trimStart(), head.length < 4096);
}

function kindOfText(ending: string, start: string, isWhole: boolean): FileKind {
  if (start === "" && isWhole) return "empty";
  if (LINES_ENDINGS.has(ending)) return "lines";
  if (FEED_START.test(start)) return "feed";
  if (ending === ".eml" || MHTML_ENDINGS.has(ending) || (MAIL_START.test(start) && MAIL_HEADER.test(start))) return isMhtml(ending, start) ? "mhtml" : "mail";
  if (HTML_ENDINGS.has(ending) || /^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return "html";
  if (/^\{\s{0,100}"/.test(start) && /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(start)) return "feed";
  if (ending === ".json") return "json";
  if (/^\{\s*"/.test(start) && TEXT_ENDINGS.has(ending)) return "lines";
  return TEXT_ENDINGS.has(ending) ? "text" : "unknown";
}

/** A page saved with its pictures is a mail by form: browsers call it `multipart/related` and say so in the first header lines. */
const isMhtml = (ending: string, start: string): boolean =>
  MHTML_ENDINGS.has(ending) || /^(?:Snapshot-Content-Location:|From: <?Saved by)/im.test(start.slice(0, 2000));

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
