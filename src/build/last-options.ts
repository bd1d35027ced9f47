import { existsSync } from "node:fs";
import { isJsonObject } from "../document/check.js";
import { headOf } from "./open-built-store.js";

/** What a build was asked for; `null`: chosen from the pile. */
export interface ShownOptions {
  readonly days: number | null;
  readonly perDay: number | null;
  readonly query: string | null;
  readonly title: string | null;
}

const NO_OPTIONS: ShownOptions = { days: null, perDay: null, query: null, title: null };
/** `daybook.json` may be large; its options stand on its second line. */
const HEAD_BYTES = 1 << 16;

/** The options of the build that wrote a `daybook.json`; all `null` where there is none. */
export function lastOptions(file: string): ShownOptions {
  if (!existsSync(file)) return NO_OPTIONS;
  const line = headOf(file, HEAD_BYTES).toString("utf8").split("\n")[1] ?? "";
  try {
    const options: unknown = JSON.parse(line.replace(/^"options":/, "").replace(/,$/, ""));
    if (!isJsonObject(options)) return NO_OPTIONS;
    const words = (name: string): string | null => (typeof options[name] === "string" ? options[name] : null);
    const count = (name: string): number | null => (typeof options[name] === "number" ? options[name] : null);
    return { days: count("days"), perDay: count("perDay"), query: words("query"), title: words("title") };
  } catch {
    return NO_OPTIONS;
  }
}

/** What is asked for, and where nothing is, what the last build was asked for. */
export const orLast = (asked: ShownOptions, last: ShownOptions): ShownOptions => ({
  days: asked.days ?? last.days,
  perDay: asked.perDay ?? last.perDay,
  query: asked.query ?? last.query,
  title: asked.title ?? last.title,
});
