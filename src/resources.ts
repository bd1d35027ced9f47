import { readFileSync } from "node:fs";
import { ResourceError } from "./document/errors.js";
import type { ResourceReader } from "./text/resource.js";

/** Reads word lists and models that lie beside the code; the only place of the stages' floor that touches the disk. */
export const packagedResources: ResourceReader = {
  text: (path) => load(path).toString("utf8"),
  bytes: (path) => load(path),
};

function load(path: string): Buffer {
  try {
    return readFileSync(new URL(`./${path}`, import.meta.url));
  } catch (error) {
    throw new ResourceError("resource-missing", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
