import type { JSX } from "preact";
import { usePageState } from "../../page/client/page-state.js";
import { SourcesHead, SourceTables } from "../../page/components/sources.js";
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
      <SourcesHead />
      {sources === null ? <Waiting answer={answer} /> : <SourceTables sources={sources} />}
    </section>
  );
};
