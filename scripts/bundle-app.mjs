// Bundles the script of the served page, and the countries of its map: node scripts/bundle-app.mjs OUTFOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundleScript } from "./bundle-script.mjs";

const [outFolder] = process.argv.slice(2);
if (outFolder === undefined) {
  console.error("usage: node scripts/bundle-app.mjs OUTFOLDER");
  process.exit(2);
}
await bundleScript("src/serve/app/main.tsx", join(outFolder, "app.js"));

// Natural Earth's borders at 1:50 million (world-atlas), each country under its ISO 3166-1 code of two letters, as entities have it.
const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(require.resolve(path), "utf8"));
const world = read("world-atlas/countries-50m.json");
const letters = new Map(read("i18n-iso-countries/codes.json").map(([two, , digits]) => [digits, two]));
for (const geometry of world.objects.countries.geometries) {
  geometry.id = letters.get(String(geometry.id).padStart(3, "0")) ?? "";
  if (geometry.properties.name === "Kosovo") geometry.id = "XK";
}
delete world.objects.land;
writeFileSync(join(outFolder, "countries.json"), JSON.stringify(world));
