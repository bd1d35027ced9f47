import { ResourceError } from "../document/errors.js";
import type { TimeType } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import type { Rule } from "./context.js";
import { OPERATIONS } from "./operations.js";
import { compilePattern } from "./pattern.js";

const COLUMNS = ["id", "pattern", "flags", "type", "value", "example"] as const;

/** Reads the rules in their order. @throws ResourceError when a row names no operation or its pattern cannot be read */
export function readRules(read: ResourceReader): readonly Rule[] {
  const path = "times/lexicon/rules.en.tsv";
  return readTable(read, path, COLUMNS).map(({ id, pattern, flags, type, value, example }) => {
    const [name = "", ...args] = value.split(" ");
    const operation = name === "none" ? null : OPERATIONS[name];
    if (operation === undefined) throw new ResourceError("resource-version", `${path}: ${id} names no operation: ${name}`);
    return { id, pattern: compilePattern(pattern), flags: new Set(flags.split(" ")), type: type as TimeType, operation, args, example };
  });
}
