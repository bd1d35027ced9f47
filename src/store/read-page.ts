import type { ErrorCode } from "../document/errors.js";
import type { PageKind } from "../document/types.js";

/** A story as it is kept: `record` is the JSON of all its fields but the id, which the store may have to change. */
export interface StoryRecord {
  readonly id: string;
  readonly published: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly record: string;
}

/** Why a page has no story, or an uncertain one; `found` is the first half of the message. */
export interface PageProblem {
  readonly code: ErrorCode;
  readonly found: string;
}

/** What a page was read with beside its bytes and the file's name: all that is needed to read it again. */
export interface PageSettings {
  readonly kind: PageKind;
  readonly url?: string;
  readonly fetched?: string;
  readonly encoding?: string;
}

/** A page as read: its stories, or why it has none. */
export interface ReadPage {
  readonly sha256: string;
  readonly file: string;
  /** Line of a JSON Lines file, from 1; `null` for a file that is one page. */
  readonly line: number | null;
  readonly bytes: number;
  /** Those bytes, by `packBytes`. */
  readonly packed: Uint8Array;
  readonly settings: PageSettings;
  /** Version of Daybook that read it. */
  readonly reader: string;
  readonly problem: PageProblem | null;
  readonly stories: readonly StoryRecord[];
}
