import type { JSX } from "preact";
import type { CorrectionNote } from "../../document/types.js";
import { type CorrectionView, noteWords } from "../correction-words.js";
import { shortDay } from "../dates.js";
import { visibleText } from "../safe-text.js";

/** Beside a corrected value: what was set, by whom, and what it was before; when and why on a closer look. */
export const CorrectedMarks = ({ notes }: { readonly notes: readonly CorrectionNote[] | undefined }): JSX.Element => (
  <>
    {(notes ?? []).map((note) => (
      <span key={note.id} class="corrected" title={visibleText([note.when?.slice(0, 10), note.why].filter((part) => (part ?? "") !== "").join(": "))}>
        <span aria-hidden="true">✎</span> <bdi>{visibleText(noteWords(note))}</bdi>
      </span>
    ))}
  </>
);

/** An Admiralty code, in words on a closer look. */
export const RatingMark = ({ code }: { readonly code: string | undefined }): JSX.Element | null =>
  code === undefined ? null : (
    <span class="rating" title={ratingWords(code)}>
      {code}
      <span class="unseen">: {ratingWords(code)}</span>
    </span>
  );

/** NATO AJP-2.1, annex to chapter 3. */
const RELIABILITY: Readonly<Record<string, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};
const CREDIBILITY: Readonly<Record<string, string>> = {
  "1": "confirmed",
  "2": "probably true",
  "3": "possibly true",
  "4": "doubtful",
  "5": "improbable",
  "6": "truth cannot be judged",
};

/** An Admiralty code in words. */
export const ratingWords = (code: string): string =>
  [RELIABILITY[code.charAt(0)], CREDIBILITY[code.charAt(1)]].filter((words) => words !== undefined).join(", ");

const STATUS_WORDS = { applied: "Applied", orphaned: "Words not found", withdrawn: "Withdrawn" } as const;

/** The log of corrections. */
export const CorrectionList = ({ corrections }: { readonly corrections: readonly CorrectionView[] }): JSX.Element => (
  <ul class="correction-list">
    {corrections.map(({ id, what, about, to, who, day, why, status }) => (
      <li key={id} class={`correction is-${status}`}>
        <span class="correction-status">{STATUS_WORDS[status]}</span> {what}: <q dir="auto">{visibleText(about)}</q>
        {to !== "" && (
          <>
            {" "}
            → <bdi>{visibleText(to)}</bdi>
          </>
        )}
        <small>
          {" "}
          <bdi>{visibleText(who)}</bdi>
          {day !== null && `, ${shortDay(day)}`}
          {why !== null && why !== "" && (
            <>
              {": "}
              <bdi>{visibleText(why)}</bdi>
            </>
          )}{" "}
          <code>{visibleText(id)}</code>
        </small>
      </li>
    ))}
  </ul>
);
