import PostalMime, { type Email } from "postal-mime";
import { InputError } from "../document/errors.js";
import { givenDay } from "./given-day.js";
import { htmlText, plainParagraphs } from "./html-text.js";
import type { PageContents } from "./pages.js";

/** Parts of parts: far deeper than mail programs go, and shallow enough that a hostile mail costs nothing. */
const LIMITS = { maxNestingDepth: 32, maxRfc822NestingDepth: 4, forceRfc822Attachments: false } as const;

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch (error) {
    throw new InputError("file-damaged", `not a mail that can be read (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`);
  }
}

/**
 * A mail: subject, sender and day are those of its header; the words are its HTML, else its plain text. Attachments are left out.
 * @throws InputError `file-damaged`, `no-story` when it has no words
 */
export async function readMail(bytes: Uint8Array): Promise<PageContents> {
  const mail = await parse(bytes);
  const text = mail.text === undefined ? htmlText(mail.html ?? "") : plainParagraphs(mail.text);
  if (text === "") throw new InputError("no-story", "the mail has no words of its own");
  const sender = mail.from?.address === undefined ? null : mail.from.name || mail.from.address;
  return {
    html: mail.html ?? null,
    text,
    url: null,
    given: { headline: headlineOf(mail.subject ?? ""), published: mailDay(mail), outlet: sender, byline: [] },
    doubt: doubtOf(mail.html ?? text),
  };
}

/** The subject without what mail programs put in front of answers and forwarded mails. */
const headlineOf = (subject: string): string | null =>
  subject
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:(?:re|fwd?|aw|wg|tr|rv) ?: ?){1,9}/i, "") || null;

const mailDay = (mail: Email): string | null => givenDay(mail.headers.find(({ key }) => key === "date")?.value ?? mail.date);

/** The parser writes U+FFFD for bytes that are not what the part declares. */
const doubtOf = (text: string): string | null => (text.includes("\ufffd") ? "some characters are not of the encoding that the mail declares" : null);

/**
 * A page that a browser saved with its pictures (MHTML, RFC 2557): the first HTML part is the page; the others are frames and
 * pictures and are not even unpacked. @throws InputError `file-damaged`, `no-story`
 */
export async function readMhtml(bytes: Uint8Array): Promise<PageContents> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = await parse(whole.subarray(0, endOfHeader(whole)));
  const type = head.headers.find(({ key }) => key === "content-type")?.value ?? "";
  const boundary = /boundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  const parts = boundary === null ? [whole] : partsOf(whole, `--${boundary[1] ?? boundary[2]}`);
  for (const part of parts) {
    const { html, headers } = await parse(part);
    if (html === undefined || html.trim() === "") continue;
    const location = [...headers, ...head.headers].find(({ key }) => key === "content-location" || key === "snapshot-content-location")?.value ?? "";
    return { html, text: null, url: /^https?:/i.test(location) ? location : null, given: null, doubt: doubtOf(html) };
  }
  throw new InputError("no-story", "no page was found in the saved archive");
}

function endOfHeader(bytes: Buffer): number {
  const ends = ["\r\n\r\n", "\n\n"].map((gap) => bytes.indexOf(gap)).filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 2;
}

/** The parts between lines that begin with the delimiter, one by one. */
function* partsOf(bytes: Buffer, delimiter: string): Generator<Buffer> {
  let start = lineWith(bytes, delimiter, 0);
  while (start >= 0) {
    const from = bytes.indexOf(10, start);
    if (from < 0) return;
    const next = lineWith(bytes, delimiter, from);
    yield bytes.subarray(from + 1, next < 0 ? bytes.length : next);
    start = next;
  }
}

function lineWith(bytes: Buffer, delimiter: string, from: number): number {
  for (let at = bytes.indexOf(delimiter, from); at >= 0; at = bytes.indexOf(delimiter, at + 1)) if (at === 0 || bytes[at - 1] === 10) return at;
  return -1;
}
