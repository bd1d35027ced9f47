import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { foldForm } from "./link-names.js";
import { soundsOf } from "./skeleton.js";

export interface Town {
  readonly country: string;
  readonly coordinates: readonly [number, number];
  /** Thousands of people. */
  readonly thousands: number;
}

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

/** The key of a town's name: folded, without the Arabic article. */
export const townKey = (name: string): string =>
  foldForm(name)
    .replace(/[-\s]+/g, " ")
    .replace(/^(?:al|el|an|ar|as|ash|at|ad|az) /, "");

const alikeKey = (name: string): string => soundsOf(townKey(name).split(" "));

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
    townsOf: (name) => (loaded().others.has(name) ? [] : (loaded().towns.get(townKey(name)) ?? [])),
    alikeOf: (name) => (name.length < SHORTEST_ALIKE || loaded().others.has(name) ? [] : (loaded().alike.get(alikeKey(name)) ?? [])),
  };
}

function readTables(read: ResourceReader) {
  const countries = new Map(readTable(read, "names/lexicon/countries.tsv", ["form", "country"]).map(({ form, country }) => [form, country]));
  const parts = new Set<string>();
  const towns = new Map<string, Town[]>();
  const alike = new Map<string, Town[]>();
  const add = (index: Map<string, Town[]>, key: string, town: Town): void => {
    const list = index.get(key);
    if (list === undefined) index.set(key, [town]);
    else if (!list.includes(town)) list.push(town);
  };
  for (const { name, country, latitude, longitude, thousands } of readTable(read, "names/lexicon/gazetteer.tsv", [
    "name",
    "country",
    "latitude",
    "longitude",
    "thousands",
  ])) {
    const town = { country, coordinates: [Number(longitude), Number(latitude)] as const, thousands: Number(thousands) };
    add(towns, townKey(name), town);
    add(alike, alikeKey(name), town);
  }
  for (const { form, country, city } of readTable(read, "names/lexicon/place-forms.tsv", ["form", "country", "city"])) {
    if (city === "*") parts.add(form);
    if (city === "" || city === "*") countries.set(form, country);
    else for (const town of towns.get(townKey(city)) ?? []) if (town.country === country) add(towns, townKey(form), town);
  }
  for (const form of SHARED_NAMES) countries.delete(form);
  const forms = new Set(readTable(read, "names/lexicon/place-forms.tsv", ["form", "country", "city"]).map(({ form }) => form));
  const regions = readTable(read, "names/lexicon/places.tsv", ["name", "class"]).flatMap((row) =>
    row.class === "region" && !forms.has(row.name) ? [row.name] : [],
  );
  const others = new Set([...regions, ...readTable(read, "names/lexicon/no-towns.tsv", ["form"]).map(({ form }) => form)]);
  return { countries, parts, towns, alike, others };
}
