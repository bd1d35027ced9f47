import { Parser } from "htmlparser2";

const BLOCKS = new Set(
  "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);
const SILENT = new Set(["script", "style", "template", "noscript", "title", "head", "iframe"]);

/** The words of a piece of HTML: one paragraph for each block, joined by a blank line; no scripts, styles or markup. Linear in its length. */
export function htmlText(html: string): string {
  const paragraphs: string[] = [];
  let current = "";
  let silent = 0;
  const close = (): void => {
    const words = current.replace(/\s+/g, " ").trim();
    if (words !== "") paragraphs.push(words);
    current = "";
  };
  const parser = new Parser({
    onopentag: (name) => {
      if (SILENT.has(name)) silent++;
      if (BLOCKS.has(name)) close();
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent--;
      if (BLOCKS.has(name)) close();
    },
    ontext: (text) => {
      if (silent <= 0) current += text;
    },
  });
  parser.end(html);
  close();
  return paragraphs.join("\n\n");
}

/** Plain text as paragraphs: lines that were broken to fit a width are joined, blank lines part paragraphs. */
export const plainParagraphs = (text: string): string =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");

/** `&`, `<`, `>` and quotes as entities. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] ?? character);
