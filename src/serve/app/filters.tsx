import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isFiltered } from "../../page/address.js";
import { FilterBar, FilterTools } from "../../page/client/filter-bar.js";
import { usePageState } from "../../page/client/page-state.js";
import { useAnswer } from "./ask.js";
import { asOfQuestion } from "./questions.js";
import type { Choices } from "./shapes.js";

const NO_CHOICES: Choices = { who: [], places: [], outlets: [], kinds: [] };

/** The filters over a list of lines. @param result how much passes, in words */
export const Filters = ({ result }: { readonly result: string }): JSX.Element => {
  const state = usePageState();
  const [isOpen, setOpen] = useState(isFiltered(state));
  const { value } = useAnswer<Choices>(`/api/choices${asOfQuestion(state)}`);
  return (
    <>
      <div class="filter-tools">
        <FilterTools isOpen={isOpen} onToggle={() => setOpen(!isOpen)} result={result} />
      </div>
      <div id="filters">
        <FilterBar index={value ?? NO_CHOICES} isOpen={isOpen} />
      </div>
    </>
  );
};
