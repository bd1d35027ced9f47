import { readByline, splitNames } from "./byline.js";
import { isCreditLine, splitCredit } from "./credits.js";
import type { LineDetails } from "./line-features.js";
import { lineText, type TextLine } from "./scan-line.js";
import { classBit, WORD_CLASSES } from "./word-classes.js";
import { isDateLine } from "./written-date.js";

const LONGEST_BYLINE = 160;
const LONGEST_DATE = 120;
const LONGEST_CREDIT = 80;
const LONGEST_CAPTION = 600;
const LONGEST_NAMES = 70;
const BARE_NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|van|von|al|el|bin) )?\p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,| and) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3})*$/u;

const BYLINE = classBit("byline");
const CREDIT = WORD_CLASSES.indexOf("credit");
const NONE: LineDetails = { byline: [], date: null, isAddress: false, isCredit: false, hasCredit: false };

/** Bylines, dates, addresses and credits among the lines of a text; only lines whose words or figures may be one are read. */
export function lineDetails(text: string, lines: readonly TextLine[], months: ReadonlyMap<string, number>): LineDetails[] {
  const details = lines.map((line) => detailsOf(text, line, months));
  // A line of names right above a date is a byline without "By".
  for (let at = 0; at + 1 < details.length; at++) {
    const line = lines[at]!;
    if (details[at] !== NONE || details[at + 1]!.date === null || line.furniture !== 0 || line.length > LONGEST_NAMES || line.capitalized < 2) continue;
    const words = lineText(text, line);
    if (BARE_NAME.test(words)) details[at] = { ...NONE, byline: splitNames(words) };
  }
  return details;
}

function detailsOf(text: string, line: TextLine, months: ReadonlyMap<string, number>): LineDetails {
  const { length, furniture } = line;
  if (length > LONGEST_CAPTION) return NONE;
  const mayDate = length <= LONGEST_DATE && line.digitRun >= 4 && line.digits >= 5;
  const mayByline = length <= LONGEST_BYLINE && (line.firstClasses & BYLINE) !== 0;
  const isAddress = line.words > 2 && length < 400 && isOneAddress(text, line);
  const mayCredit = line.classes[CREDIT]! > 0 || line.capitals > 1;
  const last = text.charCodeAt(line.pieces.at(-1)! - 1);
  const isBracketed = last === 41 || last === 93 || (last === 46 && [41, 93].includes(text.charCodeAt(line.pieces.at(-1)! - 2)));
  const maySplit = isBracketed || (line.classes[CREDIT]! > 0 && length < 400) || text.charCodeAt(line.pieces[0]!) === 169;
  if (!mayDate && !mayByline && !isAddress && !(mayCredit && length <= LONGEST_CREDIT) && !maySplit) return NONE;
  const words = lineText(text, line);
  const date = mayDate && furniture !== 3 ? (isDateLine(words, months)?.day ?? null) : null;
  const byline = mayByline && date === null && furniture !== 3 ? readByline(words) : [];
  const isCredit = mayCredit && length <= LONGEST_CREDIT && isCreditLine(words);
  const hasCredit = maySplit && splitCredit(words).credit !== null;
  return { byline, date, isAddress, isCredit, hasCredit };
}

function isOneAddress(text: string, { pieces }: TextLine): boolean {
  const [start, end] = [pieces[0]!, pieces[1]!];
  if (pieces.length > 2 || !(text.startsWith("http", start) || text.startsWith("www.", start))) return false;
  return !/\s/.test(text.slice(start, end));
}
