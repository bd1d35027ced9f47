import type { Forest } from "../learn/index.js";

/** Forests over the lines of plain texts. */
export interface LineForests {
  /** Whether a line is body, by the line and its neighbours. */
  readonly body: Forest;
  /** Whether a line is the headline of the body behind it. */
  readonly headline: Forest;
  /** Whether a line is body, by what the first two said of its neighbours too. */
  readonly second: Forest;
  /** Whether a line that is no body is a caption, and a byline, of its story. */
  readonly caption: Forest;
  readonly byline: Forest;
}
