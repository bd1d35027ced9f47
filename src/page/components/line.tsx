import type { JSX } from "preact";
import type { Span } from "../../document/types.js";
import { NOTHING_CHOSEN, writeAddress } from "../address.js";
import { shortDay } from "../dates.js";
import { languageTag, visibleText } from "../safe-text.js";
import type { Carried, Line, StoryLabel } from "../view.js";
import { PUBLISHED_WORDS } from "../wording.js";
import { Chips } from "./chip.js";
import { CorrectedMarks, RatingMark } from "./corrections.js";
import { WhyLinks } from "./why-links.js";

/** A link that opens the story at these words; without script it stays where it is. */
export const WordsLink = ({ story, spans, text }: { readonly story: StoryLabel; readonly spans: readonly Span[]; readonly text: string }): JSX.Element => {
  const at = spans.map(({ start, end }) => [start, end] as const);
  return (
    <a class="words" href={writeAddress({ ...NOTHING_CHOSEN, story: story.id, at })} data-story={story.index} dir="auto" lang={languageTag(story.language)}>
      {visibleText(text)}
    </a>
  );
};

/** The outlet and the date of the report, with the mark of an inferred date. */
export const ReportName = ({ story }: { readonly story: StoryLabel }): JSX.Element => (
  <span class="report">
    <bdi class="outlet">{story.outlet === null ? "Outlet not known" : visibleText(story.outlet)}</bdi>
    <RatingMark code={story.rating} />
    {", "}
    {story.published === null ? <span class="no-date">no date</span> : <time dateTime={story.published}>{shortDay(story.published)}</time>}
    {story.publishedFrom !== null && PUBLISHED_WORDS[story.publishedFrom].isInferred && (
      <span class="inferred"> (date {PUBLISHED_WORDS[story.publishedFrom].from})</span>
    )}
    <CorrectedMarks notes={story.corrected?.filter(({ kind }) => kind === "date")} />
  </span>
);

/** "3 outlets, one report": how many carry the text. */
export const CarriedMark = ({ carried }: { readonly carried: Carried | null }): JSX.Element | null =>
  carried === null ? null : (
    <span class="carried">{carried.outlets > 1 ? `${carried.outlets} outlets, one report` : `met ${carried.reports} times, one report`}</span>
  );

export const DisputeMarks = ({ numbers }: { readonly numbers: readonly number[] }): JSX.Element => (
  <>
    {numbers.map((number) => (
      <a key={number} class="dispute-mark" href={`#claim-${number + 1}`}>
        <span aria-hidden="true">⇄</span> Disputed<span class="unseen">, see claim {number + 1}</span>
      </a>
    ))}
  </>
);

/** One line: the words, who says them, and the report they stand in. @param date the day on which it stands; `null` for none */
export const LineItem = ({ line, date = null }: { readonly line: Line; readonly date?: string | null }): JSX.Element => (
  <li class="line" data-i={line.item}>
    <p class="text">
      <WordsLink story={line.story} spans={line.spans} text={line.text} />
    </p>
    <p class="from">
      <DisputeMarks numbers={line.disputes} />
      <CorrectedMarks notes={line.corrected} />
      <Chips voices={line.voices} />
      <ReportName story={line.story} />
      <CarriedMark carried={line.carried} />
      <WhyLinks line={line} date={date} />
    </p>
  </li>
);
