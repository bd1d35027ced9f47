import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LiveTimeline } from "../../page/client/live-timeline.js";
import { change } from "../../page/client/page-state.js";
import type { DayCount } from "../../page/page-book.js";
import type { DayRun } from "../../store/index.js";
import { formatDay, parseDay } from "../../text/calendar.js";

/** The reports found, by day of publication; a click chooses the day, a drag the days between. */
export const DayBars = ({ days }: { readonly days: readonly DayRun[] }): JSX.Element => {
  const counts = useMemo(() => days.flatMap(countsOf), [days]);
  const chooseDay = (day: number): void => change({ from: formatDay(day), to: formatDay(day) });
  return (
    <section class="timeline day-bars" aria-label="Reports found, by day">
      <LiveTimeline index={{ counts, days: NO_DAYS }} onDay={chooseDay} />
    </section>
  );
};

function countsOf({ from, counts }: DayRun): DayCount[] {
  const first = parseDay(from);
  if (first === null) return [];
  return counts.flatMap((reports, days) => (reports === 0 ? [] : [{ date: formatDay(first + days), reports, events: 0 }]));
}

const NO_DAYS: readonly string[] = [];
