import type { InputError } from "../document/errors.js";
import type { PageKind } from "../document/types.js";

/** A page as found in a file, an archive or a feed, not read yet. */
export interface FoundPage {
  readonly kind: PageKind;
  /** By the hash of these a page is known again. */
  readonly bytes: Uint8Array;
  /** The file as named on the command line; inside an archive, with the name of the entry behind it. */
  readonly file: string;
  /** Line, entry or record, from 1; `null` for a file that is one page. */
  readonly line: number | null;
  /** What an archive tells of the page: its address, the day it was fetched, the encoding that the server declared. */
  readonly url?: string;
  readonly fetched?: string;
  readonly encoding?: string;
}

/** Pages that came together, or something that could not be read; reading goes on behind it. */
export type Found = readonly FoundPage[] | { readonly error: InputError };

/** What a mail, a feed or another program says of a story beside its words. */
export interface Given {
  readonly headline: string | null;
  /** A day, or a time that begins with one. */
  readonly published: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
}

/** A page taken out of its format: `html` is cut into stories; `text` is final and stands in where the HTML holds no story, or alone. */
export interface PageContents {
  readonly html: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly given: Given | null;
  /** Why the reading is not certain; `null` where it is. */
  readonly doubt: string | null;
}
