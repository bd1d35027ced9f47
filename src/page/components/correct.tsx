import { createContext, type JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import type { CorrectionDraft } from "../../document/corrections.js";
import { STANCES } from "../../document/types.js";
import type { Range, StoryBlock } from "../story-block.js";
import { STANCE_WORDS } from "../wording.js";
import { ratingWords } from "./corrections.js";

/** Says what is wrong; `null` where nothing can be corrected, as on the written page. @throws Error in words for the reader */
export const Corrector = createContext<((draft: CorrectionDraft, who: string, why: string) => Promise<void>) | null>(null);

/** Something that can be said: a button with its words, and the draft that it makes; `null` while it is not whole. */
export interface Choice {
  readonly name: string;
  readonly draft: CorrectionDraft | null;
  /** A field that belongs to it. */
  readonly field?: JSX.Element;
}

const WHO = "daybook-who";

/** The name under which was corrected last, where the browser keeps it. */
function lastWho(): string {
  try {
    return localStorage.getItem(WHO) ?? "";
  } catch {
    return "";
  }
}

function keepWho(who: string): void {
  try {
    localStorage.setItem(WHO, who);
  } catch {
    // Without storage the name is typed again.
  }
}

/** Folded behind "Correct this": who says it, why, and what. */
export const CorrectForm = ({ choices, title = "Correct this" }: { readonly choices: readonly Choice[]; readonly title?: string }): JSX.Element | null => {
  const correct = useContext(Corrector);
  const [who, setWho] = useState(lastWho);
  const [why, setWhy] = useState("");
  const [told, setTold] = useState("");
  if (correct === null) return null;
  const say = (draft: CorrectionDraft): void => {
    keepWho(who.trim());
    setTold("Being kept …");
    correct(draft, who.trim(), why.trim()).then(
      () => setTold("Kept. It is shown as soon as the pile is joined anew."),
      (error: unknown) => setTold(`Not kept: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return (
    <details class="correct">
      <summary>{title}</summary>
      <div class="correct-fields">
        <label class="field">
          <span>Who says so</span>
          <input value={who} maxLength={200} onInput={({ currentTarget }) => setWho(currentTarget.value)} />
        </label>
        <label class="field">
          <span>Why</span>
          <input dir="auto" value={why} maxLength={2000} onInput={({ currentTarget }) => setWhy(currentTarget.value)} />
        </label>
        {choices.map(({ name, draft, field }) => (
          <div key={name} class="correct-choice">
            {field}
            <button type="button" disabled={draft === null || who.trim() === ""} onClick={() => draft !== null && say(draft)}>
              {name}
            </button>
          </div>
        ))}
        <p class="told" role="status">
          {told}
        </p>
      </div>
    </details>
  );
};

const DateField = ({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }): JSX.Element => (
  <label class="field">
    <span>{label}</span>
    <input type="date" value={value} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
  </label>
);

/** Of words on a day: that they tell of another, or not of this one. @param from the day on which they stand; `null` for none */
export const CorrectDay = ({ story, at, from }: { readonly story: StoryBlock; readonly at: readonly Range[]; readonly from: string | null }): JSX.Element => {
  const [to, setTo] = useState("");
  const [start, end] = at[0] ?? [0, 0];
  const words = { story: story.id, start, end };
  return (
    <CorrectForm
      choices={[
        {
          name: "Set the day",
          draft: to === "" ? null : { kind: "move", ...words, from, to },
          field: <DateField label="They tell of" value={to} onChange={setTo} />,
        },
        ...(from === null ? [] : [{ name: "They do not tell of this day", draft: { kind: "reject-entry", ...words, from } } as const]),
      ]}
    />
  );
};

/** Of an attribution: its source, its stance, or that it is none. @param attribution its place among those of the story */
export const CorrectSource = ({ story, attribution }: { readonly story: StoryBlock; readonly attribution: number }): JSX.Element => {
  const [source, setSource] = useState("");
  const [stance, setStance] = useState(story.spoken[attribution]?.stance ?? "asserts");
  const target = { story: story.id, attribution };
  return (
    <CorrectForm
      choices={[
        {
          name: "Set the source",
          draft: source.trim() === "" ? null : { kind: "source", ...target, to: source.trim() },
          field: (
            <label class="field">
              <span>The source, in words of the report</span>
              <input dir="auto" value={source} onInput={({ currentTarget }) => setSource(currentTarget.value)} />
            </label>
          ),
        },
        {
          name: "Set the stance",
          draft: { kind: "stance", ...target, to: stance },
          field: (
            <label class="field">
              <span>The source</span>
              <select value={stance} onChange={({ currentTarget }) => setStance(STANCES.find((each) => each === currentTarget.value) ?? "asserts")}>
                {STANCES.map((each) => (
                  <option key={each} value={each}>
                    {STANCE_WORDS[each]}
                  </option>
                ))}
              </select>
            </label>
          ),
        },
        { name: "Nobody says this", draft: { kind: "reject-attribution", ...target } },
      ]}
    />
  );
};

/** Of a report: its day of publication, or that it is none. */
export const CorrectStory = ({ story }: { readonly story: StoryBlock }): JSX.Element => {
  const [day, setDay] = useState("");
  return (
    <CorrectForm
      title="Correct this report"
      choices={[
        {
          name: "Set the date",
          draft: day === "" ? null : { kind: "date", story: story.id, to: day },
          field: <DateField label="It was published on" value={day} onChange={setDay} />,
        },
        { name: "The date is not known", draft: { kind: "date", story: story.id, to: null } },
        { name: "It is no report: take it out", draft: { kind: "reject-story", story: story.id } },
      ]}
    />
  );
};

/** Of a claim in dispute: that its statements do not speak of one thing. */
export const CorrectClaim = ({ claim }: { readonly claim: string }): JSX.Element => (
  <CorrectForm choices={[{ name: "These do not speak of one thing", draft: { kind: "reject-dispute", claim } }]} />
);

/** What an Admiralty code says of a source (NATO AJP-2.1). */
const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;

/** Of a name: that it is called otherwise, is the same as another, or how far its words are to be trusted. */
export const CorrectEntity = ({ entity }: { readonly entity: string }): JSX.Element => {
  const [name, setName] = useState("");
  const [other, setOther] = useState("");
  const [code, setCode] = useState<string>("A");
  const field = (label: string, value: string, set: (value: string) => void): JSX.Element => (
    <label class="field">
      <span>{label}</span>
      <input dir="auto" value={value} onInput={({ currentTarget }) => set(currentTarget.value.trimStart())} />
    </label>
  );
  return (
    <CorrectForm
      choices={[
        { name: "Rename", draft: name === "" ? null : { kind: "rename", entity, to: name }, field: field("It is called", name, setName) },
        { name: "Merge", draft: other === "" ? null : { kind: "merge", entity, to: other }, field: field("It is the same as (its id)", other, setOther) },
        {
          name: "Rate as a source",
          draft: { kind: "rate", entity, to: code },
          field: (
            <label class="field">
              <span>Reliability (Admiralty code)</span>
              <select value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)}>
                {RELIABILITIES.map((letter) => (
                  <option key={letter} value={letter}>
                    {letter}: {ratingWords(letter)}
                  </option>
                ))}
              </select>
            </label>
          ),
        },
      ]}
    />
  );
};
