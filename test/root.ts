import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout, seen from the compiled tests in dist/test/. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The material beside the checkout; `null` where it is missing, and the tests that need it are skipped. */
export const shared: string | null = existsSync(join(root, "..", "shared", "CONTRACT.md")) ? join(root, "..", "shared") : null;

/** The compiled command. */
export const command = join(root, "dist", "src", "cli", "main.js");

/** For `it(name, { skip: needsShared }, …)`. */
export const needsShared: string | false = shared === null ? "needs ../shared, which is not here" : false;
