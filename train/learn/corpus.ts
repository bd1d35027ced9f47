import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder beside the checkout that holds corpora and benchmarks. */
export const sharedFolder = fileURLToPath(new URL("../../../shared", import.meta.url));

/** A corpus beside the checkout, unpacked, with the checksum of the file. @throws Error when it is not there */
export function readCorpus<Document>(path: string): { readonly documents: readonly Document[]; readonly sha256: string } {
  const file = join(sharedFolder, "data", path);
  if (!existsSync(file)) throw new Error(`training needs ${file}`);
  const bytes = readFileSync(file);
  const documents = gunzipSync(bytes)
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line): Document => JSON.parse(line));
  return { documents, sha256: createHash("sha256").update(bytes).digest("hex") };
}
