import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { NAME_KINDS } from "../../document/types.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { SectionHead } from "../../page/components/sections.js";
import { visibleText } from "../../page/safe-text.js";
import { EntityCard } from "./entity-card.js";
import { ENTITY_WORDS } from "./entity-words.js";
import { counted } from "./figures.js";
import { PartTabs } from "./part-tabs.js";
import type { EntityHead } from "./shapes.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

const TABS = [
  { id: "", name: "All" },
  { id: "person", name: "Persons" },
  { id: "body", name: "Bodies" },
  { id: "place", name: "Places" },
  { id: "other", name: "Other names" },
];

/** Persons, bodies, places and other names of the pile. */
export const Entities = (): JSX.Element => {
  const { part, entity } = usePageState();
  const [typed, setTyped] = useState("");
  const question = new URLSearchParams({ words: typed });
  const kind = NAME_KINDS.find((each) => each === part);
  if (kind !== undefined) question.set("entityKind", kind);
  const entities = useParts<EntityHead>(`/api/entities?${question}`);
  return (
    <section class="part" aria-labelledby="entities-head">
      <SectionHead id="entities" title="Persons, bodies and places">
        Names that stand for one thing are one entry; those that most reports name come first, who is only described comes last.
      </SectionHead>
      <div class="entity-tools">
        <PartTabs label="Kind of name" tabs={TABS} chosen={kind ?? ""} onChoose={(id) => change({ part: id })} />
        <label class="field">
          <span>Name</span>
          <input type="search" dir="auto" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        </label>
      </div>
      <div class={entity === "" ? "entity-view" : "entity-view with-card"}>
        <VirtualList
          parts={entities}
          label="Names"
          height={42}
          empty="No such name."
          draw={({ id, name, kind: is, nameless, stories }) => (
            <button type="button" class="entity-row" aria-pressed={id === entity} onClick={() => change({ entity: id === entity ? "" : id })}>
              <bdi class="entity-name">{visibleText(name)}</bdi>
              <span class="entity-kind">{nameless ? "not named" : ENTITY_WORDS[is]}</span>
              <span class="count">{counted(stories, "report", "reports")}</span>
            </button>
          )}
        />
        {entity !== "" && <EntityCard id={entity} />}
      </div>
    </section>
  );
};
