// Bundles the script of the served page, and the countries of its map: node scripts/bundle-app.mjs OUTFOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [outFolder] = process.argv.slice(2);
if (outFolder === undefined) {
  console.error("usage: node scripts/bundle-app.mjs OUTFOLDER");
  process.exit(2);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
await build({
  absWorkingDir: root,
  entryPoints: ["src/serve/app/main.tsx"],
  outfile: resolve(outFolder, "app.js"),
  bundle: true,
  format: "iife",
  minify: true,
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});

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
writeFileSync(join(resolve(outFolder), "countries.json"), JSON.stringify(world));
