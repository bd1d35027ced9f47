import type { ResourceReader } from "./resource.js";
import { readTable } from "./table.js";

/** What the word lists of `names/` say of a word form, as bits. */
export const IN_PLACE = 1;
export const IS_PLACE = 2;
export const IS_DEMONYM = 4;
export const IS_TITLE = 8;
export const IS_BODY_WORD = 16;
export const IS_GIVEN_NAME = 32;

/** The lists of word forms that names and trees look at. */
export interface FormLists {
  readonly places: ReadonlySet<string>;
  readonly demonyms: ReadonlySet<string>;
  /** Lower case, words joined by a space, without full stops. */
  readonly titles: ReadonlySet<string>;
  readonly bodyWords: ReadonlySet<string>;
  /** Given name to gender: f, m or "-". */
  readonly givenNames: ReadonlyMap<string, string>;
  /** In which lists a form stands, as the sum of the bits above: in a place's name, a place, a people, a title, a word of bodies, a given name. */
  readonly bitsOf: (form: string) => number;
}

/** Reads the lists, which belong to `names/`, as tables. @throws ResourceError when one cannot be read */
export function readFormLists(read: ResourceReader): FormLists {
  const list = (file: string): string[] => readTable(read, `names/lexicon/${file}`, ["form"]).map(({ form }) => form);
  const places = new Set(readTable(read, "names/lexicon/places.tsv", ["name", "class"]).map(({ name }) => name));
  const placeWords = new Set([...places].flatMap((name) => name.split(" ")));
  const demonyms = new Set(list("demonyms.tsv"));
  const titles = new Set(list("titles.tsv").map((title) => title.toLowerCase()));
  const bodyWords = new Set(list("body-words.tsv"));
  const givenNames = new Map(readTable(read, "names/lexicon/given-names.tsv", ["form", "gender"]).map(({ form, gender }) => [form, gender]));
  const bitsOf = (form: string): number => {
    const plain = form.endsWith(".") ? form.slice(0, -1) : form;
    const capital = plain.length > 3 && plain === plain.toUpperCase() ? plain[0] + plain.slice(1).toLowerCase() : plain;
    return (
      (placeWords.has(plain) || placeWords.has(capital) ? IN_PLACE : 0) |
      (places.has(form) || places.has(capital) ? IS_PLACE : 0) |
      (demonyms.has(plain) ? IS_DEMONYM : 0) |
      (titles.has(plain.toLowerCase()) ? IS_TITLE : 0) |
      (bodyWords.has(plain) ? IS_BODY_WORD : 0) |
      (givenNames.has(capital) ? IS_GIVEN_NAME : 0)
    );
  };
  return { places, demonyms, titles, bodyWords, givenNames, bitsOf };
}
