import { hashText } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { stemOf } from "./terms.js";

/** Which kind of thing a word speaks of, by the hash of its term. */
export interface StrandWords {
  readonly kinds: readonly string[];
  readonly kindOf: ReadonlyMap<number, number>;
  /** The word itself, where it can name a strand. */
  readonly nameOf: ReadonlyMap<number, string>;
}

/** Reads the table of words by kind. */
export function readStrandWords(read: ResourceReader): StrandWords {
  const kinds: string[] = [];
  const kindOf = new Map<number, number>();
  const nameOf = new Map<number, string>();
  for (const { word, kind, names } of readTable(read, "chronicle/lexicon/strands.en.tsv", ["word", "kind", "names"])) {
    if (!kinds.includes(kind)) kinds.push(kind);
    const term = hashText(stemOf(word));
    if (!kindOf.has(term)) kindOf.set(term, kinds.indexOf(kind));
    if (names === "yes" && !nameOf.has(term)) nameOf.set(term, word);
  }
  return { kinds, kindOf, nameOf };
}

/** The kind that most words of a sentence speak of, the first named of several; -1 where none does. */
export function strandOf(terms: Int32Array, { kinds, kindOf }: StrandWords): number {
  const counts = new Int32Array(kinds.length);
  let best = -1;
  for (const term of terms) {
    const kind = kindOf.get(term);
    if (kind !== undefined) counts[kind]!++;
  }
  for (const term of terms) {
    const kind = kindOf.get(term);
    if (kind !== undefined && (best < 0 || counts[kind]! > counts[best]!)) best = kind;
  }
  return best;
}

/** A strand has lines on so many days … */
const FEWEST_DAYS = 3;
/** … and this part of all days; what is rarer is part of another thread. */
const LEAST_PART = 0.1;

/** What the strands of a chronicle are called, by kind: each by its commonest own word; kinds that are no strand are left out. No strand where there is only one. */
export function nameStrands(
  lines: readonly { readonly day: number; readonly strand: number; readonly hashes: Int32Array }[],
  { kinds, kindOf, nameOf }: StrandWords,
): Map<number, string> {
  const all = new Set(lines.map(({ day }) => day)).size;
  const names = new Map<number, string>();
  for (let kind = 0; kind < kinds.length; kind++) {
    const own = lines.filter(({ strand }) => strand === kind);
    const days = new Set(own.map(({ day }) => day)).size;
    if (days < FEWEST_DAYS || days < all * LEAST_PART) continue;
    const counts = new Map<string, number>();
    for (const { hashes } of own) {
      for (const term of new Set(hashes)) {
        const name = kindOf.get(term) === kind ? nameOf.get(term) : undefined;
        if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    const best = [...counts].sort(([a, many], [b, other]) => other - many || (a < b ? -1 : 1))[0];
    if (best !== undefined) names.set(kind, best[0]);
  }
  return names.size < 2 ? new Map() : names;
}
