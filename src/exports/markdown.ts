import type { ExportBook, Exported } from "./book.js";
import { type Line, linesOf } from "./lines.js";
import { basisWords, placeWords, voicesWords, webAddress } from "./words.js";

/** Words that stay words in CommonMark and its common extensions: no markup, no HTML, no links made of bare addresses. */
const plain = (text: string): string =>
  text
    .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
    .replace(/[\\`*_[\]<>&~|#$^]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/@/g, "\\@")
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`);

/** Markdown (CommonMark): a heading a day, an item a line, each with who says so and where it stands. */
export function markdown(book: ExportBook): Exported {
  const pieces = function* (): Generator<string> {
    yield `# ${plain(book.title ?? "Chronology")}\n`;
    let day = "";
    for (const line of linesOf(book)) {
      if (line.date !== day) yield `\n## ${line.date}\n\n`;
      day = line.date;
      yield `- ${itemOf(line)}\n`;
    }
  };
  return { pieces: pieces(), note: null };
}

function itemOf(line: Line): string {
  const url = webAddress(line.story.url);
  const place = plain(placeWords(line));
  const basis = basisWords(line);
  const chains = line.voices.some(({ chain }) => chain.length > 2) ? `; chain: ${line.voices.map(({ chain }) => chain.map(plain).join(" → ")).join("; ")}` : "";
  return `“${plain(line.text)}” — ${plain(voicesWords(line))}${basis === null ? "" : ` (${basis})`}${chains}. ${url === null ? place : `[${place}](<${url}>)`}`;
}
