import { getDocumentProxy } from "unpdf";
import { InputError } from "../document/errors.js";
import type { PageContents } from "./pages.js";

/** More pages than a report has. */
const MAX_PAGES = 1000;
/** Characters of text at which a PDF is refused: far more than a thousand pages hold. */
const MAX_CHARACTERS = 2 ** 24;
/** A step down of more than so many times the usual one begins a paragraph (line spacing is 1.0 to 1.2 of itself, a gap 1.5 and more). */
const PARAGRAPH_STEP = 1.35;

/** A line of a page, and the distance to the line above it; `null` for the first of a page or column. */
interface PdfLine {
  readonly text: string;
  readonly step: number | null;
}

/**
 * The words of a PDF in the order in which they stand in it, as plain text. Nothing is recognised from pictures.
 * @throws InputError `file-encrypted`, `file-damaged`, `file-too-large`, `no-story` when it has no text layer
 */
export async function readPdf(bytes: Uint8Array): Promise<PageContents> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MAX_PAGES) throw new InputError("file-too-large", `a PDF of ${pdf.numPages} pages, where at most ${MAX_PAGES} are read`);
    const lines: PdfLine[] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      for (const line of linesOf(items)) {
        lines.push(line);
        length += line.text.length;
      }
      if (length > MAX_CHARACTERS) throw new InputError("file-too-large", "a PDF with more text than a report has");
    }
    const text = paragraphsOf(lines);
    if (text === "") throw new InputError("no-story", "the PDF has no text (scanned pages?)");
    return { html: null, text, url: null, given: null, doubt: null };
  } catch (error) {
    throw pdfError(error);
  } finally {
    await pdf.destroy();
  }
}

let isGuarded = false;

/**
 * On damaged files pdf.js leaves promises of its own behind that nobody waits for, which would end the process. Those, and only
 * those, are passed over; what it made of the file comes back by the promises that are waited for.
 */
function guardProcess(): void {
  if (isGuarded) return;
  isGuarded = true;
  process.on("unhandledRejection", (reason) => {
    if (!(reason instanceof Error) || !(reason.stack ?? "").includes("/unpdf/")) throw reason;
  });
}

async function openPdf(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof getDocumentProxy>>> {
  guardProcess();
  try {
    // A copy: the parser takes the bytes over. No scripts, no fonts, no pictures, and nothing to the console.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: 1,
      useWorkerFetch: false,
      verbosity: 0,
    });
  } catch (error) {
    throw pdfError(error);
  }
}

function pdfError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return new InputError("file-encrypted", "the PDF asks for a password");
  return new InputError("file-damaged", `not a PDF that can be read (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`);
}

function linesOf(items: readonly object[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let text = "";
  let height: number | null = null;
  let above: number | null = null;
  const close = (): void => {
    const words = text.replace(/[\s\u0000-\u001f]+/g, " ").trim();
    if (words !== "") {
      const step = above === null || height === null || above <= height ? null : above - height;
      lines.push({ text: words, step });
      above = height;
    }
    text = "";
    height = null;
  };
  for (const item of items) {
    if (!("str" in item) || typeof item.str !== "string") continue;
    text += item.str;
    if (height === null && item.str.trim() !== "" && "transform" in item && Array.isArray(item.transform)) height = Number(item.transform[5]);
    if ("hasEOL" in item && item.hasEOL === true) close();
  }
  close();
  return lines;
}

/** Joins lines to paragraphs. A word parted at a line end is joined where the document has it in one piece; else its hyphen stays. */
function paragraphsOf(lines: readonly PdfLine[]): string {
  const steps = lines.flatMap(({ step }) => (step === null ? [] : [step])).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 4)] ?? 0;
  const whole = new Set(lines.flatMap(({ text }) => text.split(/[^\p{L}\p{M}]+/u)));
  const paragraphs: string[] = [];
  let current = "";
  for (const { text, step } of lines) {
    const isNew = step === null ? /[.!?:”"’')\]]$/.test(current) || current === "" : step > usual * PARAGRAPH_STEP;
    if (isNew) {
      if (current !== "") paragraphs.push(current);
      current = text;
    } else current = joined(current, text, whole);
  }
  if (current !== "") paragraphs.push(current);
  return paragraphs.join("\n\n");
}

function joined(before: string, after: string, whole: ReadonlySet<string>): string {
  if (before.endsWith("\u00ad")) return before.slice(0, -1) + after;
  if (!before.endsWith("-")) return `${before} ${after}`;
  const head = /[\p{L}\p{M}]{1,60}-$/u.exec(before.slice(-64))?.[0].slice(0, -1) ?? "";
  const tail = /^[\p{L}\p{M}]{1,60}/u.exec(after)?.[0] ?? "";
  return whole.has(head + tail) && head !== "" && tail !== "" ? before.slice(0, -1) + after : before + after;
}
