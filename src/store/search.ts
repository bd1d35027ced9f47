import { SOURCE_KINDS, type SourceKind, STANCES, type Stance } from "../document/types.js";
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
  readonly days: readonly { readonly date: string; readonly count: number }[];
}

export interface FoundStories {
  readonly total: number;
  /** Slots of all stories found, in the order of publication. */
  readonly slots: Uint32Array;
  readonly facets: FacetCounts;
}

/** Values of a facet that are named. */
const NAMED_VALUES = 40;

/** Finds and counts in two passes over flat arrays; linear in the stories and in the entities they name. */
export function searchStories(index: FacetIndex, filter: StoryFilter): FoundStories {
  const matches = matchingStories(index, filter);
  const outlets = new Set(filter.outlets.map((name) => index.outlets.indexOf(name)));
  const isDay = daysBetween(index.days, filter.from, filter.to);
  const counts = {
    entities: new Uint32Array(index.entities.length),
    outlets: new Uint32Array(index.outlets.length),
    days: new Uint32Array(index.days.length),
    kinds: new Uint32Array(SOURCE_KINDS.length),
    stances: new Uint32Array(STANCES.length),
  };
  const slots = new Uint32Array(index.size);
  const hasDays = filter.from !== null || filter.to !== null;
  let total = 0;
  for (let slot = 0; slot < index.size; slot++) {
    if (matches[slot] === 0) continue;
    const [day, outlet] = [index.dayOf[slot]!, index.outletOf[slot]!];
    const isOnDay = !hasDays || (day >= 0 && isDay[day] === 1);
    const isInOutlet = outlets.size === 0 || outlets.has(outlet);
    if (isOnDay) counts.outlets[outlet]!++;
    if (isInOutlet && day >= 0) counts.days[day]!++;
    if (!isOnDay || !isInOutlet) continue;
    slots[total++] = slot;
    for (let at = index.firstOf[slot]!; at < index.firstOf[slot + 1]!; at++) counts.entities[index.entityOf[at]!]!++;
    countBits(index.kindsOf[slot]!, counts.kinds);
    countBits(index.stancesOf[slot]!, counts.stances);
  }
  return { total, slots: slots.slice(0, total), facets: nameCounts(index, filter, counts) };
}

/** By slot, 1 where everything but day and outlet holds. */
function matchingStories(index: FacetIndex, { slots, entities, kinds, stances }: StoryFilter): Uint8Array {
  const lists = entities.map((id) => index.entities[index.entityAt.get(id) ?? -1]?.stories ?? new Uint32Array());
  if (slots !== null) lists.push(slots);
  const matches = new Uint8Array(index.size);
  if (lists.length === 0) matches.fill(1);
  else {
    const hits = new Uint8Array(index.size);
    for (const list of lists) for (const slot of list) hits[slot]!++;
    for (let slot = 0; slot < index.size; slot++) if (hits[slot] === lists.length) matches[slot] = 1;
  }
  const kindBits = kinds.reduce((bits, kind) => bits | bitOf(SOURCE_KINDS, kind), 0);
  const stanceBits = stances.reduce((bits, stance) => bits | bitOf(STANCES, stance), 0);
  if (kindBits !== 0 || stanceBits !== 0)
    for (let slot = 0; slot < index.size; slot++)
      if ((index.kindsOf[slot]! & kindBits) !== kindBits || (index.stancesOf[slot]! & stanceBits) !== stanceBits) matches[slot] = 0;
  return matches;
}

const daysBetween = (days: readonly string[], from: string | null, to: string | null): Uint8Array =>
  Uint8Array.from(days, (day) => Number((from === null || day >= from) && (to === null || day <= to)));

function countBits(bits: number, counts: Uint32Array): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
}

interface Counts {
  readonly entities: Uint32Array;
  readonly outlets: Uint32Array;
  readonly days: Uint32Array;
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
    days: index.days.flatMap((date, place) => (counts.days[place]! > 0 ? [{ date, count: counts.days[place]! }] : [])),
  };
}

const named = (values: readonly string[], counts: Uint32Array): readonly FacetCount[] =>
  values.flatMap((name, place) => (counts[place]! > 0 ? [{ id: name, name, count: counts[place]! }] : []));

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
