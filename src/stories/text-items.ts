/** A line, or the lines of a hard-wrapped paragraph, of a plain text. */
export interface TextItem {
  readonly text: string;
  /** Where its pieces stood in the input, each a line: offset in `text`, offset in the input, length. */
  readonly pieces: readonly { readonly start: number; readonly at: number; readonly length: number }[];
  /** Empty lines before it. */
  readonly gap: number;
}

interface Line {
  readonly text: string;
  readonly at: number;
  readonly gap: number;
}

/** Lines of hard-wrapped text are within these lengths. */
const WRAP_MIN = 40;
const WRAP_MAX = 110;
/** All lines but the last of a wrapped paragraph come within so many characters of the longest. */
const WRAP_SLACK = 22;

/** Cuts a text into lines and joins the lines of hard-wrapped paragraphs; a line that `standsAlone` is joined to none. */
export function readItems(text: string, standsAlone: (line: string) => boolean): TextItem[] {
  const lines = readLines(text);
  const items: TextItem[] = [];
  for (let first = 0; first < lines.length; ) {
    let last = first;
    while (last + 1 < lines.length && lines[last + 1]!.gap === 0) last++;
    for (const [from, to] of wrappedRuns(lines, first, last, standsAlone)) items.push(joinLines(lines.slice(from, to + 1)));
    first = last + 1;
  }
  return items;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)/g)) {
    const raw = match[0].replace(/[\r\n\u2028\u2029]+$/, "");
    const trimmed = raw.trim();
    if (trimmed === "" || trimmed === "\ufeff") {
      if (match[0] !== "") gap++;
      continue;
    }
    lines.push({ text: trimmed, at: match.index + raw.indexOf(trimmed), gap });
    gap = 0;
  }
  return lines;
}

/** The runs of lines `[from, to]` of a block that are one paragraph each. */
function wrappedRuns(lines: readonly Line[], first: number, last: number, standsAlone: (line: string) => boolean): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let from = first; from <= last; ) {
    let to = from;
    while (
      to < last &&
      isWrapped(lines[to]!.text, lines[to + 1]!.text, to === from ? null : lines[from]!.text) &&
      !standsAlone(lines[to]!.text) &&
      !standsAlone(lines[to + 1]!.text)
    )
      to++;
    runs.push([from, to]);
    from = to + 1;
  }
  return runs;
}

/** Whether a line goes on in the next one. */
function isWrapped(line: string, next: string, first: string | null): boolean {
  const { length } = line;
  if (line === next) return false;
  if (length < WRAP_MIN || length > WRAP_MAX || next.length > WRAP_MAX) return false;
  if (first !== null && Math.abs(first.length - length) > WRAP_SLACK) return false;
  const goesOn = /^[\p{Ll}\d“"‘'(]/u.test(next) || !/[.!?:”"’]$/.test(line);
  // A line that the first word of the next one would have fitted on was not broken for its length.
  const firstWord = /^\S+/.exec(next)?.[0].length ?? 0;
  const width = Math.max(length, first?.length ?? 0, 66);
  return goesOn ? /^\p{Ll}/u.test(next) || length + 1 + firstWord > width : length + 1 + firstWord > width && length > 60 && next.length > 20;
}

function joinLines(lines: readonly Line[]): TextItem {
  let text = "";
  const pieces = lines.map((line) => {
    if (text !== "") text += " ";
    const piece = { start: text.length, at: line.at, length: line.text.length };
    text += line.text;
    return piece;
  });
  return { text, pieces, gap: lines[0]?.gap ?? 0 };
}
