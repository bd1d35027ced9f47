import type { JSX } from "preact";
import { parseDay } from "../../text/calendar.js";
import { dayInWords, weekdayInWords } from "../dates.js";
import type { DayView } from "../view.js";
import { LineItem } from "./line.js";

/** A gap of this many days or more is named between the days. */
const NAMED_GAP = 4;

/** The days without an entry between two dates, in words; `null` for a short gap. */
function gapInWords(before: string, after: string): string | null {
  const [first, last] = [parseDay(before), parseDay(after)];
  if (first === null || last === null) return null;
  const days = last - first - 1;
  if (days < NAMED_GAP) return null;
  return days < 60 ? `${days} days` : days < 730 ? `${Math.round(days / 30.4)} months` : `${Math.round(days / 365.25)} years`;
}

/** A day of the chronology, after the gap that parts it from the day before. */
export const DaySection = ({ day, before }: { readonly day: DayView; readonly before: string | null }): JSX.Element => {
  const gap = before === null ? null : gapInWords(before, day.date);
  const words = dayInWords(day.date);
  const year = words.slice(words.lastIndexOf(" ") + 1);
  return (
    <>
      {day.gaps.map(({ from, to }) => (
        <p key={from} class="gap">
          No report was published from {dayInWords(from)} to {dayInWords(to)}
        </p>
      ))}
      {gap !== null && day.gaps.length === 0 && <p class="gap">{gap} without an entry</p>}
      <section class="day" id={`day-${day.date}`} aria-labelledby={`head-${day.date}`} data-group>
        <header class="day-head">
          <h3 id={`head-${day.date}`} tabIndex={-1}>
            <time dateTime={day.date}>
              <span class="date">{words.slice(0, words.lastIndexOf(" "))}</span> <span class="year">{year}</span>
            </time>
          </h3>
          <p class="weekday">{weekdayInWords(day.date)}</p>
          <p class="reports">{day.reports === 1 ? "1 report" : `${day.reports} independent reports`}</p>
          {day.strands.length > 0 && (
            <p class="strands" dir="auto">
              {day.strands.join(" · ")}
            </p>
          )}
        </header>
        <ul class="lines">
          {day.lines.map((line) => (
            <LineItem key={line.item} line={line} date={day.date} />
          ))}
        </ul>
      </section>
    </>
  );
};
