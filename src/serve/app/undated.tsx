import type { JSX } from "preact";
import { usePageState } from "../../page/client/page-state.js";
import { SectionHead, UndatedStory } from "../../page/components/sections.js";
import type { UndatedView } from "../../page/view.js";
import { lineQuestion } from "./questions.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

/** Reports without a day of publication. */
export const Undated = (): JSX.Element => {
  const stories = useParts<UndatedView>(`/api/undated${lineQuestion(usePageState())}`);
  return (
    <section class="part part-undated" aria-labelledby="undated-head">
      <SectionHead id="undated" title="Without a date">
        Reports whose day of publication is not known. What they say stands here, and on no day by guess.
      </SectionHead>
      <VirtualList parts={stories} label="Reports without a date" height={320} empty="None." draw={(story) => <UndatedStory undated={story} />} />
    </section>
  );
};
