import type { Page } from "../document/types.js";
import type { StoryLexicon } from "./lexicon.js";
import type { PageData } from "./page-data.js";
import type { PageTree } from "./page-tree.js";
import type { Segment } from "./segments.js";

/** One story of a page while it is read. */
export interface SegmentInput {
  readonly page: Page;
  readonly tree: PageTree;
  readonly data: PageData;
  readonly segment: Segment;
  /** Whether the page has no other story: then what it says of itself is said of this one. */
  readonly isOnly: boolean;
  readonly lexicon: StoryLexicon;
}
