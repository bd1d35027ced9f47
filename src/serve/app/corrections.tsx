import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SectionHead } from "../../page/components/sections.js";
import type { CorrectionView } from "../../page/correction-words.js";
import { shortDay } from "../../page/dates.js";
import { visibleText } from "../../page/safe-text.js";
import type { SaidCorrection } from "../said.js";
import { ask, askAgain, useAnswer } from "./ask.js";
import { Waiting } from "./waiting.js";

const STATUS_WORDS = { applied: "Applied", orphaned: "Words not found", withdrawn: "Withdrawn", new: "Not shown yet" } as const;

/** Sends a correction, or withdraws one. @throws Error in words for the reader */
export async function sendCorrection(path: string, body: object): Promise<void> {
  await ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  askAgain();
}

/** The log of what users said against what was found. */
export const Corrections = (): JSX.Element => {
  const answer = useAnswer<{ readonly corrections: readonly (CorrectionView | SaidCorrection)[] }>("/api/corrections");
  const [who, setWho] = useState("");
  const [trouble, setTrouble] = useState("");
  const undo = (id: string): void => {
    sendCorrection(`/api/corrections/${encodeURIComponent(id)}/undo`, { who }).then(
      () => setTrouble(""),
      (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)),
    );
  };
  const corrections = answer.value?.corrections ?? [];
  return (
    <section class="part" aria-labelledby="corrections-head">
      <SectionHead id="corrections" title="Corrections">
        They hold for every later build and export, also after the reports were read anew. Those that no longer find their words are kept and wait.
      </SectionHead>
      {answer.value === null && <Waiting answer={answer} />}
      {answer.value !== null && corrections.length === 0 && <p class="empty">None yet. Ask “Why?” of a line, or open a report, to correct it.</p>}
      {corrections.length > 0 && (
        <label class="field who-field">
          <span>Who withdraws</span>
          <input value={who} maxLength={200} onInput={({ currentTarget }) => setWho(currentTarget.value)} />
        </label>
      )}
      {trouble !== "" && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <ul class="said">
        {corrections.map(({ id, what, about, to, who: by, day, why, status }) => (
          <li key={id} class={`said-${status}`}>
            <p>
              <b>{what}</b>: <q dir="auto">{visibleText(about)}</q>
              {to !== "" && (
                <>
                  {" → "}
                  <bdi>{visibleText(to)}</bdi>
                </>
              )}
            </p>
            <p class="said-by">
              {STATUS_WORDS[status]} · <bdi>{visibleText(by)}</bdi>
              {day !== null && `, ${shortDay(day)}`}
              {why !== null && (
                <>
                  {": "}
                  <bdi>{visibleText(why)}</bdi>
                </>
              )}
            </p>
            {(status === "applied" || status === "orphaned") && id.startsWith("c") && !id.includes(":") && (
              <button type="button" disabled={who.trim() === ""} onClick={() => undo(id)}>
                Withdraw
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
