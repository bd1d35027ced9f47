/** The lines of one paragraph. */
export interface LineRange {
  /** Where its trimmed lines stand: start, end, start, end … */
  readonly pieces: readonly number[];
  /** Empty lines before it. */
  readonly gap: number;
}

/** Marks that end a sentence. */
export const ENDS_LINE = ".!?…。！？؟।";

/** Lines of hard-wrapped text are within these lengths. */
const WRAP_MIN = 40;
const WRAP_MAX = 110;
/** All lines but the last of a wrapped paragraph come within so many characters of the longest. */
const WRAP_SLACK = 22;
const LEAST_WIDTH = 66;

/** A text is hard-wrapped throughout where so many of its lines of at least `WRAP_MIN` end within `FULL_SLACK` of the longest, and hardly any is longer. */
const FULL_PART = 0.45;
const FULL_SLACK = 11;
const FEWEST_FULL = 12;
const MOST_LONGER = 0.04;

/** The width that a text is wrapped to throughout; 0 if it is not. */
function widthOf(lengths: Int32Array, longer: number): number {
  let all = longer;
  for (let length = WRAP_MIN; length <= WRAP_MAX; length++) all += lengths[length]!;
  let width = WRAP_MAX;
  let above = longer;
  while (width > WRAP_MIN && above + lengths[width]! <= MOST_LONGER * all) above += lengths[width--]!;
  // Few lines end at the very margin.
  while (width < WRAP_MAX && lengths[width + 1]! > 1) width++;
  let full = 0;
  for (let length = Math.max(WRAP_MIN, width - FULL_SLACK); length <= width; length++) full += lengths[length]!;
  return full >= FEWEST_FULL && full >= FULL_PART * all ? width : 0;
}

/** Cuts a text into lines and joins those of hard-wrapped paragraphs. */
export function wrappedRanges(text: string, standsAlone: (text: string, start: number, end: number) => boolean): LineRange[] {
  const lines: number[] = [];
  const lengths = new Int32Array(WRAP_MAX + 1);
  let [gap, longer, near] = [0, 0, 0];
  for (let at = 0; at < text.length; ) {
    const stop = lineEnd(text, at);
    let start = at;
    let end = stop;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    at = stop + (text.charCodeAt(stop) === 13 && text.charCodeAt(stop + 1) === 10 ? 2 : 1);
    if (start === end) {
      gap++;
      continue;
    }
    if (end - start > WRAP_MAX) longer++;
    else lengths[end - start]!++;
    if (gap === 0) near++;
    lines.push(start, end, gap);
    gap = 0;
  }
  const width = near > FEWEST_FULL ? widthOf(lengths, longer) : 0;
  const ranges: { pieces: number[]; gap: number }[] = [];
  let last: { pieces: number[]; gap: number } | null = null;
  for (let line = 0; line < lines.length; line += 3) {
    const [start, end, empty] = [lines[line]!, lines[line + 1]!, lines[line + 2]!];
    if (
      last !== null &&
      empty === 0 &&
      (width > 0 ? isFilled(text, last.pieces, start, end, width) : goesOn(text, last.pieces, start, end)) &&
      !standsAlone(text, last.pieces.at(-2)!, last.pieces.at(-1)!) &&
      !standsAlone(text, start, end)
    )
      last.pieces.push(start, end);
    else {
      last = { pieces: [start, end], gap: empty };
      ranges.push(last);
    }
  }
  return ranges;
}

/** Whether the first word of a line would not have fitted on the one before it. */
function isFilled(text: string, pieces: readonly number[], start: number, end: number, width: number): boolean {
  const length = pieces.at(-1)! - pieces.at(-2)!;
  if (length > width || end - start > width) return false;
  return length + 1 + firstWord(text, start, end) > width;
}

function firstWord(text: string, start: number, end: number): number {
  let word = start;
  while (word < end && !isSpace(text.charCodeAt(word))) word++;
  return word - start;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) return at;
  }
  return text.length;
}

const isSpace = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 12) ||
  unit === 0xa0 ||
  unit === 0xfeff ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x3000 ||
  unit === 0x202f ||
  unit === 0x1680 ||
  unit === 0x205f;

/** Whether the last of some lines goes on in the next one. */
function goesOn(text: string, pieces: readonly number[], start: number, end: number): boolean {
  const [lastStart, lastEnd] = [pieces.at(-2)!, pieces.at(-1)!];
  const length = lastEnd - lastStart;
  const next = end - start;
  if (length < WRAP_MIN || length > WRAP_MAX || next > WRAP_MAX) return false;
  const first = pieces[1]! - pieces[0]!;
  if (pieces.length > 2 && Math.abs(first - length) > WRAP_SLACK) return false;
  if (length === next && text.slice(lastStart, lastEnd) === text.slice(start, end)) return false;
  const begins = text.slice(start, Math.min(end, start + 2));
  const isSmall = /^\p{Ll}/u.test(begins);
  const isOpen = isSmall || /^[\d“"‘'(]/.test(begins) || !/[.!?:”"’]/.test(text[lastEnd - 1]!);
  // A line that the first word of the next one would have fitted on was not broken for its length.
  const width = Math.max(length, pieces.length > 2 ? first : 0, LEAST_WIDTH);
  const isFull = length + 1 + firstWord(text, start, end) > width;
  return isOpen ? isSmall || isFull : isFull && length > 60 && next > 20;
}
