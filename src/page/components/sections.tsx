import type { ComponentChildren, JSX } from "preact";
import { dayInWords } from "../dates.js";
import type { PageProblem } from "../page-book.js";
import { visibleText } from "../safe-text.js";
import type { PageView, UndatedView } from "../view.js";
import { KIND_WORDS, VOICE_KINDS } from "../wording.js";
import { KindShape } from "./chip.js";
import { LineItem, ReportName, WordsLink } from "./line.js";

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Title and what the page is. */
export const Masthead = ({ view }: { readonly view: PageView }): JSX.Element => (
  <header class="masthead">
    <p class="overline">
      Daybook <span aria-hidden="true">·</span> a sourced chronology
    </p>
    <h1 dir="auto">{visibleText(view.title)}</h1>
    <p class="standfirst">
      {plural(view.storyCount, "report", "reports")}
      {view.sources.outlets.length > 1 && ` of ${view.sources.outlets.filter(({ name }) => name !== "").length} outlets`}
      {view.published !== null &&
        (view.published.first === view.published.last
          ? `, ${dayInWords(view.published.first)}`
          : `, ${dayInWords(view.published.first)} to ${dayInWords(view.published.last)}`)}
      . Every line is verbatim, with its source beside it; choose a line and its report opens at these words.
      {view.query !== null && view.query !== view.title && (
        <>
          {" "}
          Chosen for the words <q dir="auto">{visibleText(view.query)}</q>.
        </>
      )}
    </p>
  </header>
);

export interface SectionLink {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
}

export const sectionLinks = (view: PageView): readonly SectionLink[] =>
  [
    { id: "days", name: "Days", count: view.days.length },
    { id: "disputes", name: "In dispute", count: view.claims.length },
    { id: "due", name: "What is due", count: view.due.length },
    { id: "sources", name: "Sources", count: null },
    { id: "undated", name: "Undated", count: view.undated.length },
    { id: "corrections", name: "Corrections", count: view.corrections.length },
    { id: "problems", name: "Not read", count: view.problems.length },
  ].filter(({ count }) => count !== 0);

export const Navigation = ({ view }: { readonly view: PageView }): JSX.Element => (
  <nav class="sections" aria-label="Sections">
    <ul>
      {sectionLinks(view).map(({ id, name, count }) => (
        <li key={id}>
          <a href={`#${id}`}>
            {name}
            {count !== null && <span class="count"> {count}</span>}
          </a>
        </li>
      ))}
    </ul>
    <div class="tools" id="tools" />
  </nav>
);

/** What the chips mean. */
export const KindKey = (): JSX.Element => (
  <details class="kind-key">
    <summary>What the source marks mean</summary>
    <dl>
      {VOICE_KINDS.map((kind) => (
        <div key={kind} class={`k-${kind}`}>
          <dt>
            <KindShape kind={kind} /> <span class="kind">{KIND_WORDS[kind].chip}</span>
          </dt>
          <dd>{KIND_WORDS[kind].help}</dd>
        </div>
      ))}
      <div>
        <dt>
          <span class="second-hand">second-hand</span>
        </dt>
        <dd>the words came by way of somebody else; the chain is named</dd>
      </div>
      <div>
        <dt>
          <span class="dispute-mark">⇄ Disputed</span>
        </dt>
        <dd>somebody denies or doubts it; the mark leads to both sides</dd>
      </div>
    </dl>
  </details>
);

export const SectionHead = ({ id, title, children }: { readonly id: string; readonly title: string; readonly children?: ComponentChildren }): JSX.Element => (
  <header class="section-head">
    <h2 id={`${id}-head`} tabIndex={-1}>
      {title}
    </h2>
    {children !== undefined && <p>{children}</p>}
  </header>
);

interface ScrollBoxProps {
  readonly className: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A part that may scroll by itself. */
export const ScrollBox = ({ className, label, children }: ScrollBoxProps): JSX.Element => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1)
  <section class={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
);

/** A story without a date, with its attributed sentences. */
export const UndatedStory = ({ undated }: { readonly undated: UndatedView }): JSX.Element => {
  const { story, lines, more } = undated;
  const headline = story.headline ?? "Without a headline";
  return (
    <article class="undated" data-group>
      <h3>
        <WordsLink story={story} spans={[]} text={headline} />
      </h3>
      <p class="from">
        <ReportName story={story} />
      </p>
      {lines.length === 0 ? (
        <p class="none-told">No statement with a source in it.</p>
      ) : (
        <ul class="lines">
          {lines.map((line) => (
            <LineItem key={line.item} line={line} />
          ))}
        </ul>
      )}
      {more > 0 && <p class="more">{plural(more, "further statement", "further statements")} in the report.</p>}
    </article>
  );
};

export const Problems = ({ problems }: { readonly problems: readonly PageProblem[] }): JSX.Element => (
  <ul class="problem-list">
    {problems.map(({ code, message, place }, index) => (
      <li key={index}>
        <code>
          {[place.file, place.line === undefined ? undefined : `line ${place.line}`, place.id]
            .filter((part) => part !== undefined)
            .map(visibleText)
            .join(", ") || "input"}
        </code>
        <span>{visibleText(message)}</span> <small>{code}</small>
      </li>
    ))}
  </ul>
);

export const Footer = (): JSX.Element => (
  <footer class="foot">
    <p class="keys">
      <kbd>j</kbd> <kbd>k</kbd> or <kbd>↓</kbd> <kbd>↑</kbd> next and previous line · <kbd>Enter</kbd> open its report · <kbd>Esc</kbd> close · <kbd>/</kbd>{" "}
      find words
    </p>
    <p>
      Written by Daybook from the reports named beside the words. Nothing is added, summarised or judged: sources, dates and disputes are read from the reports
      by rule, and can be wrong; the words are one click away. This file loads nothing and sends nothing.
    </p>
  </footer>
);
