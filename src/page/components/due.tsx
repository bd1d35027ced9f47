import type { ComponentChildren, JSX } from "preact";
import type { CommitmentStatus } from "../../document/types.js";
import { parseDay } from "../../text/calendar.js";
import { type DayWindow, parseWindow, shortDay } from "../dates.js";
import { windowInWords } from "../due-view.js";
import { visibleText } from "../safe-text.js";
import { breaksOf, percent, type Tick, type TimeScale, ticks, tickText, timeScale } from "../time-scale.js";
import type { DueView } from "../view.js";
import { STATUS_WORDS } from "../wording.js";
import { Chips } from "./chip.js";
import { DisputeMarks, ReportName, WordsLink } from "./line.js";
import { WhyLinks } from "./why-links.js";

interface Bar {
  /** Shares of the axis. */
  readonly left: number;
  readonly right: number;
  readonly isOpenLeft: boolean;
  readonly isOpenRight: boolean;
  readonly label: string;
}

interface Axis {
  readonly ticks: readonly Tick[];
  /** Gaps that are drawn short, as shares of the axis. */
  readonly breaks: readonly { readonly left: number; readonly right: number }[];
}

type BarOf = (due: DueView) => Bar | null;

const STATUS_SIGNS: Readonly<Record<CommitmentStatus, string>> = {
  reported: "○",
  agreed: "○",
  waiting: "◌",
  due: "●",
  done: "✓",
  partly: "◐",
  late: "!",
  "breach-alleged": "⇄",
  suspended: "‖",
  cancelled: "×",
};

/** A bar from the earliest to the latest day, on the lines of the axis; only the lines where there is none. */
const Track = ({ bar, axis, status }: { readonly bar: Bar | null; readonly axis: Axis; readonly status: CommitmentStatus }): JSX.Element => (
  <svg class={`track d-${status}`} width="100%" height="100%" role="img" aria-label={bar === null ? "no window" : bar.label}>
    {axis.breaks.map(({ left, right }) => (
      <rect key={left} class="break" x={percent(left)} width={percent(right - left)} height="100%" />
    ))}
    {axis.ticks.map(({ at }) => (
      <line key={at} class="grid" x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />
    ))}
    {bar !== null && <rect class="window" x={percent(bar.left)} y="18" width={percent(Math.max(bar.right - bar.left, 0.005))} height="12" rx="1" />}
    {bar?.isOpenLeft === true && (
      <text class="open" x={percent(bar.left)} dx="-4" y="29" text-anchor="end">
        ‹
      </text>
    )}
    {bar?.isOpenRight === true && (
      <text class="open" x={percent(bar.right)} dx="4" y="29">
        ›
      </text>
    )}
  </svg>
);

const AxisRow = ({ axis }: { readonly axis: Axis }): JSX.Element => (
  <div class="due-axis">
    <svg width="100%" height="26" aria-hidden="true">
      {axis.breaks.map(({ left, right }) => (
        <text key={left} x={percent((left + right) / 2)} y="24" text-anchor="middle">
          ⋯
        </text>
      ))}
      {axis.ticks.map((tick, place) => (
        <g key={tick.at} class={place % 2 === 1 ? "tick odd" : "tick"}>
          <line class="grid" x1={percent(tick.at)} x2={percent(tick.at)} y1="18" y2="26" />
          <text {...tickText(tick)} y="15">
            {tick.label}
          </text>
        </g>
      ))}
    </svg>
  </div>
);

const Detail = ({ name, value }: { readonly name: string; readonly value: string | null }): JSX.Element | null =>
  value === null ? null : (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{visibleText(value)}</bdi>
      </dd>
    </div>
  );

const Evidence = ({ due }: { readonly due: DueView }): JSX.Element | null =>
  due.evidence.length === 0 ? null : (
    <div class="evidence">
      <h4>Why “{STATUS_WORDS[due.status].label.toLowerCase()}”</h4>
      {due.evidence.map(({ story, span, text }, place) => (
        <p key={place}>
          <WordsLink story={story} spans={[span]} text={text} /> <ReportName story={story} />
        </p>
      ))}
    </div>
  );

/** Who is to do it: in the report's words, and the name they stand for where it is another. */
const DoerName = ({ by, doer }: Pick<DueView, "by" | "doer">): JSX.Element => {
  if (doer === null) return by === null ? <span class="due-by unknown">doer not named</span> : <bdi class="due-by">{visibleText(by)}</bdi>;
  return (
    <span class="due-by">
      “<bdi>{visibleText(doer)}</bdi>”
      {by !== null && by !== doer && (
        <span class="stands-for">
          {" "}
          = <bdi>{visibleText(by)}</bdi>
        </span>
      )}
    </span>
  );
};

/** One commitment: who is to do what, in whose words, when, and what became of it; beside it its bar. */
const DueContent = ({ due, bar, axis }: { readonly due: DueView; readonly bar: Bar | null; readonly axis: Axis }): JSX.Element => (
  <>
    <div class="due-what">
      <p class="due-head">
        <span class={`due-status d-${due.status}`} title={STATUS_WORDS[due.status].help}>
          <span aria-hidden="true">{STATUS_SIGNS[due.status]}</span> {STATUS_WORDS[due.status].label}
        </span>
        <DoerName by={due.by} doer={due.doer} />
        <span class="modality">{due.modality}</span>
      </p>
      <p class="text">
        <WordsLink story={due.line.story} spans={due.line.spans} text={due.line.text} />
      </p>
      <dl>
        <Detail name="When" value={due.when} />
        <Detail name="Window" value={due.window === null || isSaid(due) ? null : windowInWords(due.window)} />
        <Detail name="Quantity" value={due.quantity} />
        <Detail name="Condition" value={due.condition} />
        <Detail name="Phase" value={due.phase} />
      </dl>
      <p class="from">
        <DisputeMarks numbers={due.line.disputes} />
        <Chips voices={due.line.voices} />
        <ReportName story={due.line.story} />
        <WhyLinks line={due.line} date={null} />
      </p>
      <Evidence due={due} />
    </div>
    {axis.ticks.length > 0 && (
      <div class="due-when">
        <Track bar={bar} axis={axis} status={due.status} />
      </div>
    )}
  </>
);

const DueRow = (props: { readonly due: DueView; readonly bar: Bar | null; readonly axis: Axis }): JSX.Element => (
  <li class={dueClass(props.axis)} data-i={props.due.item}>
    <DueContent {...props} />
  </li>
);

const dueClass = (axis: Axis): string => (axis.ticks.length > 0 ? "due" : "due without-bar");

/** A time axis for entries that are drawn one by one. */
export interface DueAxis {
  readonly scale: TimeScale | null;
  readonly axis: Axis;
}

/** @param days the ends of all windows, `YYYY-MM-DD`, ascending */
export function dueAxis(days: readonly string[]): DueAxis {
  const scale = timeScale(widened(days.flatMap((day) => parseDay(day) ?? [])));
  return { scale, axis: scale === null ? { ticks: [], breaks: [] } : { ticks: ticks(scale, 7), breaks: breaksOf(scale) } };
}

export const DueAxisRow = ({ axis: { axis } }: { readonly axis: DueAxis }): JSX.Element | null => (axis.ticks.length === 0 ? null : <AxisRow axis={axis} />);

/** A commitment as an entry of its own, on an axis that it shares with others. */
export const DueItem = ({ due, axis: { scale, axis } }: { readonly due: DueView; readonly axis: DueAxis }): JSX.Element => (
  <article class={dueClass(axis)} aria-label={due.doer ?? due.by ?? "doer not named"}>
    <DueContent due={due} axis={axis} bar={scale === null ? null : datedBar(due, due.window === null ? null : parseWindow(due.window), scale)} />
  </article>
);

/** Whether the window is the day that the words name anyway. */
const isSaid = ({ trigger, window }: DueView): boolean => trigger !== null && window !== null && windowInWords(window) === shortDay(trigger);

const DueList = ({ dues, axis, barOf }: { readonly dues: readonly DueView[]; readonly axis: Axis; readonly barOf: BarOf }): JSX.Element => (
  <>
    {axis.ticks.length > 0 && <AxisRow axis={axis} />}
    <ul class={axis.ticks.length > 0 ? "dues" : "dues in-columns"}>
      {dues.map((due) => (
        <DueRow key={due.item} due={due} axis={axis} bar={barOf(due)} />
      ))}
    </ul>
  </>
);

interface GroupProps {
  readonly title: ComponentChildren;
  readonly dues: readonly DueView[];
  readonly axis: Axis;
  readonly barOf: BarOf;
  /** Whether the list waits behind its title until it is asked for. */
  readonly isFolded: boolean;
}

const Group = ({ title, dues, axis, barOf, isFolded }: GroupProps): JSX.Element | null => {
  if (dues.length === 0) return null;
  const head = (
    <h3>
      {title} <span class="count">({dues.length})</span>
    </h3>
  );
  const list = <DueList dues={dues} axis={axis} barOf={barOf} />;
  return (
    <div class="due-group" data-group>
      {isFolded ? (
        <details>
          <summary>{head}</summary>
          {list}
        </details>
      ) : (
        <>
          {head}
          {list}
        </>
      )}
    </div>
  );
};

/** A list longer than this is folded, unless it is the one of what is still open. */
const UNFOLDED = 20;

const CLOSED: readonly CommitmentStatus[] = ["done", "cancelled"];

/** Commitments whose window has dates, on one time axis: what is open, what is late, what is done. */
export const DatedDue = ({ dues }: { readonly dues: readonly DueView[] }): JSX.Element | null => {
  const windows = new Map(dues.map(({ item, window }) => [item, window === null ? null : parseWindow(window)]));
  const ends = [...windows.values()].flatMap((window) => [window?.from ?? [], window?.to ?? []].flat()).sort((a, b) => a - b);
  const scale = timeScale(widened(ends));
  if (scale === null) return null;
  const axis = { ticks: ticks(scale, 7), breaks: breaksOf(scale) };
  const barOf: BarOf = (due) => datedBar(due, windows.get(due.item) ?? null, scale);
  const late = dues.filter(({ status }) => status === "late");
  const closed = dues.filter(({ status }) => CLOSED.includes(status));
  const open = dues.filter((due) => !late.includes(due) && !closed.includes(due));
  return (
    <>
      <Group title="Open, with dates" dues={open} axis={axis} barOf={barOf} isFolded={false} />
      <Group title="Late: the window is closed, and no report of it was seen" dues={late} axis={axis} barOf={barOf} isFolded={late.length > UNFOLDED} />
      <Group title="Done or cancelled" dues={closed} axis={axis} barOf={barOf} isFolded={closed.length > UNFOLDED} />
    </>
  );
};

/** Days of the axis at least, so that a single day is not drawn as wide as all of it. */
const LEAST_DAYS = 14;

function widened(ends: readonly number[]): readonly number[] {
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined || last - first >= LEAST_DAYS) return ends;
  const margin = Math.ceil((LEAST_DAYS - (last - first)) / 2);
  return [first - margin, ...ends, last + margin];
}

function datedBar(due: DueView, window: DayWindow | null, scale: TimeScale): Bar | null {
  if (window === null) return null;
  const first = window.from ?? window.to ?? 0;
  const last = window.to ?? window.from ?? 0;
  return {
    left: scale.at(first),
    right: scale.at(last + 1),
    isOpenLeft: window.from === null,
    isOpenRight: window.to === null,
    label: `${due.when}${due.window === null ? "" : `: ${windowInWords(due.window)}`}`,
  };
}

/** Steps of the axis of distances, in days. */
const DISTANCE_STEPS: readonly number[] = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 3650];

/** Commitments that hang on one trigger without a date: by their distance from it. */
export const RelativeDue = ({ trigger, dues }: { readonly trigger: string | null; readonly dues: readonly DueView[] }): JSX.Element => {
  const longest = Math.max(0, ...dues.map(({ offset }) => offset?.max ?? 0));
  const reach = longest * 1.08;
  const step = DISTANCE_STEPS.find((days) => reach / days <= 7) ?? 36500;
  const places = longest === 0 ? [] : Array.from({ length: Math.floor(reach / step) + 1 }, (_, index) => index * step);
  const barOf: BarOf = ({ offset, when }) =>
    offset === null || longest === 0 ? null : { left: offset.min / reach, right: offset.max / reach, isOpenLeft: false, isOpenRight: false, label: when };
  const title =
    trigger === null ? (
      "Without a date or a trigger"
    ) : (
      <>
        <span class="soft">Counted from:</span> <bdi>{visibleText(trigger)}</bdi>
      </>
    );
  const axis = { ticks: places.map((days) => ({ at: days / reach, label: days === 0 ? "day 0" : `+${days} d` })), breaks: [] };
  return <Group title={title} dues={dues} axis={axis} barOf={barOf} isFolded={dues.length > UNFOLDED} />;
};
