import type { ExportBook, Exported } from "./book.js";
import { type Line, linesOf } from "./lines.js";
import { basisWords, storyIri, voicesWords } from "./words.js";

/** Words before and after the quote by which it is found again. */
const CONTEXT_LENGTH = 32;

/**
 * W3C Web Annotation (Recommendation of 2017): an annotation for each line, on the words of the report. The quote is found by its
 * words and their surroundings; positions count code points, as the standard wants, in the text as Daybook keeps it.
 */
export function webAnnotations(book: ExportBook): Exported {
  const lines = linesOf(book);
  const pieces = function* (): Generator<string> {
    const label = book.title === null ? {} : { label: book.title };
    const head = JSON.stringify({
      "@context": ["http://www.w3.org/ns/anno.jsonld", { daybook: "urn:daybook:term:" }],
      id: "urn:daybook:annotations",
      type: "AnnotationCollection",
      ...label,
      total: lines.length,
    });
    yield `${head.slice(0, -1)},"first":{"id":"urn:daybook:annotations:1","type":"AnnotationPage","startIndex":0,"items":[`;
    let separator = "\n";
    for (const line of lines) {
      yield separator + JSON.stringify(annotationOf(line));
      separator = ",\n";
    }
    yield "\n]}}\n";
  };
  return { pieces: pieces(), note: null };
}

function annotationOf(line: Line): object {
  const { start, end, story } = line;
  const basis = basisWords(line);
  return {
    id: `urn:daybook:line:${line.id}`,
    type: "Annotation",
    motivation: "describing",
    body: [
      { type: "TextualBody", purpose: "tagging", format: "text/plain", value: line.date },
      { type: "TextualBody", purpose: "describing", format: "text/plain", value: `${voicesWords(line)}${basis === null ? "" : `; ${basis}`}` },
    ],
    target: {
      type: "SpecificResource",
      source: storyIri(story),
      selector: [
        {
          type: "TextQuoteSelector",
          exact: story.text.slice(start, end),
          prefix: beforeOf(story.text, start),
          suffix: afterOf(story.text, end),
        },
        { type: "TextPositionSelector", start: codePoints(story.text, 0, start), end: codePoints(story.text, 0, end) },
      ],
    },
    "daybook:outlet": line.outlet,
    "daybook:voices": line.voices.map(({ holder, kind, stance, chain }) => ({
      "daybook:holder": holder,
      "daybook:kind": kind,
      ...(stance === null ? {} : { "daybook:stance": stance }),
      "daybook:chain": { "@list": chain },
    })),
  };
}

/** Number of code points in `text[from, to)`. */
function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < to && next >= 0xdc00 && next < 0xe000) at++;
    count++;
  }
  return count;
}

/** The surroundings, never beginning or ending within a character. */
const beforeOf = (text: string, start: number): string => text.slice(Math.max(0, start - CONTEXT_LENGTH), start).replace(/^[\udc00-\udfff]/, "");
const afterOf = (text: string, end: number): string => text.slice(end, end + CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, "");
