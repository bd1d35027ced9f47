import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { COMMITMENT_STATUSES, type CommitmentStatus } from "../../document/types.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { DueAxisRow, DueItem, dueAxis } from "../../page/components/due.js";
import { SectionHead } from "../../page/components/sections.js";
import type { DueView } from "../../page/view.js";
import { STATUS_WORDS } from "../../page/wording.js";
import { counted } from "./figures.js";
import { Filters } from "./filters.js";
import { PartTabs } from "./part-tabs.js";
import { lineQuestion } from "./questions.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

const TABS: readonly { readonly id: string; readonly name: string; readonly status: readonly CommitmentStatus[] }[] = [
  { id: "", name: "All", status: [] },
  ...COMMITMENT_STATUSES.map((status) => ({ id: status, name: STATUS_WORDS[status].label, status: [status] })),
];

/** What is promised, agreed, ordered or planned, by the day on which it is due. */
export const Due = (): JSX.Element => {
  const state = usePageState();
  const tab = TABS.find(({ id }) => id === state.part) ?? TABS[0]!;
  const due = useParts<DueView, { readonly days: readonly string[] }>(`/api/due${lineQuestion(state, tab.status)}`);
  const days = due.more?.days;
  const axis = useMemo(() => dueAxis(days ?? []), [days]);
  return (
    <>
      <Filters result={due.total === null ? "" : counted(due.total, "commitment", "commitments")} />
      <section class="part" aria-labelledby="due-head">
        <SectionHead id="due" title="What is due">
          What is promised, agreed, ordered or planned, and when. A bar reaches from the earliest to the latest day. “Late” means that no report of it was seen.
        </SectionHead>
        <PartTabs label="Which status" tabs={TABS} chosen={tab.id} onChoose={(part) => change({ part })} />
        <DueAxisRow axis={axis} />
        <VirtualList parts={due} label="Commitments" height={150} empty="No such commitment." draw={(each) => <DueItem due={each} axis={axis} />} />
      </section>
    </>
  );
};
