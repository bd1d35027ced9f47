import { hashText } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** What the word lists say of a word form, as bits. */
export const IN_PLACE = 1;
export const IS_PLACE = 2;
export const IS_DEMONYM = 4;
export const IS_TITLE = 8;
export const IS_BODY_WORD = 16;
export const IS_GIVEN_NAME = 32;

/** What the tagger needs to know of a word form; the same for every occurrence. */
export interface FormFacts {
  readonly lower: number;
  readonly shape: number;
  readonly suffix: number;
  readonly longSuffix: number;
  readonly prefix: number;
  readonly lists: number;
  readonly isCapital: boolean;
}

export interface NameLexicon {
  readonly places: ReadonlySet<string>;
  readonly demonyms: ReadonlySet<string>;
  /** Lower case, words joined by a space, without full stops. */
  readonly titles: ReadonlySet<string>;
  readonly bodyWords: ReadonlySet<string>;
  /** Well-known agencies and outlets. */
  readonly media: ReadonlyMap<string, string>;
  /** Lower case; see `short-forms.ts`. */
  readonly shortHeads: ReadonlySet<string>;
  /** Given name to gender: f, m or "-". */
  readonly givenNames: ReadonlyMap<string, string>;
  readonly factsOf: (form: string) => FormFacts;
}

/** The facts of at most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 50_000;

/** Reads the word lists of the stage. */
export function readNameLexicon(read: ResourceReader): NameLexicon {
  const list = (file: string): string[] => readTable(read, `names/lexicon/${file}`, ["form"]).map(({ form }) => form);
  const places = new Set(readTable(read, "names/lexicon/places.tsv", ["name", "class"]).map(({ name }) => name));
  const placeWords = new Set([...places].flatMap((name) => name.split(" ")));
  const demonyms = new Set(list("demonyms.tsv"));
  const titles = new Set(list("titles.tsv").map((title) => title.toLowerCase()));
  const bodyWords = new Set(list("body-words.tsv"));
  const media = new Map(readTable(read, "names/lexicon/media.tsv", ["name", "class"]).map((row) => [row.name, row.class]));
  const shortHeads = new Set(list("short-heads.tsv"));
  const givenNames = new Map(readTable(read, "names/lexicon/given-names.tsv", ["form", "gender"]).map(({ form, gender }) => [form, gender]));
  const known = new Map<string, FormFacts>();
  const factsOf = (form: string): FormFacts => {
    const seen = known.get(form);
    if (seen !== undefined) return seen;
    if (known.size >= REMEMBERED_FORMS) known.clear();
    const plain = form.endsWith(".") ? form.slice(0, -1) : form;
    const capital = plain.length > 3 && plain === plain.toUpperCase() ? plain[0] + plain.slice(1).toLowerCase() : plain;
    const lists =
      (placeWords.has(plain) || placeWords.has(capital) ? IN_PLACE : 0) |
      (places.has(form) || places.has(capital) ? IS_PLACE : 0) |
      (demonyms.has(plain) ? IS_DEMONYM : 0) |
      (titles.has(plain.toLowerCase()) ? IS_TITLE : 0) |
      (bodyWords.has(plain) ? IS_BODY_WORD : 0) |
      (givenNames.has(capital) ? IS_GIVEN_NAME : 0);
    const lower = form.toLowerCase();
    const facts = {
      lower: hashText(lower),
      shape: hashText(shapeOf(form)),
      suffix: hashText(`-${lower.slice(-2)}`),
      longSuffix: hashText(`--${lower.slice(-3)}`),
      prefix: hashText(`${lower.slice(0, 3)}-`),
      lists,
      isCapital: /^\p{Lu}/u.test(form),
    };
    known.set(form, facts);
    return facts;
  };
  return { places, demonyms, titles, bodyWords, media, shortHeads, givenNames, factsOf };
}

/** "Haftar" is Xx, "LNA" is XXX, "al-Sarraj" is x-Xx, "1990s" is 0x: runs of one kind are cut to three. */
function shapeOf(form: string): string {
  let shape = "";
  let run = 0;
  for (const character of form.length > 40 ? form.slice(0, 40) : form) {
    const kind = /\p{Lu}/u.test(character) ? "X" : /\p{L}/u.test(character) ? "x" : /\p{N}/u.test(character) ? "0" : character;
    run = shape.endsWith(kind) ? run + 1 : 0;
    if (run < (kind === "X" ? 3 : 1)) shape += kind;
  }
  return shape;
}
