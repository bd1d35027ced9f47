import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { change, usePageState } from "../../page/client/page-state.js";
import { ThemeButton } from "../../page/client/theme-button.js";
import { dayInWords } from "../../page/dates.js";
import { visibleText } from "../../page/safe-text.js";
import { AsOfSlider } from "./as-of-slider.js";
import { counted, inFigures } from "./figures.js";
import { addressOf, goTo, usePath } from "./place.js";
import type { Summary } from "./shapes.js";

interface ViewLink {
  readonly path: string;
  readonly name: string;
  readonly count: (summary: Summary) => number | null;
}

/** The views in their order. */
const VIEWS: readonly ViewLink[] = [
  { path: "/", name: "Chronology", count: ({ days }) => days },
  { path: "/stories", name: "Stories", count: ({ stories }) => stories },
  { path: "/claims", name: "Claims", count: ({ claims }) => claims },
  { path: "/due", name: "Due", count: ({ due }) => due },
  { path: "/sources", name: "Sources", count: () => null },
  { path: "/entities", name: "Entities", count: ({ entities }) => entities },
  { path: "/map", name: "Map", count: () => null },
  { path: "/undated", name: "Undated", count: ({ undated }) => undated },
  { path: "/corrections", name: "Corrections", count: ({ corrections }) => corrections },
];

const Navigation = ({ summary }: { readonly summary: Summary | null }): JSX.Element => {
  const path = usePath();
  usePageState();
  return (
    <nav class="sections" aria-label="Views">
      <ul>
        {VIEWS.filter(({ count }) => summary === null || count(summary) !== 0).map(({ path: to, name, count }) => {
          const number = summary === null ? null : count(summary);
          const isOpen = path === to || (to === "/stories" && path === "/search");
          return (
            <li key={to}>
              <a href={addressOf(to, {})} aria-current={isOpen ? "page" : undefined}>
                {name}
                {number !== null && <span class="count"> {inFigures(number)}</span>}
              </a>
            </li>
          );
        })}
      </ul>
      <div class="tools">
        <a class="add-link" href={addressOf("/add", {})} aria-current={path === "/add" ? "page" : undefined}>
          <span aria-hidden="true">+</span> Add reports
        </a>
        <ThemeButton />
      </div>
    </nav>
  );
};

/** Milliseconds without a key after which what was typed is sought. */
const TYPING = 160;

/** The search field of every view; it leads to the reports with the words. */
const SearchField = (): JSX.Element => {
  const { words } = usePageState();
  const path = usePath();
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const isSearch = path === "/search" || path === "/stories";
  useEffect(() => {
    if (typed === words || !isSearch) return;
    const waiting = setTimeout(() => change({ words: typed }, words === "" ? "push" : "replace"), TYPING);
    return () => clearTimeout(waiting);
  }, [typed, words, isSearch]);
  return (
    <search>
      <form
        class="search-field"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSearch) change({ words: typed });
          else goTo(addressOf("/search", { words: typed }));
        }}
      >
        <label class="unseen" for="find">
          Search all reports
        </label>
        <input
          id="find"
          type="search"
          dir="auto"
          value={typed}
          placeholder="Search all reports"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
};

/** @param summary as of the day looked at; `now` with all reports */
export const Header = ({ summary, now }: { readonly summary: Summary | null; readonly now: Summary | null }): JSX.Element => (
  <>
    <header class="masthead served-masthead">
      <p class="overline">Daybook</p>
      <p class="served-title" dir="auto">
        <a href="/">{summary === null ? "…" : visibleText(summary.title)}</a>
      </p>
      {summary !== null && (
        <p class="standfirst">
          {counted(summary.stories, "report", "reports")}
          {summary.published !== null &&
            (summary.published.first === summary.published.last
              ? `, ${dayInWords(summary.published.first)}`
              : `, ${dayInWords(summary.published.first)} to ${dayInWords(summary.published.last)}`)}
        </p>
      )}
      <SearchField />
    </header>
    <Navigation summary={summary} />
    {now !== null && <AsOfSlider summary={now} />}
  </>
);
