import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LiveTimeline } from "../../page/client/live-timeline.js";
import { change } from "../../page/client/page-state.js";
import { formatDay } from "../../text/calendar.js";

/** The reports found, by day of publication; a click chooses the day, a drag the days between. */
export const DayBars = ({ days }: { readonly days: readonly { readonly date: string; readonly count: number }[] }): JSX.Element => {
  const counts = useMemo(() => days.map(({ date, count }) => ({ date, reports: count, events: 0 })), [days]);
  const chooseDay = (day: number): void => change({ from: formatDay(day), to: formatDay(day) });
  return (
    <section class="timeline day-bars" aria-label="Reports found, by day">
      <LiveTimeline index={{ counts, days: NO_DAYS }} onDay={chooseDay} />
    </section>
  );
};

const NO_DAYS: readonly string[] = [];
