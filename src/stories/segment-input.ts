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
  /** Names of the outlet, as keys without spaces. */
  readonly outlets: readonly string[];
  readonly segment: Segment;
  /** Whether what the page says of itself is said of this story: it has no other, or its title names this one. */
  readonly isTold: boolean;
  readonly lexicon: StoryLexicon;
}
