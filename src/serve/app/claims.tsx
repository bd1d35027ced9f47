import type { JSX } from "preact";
import type { ClaimStatus } from "../../document/types.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { ClaimArticle } from "../../page/components/claims.js";
import { SectionHead } from "../../page/components/sections.js";
import type { ClaimView } from "../../page/view.js";
import { counted } from "./figures.js";
import { Filters } from "./filters.js";
import { PartTabs } from "./part-tabs.js";
import { lineQuestion } from "./questions.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

const TABS: readonly { readonly id: string; readonly name: string; readonly status: readonly ClaimStatus[] }[] = [
  { id: "", name: "All", status: [] },
  { id: "disputed", name: "In dispute", status: ["disputed", "retracted"] },
  { id: "corroborated", name: "Corroborated", status: ["corroborated"] },
  { id: "single", name: "One holder", status: ["single"] },
];

/** What several holders say of one thing, for and against. */
export const Claims = (): JSX.Element => {
  const state = usePageState();
  const tab = TABS.find(({ id }) => id === state.part) ?? TABS[0]!;
  const claims = useParts<ClaimView>(`/api/claims${lineQuestion(state, tab.status)}`);
  return (
    <>
      <Filters result={claims.total === null ? "" : counted(claims.total, "claim", "claims")} />
      <section class="part" aria-labelledby="claims-head">
        <SectionHead id="claims" title="Claims">
          What holders say of one thing, for, against and beside. Copies of one text, and chains that lead to one holder, count once.
        </SectionHead>
        <PartTabs label="Which claims" tabs={TABS} chosen={tab.id} onChoose={(part) => change({ part })} />
        <VirtualList parts={claims} label="Claims" height={320} empty="No such claim." draw={(claim) => <ClaimArticle claim={claim} />} />
      </section>
    </>
  );
};
