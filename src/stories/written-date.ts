import { dayNumber, formatDay, isCivilDay } from "../text/calendar.js";

/** A written date and where in the words it stands. */
export interface WrittenDate {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

const FIGURES = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/;
/** "25.04.24": with dots, and only where it is asked for. */
const SHORT_YEAR = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])/;
const NAMED =
  /(?<![\d\p{L}])(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(\p{L}{3,12})\.?(?:\s+(?:de|del)\s+|,?\s+)(\d{4})|(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))(?!\d)/gu;

/** The first full date (day, month and year) in some words; `null` if there is none. */
export function findWrittenDate(words: string, months: ReadonlyMap<string, number>): WrittenDate | null {
  if (!/\d{4}/.test(words)) return null;
  for (const match of words.matchAll(NAMED)) {
    const month = months.get((match[2] ?? match[4] ?? "").toLowerCase());
    const date = month === undefined ? null : dateOf(Number(match[3] ?? match[6]), month, Number(match[1] ?? match[5]), match);
    if (date !== null) return date;
  }
  const iso = FIGURES.exec(words);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso);
  const european = DAY_FIRST.exec(words);
  return european === null
    ? null
    : (dateOf(Number(european[3]), Number(european[2]), Number(european[1]), european) ??
        dateOf(Number(european[3]), Number(european[1]), Number(european[2]), european));
}

function dateOf(year: number, month: number, day: number, match: RegExpExecArray | RegExpMatchArray): WrittenDate | null {
  if (year < 1900 || year > 2100 || !isCivilDay(year, month, day)) return null;
  const start = match.index ?? 0;
  return { day: formatDay(dayNumber(year, month, day)), start, end: start + match[0].length };
}

/** Words that stand beside a date on a line of its own. */
const DATE_WORDS =
  /^(?:published|updated|posted|last|modified|first|on|at|the|est|edt|gmt|utc|bst|pst|pdt|cst|cet|et|pt|a\.?m\.?|p\.?m\.?|o’clock|uhr|um|am|veröffentlicht|aktualisiert|stand|publié|mis|à|jour|le|publicado|actualizado|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|date|created|edited|issue|edition)$/i;

const BETWEEN_BARS = /(?:^|\s)[|•·](?:\s|$)/;
const LONGEST_LINE = 120;
const MOST_OTHER_WORDS = 2;
/** A line may name who wrote before the day. */
const MOST_WORDS_OF_BYLINE = 6;
const BYLINE = /^(?:by|von|par|por|di|door|av|af)\s+\p{Lu}/iu;

/**
 * The date of a line that holds a date and little else; or a byline before it; or parts between bars, of which one is a date. `null` for any other line.
 * @param isNamed whether what holds the line is named after dates: then it may hold more words
 */
export function isDateLine(line: string, months: ReadonlyMap<string, number>, isNamed = false): WrittenDate | null {
  if (line.length > LONGEST_LINE) return null;
  const short = SHORT_YEAR.exec(line);
  const date = findWrittenDate(line, months) ?? (short === null ? null : dateOf(2000 + Number(short[3]), Number(short[2]), Number(short[1]), short));
  if (date === null) return null;
  if (BETWEEN_BARS.test(line.slice(0, date.start)) || BETWEEN_BARS.test(line.slice(date.end))) return date;
  let others = 0;
  const rest = `${line.slice(0, date.start)} ${line.slice(date.end)}`;
  for (const word of rest.split(/[\s,:|•·()/–—-]+/))
    if (word !== "" && !/^[\d.:]+(?:am|pm|z|h)?$/i.test(word) && !DATE_WORDS.test(word.replace(/[.:]$/, "")) && !months.has(word.toLowerCase())) others++;
  return others <= (isNamed || BYLINE.test(line) ? MOST_WORDS_OF_BYLINE : MOST_OTHER_WORDS) ? date : null;
}

const PUBLICATION =
  /(?:^|[\s:|•·/])(?:published|first published|posted|posted on|publication date|date of publication|veröffentlicht|veröffentlichung|erschienen|erstellt|datum|stand|pressemitteilung|meldung|publié|mis en ligne|date de publication|publicado|publicada|fecha|pubblicato|data|gepubliceerd|geplaatst|publicerad|publisert|publiceret|julkaistu|opublikowano|zveřejněno|yayınlanma|yayınlandı|опубликовано|дата|نشر|تاريخ النشر)(?:\s+(?:am|on|in|le|el|il|op|vom|at|der|dne|em))?\s*:?\s*$/iu;

/** The date of a line with a word before it that says that it is the day of publication ("Published on", "Datum:"); `null` for any other line. */
export function publicationLine(line: string, months: ReadonlyMap<string, number>): WrittenDate | null {
  const date = line.length > LONGEST_LINE ? null : findWrittenDate(line, months);
  return date !== null &&
    PUBLICATION.test(
      line
        .slice(0, date.start)
        .replace(/\s*(?:\p{L}{2,12}\.?,\s*)?$/u, " ")
        .trimEnd(),
    )
    ? date
    : null;
}
