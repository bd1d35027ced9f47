import { dayNumber } from "./calendar.js";

// Hijri months as days of the civil calendar. 1300 to 1500 AH (1882 to 2077): the Umm al-Qura calendar of Saudi Arabia, one
// three-figure hexadecimal number a year, a bit a month, 1 where it has 30 days. Computed with ICU 78 (islamic-umalqura); the
// test compares it with the engine. Other years: the tabular civil calendar (30-year cycle, epoch 16 July 622 Julian).

const FIRST_YEAR = 1300;
const LENGTHS = [
  "aaad54ec96d46ea36caad5556a9792ba95d4ada55cd2d69574ab54b6a5ad4aea4f51768b6a5ad52d695b49da4dd26d955ac9b62baa5b52ba956caae9",
  "2f49762b6956acaba4bd25d92dc96d54daa5b52ba55b49b655729754b6a3752b6556aaab52bc95d4ada55caad69574ab94baa5b52b6a5752768b745b",
  "5555a95b49da4dd26e936aaad54db25d52da95b4aba55b49b64b715b4ab5a55d25e92ec96d4ae996b4aba93d49da4db2ab94baa5b52ba95b2ab5555c",
  "4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada55aaab595749764baa5b52b6a56e4db25b52b6a5ad2ae92f49764b",
  "6a56acad655d49da4dd16d955aa5b52da95b4ad5956ca6e4aea4f52b6956aaab54bd25d92ea96d4ada95b4aba55b29b54d6a97547693749b5556aa6b",
  "52b",
].join("");
const LAST_YEAR = FIRST_YEAR + LENGTHS.length / 3 - 1;
/** 1 Muharram 1300. */
const FIRST_DAY = dayNumber(1882, 11, 12);
/** 1 Muharram 1 of the tabular calendar, 19 July 622 in the proleptic Gregorian calendar. */
const EPOCH = dayNumber(622, 7, 19);

const isLong = (year: number, month: number): boolean =>
  ((Number.parseInt(LENGTHS.slice((year - FIRST_YEAR) * 3, (year - FIRST_YEAR) * 3 + 3), 16) >> (12 - month)) & 1) === 1;

/** First day of each year of the table, and of the year after it. */
const YEAR_STARTS: readonly number[] = (() => {
  const starts = [FIRST_DAY];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    let days = 0;
    for (let month = 1; month <= 12; month++) days += isLong(year, month) ? 30 : 29;
    starts.push((starts.at(-1) ?? FIRST_DAY) + days);
  }
  return starts;
})();

/** The first and last day of a Hijri month as day numbers; `null` for months outside 1 to 12 or years outside 1 to 2000. */
export function hijriMonth(year: number, month: number): { readonly first: number; readonly last: number } | null {
  if (month < 1 || month > 12 || year < 1 || year > 2000) return null;
  if (year < FIRST_YEAR || year > LAST_YEAR) return tabularMonth(year, month);
  let first = YEAR_STARTS[year - FIRST_YEAR] ?? FIRST_DAY;
  for (let before = 1; before < month; before++) first += isLong(year, before) ? 30 : 29;
  return { first, last: first + (isLong(year, month) ? 29 : 28) };
}

function tabularMonth(year: number, month: number): { readonly first: number; readonly last: number } {
  const first = EPOCH + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1));
  const hasLeapDay = month === 12 && (11 * year + 14) % 30 < 11;
  return { first, last: first + (month % 2 === 1 || hasLeapDay ? 29 : 28) };
}

/** The Hijri year whose month `month` lies nearest to a day. */
export function hijriYearOf(day: number, month: number): number {
  const about = Math.round((day - EPOCH) / 354.367 - (month - 1) / 12) + 1;
  const away = (year: number): number => {
    const days = hijriMonth(year, month);
    return days === null ? Number.POSITIVE_INFINITY : Math.max(days.first - day, day - days.last, 0);
  };
  return [about - 1, about, about + 1].reduce((best, year) => (away(year) < away(best) ? year : best), about);
}
