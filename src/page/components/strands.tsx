import type { JSX } from "preact";
import { parseDay } from "../../text/calendar.js";
import { dayInWords } from "../dates.js";
import { percent } from "../time-scale.js";
import type { DayView } from "../view.js";
import { type TimelineData, timelineModel } from "./timeline.js";

/** Pixels. */
const HEIGHT = 22;
const MARK = 6;

interface StrandRowsProps {
  readonly days: readonly Pick<DayView, "date" | "strands">[];
  /** What the timeline above shows: the rows have its axis. */
  readonly data: TimelineData;
}

/** The threads of the story on the axis of the timeline: a row for each, with a mark for each day that has a line of it. Nothing where there are none. */
export const StrandRows = ({ days, data }: StrandRowsProps): JSX.Element | null => {
  const names = [...new Set(days.flatMap(({ strands }) => strands))];
  const model = timelineModel(data);
  if (names.length === 0 || model === null) return null;
  return (
    <dl class="strand-rows">
      {names.map((name) => (
        <div key={name} class="strand-row">
          <dt dir="auto">{name}</dt>
          <dd>
            <svg width="100%" height={HEIGHT}>
              <title>{`Days with lines about ${name}`}</title>
              {days
                .filter(({ strands }) => strands.includes(name))
                .map(({ date }) => (
                  <a key={date} href={`#day-${date}`} aria-label={`${name}, ${dayInWords(date)}`}>
                    <title>{dayInWords(date)}</title>
                    <rect x={percent(model.scale.at(parseDay(date) ?? 0))} width={MARK} height={HEIGHT} />
                  </a>
                ))}
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
};
