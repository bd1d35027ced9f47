import { civilDay, dayNumber } from "../text/calendar.js";
import { monthName } from "./dates.js";

/** A stretch of days without a long gap, and its place on the axis (0 to 1). */
export interface Stretch {
  /** Day numbers since 1970-01-01; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** A time axis on which long gaps are drawn short, and shown as gaps. */
export interface TimeScale {
  readonly stretches: readonly Stretch[];
  /** Place of the start of a day (0 to 1); inside a gap, between its ends. */
  readonly at: (day: number) => number;
  /** The day at a place; inside a gap the nearest day beside it. */
  readonly dayAt: (place: number) => number;
}

/** A gap of fewer days is drawn in its true length. */
const LEAST_GAP = 90;
/** Share of the axis for each gap that is drawn short. */
const GAP_SHARE = 0.03;
/** More stretches would leave no room for the bars; then only the longer gaps are drawn short. */
const MOST_STRETCHES = 8;

/** @param days day numbers on which there is something, ascending; `null` for none */
export function timeScale(days: readonly number[]): TimeScale | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  let runs: (readonly [number, number])[] = [];
  for (let least = LEAST_GAP; ; least *= 2) {
    runs = runsOf(days, least);
    if (runs.length <= MOST_STRETCHES) break;
  }
  const total = runs.reduce((length, [from, to]) => length + to - from, 0);
  const room = 1 - GAP_SHARE * (runs.length - 1);
  let left = 0;
  const stretches = runs.map(([from, to]): Stretch => {
    const right = left + ((to - from) / total) * room;
    const stretch = { from, to, left, right };
    left = right + GAP_SHARE;
    return stretch;
  });
  return { stretches, at: (day) => placeOf(stretches, day), dayAt: (place) => dayOf(stretches, place) };
}

function runsOf(days: readonly number[], leastGap: number): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && day - run[1] < leastGap) run[1] = Math.max(run[1], day + 1);
    else runs.push([day, day + 1]);
  }
  return runs;
}

function placeOf(stretches: readonly Stretch[], day: number): number {
  let before = 0;
  let beforeDay = stretches[0]?.from ?? day;
  for (const { from, to, left, right } of stretches) {
    if (day < from) return from === beforeDay ? left : before + ((day - beforeDay) / (from - beforeDay)) * (left - before);
    if (day <= to) return left + ((day - from) / (to - from)) * (right - left);
    before = right;
    beforeDay = to;
  }
  return before;
}

function dayOf(stretches: readonly Stretch[], place: number): number {
  let nearest = 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const { from, to, left, right } of stretches) {
    const inside = Math.min(Math.max(place, left), right);
    if (Math.abs(place - inside) >= distance) continue;
    distance = Math.abs(place - inside);
    nearest = Math.min(to - 1, from + Math.floor(((inside - left) / (right - left)) * (to - from) + 1e-9));
  }
  return nearest;
}

/** The gaps that are drawn short, as shares of the axis. */
export const breaksOf = ({ stretches }: TimeScale): readonly { readonly left: number; readonly right: number }[] =>
  stretches.slice(1).map(({ left }, place) => ({ left: stretches[place]?.right ?? left, right: left }));

/** A label under the axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Labels of ticks beyond this share of the axis stand before their line, so that none hangs over the end. */
const LAST_AFTER = 0.88;

/** Steps in months; below a month the labels are days. */
const MONTH_STEPS: readonly number[] = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const DAY_STEPS: readonly number[] = [1, 2, 7, 14];

/** At most about `most` labels at starts of days, months or years. */
export function ticks(scale: TimeScale, most: number): readonly Tick[] {
  const length = scale.stretches.reduce((days, { from, to }) => days + to - from, 0);
  const dayStep = DAY_STEPS.find((step) => length / step <= most);
  const found = scale.stretches.flatMap((stretch) =>
    dayStep !== undefined && length < 62 ? dayTicks(stretch, dayStep) : monthTicks(stretch, monthStep(length, most)),
  );
  const least = 0.75 / most;
  const kept: Tick[] = [];
  for (const { day, label } of found) {
    const at = scale.at(day);
    const before = kept.at(-1);
    const room = at > LAST_AFTER ? 2 * least : least;
    if (before === undefined || at - before.at >= room) kept.push({ at, label });
  }
  return kept;
}

const monthStep = (days: number, most: number): number => MONTH_STEPS.find((step) => days / (step * 30.4) <= most) ?? 240;

function dayTicks({ from, to }: Stretch, step: number): readonly { readonly day: number; readonly label: string }[] {
  const found = [];
  for (let day = from; day < to; day += step) {
    const { day: dayOfMonth, month, year } = civilDay(day);
    found.push({ day, label: `${dayOfMonth} ${monthName(month).slice(0, 3)}${day === from ? ` ${year}` : ""}` });
  }
  return found;
}

function monthTicks({ from, to }: Stretch, step: number): readonly { readonly day: number; readonly label: string }[] {
  const start = civilDay(from);
  const found = [{ day: from, label: `${monthName(start.month).slice(0, 3)} ${start.year}` }];
  const first = Math.ceil((start.year * 12 + start.month) / step) * step;
  for (let months = first; ; months += step) {
    const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
    const day = dayNumber(year, month, 1);
    if (day >= to) return found;
    if (day <= from) continue;
    // A label at the start that would crowd out the first whole month gives way to it.
    if (found.length === 1 && day - from < step * 20) {
      found[0] = { day, label: `${monthName(month).slice(0, 3)} ${year}` };
      continue;
    }
    found.push({ day, label: step >= 12 ? String(year) : month === 1 || step > 3 ? `${monthName(month).slice(0, 3)} ${year}` : monthName(month).slice(0, 3) });
  }
}

/** Of 1000; in a pile of a few days a bar does not fill its day. */
const WIDEST_BAR = 24;

/** Path of bars in a box of 1000 by `height`, up from (or, with `isDown`, down from) the line `base`. */
export function barPath(
  scale: TimeScale,
  bars: readonly { readonly day: number; readonly share: number }[],
  box: { readonly base: number; readonly height: number; readonly isDown: boolean },
): string {
  return bars
    .map(({ day, share }) => {
      const left = scale.at(day) * 1000;
      const width = Math.max(scale.at(day + 1) * 1000 - left, 1);
      const gap = width > 3 ? Math.min(width * 0.18, 4) : 0;
      const drawn = Math.min(width - gap, WIDEST_BAR);
      const height = Math.max(share * box.height, 2) * (box.isDown ? 1 : -1);
      return `M${round(left + gap / 2)} ${box.base}h${round(drawn)}v${round(height)}h${round(-drawn)}z`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A share of the axis as a percentage for an SVG attribute. */
export const percent = (share: number): string => `${Math.round(share * 100_000) / 1000}%`;

/** Attributes of the text of a tick. */
export const tickText = ({ at }: Tick): { readonly x: string; readonly dx: string; readonly "text-anchor": "start" | "end" } =>
  at > LAST_AFTER ? { x: percent(at), dx: "-3", "text-anchor": "end" } : { x: percent(at), dx: "3", "text-anchor": "start" };
