import type { JSX } from "preact";

interface PartTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** A choice of one part of a list. */
export const PartTabs = ({ label, tabs, chosen, onChoose }: PartTabsProps): JSX.Element => (
  <fieldset class="part-tabs">
    <legend class="unseen">{label}</legend>
    {tabs.map(({ id, name }) => (
      <button key={id} type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
        {name}
      </button>
    ))}
  </fieldset>
);
