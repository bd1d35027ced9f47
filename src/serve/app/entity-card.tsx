import type { JSX } from "preact";
import { NOTHING_CHOSEN, type PageState, writeAddress } from "../../page/address.js";
import { change } from "../../page/client/page-state.js";
import { CorrectEntity } from "../../page/components/correct.js";
import { visibleText } from "../../page/safe-text.js";
import type { FacetCount } from "../../store/index.js";
import { useAnswer } from "./ask.js";
import { ENTITY_WORDS } from "./entity-words.js";
import type { EntityAnswer } from "./shapes.js";
import { Waiting } from "./waiting.js";

const link = (path: string, part: Partial<PageState>): string => `${path}${writeAddress({ ...NOTHING_CHOSEN, ...part })}`;

const Names = ({ title, names }: { readonly title: string; readonly names: readonly string[] }): JSX.Element | null =>
  names.length === 0 ? null : (
    <p>
      <b>{title}</b> {names.map((name, place) => [place > 0 ? ", " : "", <bdi key={name}>{visibleText(name)}</bdi>])}
    </p>
  );

/** One name of the pile: what it is called, where it is named, and with whom. */
export const EntityCard = ({ id }: { readonly id: string }): JSX.Element => {
  const answer = useAnswer<EntityAnswer>(`/api/entities/${encodeURIComponent(id)}`);
  const entity = answer.value?.entity ?? null;
  return (
    <aside class="entity-card" aria-label="Name">
      <button type="button" class="close" onClick={() => change({ entity: "" })}>
        Close
      </button>
      {entity === null ? (
        <Waiting answer={answer} />
      ) : (
        <>
          <p class="overline">{ENTITY_WORDS[entity.kind]}</p>
          <h3 dir="auto">{visibleText(entity.name)}</h3>
          {entity.nameless && <p>Called so in the reports, not named: each may mean somebody else.</p>}
          <Names title="Also" names={entity.aliases} />
          <Names title="As" names={entity.roles} />
          {entity.location !== null && (
            <p>
              <b>Where</b> {entity.location.country}, known to the {entity.location.precision}
              {entity.location.coordinates !== undefined && ` (${entity.location.coordinates[1].toFixed(2)}, ${entity.location.coordinates[0].toFixed(2)})`}
            </p>
          )}
          <ul class="entity-links">
            <li>
              <a href={link("/stories", choiceOf(entity.kind, id))}>{entity.stories === 1 ? "1 report" : `${entity.stories} reports`} name it</a>
            </li>
            {entity.lines > 0 && entity.kind !== "other" && (
              <li>
                <a href={link("/", choiceOf(entity.kind, id))}>
                  {entity.lines} {entity.lines === 1 ? "line" : "lines"} of the chronology
                </a>
              </li>
            )}
          </ul>
          <Company title="Named together with" values={entity.with} address={({ id: other }) => link("/entities", { entity: other })} />
          <p class="entity-id">
            <b>Id</b> <code>{visibleText(id)}</code>
          </p>
          <CorrectEntity key={id} entity={id} />
          <Company title="In" values={entity.outlets.slice(0, 8)} address={({ id: outlet }) => link("/stories", { ...choiceOf(entity.kind, id), outlet })} />
        </>
      )}
    </aside>
  );
};

const choiceOf = (kind: string, id: string): Partial<PageState> => (kind === "place" ? { place: id } : { who: id });

interface CompanyProps {
  readonly title: string;
  readonly values: readonly FacetCount[];
  readonly address: (value: FacetCount) => string;
}

const Company = ({ title, values, address }: CompanyProps): JSX.Element | null =>
  values.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul class="company">
        {values.map((value) => (
          <li key={value.id}>
            <a href={address(value)}>
              <bdi>{value.name === "" ? "Outlet not known" : visibleText(value.name)}</bdi>
            </a>{" "}
            <span class="count">{value.count}</span>
          </li>
        ))}
      </ul>
    </>
  );
