import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { LiveTimeline } from "../../page/client/live-timeline.js";
import { usePageState } from "../../page/client/page-state.js";
import { DaySection } from "../../page/components/days.js";
import { KindKey, SectionHead } from "../../page/components/sections.js";
import type { DayView } from "../../page/view.js";
import { formatDay } from "../../text/calendar.js";
import { Filters } from "./filters.js";
import { lineQuestion } from "./questions.js";
import type { Summary } from "./shapes.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

/** The days that matter, in the reports' words. */
export const Chronology = ({ summary }: { readonly summary: Summary | null }): JSX.Element => {
  const state = usePageState();
  const days = useParts<DayView>(`/api/days${lineQuestion(state)}`);
  const [goTo, setGoTo] = useState<number | null>(null);
  const dates = summary?.chosen ?? [];
  const onDay = (day: number): void => {
    const place = dates.findIndex((date) => date >= formatDay(day));
    setGoTo(place < 0 ? dates.length - 1 : place);
  };
  const isWhole = days.total === dates.length;
  return (
    <>
      {summary !== null && dates.length > 0 && (
        <section class="timeline" aria-label="Reports and events by day">
          <LiveTimeline index={{ counts: summary.counts, days: dates }} {...(isWhole ? { onDay } : {})} />
        </section>
      )}
      <Filters result={days.total === null || isWhole ? "" : `${days.total} of ${dates.length} days`} />
      <section class="part" aria-labelledby="days-head">
        <SectionHead id="days" title="Day by day" />
        <KindKey />
        <VirtualList
          parts={days}
          label="Days"
          height={420}
          goTo={goTo}
          empty={summary?.isReady === false ? "The reports are being read." : "No day with such lines."}
          draw={(day, _place, before) => <DaySection day={day} before={isWhole ? (before?.date ?? null) : null} />}
        />
      </section>
    </>
  );
};
