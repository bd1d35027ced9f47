import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Chip } from "../components/chip.js";
import { CorrectedMarks } from "../components/corrections.js";
import { ScrollBox } from "../components/sections.js";
import { dayInWords } from "../dates.js";
import { languageTag, visibleText } from "../safe-text.js";
import type { Range, StoryBlock } from "../story-block.js";
import { PUBLISHED_WORDS } from "../wording.js";
import { change, usePageState } from "./page-state.js";
import { type MarkedAs, paragraphsOf, type Segment, segmentsOf, spokenAt } from "./segments.js";
import { voiceIn } from "./voice-in.js";
import { Why } from "./why.js";

/** Below this width the story covers the page. */
const NARROW = "(max-width: 60rem)";

/** What of a story can be asked about, and what is. Without it the marks are only seen. */
interface Asking {
  readonly asked: MarkedAs | null;
  readonly ask: (mark: MarkedAs) => void;
}

interface SegmentProps {
  readonly text: string;
  readonly segment: Segment;
  readonly asking: Asking | null;
}

const SegmentText = ({ text, segment: { start, end, role, isNear, mark }, asking }: SegmentProps): ComponentChildren => {
  const words = visibleText(text.slice(start, end));
  if (role === null || mark === null) return words;
  const name = `${role === "time" ? "time-mark" : role}${isNear ? " near" : ""}`;
  if (asking === null) return <span class={name}>{words}</span>;
  const isAsked = asking.asked?.what === mark.what && asking.asked.index === mark.index;
  return (
    <button
      type="button"
      class={`mark-button ${name}`}
      aria-pressed={isAsked}
      title={role === "time" ? "Why this date?" : "Why this source?"}
      onClick={() => asking.ask(mark)}
    >
      {words}
    </button>
  );
};

/** A paragraph; the clicked words are one `mark`, with what is underlined inside it. */
const ParagraphText = ({
  story,
  segments,
  asking,
}: {
  readonly story: StoryBlock;
  readonly segments: readonly Segment[];
  readonly asking: Asking | null;
}): JSX.Element => {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.isHit === segment.isHit) run.push(segment);
    else runs.push([segment]);
  }
  return (
    <p>
      {runs.map((run, index) => {
        const content = run.map((segment) => <SegmentText key={segment.start} text={story.text} segment={segment} asking={asking} />);
        return run[0]?.isHit === true ? <mark key={index}>{content}</mark> : content;
      })}
    </p>
  );
};

const Published = ({ story }: { readonly story: StoryBlock }): JSX.Element => {
  if (story.published === null)
    return (
      <p class="published">
        <span class="no-date">Date of publication not known</span>
      </p>
    );
  const words = story.publishedFrom === null ? null : PUBLISHED_WORDS[story.publishedFrom];
  const time = /T(\d\d:\d\d)/.exec(story.published)?.[1];
  return (
    <p class="published">
      Published{" "}
      <time dateTime={story.published}>
        {dayInWords(story.published)}
        {time === undefined ? "" : `, ${time}`}
      </time>
      {words !== null && <span class={words.isInferred ? "inferred" : "date-from"}> ({words.from})</span>}
      {story.updated !== null && <>; updated {dayInWords(story.updated)}</>}
    </p>
  );
};

const Head = ({ story }: { readonly story: StoryBlock }): JSX.Element => (
  <header>
    <p class="panel-outlet">
      <bdi>{story.outlet === null ? "Outlet not known" : visibleText(story.outlet)}</bdi>
      {story.section !== null && (
        <>
          {" "}
          · <bdi>{visibleText(story.section)}</bdi>
        </>
      )}
    </p>
    <h2 id="story-head" tabIndex={-1} dir="auto" lang={languageTag(story.language)}>
      {story.headline === null ? "Without a headline" : visibleText(story.headline)}
    </h2>
    {story.byline.length > 0 && (
      <p class="byline">By {story.byline.map((name, place) => [place > 0 ? ", " : "", <bdi key={name}>{visibleText(name)}</bdi>])}</p>
    )}
    <Published story={story} />
    {story.corrected !== undefined && (
      <p class="panel-corrected">
        <CorrectedMarks notes={story.corrected} />
      </p>
    )}
    {story.dateline !== null && (
      <p class="panel-dateline">
        Dateline: <bdi>{visibleText(story.dateline)}</bdi>
      </p>
    )}
  </header>
);

const Foot = ({ story }: { readonly story: StoryBlock }): JSX.Element => (
  <footer>
    {story.captions.length > 0 && (
      <section aria-label="Captions" class="captions">
        <h3>Captions</h3>
        {story.captions.map(({ text, credit }, place) => (
          <p key={place} dir="auto">
            {visibleText(text)}{" "}
            {credit !== null && (
              <span class="credit">
                <bdi>{visibleText(credit)}</bdi>
              </span>
            )}
          </p>
        ))}
      </section>
    )}
    {story.copies.length > 0 && (
      <section aria-label="The same text elsewhere" class="copies">
        <h3>
          The same text in {story.copyCount} other {story.copyCount === 1 ? "report" : "reports"}
        </h3>
        <ul>
          {story.copies.map((copy) => (
            <li key={copy.story}>
              <button type="button" class="plain" onClick={() => change({ story: copy.story, at: [], why: "" })}>
                <bdi>{copy.outlet === null ? "Outlet not known" : visibleText(copy.outlet)}</bdi>
                {copy.published !== null && `, ${dayInWords(copy.published)}`}
              </button>
            </li>
          ))}
          {story.copyCount > story.copies.length && <li>and {story.copyCount - story.copies.length} more</li>}
        </ul>
      </section>
    )}
    <p class="origin">
      Read from <code>{visibleText(story.file)}</code>
      {story.url !== null && (
        <>
          {" "}
          ·{" "}
          <a href={story.url} rel="noopener noreferrer" target="_blank">
            {visibleText(story.url)}
          </a>
        </>
      )}
      <br />
      SHA-256 <code class="hash">{story.sha256}</code>
    </p>
  </footer>
);

const StoryText = ({ story, at }: { readonly story: StoryBlock; readonly at: readonly Range[] }): JSX.Element => {
  const near = spokenAt(story, at);
  const { why } = usePageState();
  const [asked, ask] = useState<MarkedAs | null>(null);
  const paragraphs = useMemo(() => paragraphsOf(story.text).map((paragraph) => segmentsOf(paragraph, story, at)), [story, at]);
  useEffect(() => ask(null), [story, at, why]);
  const asking: Asking | null =
    story.times === undefined ? null : { asked, ask: (mark) => ask(asked?.what === mark.what && asked.index === mark.index ? null : mark) };
  return (
    <>
      {near.length > 0 && (
        <p class="from">
          {near.map((spoken, place) => (
            <Chip key={place} voice={voiceIn(story.text, spoken)} />
          ))}
        </p>
      )}
      <div class="story-text" dir="auto" lang={languageTag(story.language)}>
        {paragraphs.map((segments) => (
          <ParagraphText key={segments[0]?.start ?? 0} story={story} segments={segments} asking={asking} />
        ))}
      </div>
      {asking !== null && (asked !== null || why !== "") && (
        <Why
          story={story}
          at={at}
          why={why}
          asked={asked}
          onClose={() => {
            ask(null);
            change({ why: "" }, "replace");
          }}
        />
      )}
    </>
  );
};

interface PanelProps {
  /** `null` where the page does not carry the story, `undefined` while the page is still being read. */
  readonly find: (id: string) => StoryBlock | null | undefined;
  readonly step: (by: number) => void;
  /** Said where there is no story by that id. */
  readonly missing?: string;
}

/** The story beside the days, or above them on a narrow screen. */
export const StoryPanel = ({ find, step, missing = "The text of this report is not in this page; it is in daybook.json." }: PanelProps): JSX.Element => {
  const { story: id, at } = usePageState();
  const dialog = useRef<HTMLDialogElement>(null);
  const story = id === null ? null : find(id);
  const isOpen = id !== null && story !== undefined;
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    document.documentElement.classList.toggle("story-open", isOpen);
    if (!isOpen) element.close();
    else if (!element.open) {
      if (matchMedia(NARROW).matches) element.showModal();
      else element.show();
      document.getElementById("story-head")?.focus({ preventScroll: true });
    }
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    const words = dialog.current?.querySelector("mark") ?? null;
    if (words === null) dialog.current?.querySelector(".panel-body")?.scrollTo(0, 0);
    else words.scrollIntoView({ block: "center" });
  }, [isOpen, id, at]);
  return (
    <dialog
      ref={dialog}
      class="panel"
      aria-labelledby="story-head"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="panel-bar">
        <button type="button" onClick={() => step(-1)} aria-label="Previous line" title="Previous line (k)">
          ↑
        </button>
        <button type="button" onClick={() => step(1)} aria-label="Next line" title="Next line (j)">
          ↓
        </button>
        <span class="panel-title">The report</span>
        <button type="button" class="close" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      <ScrollBox className="panel-body" label="Report">
        {isOpen &&
          (story === null || story === undefined ? (
            <p class="empty" id="story-head" tabIndex={-1}>
              {missing}
            </p>
          ) : (
            <>
              <Head story={story} />
              <StoryText story={story} at={at} />
              <Foot story={story} />
            </>
          ))}
      </ScrollBox>
    </dialog>
  );
};

const close = (): void => change({ story: null, at: [], why: "" });
