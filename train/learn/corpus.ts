import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder beside the checkout that holds corpora and benchmarks. */
export const sharedFolder = fileURLToPath(new URL("../../../shared", import.meta.url));

/** The objects of JSON Lines. */
export const jsonLines = <Line>(bytes: Buffer): Line[] =>
  bytes
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line): Line => JSON.parse(line));

/** The file of a corpus as labels name it ("chronology/libya", "time/dev"), for `readCorpus`. */
export const corpusPath = (name: string): string => (name.startsWith("chronology/") ? `${name}/stories.jsonl.gz` : `${name}.jsonl.gz`);

/** A corpus beside the checkout, unpacked, with the checksum of the file. @throws Error when it is not there */
export function readCorpus<Document>(path: string): { readonly documents: readonly Document[]; readonly sha256: string } {
  const file = join(sharedFolder, "data", path);
  if (!existsSync(file)) throw new Error(`not there: ${file}`);
  const bytes = readFileSync(file);
  const documents = jsonLines<Document>(gunzipSync(bytes));
  return { documents, sha256: createHash("sha256").update(bytes).digest("hex") };
}
