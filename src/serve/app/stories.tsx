import type { JSX } from "preact";
import { NOTHING_CHOSEN, writeAddress } from "../../page/address.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { SectionHead } from "../../page/components/sections.js";
import { shortDay } from "../../page/dates.js";
import { visibleText } from "../../page/safe-text.js";
import type { FacetCounts } from "../../store/index.js";
import { DayBars } from "./day-bars.js";
import { FacetColumn } from "./facet-column.js";
import { counted } from "./figures.js";
import { PartTabs } from "./part-tabs.js";
import { storyQuestion } from "./questions.js";
import type { FoundStory } from "./shapes.js";
import { useParts } from "./use-parts.js";
import { VirtualList } from "./virtual-list.js";

const ORDERS: readonly { readonly id: string; readonly name: string }[] = [
  { id: "", name: "Newest first" },
  { id: "oldest", name: "Oldest first" },
  { id: "best", name: "Best first" },
];

/** Full-text search over all reports, with what they can be filtered by. */
export const Stories = (): JSX.Element => {
  const state = usePageState();
  const stories = useParts<FoundStory, { readonly facets: FacetCounts }>(`/api/stories${storyQuestion(state)}`);
  const facets = stories.more?.facets ?? null;
  const total = stories.total;
  return (
    <section class="part" aria-labelledby="stories-head">
      <SectionHead id="stories" title={state.words === "" ? "All reports" : `Reports with “${visibleText(state.words)}”`}>
        <span role="status">{total === null ? "Searching …" : counted(total, "report", "reports")}</span>
      </SectionHead>
      {facets !== null && <DayBars days={facets.days} />}
      <div class="found">
        {facets !== null && <FacetColumn facets={facets} />}
        <div class="found-list">
          <PartTabs label="Order" tabs={state.words === "" ? ORDERS.slice(0, 2) : ORDERS} chosen={state.order} onChoose={(order) => change({ order })} />
          <VirtualList parts={stories} label="Reports" height={130} empty="No report has all of this." draw={(story) => <FoundItem story={story} />} />
        </div>
      </div>
    </section>
  );
};

/** A report that was found, with the words around what was sought. Each part opens the report at its words. */
const FoundItem = ({ story }: { readonly story: FoundStory }): JSX.Element => (
  <article class="found-story">
    <h3>
      <a class="words" href={writeAddress({ ...NOTHING_CHOSEN, story: story.id })} dir="auto">
        {story.headline === null ? "Without a headline" : visibleText(story.headline)}
      </a>
    </h3>
    <p class="from">
      <span class="report">
        <bdi class="outlet">{story.outlet === null ? "Outlet not known" : visibleText(story.outlet)}</bdi>
        {", "}
        {story.published === null ? <span class="no-date">no date</span> : <time dateTime={story.published}>{shortDay(story.published)}</time>}
      </span>
    </p>
    {story.snippets.map((snippet) => (
      <p key={snippet.start} class="snippet">
        <a
          class="words"
          href={writeAddress({ ...NOTHING_CHOSEN, story: story.id, at: snippet.hits.length > 0 ? snippet.hits : [[snippet.start, snippet.end]] })}
          dir="auto"
        >
          <Marked snippet={snippet} />
        </a>
      </p>
    ))}
  </article>
);

/** The words of a snippet with what was sought marked in it. */
const Marked = ({ snippet: { start, text, hits } }: { readonly snippet: FoundStory["snippets"][number] }): JSX.Element => {
  let done = 0;
  const pieces = hits.flatMap(([from, to]) => {
    const [before, hit] = [text.slice(done, from - start), text.slice(Math.max(done, from - start), to - start)];
    done = Math.max(done, to - start);
    return [visibleText(before), <mark key={from}>{visibleText(hit)}</mark>];
  });
  return (
    <>
      {pieces}
      {visibleText(text.slice(done))}
    </>
  );
};
