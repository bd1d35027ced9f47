import { ENDS_LINE, type LineRange } from "./line-range.js";

/** Lines of hard-wrapped text are within these lengths. */
const WRAP_MIN = 40;
const WRAP_MAX = 110;
/** All lines but the last of a wrapped paragraph come within so many characters of the longest. */
const WRAP_SLACK = 22;
const LEAST_WIDTH = 66;

/** A text is hard-wrapped where so many of its lines of at least `WRAP_MIN` end within `FULL_SLACK` of the longest, and hardly any is longer. */
const FULL_PART = 0.45;
/** The same where longer lines stand among them: only parts of the text are wrapped. */
const FULL_PART_MIXED = 0.6;
const FULL_SLACK = 11;
const FEWEST_FULL = 12;
const MOST_LONGER = 0.04;
const FEW_LONGER = 2;

/** The width that a text, or what is wrapped in it, is wrapped to; 0 if nothing is. */
function widthOf(lengths: Int32Array, longer: number): number {
  let all = 0;
  for (let length = WRAP_MIN; length <= WRAP_MAX; length++) all += lengths[length]!;
  const most = Math.max(FEW_LONGER, MOST_LONGER * all);
  let width = WRAP_MAX;
  let above = 0;
  while (width > WRAP_MIN && above + lengths[width]! <= most) above += lengths[width--]!;
  // Few lines end at the very margin.
  while (width < WRAP_MAX && lengths[width + 1]! > 1) width++;
  let full = 0;
  for (let length = Math.max(WRAP_MIN, width - FULL_SLACK); length <= width; length++) full += lengths[length]!;
  return full >= FEWEST_FULL && full >= (longer > most ? FULL_PART_MIXED : FULL_PART) * all ? width : 0;
}

/** The lines of a text that are not empty. */
interface Cut {
  /** Start, end and number of empty lines before it, for each line. */
  readonly lines: readonly number[];
  /** How many lines are of each length up to `WRAP_MAX`, and how many are longer. */
  readonly lengths: Int32Array;
  readonly longer: number;
  /** Lines with no empty line before them. */
  readonly near: number;
}

function cutLines(text: string): Cut {
  const lines: number[] = [];
  const lengths = new Int32Array(WRAP_MAX + 1);
  let [gap, longer, near] = [0, 0, 0];
  const isPlain = !["\r", "\u2028", "\u2029"].some((end) => text.includes(end));
  for (let at = 0; at < text.length; ) {
    const feed = isPlain ? text.indexOf("\n", at) : lineEnd(text, at);
    const stop = feed < 0 ? text.length : feed;
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
  return { lines, lengths, longer, near };
}

/**
 * Cuts a text into lines and joins those of hard-wrapped paragraphs.
 * @param standsAlone whether a line, by its start and end, is no part of a paragraph
 */
export function wrappedRanges(text: string, standsAlone: (start: number, end: number) => boolean): LineRange[] {
  const { lines, lengths, longer, near } = cutLines(text);
  const width = near > FEWEST_FULL ? widthOf(lengths, longer) : 0;
  // 0 where nobody has asked, 1 for no, 2 for yes.
  const alone = new Uint8Array(lines.length / 3);
  const isAlone = (line: number): boolean => {
    if (alone[line] === 0) alone[line] = standsAlone(lines[line * 3]!, lines[line * 3 + 1]!) ? 2 : 1;
    return alone[line] === 2;
  };
  const ranges: { pieces: number[]; gap: number }[] = [];
  for (let line = 0; line < alone.length; line++) {
    const [start, end, gap] = [lines[line * 3]!, lines[line * 3 + 1]!, lines[line * 3 + 2]!];
    const last = gap === 0 ? ranges.at(-1)?.pieces : undefined;
    const isNext = last !== undefined && (width > 0 ? isFilled(text, last, start, end, width) : goesOn(text, last, start, end));
    if (isNext && ((width > 0 && isBrokenOff(text, last)) || (!isAlone(line - 1) && !isAlone(line)))) last.push(start, end);
    else ranges.push({ pieces: [start, end], gap });
  }
  return ranges;
}

/**
 * In a text that is wrapped to a width, whether a line goes on in the next one: its first word would not have fitted, or the line is about full
 * and ends in the middle of a sentence.
 */
function isFilled(text: string, pieces: readonly number[], start: number, end: number, width: number): boolean {
  const [lastStart, lastEnd] = [pieces[pieces.length - 2]!, pieces[pieces.length - 1]!];
  const length = lastEnd - lastStart;
  if (length > width || end - start > width) return false;
  return length + 1 + firstWord(text, start, end) > width || (length >= width - FULL_SLACK && !isClosed(text, lastEnd));
}

/** Whether the last of some lines ends in the middle of a sentence. */
const isBrokenOff = (text: string, pieces: readonly number[]): boolean => !isClosed(text, pieces[pieces.length - 1]!);

/** Whether what ends here may be the end of a sentence. */
const isClosed = (text: string, end: number): boolean => CLOSES.includes(text[end - 1]!);
const CLOSES = `${ENDS_LINE}:"”’'»)]`;

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

/**
 * In a text that is not wrapped throughout, whether a line goes on in the next one: that begins with a small letter, or the lines before it were
 * broken at about the same length.
 */
function goesOn(text: string, pieces: readonly number[], start: number, end: number): boolean {
  const [lastStart, lastEnd] = [pieces[pieces.length - 2]!, pieces[pieces.length - 1]!];
  const length = lastEnd - lastStart;
  if (length < WRAP_MIN || length > WRAP_MAX || end - start > WRAP_MAX) return false;
  const first = pieces[1]! - pieces[0]!;
  const isBroken = pieces.length > 2;
  if (isBroken && Math.abs(first - length) > WRAP_SLACK) return false;
  if (/^\p{Ll}/u.test(text.slice(start, start + 2))) return !isClosed(text, lastEnd);
  // A line that the first word of the next one would have fitted on was not broken for its length.
  const width = Math.max(length, isBroken ? first : 0, LEAST_WIDTH);
  return isBroken && length + 1 + firstWord(text, start, end) > width;
}
