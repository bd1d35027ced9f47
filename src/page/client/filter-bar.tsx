import type { JSX } from "preact";
import { isFiltered, NOTHING_CHOSEN } from "../address.js";
import { KindShape } from "../components/chip.js";
import { visibleText } from "../safe-text.js";
import type { Choice, PageIndex } from "../view.js";
import { KIND_WORDS, type VoiceKind } from "../wording.js";
import { DayFields } from "./day-fields.js";
import { change, usePageState } from "./page-state.js";

interface ChooserProps {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  /** The id chosen; `null` for all. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const GROUPS: Readonly<Record<string, string>> = { person: "Persons", body: "Bodies" };

/** Options count from 1 because an id may be the empty string. */
const Chooser = ({ label, all, choices, chosen, onChoose }: ChooserProps): JSX.Element | null => {
  if (choices.length === 0) return null;
  const place = chosen === null ? -1 : choices.findIndex(({ id }) => id === chosen);
  const option = (choice: Choice): JSX.Element => (
    <option key={choice.id} value={String(choices.indexOf(choice) + 1)}>
      {visibleText(choice.name)} ({choice.count})
    </option>
  );
  const groups = [...new Set(choices.map(({ group }) => group))].sort().reverse();
  return (
    <label class="field">
      <span>{label}</span>
      <select value={String(place + 1)} onChange={({ currentTarget }) => onChoose(choices[Number(currentTarget.value) - 1]?.id ?? null)}>
        <option value="0">{all}</option>
        {groups.length < 2
          ? choices.map(option)
          : groups.map((group) => (
              <optgroup key={group} label={GROUPS[group] ?? group}>
                {choices.filter((choice) => choice.group === group).map(option)}
              </optgroup>
            ))}
      </select>
    </label>
  );
};

const KindBoxes = ({ kinds, chosen }: { readonly kinds: PageIndex["kinds"]; readonly chosen: readonly VoiceKind[] }): JSX.Element => (
  <fieldset class="kind-boxes">
    <legend>Kind of source</legend>
    {kinds
      .filter(({ kind, count }) => count > 0 || chosen.includes(kind))
      .map(({ kind, count }) => (
        <label key={kind} class={`kind-box k-${kind}`}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={({ currentTarget }) => change({ kinds: currentTarget.checked ? [...chosen, kind] : chosen.filter((other) => other !== kind) })}
          />
          <KindShape kind={kind} />
          <span class="kind">{KIND_WORDS[kind].list}</span> <span class="count">{count}</span>
        </label>
      ))}
  </fieldset>
);

/** The filters under the bar of sections. */
export const FilterBar = ({
  index,
  isOpen,
}: {
  readonly index: Pick<PageIndex, "kinds" | "who" | "places" | "outlets">;
  readonly isOpen: boolean;
}): JSX.Element => {
  const state = usePageState();
  return (
    <search id="filter-fields" class="filters" hidden={!isOpen}>
      <KindBoxes kinds={index.kinds} chosen={state.kinds} />
      <div class="fields">
        <label class="field">
          <span>Words</span>
          <input id="find" type="search" dir="auto" value={state.words} onInput={({ currentTarget }) => change({ words: currentTarget.value }, "replace")} />
        </label>
        <Chooser
          label="Person or body"
          all="Anybody"
          choices={index.who}
          chosen={state.who === "" ? null : state.who}
          onChoose={(id) => change({ who: id ?? "" })}
        />
        <Chooser
          label="Place"
          all="Anywhere"
          choices={index.places}
          chosen={state.place === "" ? null : state.place}
          onChoose={(id) => change({ place: id ?? "" })}
        />
        <Chooser label="Outlet" all="Any outlet" choices={index.outlets} chosen={state.outlet} onChoose={(id) => change({ outlet: id })} />
        <DayFields />
        <label class="field check">
          <input type="checkbox" checked={state.isDisputed} onChange={({ currentTarget }) => change({ isDisputed: currentTarget.checked })} />
          <span>Disputed only</span>
        </label>
      </div>
    </search>
  );
};

/** In the bar of sections: opens the filters, tells how much passes, and takes them off. */
export const FilterTools = ({
  isOpen,
  onToggle,
  result,
}: {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly result: string;
}): JSX.Element => {
  const state = usePageState();
  return (
    <>
      <span class="result" role="status">
        {result}
      </span>
      {isFiltered(state) && (
        <button type="button" class="clear" onClick={() => change({ ...NOTHING_CHOSEN, story: state.story, at: state.at })}>
          Show everything
        </button>
      )}
      <button type="button" class="filter-button" aria-expanded={isOpen} aria-controls="filter-fields" onClick={onToggle}>
        Filter
      </button>
    </>
  );
};
