/** Days on which nothing was published, first and last included, as day numbers. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A week without a report is none … */
const LEAST_DAYS = 8;
/** … and neither is a stretch that is not this many times as long as the mean distance between days with reports. */
const TIMES_MEAN = 4;

/** The stretches between reports that are long for this pile. @param published day numbers of publication, in any order, repeated as they are */
export function findGaps(published: Iterable<number>): Gap[] {
  const days = [...new Set(published)].sort((a, b) => a - b);
  if (days.length < 2) return [];
  const mean = (days.at(-1)! - days[0]!) / (days.length - 1);
  const least = Math.max(LEAST_DAYS, mean * TIMES_MEAN);
  return days.flatMap((day, at) => {
    const empty = at === 0 ? 0 : day - days[at - 1]! - 1;
    return empty >= least ? [{ from: days[at - 1]! + 1, to: day - 1 }] : [];
  });
}
