import type { JSX } from "preact";
import { formatDay, parseDay } from "../../text/calendar.js";
import { dayInWords } from "../dates.js";
import type { DayCount } from "../page-book.js";
import { barPath, breaksOf, percent, type TimeScale, ticks, tickText, timeScale } from "../time-scale.js";

export interface TimelineData {
  readonly counts: readonly DayCount[];
  /** Days of the chronology, ascending. */
  readonly days: readonly string[];
  /** Only the days between these are drawn; empty for no bound. */
  readonly from: string;
  readonly to: string;
}

/** A timeline ready to be drawn. */
export interface TimelineModel {
  readonly scale: TimeScale;
  readonly bars: readonly { readonly day: number; readonly reports: number; readonly events: number; readonly isEntry: boolean }[];
  readonly mostReports: number;
  readonly mostEvents: number;
  /** Days that reports tell of outside of the axis: before the first report or day of the chronology, or after the last. */
  readonly outside: number;
}

/** The axis spans the days of publication and of the chronology; a single look back at a far year must not squeeze them. */
export function timelineModel({ counts, days, from, to }: TimelineData): TimelineModel | null {
  const entries = new Set(days);
  const known = new Map(counts.map((count) => [count.date, count]));
  const all = [...counts, ...days.filter((date) => !known.has(date)).map((date) => ({ date, reports: 0, events: 0 }))].flatMap((count) => {
    const day = parseDay(count.date);
    return day === null ? [] : [{ day, reports: count.reports, events: count.events, isEntry: entries.has(count.date) }];
  });
  const isInside = ({ day }: { readonly day: number }): boolean => (from === "" || formatDay(day) >= from) && (to === "" || formatDay(day) <= to);
  const firm = all.filter((bar) => (bar.reports > 0 || bar.isEntry) && isInside(bar)).sort((a, b) => a.day - b.day);
  const bounds = [from, to].flatMap((date) => parseDay(date) ?? []);
  const scale = timeScale([...firm.map(({ day }) => day), ...(firm.length > 0 ? [] : bounds)].sort((a, b) => a - b));
  if (scale === null) return null;
  const isOnAxis = (day: number): boolean => scale.stretches.some((stretch) => day >= stretch.from && day < stretch.to);
  const bars = all.filter(({ day }) => isOnAxis(day)).sort((a, b) => a.day - b.day);
  return {
    scale,
    bars,
    mostReports: Math.max(1, ...bars.map(({ reports }) => reports)),
    mostEvents: Math.max(1, ...bars.map(({ events }) => events)),
    outside: all.filter((bar) => isInside(bar) && !isOnAxis(bar.day)).length,
  };
}

/** Heights in pixels: bars of reports upwards, the band of the chronology's days, bars of events downwards, the axis. */
const UP = 84;
const BAND = 7;
const DOWN = 52;
const AXIS = 24;

/** The drawing; the places on it are shares of the width. */
export const TimelineDrawing = ({
  model,
  marked,
}: {
  readonly model: TimelineModel;
  readonly marked: { readonly from: number; readonly to: number } | null;
}): JSX.Element => {
  const { scale, bars, mostReports, mostEvents } = model;
  const down = bars.some(({ events }) => events > 0) ? DOWN : 0;
  const path = (value: (bar: (typeof bars)[number]) => number, box: { readonly base: number; readonly height: number; readonly isDown: boolean }): string =>
    barPath(
      scale,
      bars.filter((bar) => value(bar) > 0).map((bar) => ({ day: bar.day, share: value(bar) })),
      box,
    );
  return (
    <svg class="timeline-drawing" width="100%" height={UP + BAND + down + AXIS} aria-hidden="true" focusable="false">
      {breaksOf(scale).map(({ left, right }) => (
        <g key={left} class="break">
          <rect x={percent(left)} width={percent(right - left)} height={UP + BAND + down} />
          <text x={percent((left + right) / 2)} y={UP + 6} text-anchor="middle">
            ⋯
          </text>
        </g>
      ))}
      {scale.stretches.map(({ left, right }) => (
        <line key={left} class="base" x1={percent(left)} x2={percent(right)} y1={UP + BAND / 2} y2={UP + BAND / 2} />
      ))}
      {marked !== null && <rect class="marked" x={percent(marked.from)} width={percent(Math.max(marked.to - marked.from, 0.002))} height={UP + BAND + down} />}
      <svg viewBox={`0 0 1000 ${UP + BAND + down}`} preserveAspectRatio="none" width="100%" height={UP + BAND + down} aria-hidden="true">
        <path class="bars-reports" d={path(({ reports }) => reports / mostReports, { base: UP, height: UP - 14, isDown: false })} />
        <path
          class="bars-entries"
          d={barPath(
            scale,
            bars.filter(({ isEntry }) => isEntry).map(({ day }) => ({ day, share: 1 })),
            { base: UP + 1, height: BAND - 2, isDown: true },
          )}
        />
        <path class="bars-events" d={path(({ events }) => events / mostEvents, { base: UP + BAND, height: down - 6, isDown: true })} />
      </svg>
      {ticks(scale, 10).map(({ at, label }, place) => (
        <g key={at} class={place % 2 === 1 ? "tick odd" : "tick"}>
          <line x1={percent(at)} x2={percent(at)} y1={UP + BAND + down} y2={UP + BAND + down + 6} />
          <text {...tickText({ at, label })} y={UP + BAND + down + AXIS - 6}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
};

export const timelineSummary = ({ bars, mostReports }: TimelineModel): string => {
  const top = bars.find(({ reports }) => reports === mostReports);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined || top === undefined) return "No dated reports.";
  return `From ${dayInWords(formatDay(first.day))} to ${dayInWords(formatDay(last.day))}; most reports (${mostReports}) on ${dayInWords(formatDay(top.day))}.`;
};

/** The static timeline: drawing, key and summary. */
export const Timeline = ({ data }: { readonly data: TimelineData }): JSX.Element | null => {
  const model = timelineModel(data);
  return model === null ? null : (
    <>
      <div class="timeline-plot">
        <TimelineDrawing model={model} marked={null} />
      </div>
      <TimelineKey model={model} />
      <p class="readout">{timelineSummary(model)}</p>
    </>
  );
};

export const TimelineKey = ({ model }: { readonly model: TimelineModel }): JSX.Element => (
  <ul class="key">
    <li>
      <svg width="10" height="10" aria-hidden="true">
        <rect class="bars-reports" width="10" height="10" />
      </svg>{" "}
      reports published that day (up to {model.mostReports})
    </li>
    <li>
      <svg width="10" height="10" aria-hidden="true">
        <rect class="bars-entries" width="10" height="10" />
      </svg>{" "}
      days below
    </li>
    <li>
      <svg width="10" height="10" aria-hidden="true">
        <rect class="bars-events" width="10" height="10" />
      </svg>{" "}
      reports that tell of that day (up to {model.mostEvents})
    </li>
    {model.outside > 0 && (
      <li>
        {model.outside} further {model.outside === 1 ? "day is" : "days are"} told of outside this span
      </li>
    )}
  </ul>
);
