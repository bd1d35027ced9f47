import type { NameKind } from "../document/types.js";
import { rememberForms } from "../text/form-memory.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { wordsOf } from "./name-words.js";

/** A body or place that is well known under several forms. */
export interface KnownName {
  readonly name: string;
  readonly kind: NameKind;
}

/** What at most this many forms name is remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 50_000;

/** What joining over stories needs to know of forms. */
export interface NameForms {
  readonly known: KnownNames;
  /** Words for peoples and what is of them ("Libyan"), as written. */
  readonly demonyms: ReadonlySet<string>;
  /** Last words of titles before a person's name, folded ("secretary-general", "justice"). */
  readonly titles: ReadonlySet<string>;
  /** Words of which bodies are called, as written ("Council"). */
  readonly bodyWords: ReadonlySet<string>;
}

export interface KnownNames {
  /** The well-known body or place that a form names, however its letters are marked; an acronym only in capitals ("WHO", not "Who"). */
  readonly of: (form: string) => KnownName | undefined;
}

/** Reads the tables. @throws ResourceError when one cannot be read */
export const readNameForms = (read: ResourceReader): NameForms => ({
  known: readKnownNames(read),
  demonyms: new Set(readTable(read, "names/lexicon/demonyms.tsv", ["form"]).map(({ form }) => form)),
  titles: new Set(readTable(read, "names/lexicon/titles.tsv", ["form"]).flatMap(({ form }) => wordsOf(form).at(-1) ?? [])),
  bodyWords: new Set(readTable(read, "names/lexicon/body-words.tsv", ["form"]).map(({ form }) => form)),
});

/** @throws ResourceError when the table cannot be read */
export function readKnownNames(read: ResourceReader): KnownNames {
  const names = new Map<string, KnownName>();
  const acronyms = new Map<string, KnownName>();
  for (const { name, kind, forms } of readTable(read, "names/lexicon/known-names.tsv", ["name", "kind", "forms"])) {
    const known: KnownName = { name, kind: kind === "place" ? "place" : "body" };
    for (const form of [name, ...forms.split("; ")]) if (form !== "") (isAcronym(form) ? acronyms : names).set(keyOf(form), known);
  }
  const nameOf = (form: string): KnownName | undefined => names.get(keyOf(form)) ?? (isAcronym(form) ? acronyms.get(keyOf(form)) : undefined);
  return { of: rememberForms(nameOf, REMEMBERED_FORMS) };
}

const keyOf = (form: string): string => wordsOf(form).join(" ");

/** "WHO", "U.N.": capitals, with or without full stops. */
export const isAcronym = (name: string): boolean => /^(?:[Tt]he )?\p{Lu}[\p{Lu}.]+$/u.test(name);
