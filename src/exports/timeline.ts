import type { ExportBook, Exported } from "./book.js";
import { table } from "./csv.js";
import { type Line, linesOf } from "./lines.js";
import { basisWords, chainWords, placeWords, scriptSafe, voicesWords, webAddress } from "./words.js";

/** TimelineJS shows headline and text as HTML, so report text is escaped for it. */
const html = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[character] ?? character);

interface Slide {
  readonly headline: string;
  readonly text: string;
  readonly displayDate: string;
}

function slideOf(line: Line): Slide {
  const url = webAddress(line.story.url);
  const place = html(placeWords(line));
  const basis = basisWords(line);
  return {
    // The outlet stands in front: a headline is its statement, not ours.
    headline: html(`${line.outlet}: ${line.story.headline ?? line.date}`),
    text: `<blockquote>“${html(line.text)}”</blockquote><p>${html(voicesWords(line))}</p><p>${url === null ? place : `<a href="${html(url)}">${place}</a>`}</p>`,
    displayDate: basis === null ? line.date : `${line.date} (${basis})`,
  };
}

const partsOf = (date: string): readonly number[] => date.split("-").map(Number);

/** TimelineJS 3 JSON: one slide a line; fields that it does not know (`daybook`) carry outlet, holders and chains for programs. */
export function timelineJson(book: ExportBook): Exported {
  const pieces = function* (): Generator<string> {
    yield `{${book.title === null ? "" : `"title":${scriptSafe({ text: { headline: html(book.title) } })},\n`}"events":[`;
    let separator = "\n";
    for (const line of linesOf(book)) {
      const { headline, text, displayDate } = slideOf(line);
      const [year, month, day] = partsOf(line.date);
      const voices = line.voices.map(({ holder, kind, stance, chain }) => ({ holder, kind, stance, chain }));
      const event = {
        unique_id: `daybook-${line.id}`,
        start_date: { year, month, day },
        display_date: displayDate,
        group: html(line.outlet),
        text: { headline, text },
        daybook: { outlet: line.outlet, voices, reports: line.reports },
      };
      yield separator + scriptSafe(event);
      separator = ",\n";
    }
    yield "\n]}\n";
  };
  return { pieces: pieces(), note: null };
}

/** The columns of TimelineJS's spreadsheet template, and ours behind them, which it passes over. */
const HEADER =
  "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background,Outlet,Holder,Chain".split(
    ",",
  );

/** The same as rows for the spreadsheet from which TimelineJS reads. */
export function timelineSheet(book: ExportBook): Exported {
  const rows = function* (): Generator<readonly (string | number | null)[]> {
    for (const line of linesOf(book)) {
      const { headline, text, displayDate } = slideOf(line);
      const holders = line.voices.map(({ holder }) => holder).join("; ");
      const none = null;
      yield [
        ...partsOf(line.date),
        none,
        none,
        none,
        none,
        none,
        displayDate,
        headline,
        text,
        none,
        none,
        none,
        none,
        none,
        html(line.outlet),
        none,
        line.outlet,
        holders,
        line.voices.map(chainWords).join("; "),
      ];
    }
  };
  return { pieces: table(HEADER, rows()), note: null };
}
