import type Database from "better-sqlite3";
import type { NameKind } from "../document/types.js";
import { unpacked } from "./views.js";

/** A value that stories can be filtered by, and which stories have it. */
export interface FacetValue {
  readonly id: string;
  readonly name: string;
  /** Slots of the stories, ascending. */
  readonly stories: Uint32Array;
}

/** An entity as a value of a filter. */
export interface EntityValue extends FacetValue {
  readonly kind: NameKind;
  /** Whether the reports only describe it ("a doctor"). */
  readonly nameless: boolean;
}

/**
 * What all stories are filtered and counted by, held in memory as flat arrays: a story has a slot, its place in the order of publication
 * (undated last) and number. Some 60 bytes a story and 8 for each entity it names.
 */
export interface FacetIndex {
  readonly size: number;
  /** By slot: the number in `search_stories`. */
  readonly numbers: Uint32Array;
  /** By slot: index into `days`; -1 where the day of publication is not known. */
  readonly dayOf: Int32Array;
  /** The days of publication, ascending. */
  readonly days: readonly string[];
  /** By index into `days`: days since 1970-01-01; NaN for what is no day. */
  readonly dayNumbers: Float64Array;
  /** By slot: index into `outlets`. */
  readonly outletOf: Uint32Array;
  readonly outlets: readonly string[];
  /** By slot: bits by the order of SOURCE_KINDS and of STANCES. */
  readonly kindsOf: Uint32Array;
  readonly stancesOf: Uint32Array;
  readonly entities: readonly EntityValue[];
  readonly entityAt: ReadonlyMap<string, number>;
  /** Entities of the story in slot s: `entityOf[firstOf[s]] … entityOf[firstOf[s + 1] - 1]`, indices into `entities`. */
  readonly firstOf: Uint32Array;
  readonly entityOf: Uint32Array;
  /** The slot of a number of `search_stories`; -1 for none. */
  readonly slotOf: Int32Array;
}

interface StoryRow {
  readonly number: number;
  readonly published: string | null;
  readonly outlet: string;
  readonly kinds: number;
  readonly stances: number;
}

interface EntityRow {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly nameless: number;
  readonly stories: Buffer;
}

const MILLISECONDS_OF_DAY = 86_400_000;

/** Reads the index as it stands in the store. */
export function loadFacetIndex(database: Database.Database): FacetIndex {
  const size = database.prepare<[], number>("SELECT count(*) FROM search_stories").pluck().get() ?? 0;
  const highest = database.prepare<[], number | null>("SELECT max(number) FROM search_stories").pluck().get() ?? 0;
  const [numbers, outletOf, kindsOf, stancesOf] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const dayOf = new Int32Array(size);
  const slotOf = new Int32Array(highest + 1).fill(-1);
  const [days, outlets] = [createNumbering(), createNumbering()];
  const rows = database.prepare<[], StoryRow>(
    "SELECT number, published, outlet, kinds, stances FROM search_stories ORDER BY published IS NULL, published, number",
  );
  let slot = 0;
  for (const { number, published, outlet, kinds, stances } of rows.iterate()) {
    numbers[slot] = number;
    slotOf[number] = slot;
    dayOf[slot] = published === null ? -1 : days.of(published);
    outletOf[slot] = outlets.of(outlet);
    kindsOf[slot] = kinds;
    stancesOf[slot] = stances;
    slot++;
  }
  const entities = loadEntities(database, slotOf);
  return {
    size,
    numbers,
    dayOf,
    days: days.names,
    dayNumbers: Float64Array.from(days.names, (day) => Date.parse(day) / MILLISECONDS_OF_DAY),
    outletOf,
    outlets: outlets.names,
    kindsOf,
    stancesOf,
    entities,
    entityAt: new Map(entities.map(({ id }, place) => [id, place])),
    ...byStory(entities, size),
    slotOf,
  };
}

function createNumbering(): { readonly of: (name: string) => number; readonly names: string[] } {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    of: (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
    names,
  };
}

/** Entities by the number of stories that name them, then by id. */
function loadEntities(database: Database.Database, slotOf: Int32Array): EntityValue[] {
  const rows = database.prepare<[], EntityRow>("SELECT id, kind, name, record ->> '$.nameless' IS NOT NULL AS nameless, stories FROM entities");
  const entities: EntityValue[] = [];
  for (const { stories, nameless, ...entity } of rows.iterate()) {
    const slots = unpacked(stories).map((number) => slotOf[number] ?? -1);
    entities.push({ ...entity, nameless: nameless === 1, stories: slots.filter((slot) => slot !== 0xffffffff).sort() });
  }
  return entities.sort((a, b) => b.stories.length - a.stories.length || (a.id < b.id ? -1 : 1));
}

function byStory(entities: readonly EntityValue[], size: number): Pick<FacetIndex, "firstOf" | "entityOf"> {
  const firstOf = new Uint32Array(size + 1);
  for (const { stories } of entities) for (const slot of stories) firstOf[slot + 1]!++;
  for (let slot = 0; slot < size; slot++) firstOf[slot + 1]! += firstOf[slot]!;
  const entityOf = new Uint32Array(firstOf[size]!);
  const next = firstOf.slice();
  entities.forEach(({ stories }, place) => {
    for (const slot of stories) entityOf[next[slot]!++] = place;
  });
  return { firstOf, entityOf };
}
