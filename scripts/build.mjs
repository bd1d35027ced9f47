// Compiles to dist/, copies word lists and models beside the code, and bundles the scripts of the pages.
// --if-possible: does nothing where the compiler is not installed (`npm ci --omit=dev`).
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const compiler = join("node_modules", "typescript", "bin", "tsc");
if (process.argv.includes("--if-possible") && !existsSync(compiler)) process.exit(0);

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync("dist", { recursive: true, force: true });
run(compiler, "-p", ".");
for (const file of readdirSync("src", { recursive: true })) {
  if (!/\.(?:tsv|bin|wasm|css|json)$/.test(file)) continue;
  mkdirSync(dirname(join("dist", "src", file)), { recursive: true });
  copyFileSync(join("src", file), join("dist", "src", file));
}
run(join("scripts", "bundle-page.mjs"), join("dist", "src", "page", "client.js"));
run(join("scripts", "bundle-app.mjs"), join("dist", "src", "serve"));
chmodSync(join("dist", "src", "cli", "main.js"), 0o755);
