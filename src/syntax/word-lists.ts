import { readFormLists } from "../text/form-lists.js";
import type { ResourceReader } from "../text/resource.js";

/** Number of combinations of the lists of word forms. */
export const LIST_ROWS = 64;

/** In which word lists a form stands, as bits; see `text/form-lists.ts`. */
export type ListsOf = (form: string) => number;

export const readWordLists = (read: ResourceReader): ListsOf => readFormLists(read).bitsOf;
