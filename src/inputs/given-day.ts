import { isCalendarDay } from "../document/check.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day of a date as programs write it: ISO 8601 ("2025-01-14T08:00:00+02:00") or RFC 5322 ("Tue, 14 Jan 2025 08:00:00 +0200"),
 * the day as written, in its own time zone. `null` for anything else: no guess.
 */
export function givenDay(written: string | null | undefined): string | null {
  const value = (written ?? "").trim();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])/.exec(value);
  if (iso !== null) return checked(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const mail = /^(?:[A-Za-z]{3,9},?\s{1,5})?(\d{1,2})\s([A-Za-z]{3})[a-z]{0,6}\s(\d{4}|\d{2})\b/.exec(value);
  const month = MONTHS.indexOf((mail?.[2] ?? "").toLowerCase()) + 1;
  if (mail === null || month === 0) return null;
  const year = Number(mail[3]);
  // Two digits: RFC 5322, 4.3.
  const full = (mail[3] ?? "").length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
  return checked(`${full}-${String(month).padStart(2, "0")}-${String(mail[1]).padStart(2, "0")}`);
}

const checked = (day: string): string | null => (isCalendarDay(day) ? day : null);
