import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { alikeKey, openTownTable, type Town, townKey } from "./town-table.js";

export interface Gazetteer {
  /** ISO 3166-1 code of a country by its name or the word for its people, as written. */
  readonly countryOf: (form: string) => string | undefined;
  /** Whether a form that has a country names only a part of it ("Scotland"). */
  readonly isPart: (form: string) => boolean;
  /** The towns of a name, as English or the gazetteer writes it. */
  readonly townsOf: (name: string) => readonly Town[];
  /** The towns whose names are transliterated alike ("Misratah", "Misrata"); for use only where the country is known. */
  readonly alikeOf: (name: string) => readonly Town[];
}

/** Names of countries that are as often other places. */
const SHARED_NAMES = new Set(["Georgia", "Georgian", "Jersey"]);

/** Shorter names are alike by chance. */
const SHORTEST_ALIKE = 6;

/** Reads the tables of places at the first question: most texts of a short run name none. */
export function createGazetteer(read: ResourceReader): Gazetteer {
  let tables: ReturnType<typeof readTables> | null = null;
  const loaded = (): ReturnType<typeof readTables> => {
    tables ??= readTables(read);
    return tables;
  };
  return {
    countryOf: (form) => loaded().countries.get(form),
    isPart: (form) => loaded().parts.has(form),
    townsOf: (name) => (loaded().others.has(name) ? [] : loaded().townsOf(townKey(name))),
    alikeOf: (name) => (name.length < SHORTEST_ALIKE || loaded().others.has(name) ? [] : loaded().towns.alike(alikeKey(name))),
  };
}

function readTables(read: ResourceReader) {
  const countries = new Map(readTable(read, "names/lexicon/countries.tsv", ["form", "country"]).map(({ form, country }) => [form, country]));
  const placeForms = readTable(read, "names/lexicon/place-forms.tsv", ["form", "country", "city"]);
  const towns = openTownTable(read);
  const parts = new Set<string>();
  /** The towns of the keys for which `place-forms.tsv` adds some. */
  const added = new Map<string, readonly Town[]>();
  const townsOf = (key: string): readonly Town[] => added.get(key) ?? towns.named(key);
  for (const { form, country, city } of placeForms) {
    if (city === "*") parts.add(form);
    if (city === "" || city === "*") countries.set(form, country);
    else {
      const meant = townsOf(townKey(city)).filter((town) => town.country === country);
      added.set(townKey(form), [...new Set([...townsOf(townKey(form)), ...meant])]);
    }
  }
  for (const form of SHARED_NAMES) countries.delete(form);
  const forms = new Set(placeForms.map(({ form }) => form));
  const regions = readTable(read, "names/lexicon/places.tsv", ["name", "class"]).flatMap((row) =>
    row.class === "region" && !forms.has(row.name) ? [row.name] : [],
  );
  const others = new Set([...regions, ...readTable(read, "names/lexicon/no-towns.tsv", ["form"]).map(({ form }) => form)]);
  return { countries, parts, towns, townsOf, others };
}
