import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** Number of combinations of the lists below. */
export const LIST_ROWS = 64;

/** The word lists of `names/`, as bits of a form: in a place's name, a place, a people, a title, a word of bodies, a given name. */
export type ListsOf = (form: string) => number;

/** Reads the lists; they belong to `names/` and are read here as tables. */
export function readWordLists(read: ResourceReader): ListsOf {
  const list = (file: string): string[] => readTable(read, `names/lexicon/${file}`, ["form"]).map(({ form }) => form);
  const places = new Set(readTable(read, "names/lexicon/places.tsv", ["name", "class"]).map(({ name }) => name));
  const placeWords = new Set([...places].flatMap((name) => name.split(" ")));
  const demonyms = new Set(list("demonyms.tsv"));
  const titles = new Set(list("titles.tsv").map((title) => title.toLowerCase()));
  const bodyWords = new Set(list("body-words.tsv"));
  const givenNames = new Set(readTable(read, "names/lexicon/given-names.tsv", ["form", "gender"]).map(({ form }) => form));
  return (form) => {
    const plain = form.endsWith(".") ? form.slice(0, -1) : form;
    const capital = plain.length > 3 && plain === plain.toUpperCase() ? plain[0] + plain.slice(1).toLowerCase() : plain;
    return (
      (placeWords.has(plain) || placeWords.has(capital) ? 1 : 0) |
      (places.has(form) || places.has(capital) ? 2 : 0) |
      (demonyms.has(plain) ? 4 : 0) |
      (titles.has(plain.toLowerCase()) ? 8 : 0) |
      (bodyWords.has(plain) ? 16 : 0) |
      (givenNames.has(capital) ? 32 : 0)
    );
  };
}
