import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles a script of a page from `entry` (from the root of the checkout) to `outfile`. */
export const bundleScript = (entry, outfile) =>
  build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: [entry],
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
