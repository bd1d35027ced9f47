import type { IntegerForest } from "../learn/index.js";

/** Forests over the lines of plain texts. */
export interface LineForests {
  /** Whether a line is body, by the line and its neighbours. */
  readonly body: IntegerForest;
  /** Whether a line is the headline of the body behind it. */
  readonly headline: IntegerForest;
  /** Whether a line that the first is in doubt of is body, by what the first two said of its neighbours too. */
  readonly second: IntegerForest;
  /** Whether a line that is no body is a caption, and a byline, of its story. */
  readonly caption: IntegerForest;
  readonly byline: IntegerForest;
}

/** A forest over lines asks no more trees beyond this log-odds, in thousandths, and what it is less sure of is looked at again. */
export const SURE = 4000;
