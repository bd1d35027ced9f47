import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { formatDay } from "../../text/calendar.js";
import { TimelineDrawing, TimelineKey, type TimelineModel, timelineModel, timelineSummary } from "../components/timeline.js";
import { dayInWords } from "../dates.js";
import type { PageIndex } from "../view.js";
import { change, usePageState } from "./page-state.js";

/** A drag shorter than this share of the width is a click. */
const LEAST_DRAG = 0.008;

interface Drag {
  readonly start: number;
  readonly end: number;
}

const place = (event: TargetedPointerEvent<HTMLElement>): number => {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
};

function barInWords(model: TimelineModel, day: number): string {
  const bar = model.bars.find((known) => known.day === day);
  const name = dayInWords(formatDay(day));
  if (bar === undefined) return `${name}: nothing`;
  return `${name}: ${bar.reports} ${bar.reports === 1 ? "report" : "reports"} published, ${bar.events} ${bar.events === 1 ? "tells" : "tell"} of it${bar.isEntry ? "" : "; not among the days below"}`;
}

/** Goes to the day, or to the nearest one of the chronology that is shown. */
export function goToDay(day: number, days: readonly string[]): void {
  const shown = days.filter((date) => document.getElementById(`day-${date}`)?.hidden === false);
  const target = formatDay(day);
  const nearest = shown.find((date) => date >= target) ?? shown.at(-1);
  if (nearest === undefined) return;
  document.getElementById(`day-${nearest}`)?.scrollIntoView({ block: "start" });
  document.getElementById(`head-${nearest}`)?.focus({ preventScroll: true });
}

interface LiveTimelineProps {
  readonly index: Pick<PageIndex, "counts" | "days">;
  /** Goes to a day; by default where the page shows it. */
  readonly onDay?: (day: number, days: readonly string[]) => void;
}

/** The timeline as a slider: click or Enter goes to a day, a drag zooms, arrows step from bar to bar. */
export const LiveTimeline = ({ index, onDay = goToDay }: LiveTimelineProps): JSX.Element | null => {
  const { from, to } = usePageState();
  const { counts, days } = index;
  const model = useMemo(() => timelineModel({ counts, days, from, to }), [counts, days, from, to]);
  const [day, setDay] = useState<number | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDown = useRef(false);
  const isZoomed = from !== "" || to !== "";
  const showAll = isZoomed && (
    <button type="button" class="zoom-out" onClick={() => change({ from: "", to: "" })}>
      Show the whole time
    </button>
  );
  if (model === null) return isZoomed ? <p class="readout">No report or day in this time. {showAll}</p> : null;
  const marked =
    drag !== null && Math.abs(drag.end - drag.start) >= LEAST_DRAG ? { from: Math.min(drag.start, drag.end), to: Math.max(drag.start, drag.end) } : null;
  const onMove = (event: TargetedPointerEvent<HTMLElement>): void => {
    setDay(model.scale.dayAt(place(event)));
    if (isDown.current && drag !== null) setDrag({ ...drag, end: place(event) });
  };
  const onUp = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (!isDown.current) return;
    isDown.current = false;
    setDrag(null);
    if (marked === null) onDay(model.scale.dayAt(place(event)), days);
    else change({ from: formatDay(model.scale.dayAt(marked.from)), to: formatDay(model.scale.dayAt(marked.to)) });
  };
  const current = day ?? model.bars[0]?.day ?? 0;
  const at = day === null || marked !== null ? marked : { from: model.scale.at(day), to: model.scale.at(day + 1) };
  return (
    <>
      <div
        class="timeline-plot live"
        role="slider"
        tabIndex={0}
        aria-label="Days; Enter goes to the day"
        aria-valuemin={model.bars[0]?.day ?? 0}
        aria-valuemax={model.bars.at(-1)?.day ?? 0}
        aria-valuenow={current}
        aria-valuetext={barInWords(model, current)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          isDown.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ start: place(event), end: place(event) });
        }}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={() => {
          isDown.current = false;
          setDrag(null);
        }}
        onPointerLeave={() => !isDown.current && setDay(null)}
        onKeyDown={(event) => onKey(event, model, { day, setDay, days, onDay })}
        onBlur={() => setDay(null)}
      >
        <TimelineDrawing model={model} marked={at} />
      </div>
      <TimelineKey model={model} />
      <p class="readout">
        {day === null ? timelineSummary(model) : barInWords(model, day)} {showAll}
        {!isZoomed && day === null && <span class="hint">Click a bar to go to its day; drag to zoom.</span>}
      </p>
    </>
  );
};

function onKey(
  event: TargetedKeyboardEvent<HTMLElement>,
  model: TimelineModel,
  {
    day,
    setDay,
    days,
    onDay,
  }: Required<Pick<LiveTimelineProps, "onDay">> & {
    readonly day: number | null;
    readonly setDay: (day: number) => void;
    readonly days: readonly string[];
  },
): void {
  const at = model.bars.findIndex((bar) => bar.day >= (day ?? Number.NEGATIVE_INFINITY));
  const step: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
    Home: -model.bars.length,
    End: model.bars.length,
  };
  const move = step[event.key];
  if (move !== undefined) {
    const next = model.bars[Math.min(model.bars.length - 1, Math.max(0, day === null ? 0 : at + move))];
    if (next !== undefined) setDay(next.day);
  } else if (event.key === "Enter" || event.key === " ") onDay(day ?? model.bars[0]?.day ?? 0, days);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
