import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { STANCES } from "../../document/types.js";
import { isFiltered, NOTHING_CHOSEN } from "../../page/address.js";
import { DayFields } from "../../page/client/day-fields.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { KindShape } from "../../page/components/chip.js";
import { visibleText } from "../../page/safe-text.js";
import { KIND_WORDS, STANCE_WORDS, VOICE_KINDS } from "../../page/wording.js";
import type { FacetCount, FacetCounts } from "../../store/index.js";
import { inFigures } from "./figures.js";

interface FacetProps {
  readonly name: string;
  readonly values: readonly FacetCount[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
  readonly label?: (value: FacetCount) => JSX.Element | string;
}

/** Values shown at once. */
const SHOWN = 8;

const Facet = ({ name, values, chosen, onToggle, label }: FacetProps): JSX.Element | null => {
  const [isWhole, setWhole] = useState(false);
  if (values.length === 0) return null;
  const isFew = values.length <= SHOWN + 2;
  const shown = isWhole || isFew ? values : values.filter(({ id }, place) => place < SHOWN || chosen.includes(id));
  return (
    <fieldset class="facet">
      <legend>{name}</legend>
      <ul>
        {shown.map((value) => (
          <li key={value.id}>
            <button type="button" aria-pressed={chosen.includes(value.id)} onClick={() => onToggle(value.id)}>
              <span class="facet-name">{label?.(value) ?? <bdi>{value.name === "" ? "Outlet not known" : visibleText(value.name)}</bdi>}</span>
              <span class="count">{inFigures(value.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!isFew && (
        <button type="button" class="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Fewer" : `${values.length - SHOWN} more`}
        </button>
      )}
    </fieldset>
  );
};

/** What the reports found can be narrowed by; the counts are those of the reports that would be left. */
export const FacetColumn = ({ facets }: { readonly facets: FacetCounts }): JSX.Element => {
  const state = usePageState();
  const { who, place, outlet, kinds, stances } = state;
  const kindOf = (id: string) => VOICE_KINDS.find((kind) => kind === id) ?? "none";
  const stanceOf = (id: string) => STANCES.find((stance) => stance === id) ?? "asserts";
  const toggled = <Value extends string>(list: readonly Value[], value: Value): readonly Value[] =>
    list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
  return (
    <aside class="facets" aria-label="Narrow down">
      {isFiltered({ ...state, words: "" }) && (
        <button type="button" class="clear" onClick={() => change({ ...NOTHING_CHOSEN, words: state.words, asOf: state.asOf, order: state.order })}>
          Take all filters off
        </button>
      )}
      <Facet name="Person or body" values={facets.who} chosen={[who]} onToggle={(id) => change({ who: who === id ? "" : id })} />
      <Facet name="Place" values={facets.places} chosen={[place]} onToggle={(id) => change({ place: place === id ? "" : id })} />
      <Facet name="Outlet" values={facets.outlets} chosen={outlet === null ? [] : [outlet]} onToggle={(id) => change({ outlet: outlet === id ? null : id })} />
      <Facet
        name="Kind of source quoted"
        values={facets.kinds}
        chosen={kinds}
        onToggle={(id) => change({ kinds: toggled(kinds, kindOf(id)) })}
        label={({ id }) => (
          <>
            <KindShape kind={kindOf(id)} /> {KIND_WORDS[kindOf(id)].list}
          </>
        )}
      />
      <Facet
        name="What a source does"
        values={facets.stances}
        chosen={stances}
        onToggle={(id) => change({ stances: toggled(stances, stanceOf(id)) })}
        label={({ id }) => STANCE_WORDS[stanceOf(id)]}
      />
      <div class="facet days">
        <DayFields />
      </div>
    </aside>
  );
};
