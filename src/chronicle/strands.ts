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
function strandOf(terms: Int32Array, { kinds, kindOf }: StrandWords): number {
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

/**
 * The strand of each line that belongs to one: kinds of things, each called by its commonest own word. Kinds that are no strand are left out; no
 * strand where there is only one.
 * @param hashes the terms by their numbers
 */
export function nameStrands<Line extends { readonly day: number; readonly terms: Int32Array }>(
  lines: readonly Line[],
  hashes: Int32Array,
  words: StrandWords,
): Map<Line, string> {
  const all = new Set(lines.map(({ day }) => day)).size;
  const ofKind = new Map<number, { readonly line: Line; readonly terms: Int32Array }[]>();
  for (const line of lines) {
    const terms = line.terms.map((number) => hashes[number]!);
    const kind = strandOf(terms, words);
    if (kind < 0) continue;
    const own = ofKind.get(kind) ?? [];
    own.push({ line, terms });
    ofKind.set(kind, own);
  }
  const named = [...ofKind].flatMap(([kind, own]) => {
    const days = new Set(own.map(({ line }) => line.day)).size;
    const name = days < FEWEST_DAYS || days < all * LEAST_PART ? null : commonestName(own, kind, words);
    return name === null ? [] : [{ name, own }];
  });
  return new Map(named.length < 2 ? [] : named.flatMap(({ name, own }) => own.map(({ line }) => [line, name] as const)));
}

/** Of the words that can name a kind the one in most lines, then the first by its letters; `null` where there is none. */
function commonestName(lines: readonly { readonly terms: Int32Array }[], kind: number, { kindOf, nameOf }: StrandWords): string | null {
  const counts = new Map<string, number>();
  for (const { terms } of lines) {
    for (const term of new Set(terms)) {
      const name = kindOf.get(term) === kind ? nameOf.get(term) : undefined;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, many], [b, other]) => other - many || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
