import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { readCorpus } from "../learn/corpus.js";

/** A sentence with its tags and tree; heads are numbered from 1, 0 is the root. */
export interface Tree {
  readonly document: number;
  readonly scheme: "news" | "web";
  readonly forms: readonly string[];
  readonly tags: readonly string[];
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  readonly lemmas: readonly string[];
  /** Name labels, begin and inside (`B-person`, `I-person`, `O`). */
  readonly names: readonly string[];
}

interface SilverDocument {
  readonly text: string;
  readonly tokens: readonly (readonly (readonly [number, number, string, string, string, number, string])[])[];
}

const KINDS: Readonly<Record<string, string>> = { PERSON: "person", ORGANIZATION: "body", LOCATION: "place", MISC: "other" };

function nameLabels(silver: readonly string[]): string[] {
  return silver.map((label, at) => (KINDS[label] === undefined ? "O" : `${silver[at - 1] === label ? "I" : "B"}-${KINDS[label]}`));
}

export function readNews(file: string): { readonly trees: Tree[]; readonly sha256: string } {
  const { documents, sha256 } = readCorpus<SilverDocument>(`language/${file}`);
  const trees = documents.flatMap(({ text, tokens }, document) =>
    tokens.map(
      (sentence): Tree => ({
        document,
        scheme: "news",
        forms: sentence.map(([start, end]) => text.slice(start, end)),
        tags: sentence.map((token) => token[2]),
        heads: sentence.map((token) => token[5]),
        labels: sentence.map((token) => token[6]),
        lemmas: sentence.map((token) => token[3]),
        names: nameLabels(sentence.map((token) => token[4])),
      }),
    ),
  );
  return { trees, sha256 };
}

/** UD labels of version 2 that are only another name for a label of the news. */
const SAME: Readonly<Record<string, string>> = {
  obj: "dobj",
  "nsubj:pass": "nsubjpass",
  "aux:pass": "auxpass",
  "csubj:pass": "csubjpass",
  fixed: "mwe",
};

export function readWeb(file: string): { readonly trees: Tree[]; readonly sha256: string } {
  const path = fileURLToPath(new URL(`../../../shared/data/language/${file}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`training needs ${path}`);
  const bytes = readFileSync(path);
  let document = -1;
  const trees: Tree[] = [];
  for (const block of gunzipSync(bytes).toString("utf8").split("\n\n")) {
    if (block.includes("# newdoc")) document++;
    const rows = block
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(([id]) => /^\d+$/.test(id ?? ""));
    if (rows.length === 0) continue;
    trees.push({
      document,
      scheme: "web",
      forms: rows.map((row) => row[1]!),
      tags: rows.map((row) => row[4]!),
      heads: rows.map((row) => Number(row[6])),
      labels: rows.map((row) => SAME[row[7]!] ?? row[7]!),
      lemmas: rows.map((row) => row[2]!),
      names: rows.map(() => "O"),
    });
  }
  return { trees, sha256: createHash("sha256").update(bytes).digest("hex") };
}
