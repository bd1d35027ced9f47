import { hashText } from "../learn/index.js";
import { type FormLists, readFormLists } from "../text/form-lists.js";
import { rememberForms } from "../text/form-memory.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { type KnownNames, readKnownNames } from "./known-names.js";
import { readWordClasses, type WordClass } from "./word-classes.js";

/** What the tagger needs to know of a word form; the same for every occurrence. */
export interface FormFacts extends WordClass {
  readonly lower: number;
  readonly shape: number;
  readonly suffix: number;
  readonly longSuffix: number;
  readonly prefix: number;
  readonly lists: number;
  readonly isCapital: boolean;
}

export interface NameLexicon extends Omit<FormLists, "bitsOf"> {
  /** Well-known agencies and outlets. */
  readonly media: ReadonlyMap<string, string>;
  /** Lower case; see `short-forms.ts`. */
  readonly shortHeads: ReadonlySet<string>;
  readonly known: KnownNames;
  /** Lower case; see `site-nouns.tsv`. */
  readonly siteNouns: ReadonlySet<string>;
  readonly factsOf: (form: string) => FormFacts;
}

/** The facts of at most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 50_000;

/** Reads the word lists of the stage. */
export function readNameLexicon(read: ResourceReader): NameLexicon {
  const { bitsOf, ...lists } = readFormLists(read);
  const media = new Map(readTable(read, "names/lexicon/media.tsv", ["name", "class"]).map((row) => [row.name, row.class]));
  const shortHeads = new Set(readTable(read, "names/lexicon/short-heads.tsv", ["form"]).map(({ form }) => form));
  const siteNouns = new Set(readTable(read, "names/lexicon/site-nouns.tsv", ["form"]).map(({ form }) => form));
  const classOf = readWordClasses(read);
  const factsOf = rememberForms((form: string): FormFacts => {
    const lower = form.toLowerCase();
    const lowerHash = hashText(lower);
    return {
      lower: lowerHash,
      shape: hashText(shapeOf(form)),
      suffix: hashText(`-${lower.slice(-2)}`),
      longSuffix: hashText(`--${lower.slice(-3)}`),
      prefix: hashText(`${lower.slice(0, 3)}-`),
      lists: bitsOf(form),
      ...classOf(lowerHash),
      isCapital: /^\p{Lu}/u.test(form),
    };
  }, REMEMBERED_FORMS);
  return { ...lists, media, shortHeads, siteNouns, known: readKnownNames(read), factsOf };
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
