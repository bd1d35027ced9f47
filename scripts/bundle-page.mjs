// Bundles the page's script: node scripts/bundle-page.mjs OUTFILE
// For development: node scripts/bundle-page.mjs src/page/client.js (ignored by git)
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [outfile] = process.argv.slice(2);
if (outfile === undefined) {
  console.error("usage: node scripts/bundle-page.mjs OUTFILE");
  process.exit(2);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
await build({
  absWorkingDir: root,
  entryPoints: ["src/page/client.tsx"],
  outfile: resolve(outfile),
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
