import { spansOverlap } from "../document/spans.js";
import type { Attribution, KeptStory, PileEntity, Span, TrackedCommitment } from "../document/types.js";
import { formatDay } from "../text/calendar.js";
import { parseWindow } from "./dates.js";
import type { Choice, Facets, Line, PageIndex } from "./view.js";
import { VOICE_KINDS, type VoiceKind } from "./wording.js";

interface FacetInput {
  readonly kinds: readonly VoiceKind[];
  /** Places in the list of the pile's entities. */
  readonly entities: readonly number[];
  readonly outlets: readonly (string | null)[];
  /** `null` where the item has no day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly isDisputed: boolean;
}

/** Gathers by what the items of the page are filtered. */
export interface FacetGatherer {
  /** Gives the number of the new item. */
  readonly add: (input: FacetInput) => number;
  /** An item with all that its lines have. */
  readonly addUnion: (lines: readonly Line[], isDisputed: boolean) => number;
  readonly addDue: (line: Line, commitment: TrackedCommitment) => number;
  /** Entities (of the pile) that are named in the spans or stand behind the attributions. */
  readonly entitiesIn: (story: KeptStory, spans: readonly Span[], told: readonly Attribution[]) => readonly number[];
  readonly pileEntity: (story: string, entity: string) => PileEntity | null;
  readonly entityNames: (ids: readonly string[]) => readonly string[];
  readonly finish: (rest: Pick<PageIndex, "stories" | "counts" | "days">) => PageIndex;
}

/** @param choices of one filter at most: more cannot be looked through; the search field finds the rest */
export function createFacetGatherer(entities: readonly PileEntity[], choices: number): FacetGatherer {
  const places = new Map<string, number>();
  entities.forEach(({ stories }, place) => {
    for (const { story, entity } of stories) places.set(`${entity} ${story}`, place);
  });
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const inputs: FacetInput[] = [];
  const add = (input: FacetInput): number => inputs.push(input) - 1;
  return {
    add,
    addUnion: (lines, isDisputed) => {
      const parts = lines.flatMap(({ item }) => inputs[item] ?? []);
      const days = parts
        .flatMap(({ from, to }) => [from, to])
        .filter((day) => day !== null)
        .sort();
      return add({
        kinds: parts.flatMap(({ kinds }) => kinds),
        entities: parts.flatMap((part) => part.entities),
        outlets: parts.flatMap(({ outlets }) => outlets),
        from: days[0] ?? null,
        to: days.at(-1) ?? null,
        isDisputed,
      });
    },
    addDue: ({ item }, { window, by, story }) => {
      const base = inputs[item] ?? { kinds: [], entities: [], outlets: [], from: null, to: null, isDisputed: false };
      const range = window === null ? null : parseWindow(window);
      const doer = by === undefined ? undefined : places.get(`${by} ${story}`);
      const [from, to] = [range?.from ?? range?.to ?? null, range?.to ?? range?.from ?? null];
      return add({
        ...base,
        entities: doer === undefined ? base.entities : [...base.entities, doer],
        from: from === null ? null : formatDay(from),
        to: to === null ? null : formatDay(to),
      });
    },
    entitiesIn: (story, spans, told) => {
      const named = story.names.filter((name) => spans.some((span) => spansOverlap(span, name))).map(({ entity }) => entity);
      const holders = told.flatMap(({ entity }) => entity ?? []);
      return [...new Set([...named, ...holders].flatMap((entity) => places.get(`${entity} ${story.id}`) ?? []))];
    },
    pileEntity: (story, entity) => entities[places.get(`${entity} ${story}`) ?? -1] ?? null,
    entityNames: (ids) => ids.map((id) => byId.get(id)?.name ?? id),
    finish: (rest) => finish(inputs, { entities, choices }, rest),
  };
}

interface Choosable {
  readonly entities: readonly PileEntity[];
  readonly choices: number;
}

function finish(inputs: readonly FacetInput[], { entities, choices }: Choosable, rest: Pick<PageIndex, "stories" | "counts" | "days">): PageIndex {
  const counted = countEntities(inputs);
  const choose = (kinds: readonly string[]): readonly (readonly [number, Choice])[] =>
    entities
      .flatMap(({ id, kind, name, nameless }, place): readonly (readonly [number, Choice])[] =>
        kinds.includes(kind) && nameless !== true && counted.has(place) ? [[place, { id, name, group: kind, count: counted.get(place) ?? 0 }]] : [],
      )
      .sort(([, a], [, b]) => b.count - a.count || (a.id < b.id ? -1 : 1))
      .slice(0, choices);
  const who = choose(["person", "body"]);
  const placed = choose(["place"]);
  const outlets = countOutlets(inputs, choices);
  const whoAt = new Map(who.map(([place], index) => [place, index]));
  const placeAt = new Map(placed.map(([place], index) => [place, index]));
  const outletAt = new Map(outlets.map(({ id }, index) => [id, index]));
  const unique = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);
  return {
    facets: inputs.map(
      ({ kinds, entities: named, outlets: from, from: first, to: last, isDisputed }): Facets => ({
        k: kinds.reduce((bits, kind) => bits | (1 << VOICE_KINDS.indexOf(kind)), 0),
        w: unique(named.flatMap((place) => whoAt.get(place) ?? [])),
        p: unique(named.flatMap((place) => placeAt.get(place) ?? [])),
        o: unique(from.flatMap((outlet) => outletAt.get(outlet ?? "") ?? [])),
        d: first ?? "",
        e: last ?? "",
        x: isDisputed,
      }),
    ),
    who: who.map(([, choice]) => choice),
    places: placed.map(([, choice]) => choice),
    outlets,
    kinds: VOICE_KINDS.map((kind) => ({ kind, count: inputs.filter(({ kinds }) => kinds.includes(kind)).length })),
    ...rest,
  };
}

function countEntities(inputs: readonly FacetInput[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { entities } of inputs) for (const place of new Set(entities)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

function countOutlets(inputs: readonly FacetInput[], choices: number): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const { outlets } of inputs) for (const outlet of new Set(outlets)) counts.set(outlet ?? "", (counts.get(outlet ?? "") ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ id: name, name: name === "" ? "Outlet not known" : name, group: "", count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, choices);
}
