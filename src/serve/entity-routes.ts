import { isJsonObject, parseJsonObject } from "../document/check.js";
import type { EntityValue } from "../store/index.js";
import { searchStories } from "../store/index.js";
import type { Desk, Route } from "./route.js";
import { listOf, object, partOf, ref } from "./schemas.js";

/** Persons, bodies and places that are most often named together with another. */
const COMPANY = 12;

/** Persons, bodies, places and other names over the whole pile. */
export const ENTITY_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/api/entities",
    name: "listEntities",
    summary: "Persons, bodies, places and other names, those that most reports name first, who is only described last",
    parameters: ["words", "entityKind", "offset", "limit"],
    answer: partOf(ref("EntityHead")),
    handle: ({ library }, { query }) => {
      const words = query.text("words").trim().toLowerCase();
      const kinds = query.list("entityKind");
      const found = library.reader
        .index()
        .entities.filter(
          ({ name, kind, stories }) =>
            stories.length > 0 && (kinds.length === 0 || kinds.includes(kind)) && (words === "" || name.toLowerCase().includes(words)),
        );
      const ordered = [...found.filter(({ nameless }) => !nameless), ...found.filter(({ nameless }) => nameless)];
      return { total: ordered.length, offset: query.offset(), items: ordered.slice(query.offset(), query.offset() + query.limit()).map(headOf) };
    },
  },
  {
    method: "GET",
    path: "/api/entities/{id}",
    name: "getEntity",
    summary: "One of them: its other names and roles, where and when it is named, and with whom",
    parameters: [],
    answer: object({ entity: ref("Entity") }),
    handle: (desk, { id }) => {
      const entity = entityOf(desk, id);
      return entity === null ? null : { entity };
    },
  },
  {
    method: "GET",
    path: "/api/places",
    name: "listPlaces",
    summary: "Places whose location is known, with its precision",
    parameters: [],
    answer: object({ places: listOf(ref("Place")) }),
    handle: ({ library }) => ({
      places: library.reader.index().entities.flatMap((entity) => {
        if (entity.kind !== "place" || entity.stories.length === 0) return [];
        const location = recordOf(library.reader.entityRecord(entity.id))["location"];
        return isJsonObject(location) ? [{ id: entity.id, name: entity.name, stories: entity.stories.length, location }] : [];
      }),
    }),
  },
];

const headOf = ({ id, kind, name, nameless, stories }: EntityValue) => ({ id, kind, name, nameless, stories: stories.length });

const recordOf = (record: string | null) => (record === null ? {} : parseJsonObject(record));

function entityOf({ library }: Desk, id: string) {
  const index = library.reader.index();
  const known = index.entities[index.entityAt.get(id) ?? -1];
  if (known === undefined) return null;
  const { aliases, roles = [], location = null, media = null } = recordOf(library.reader.entityRecord(id));
  const nothing = { slots: null, outlets: [], kinds: [], stances: [], from: null, to: null };
  const { facets } = searchStories(index, { ...nothing, entities: [id] });
  const days = library.book()?.days ?? [];
  return {
    ...headOf(known),
    aliases,
    roles,
    location,
    media,
    lines: days.reduce((sum, { facets: lines }) => sum + lines.filter(({ entities }) => entities.includes(id)).length, 0),
    outlets: facets.outlets.filter(({ count }) => count > 0),
    days: facets.days,
    with: [...facets.who, ...facets.places]
      .filter((other) => other.id !== id)
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
      .slice(0, COMPANY),
  };
}
