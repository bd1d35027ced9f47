import { SOURCE_KINDS, type SourceKind, STANCES, type Stance } from "../document/types.js";
import { type DayRun, dayRuns } from "./day-runs.js";
import type { FacetIndex } from "./facet-index.js";
import { bitOf } from "./search-index.js";

/** What stories are sought by; empty lists and `null` ask for nothing. Several outlets are one or the other, all else must hold at once. */
export interface StoryFilter {
  /** Slots of the stories with the words sought; `null` for all stories. */
  readonly slots: Uint32Array | null;
  /** Ids of persons, bodies and places of the pile. */
  readonly entities: readonly string[];
  readonly outlets: readonly string[];
  readonly kinds: readonly SourceKind[];
  readonly stances: readonly Stance[];
  /** First and last day of publication, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** How many of the stories found have a value. */
export interface FacetCount {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export interface FacetCounts {
  readonly who: readonly FacetCount[];
  readonly places: readonly FacetCount[];
  /** Counted as if no outlet were chosen, so that another can be. */
  readonly outlets: readonly FacetCount[];
  readonly kinds: readonly FacetCount[];
  readonly stances: readonly FacetCount[];
  /** By day of publication, ascending, as if no day were chosen. */
  readonly days: readonly DayRun[];
}

export interface FoundStories {
  readonly total: number;
  /** Slots of all stories found, in the order of publication. */
  readonly slots: Uint32Array;
  readonly facets: FacetCounts;
}

/** Values of a facet that are named. */
const NAMED_VALUES = 40;

/** Finds and counts in one pass over flat arrays; linear in the stories with the words and entities sought, and in the entities they name. */
export function searchStories(index: FacetIndex, filter: StoryFilter): FoundStories {
  const { dayOf, outletOf, kindsOf, stancesOf, firstOf, entityOf } = index;
  const among = storiesInAll(index, filter);
  const [kinds, stances] = [bitsOf(SOURCE_KINDS, filter.kinds), bitsOf(STANCES, filter.stances)];
  const isOutlet = chosenOutlets(index, filter.outlets);
  const isDay = filter.from === null && filter.to === null ? null : daysBetween(index.days, filter.from, filter.to);
  const counts = {
    entities: new Uint32Array(index.entities.length),
    outlets: new Uint32Array(index.outlets.length),
    days: new Uint32Array(index.days.length),
    kinds: new Uint32Array(1 << SOURCE_KINDS.length),
    stances: new Uint32Array(1 << STANCES.length),
  };
  const size = among?.length ?? index.size;
  const slots = new Uint32Array(size);
  let total = 0;
  for (let place = 0; place < size; place++) {
    const slot = among === null ? place : among[place]!;
    if ((kindsOf[slot]! & kinds) !== kinds || (stancesOf[slot]! & stances) !== stances) continue;
    const day = dayOf[slot]!;
    const outlet = outletOf[slot]!;
    const isOnDay = isDay === null || (day >= 0 && isDay[day] === 1);
    const isInOutlet = isOutlet === null || isOutlet[outlet] === 1;
    if (isOnDay) counts.outlets[outlet]!++;
    if (isInOutlet && day >= 0) counts.days[day]!++;
    if (!isOnDay || !isInOutlet) continue;
    slots[total++] = slot;
    for (let at = firstOf[slot]!, end = firstOf[slot + 1]!; at < end; at++) counts.entities[entityOf[at]!]!++;
    counts.kinds[kindsOf[slot]!]!++;
    counts.stances[stancesOf[slot]!]!++;
  }
  return { total, slots: slots.slice(0, total), facets: nameCounts(index, filter, counts) };
}

/** Slots of the stories that have all entities and words sought, ascending; `null` for all stories. */
function storiesInAll(index: FacetIndex, { slots, entities }: StoryFilter): Uint32Array | null {
  const lists = entities.map((id) => index.entities[index.entityAt.get(id) ?? -1]?.stories ?? new Uint32Array());
  if (slots !== null) lists.push(slots);
  const [shortest, ...others] = lists.sort((a, b) => a.length - b.length);
  return shortest === undefined ? null : others.reduce(inBoth, shortest);
}

/** The numbers that stand in both of two ascending lists. */
function inBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  const shared = new Uint32Array(Math.min(one.length, other.length));
  let count = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const difference = one[a]! - other[b]!;
    if (difference === 0) shared[count++] = one[a]!;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return shared.subarray(0, count);
}

const bitsOf = <Value>(values: readonly Value[], wanted: readonly Value[]): number => wanted.reduce((bits, value) => bits | bitOf(values, value), 0);

/** By index, 1 where an outlet is chosen; `null` where none is. */
function chosenOutlets({ outlets }: FacetIndex, names: readonly string[]): Uint8Array | null {
  return names.length === 0 ? null : Uint8Array.from(outlets, (outlet) => Number(names.includes(outlet)));
}

const daysBetween = (days: readonly string[], from: string | null, to: string | null): Uint8Array =>
  Uint8Array.from(days, (day) => Number((from === null || day >= from) && (to === null || day <= to)));

interface Counts {
  readonly entities: Uint32Array;
  readonly outlets: Uint32Array;
  readonly days: Uint32Array;
  /** By the bits of a story's kinds of sources, and of its stances. */
  readonly kinds: Uint32Array;
  readonly stances: Uint32Array;
}

function nameCounts(index: FacetIndex, filter: StoryFilter, counts: Counts): FacetCounts {
  const chosen = new Set(filter.entities);
  const who: FacetCount[] = [];
  const places: FacetCount[] = [];
  for (const place of highest(counts.entities, NAMED_VALUES * 4)) {
    const { id, name, kind } = index.entities[place]!;
    const list = kind === "place" ? places : kind === "other" ? null : who;
    if (list !== null && list.length < NAMED_VALUES) list.push({ id, name, count: counts.entities[place]! });
  }
  for (const id of chosen) {
    const value = index.entities[index.entityAt.get(id) ?? -1];
    if (value === undefined) continue;
    const list = value.kind === "place" ? places : who;
    if (!list.some((known) => known.id === id)) list.push({ id, name: value.name, count: counts.entities[index.entityAt.get(id)!]! });
  }
  const outletPlaces = new Set([...highest(counts.outlets, NAMED_VALUES), ...filter.outlets.map((name) => index.outlets.indexOf(name))]);
  return {
    who,
    places,
    outlets: [...outletPlaces]
      .filter((place) => place >= 0)
      .map((place) => ({ id: index.outlets[place]!, name: index.outlets[place]!, count: counts.outlets[place]! })),
    kinds: named(SOURCE_KINDS, counts.kinds),
    stances: named(STANCES, counts.stances),
    days: dayRuns(index.days, index.dayNumbers, counts.days),
  };
}

/** How many stories have each value, from how many have each set of values. */
function named(values: readonly string[], counts: Uint32Array): readonly FacetCount[] {
  const sums = new Uint32Array(values.length);
  counts.forEach((count, bits) => {
    if (count > 0) for (let place = 0; place < values.length; place++) if ((bits & (1 << place)) !== 0) sums[place]! += count;
  });
  return values.flatMap((name, place) => (sums[place]! > 0 ? [{ id: name, name, count: sums[place]! }] : []));
}

/** The places of the highest counts, zero left out, highest first; places of equal counts in their order. */
function highest(counts: Uint32Array, most: number): readonly number[] {
  const best: number[] = [];
  let least = 1;
  for (let place = 0; place < counts.length; place++) {
    if (counts[place]! < least) continue;
    best.push(place);
    if (best.length < most * 4) continue;
    best.sort((a, b) => counts[b]! - counts[a]! || a - b);
    best.length = most;
    least = counts[best.at(-1)!]! + 1;
  }
  return best.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, most);
}
