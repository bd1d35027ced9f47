import type { JSX } from "preact";
import type { Answer } from "./ask.js";

/** Stands where an answer is awaited, or says why there is none. */
export const Waiting = ({ answer }: { readonly answer: Answer<unknown> }): JSX.Element =>
  answer.trouble === null ? (
    <p class="empty">Reading …</p>
  ) : (
    <p class="trouble" role="alert">
      {answer.trouble}
    </p>
  );
