import { type FormFacts, factsOfForm, plainLower } from "../../src/syntax/form-facts.js";
import type { ListsOf } from "../../src/syntax/word-lists.js";
import { formRows, noteWritten } from "../../src/syntax/word-rows.js";
import type { Item } from "./network.js";
import type { Tree } from "./trees.js";

/** Classes in the order of their numbers. */
export interface Classes {
  readonly tags: readonly string[];
  readonly names: readonly string[];
  readonly labels: readonly string[];
}

/** Rows by the hash of the lower-case form, and how often each form was seen. */
export interface Vocabulary {
  /** Rows of the word table; row 0 is for unknown words. */
  readonly rows: ReadonlyMap<number, number>;
  readonly seen: ReadonlyMap<number, number>;
  /** Rows of the published vectors; row 0 is of zeros. */
  readonly vectors: ReadonlyMap<number, number>;
}

const remembered = new Map<string, FormFacts>();
export const factsOf = (form: string): FormFacts => {
  const known = remembered.get(form);
  if (known !== undefined) return known;
  const facts = factsOfForm(form);
  remembered.set(form, facts);
  return facts;
};

/** The forms that are seen at least `times` times, commonest first, and those that have published vectors, in their order. */
export function countWords(trees: readonly Tree[], times: number, published: readonly string[]): Vocabulary {
  const seen = new Map<number, number>();
  for (const { forms } of trees) for (const form of forms) seen.set(factsOf(form).lower, (seen.get(factsOf(form).lower) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= times).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const vectors = new Map<number, number>();
  for (const [at, form] of published.entries()) if (!vectors.has(plainLower(form))) vectors.set(plainLower(form), at + 1);
  return { seen, vectors, rows: new Map(kept.map(([hash], row) => [hash, row + 1])) };
}

/** Trees as rows of tables. Trees of one document stand together. */
export function makeItems(trees: readonly Tree[], vocabulary: Vocabulary, classes: Classes, listsOf: ListsOf): Item[] {
  const numbers = (list: readonly string[]): ReadonlyMap<string, number> => new Map(list.map((name, number) => [name, number]));
  const tags = numbers(classes.tags);
  const names = numbers(classes.names);
  const labels = numbers(classes.labels);
  const written = new Map<string, Map<number, number>>();
  const keyOf = ({ scheme, document }: Tree): string => `${scheme} ${document}`;
  for (const tree of trees) {
    const of = written.get(keyOf(tree)) ?? new Map<number, number>();
    written.set(keyOf(tree), of);
    tree.forms.forEach((form, at) => {
      if (at > 0) noteWritten(of, factsOf(form).lower, form);
    });
  }
  return trees.map((tree) => {
    const facts = tree.forms.map(factsOf);
    const scheme = tree.scheme === "news" ? 0 : 1;
    const hashed = facts.map(formRows);
    const of = written.get(keyOf(tree));
    return {
      count: facts.length,
      rows: [
        Int32Array.from(facts, ({ lower }) => vocabulary.rows.get(lower) ?? 0),
        ...[0, 1, 2, 3].map((table) => Int32Array.from(hashed, (rows) => rows[table]!)),
        Int32Array.from(tree.forms, listsOf),
        Int32Array.from(facts, ({ lower }, at) => (of?.get(lower) ?? 0) + (at === 0 ? 4 : 0)),
        new Int32Array(facts.length).fill(scheme),
      ],
      vectors: Int32Array.from(facts, ({ lower }) => vocabulary.vectors.get(lower) ?? 0),
      seen: Float32Array.from(facts, ({ lower }) => vocabulary.seen.get(lower) ?? 0),
      scheme,
      tags: Int32Array.from(tree.tags, (tag) => tags.get(tag) ?? 0),
      names: Int32Array.from(tree.names, (name) => names.get(name) ?? 0),
      heads: Int32Array.from(tree.heads),
      labels: Int32Array.from(tree.labels, (label) => labels.get(label) ?? 0),
    };
  });
}
