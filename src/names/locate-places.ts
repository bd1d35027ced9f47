import type { Entity, Location, Words } from "../document/types.js";
import type { Gazetteer } from "./gazetteer.js";
import type { Town } from "./town-table.js";

/** One town stands out among those of its name when it is so many times larger than the next … */
const TIMES_LARGER = 8;
/** … and has so many thousands of people: it is the one that is named without its country. (Geneva stands out; the two Tripolis do not.) */
const WELL_KNOWN = 150;
/** A town that is alone of its name, but in a country that the story does not name, must have so many thousands. */
const NOTABLE = 100;

/**
 * Says where the places of a story lie, by the countries and peoples that the story names. What stays open has no location.
 * @param sites ids of places that the story names only in those of sites; they lie in the town of their name only if its country is named
 */
export function locatePlaces(words: Words, entities: readonly Entity[], sites: ReadonlySet<string>, gazetteer: Gazetteer): Entity[] {
  if (!entities.some(({ kind }) => kind === "place")) return [...entities];
  const named = countriesNamed(words, entities, gazetteer);
  return entities.map((entity) => {
    if (entity.kind !== "place") return entity;
    const location = locate(entity, named, gazetteer);
    return location === null || (sites.has(entity.id) && !named.has(location.country)) ? entity : { ...entity, location };
  });
}

function countriesNamed(words: Words, entities: readonly Entity[], { countryOf }: Gazetteer): ReadonlySet<string> {
  const named = new Set<string>();
  const note = (form: string): void => {
    const country = countryOf(form);
    if (country !== undefined) named.add(country);
  };
  for (const form of words.forms) if (form.length > 1 && isCapital(form)) note(form);
  for (const { name, aliases } of entities) for (const form of [name, ...aliases]) note(plainName(form));
  return named;
}

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form);

/** The name as it stands in tables: without "the", and not in capitals throughout ("CARACAS"; short ones are acronyms). */
const plainName = (name: string): string => {
  const bare = name.replace(/^[Tt]he /, "");
  return bare.length > 4 && bare === bare.toUpperCase() ? bare.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : bare;
};

function locate({ name, aliases }: Entity, named: ReadonlySet<string>, gazetteer: Gazetteer): Location | null {
  for (const form of [name, ...aliases]) {
    const country = gazetteer.countryOf(plainName(form));
    if (country !== undefined) return { country, precision: gazetteer.isPart(plainName(form)) ? "region" : "country" };
  }
  const plain = plainName(name);
  const towns = gazetteer.townsOf(name.startsWith("The ") ? name : plain);
  const town = chooseTown(towns, named) ?? (towns.length === 0 ? onlyOne(gazetteer.alikeOf(plain).filter(({ country }) => named.has(country))) : null);
  return town === null ? null : { country: town.country, precision: "town", coordinates: town.coordinates };
}

const onlyOne = (towns: readonly Town[]): Town | null => (towns.length === 1 ? towns[0]! : null);

/** The town that is meant: one that stands out in the world, else the one in a country that the story names, else one alone of its name. */
function chooseTown(towns: readonly Town[], named: ReadonlySet<string>): Town | null {
  const near = towns.filter(({ country }) => named.has(country));
  const only = onlyOne(towns);
  return outstanding(towns) ?? onlyOne(near) ?? outstanding(near) ?? (only !== null && only.thousands >= NOTABLE ? only : null);
}

function outstanding(towns: readonly Town[]): Town | null {
  const [largest, second] = [...towns].sort((a, b) => b.thousands - a.thousands);
  if (largest === undefined || second === undefined) return null;
  return largest.thousands >= WELL_KNOWN && largest.thousands >= second.thousands * TIMES_LARGER ? largest : null;
}
