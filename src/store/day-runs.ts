/** How many stories were published on each of some days in a row, zeros among them. A pile of years is a few runs instead of thousands of dates. */
export interface DayRun {
  /** The day of the first count, `YYYY-MM-DD`. */
  readonly from: string;
  readonly counts: readonly number[];
}

/** More days than this without a story end a run: so many zeros are as long as the head of another. */
const MOST_EMPTY = 16;

/**
 * The days that have stories, in runs.
 * @param days ascending, `YYYY-MM-DD`
 * @param numbers days since 1970-01-01; NaN for what is no day, which stands alone
 */
export function dayRuns(days: readonly string[], numbers: Float64Array, counts: Uint32Array): DayRun[] {
  const runs: { readonly from: string; readonly counts: number[] }[] = [];
  let last = Number.NaN;
  for (let place = 0; place < days.length; place++) {
    const count = counts[place]!;
    if (count === 0) continue;
    const number = numbers[place]!;
    const empty = number - last - 1;
    const run = runs.at(-1);
    if (run !== undefined && empty <= MOST_EMPTY) {
      for (let day = 0; day < empty; day++) run.counts.push(0);
      run.counts.push(count);
    } else runs.push({ from: days[place]!, counts: [count] });
    last = number;
  }
  return runs;
}
