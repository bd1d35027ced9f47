import type { JSX } from "preact";
import { usePageState } from "../../page/client/page-state.js";
import { ScrollBox, SectionHead } from "../../page/components/sections.js";
import { HolderTable, KindTable, OutletTable } from "../../page/components/sources.js";
import type { SourcesView } from "../../page/view.js";
import { useAnswer } from "./ask.js";
import { asOfQuestion } from "./questions.js";
import { Waiting } from "./waiting.js";

/** How often, and how, sources are quoted. */
export const Sources = (): JSX.Element => {
  const answer = useAnswer<SourcesView>(`/api/sources${asOfQuestion(usePageState())}`);
  const sources = answer.value;
  return (
    <section class="part part-sources" aria-labelledby="sources-head">
      <SectionHead id="sources" title="How sources are quoted">
        Counted over all reports; how reliable a source is, is not computed.
      </SectionHead>
      {sources === null ? (
        <Waiting answer={answer} />
      ) : (
        <div class="tables">
          <ScrollBox className="table-box" label="Kinds of sources">
            <KindTable kinds={sources.kinds} />
          </ScrollBox>
          <ScrollBox className="table-box" label="Outlets">
            <OutletTable outlets={sources.outlets} />
          </ScrollBox>
          <ScrollBox className="table-box whole" label="Sources quoted most">
            <HolderTable holders={sources.holders} />
          </ScrollBox>
        </div>
      )}
    </section>
  );
};
