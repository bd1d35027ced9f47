import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** A corpus beside the checkout, unpacked, with the checksum of the file. @throws Error when it is not there */
export function readCorpus<Document>(path: string): { readonly documents: readonly Document[]; readonly sha256: string } {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`training needs ${file}`);
  const bytes = readFileSync(file);
  const documents = gunzipSync(bytes)
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line): Document => JSON.parse(line));
  return { documents, sha256: createHash("sha256").update(bytes).digest("hex") };
}
