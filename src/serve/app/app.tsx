import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { createLines, type Lines } from "../../page/client/lines.js";
import { listen, pageState, usePageState } from "../../page/client/page-state.js";
import { StoryPanel } from "../../page/client/story-panel.js";
import { CanSayWhy } from "../../page/components/why-links.js";
import { visibleText } from "../../page/safe-text.js";
import { AddReports } from "./add-reports.js";
import { useAnswer } from "./ask.js";
import { Chronology } from "./chronology.js";
import { Claims } from "./claims.js";
import { Due } from "./due.js";
import { Entities } from "./entities.js";
import { useJobs } from "./events.js";
import { Header } from "./header.js";
import { onLink } from "./links.js";
import { usePath } from "./place.js";
import { PlaceMap } from "./place-map.js";
import { asOfQuestion } from "./questions.js";
import type { StoryAnswer, Summary } from "./shapes.js";
import { Sources } from "./sources.js";
import { Stories } from "./stories.js";
import { Undated } from "./undated.js";

const VIEWS: Readonly<Record<string, (props: { readonly summary: Summary | null }) => JSX.Element>> = {
  "/": Chronology,
  "/stories": Stories,
  "/search": Stories,
  "/claims": Claims,
  "/due": Due,
  "/sources": Sources,
  "/entities": Entities,
  "/map": PlaceMap,
  "/undated": Undated,
  "/add": AddReports,
};

/** The served page: the same lines, chips and report as the written one, over a store of any size. */
export const App = (): JSX.Element => {
  const path = usePath();
  const state = usePageState();
  const now = useAnswer<Summary>("/api/summary");
  const summary = useAnswer<Summary>(`/api/summary${asOfQuestion(state)}`);
  const lines = useMemo(createLines, []);
  useKeys(lines);
  const title = summary.value?.title ?? "Daybook";
  useEffect(() => {
    document.title = `${visibleText(title)} · Daybook`;
  }, [title]);
  const View = VIEWS[path] ?? Chronology;
  return (
    <CanSayWhy.Provider value={true}>
      <Header now={now.value} summary={summary.value} />
      {summary.trouble !== null && (
        <p class="trouble" role="alert">
          {summary.trouble}
        </p>
      )}
      <RunningJob />
      <main id="content" tabIndex={-1} aria-busy={summary.isWaiting}>
        <View summary={summary.value} />
      </main>
      <Report lines={lines} />
      <footer class="foot">
        <p class="keys">
          <kbd>j</kbd> <kbd>k</kbd> next and previous line · <kbd>Enter</kbd> open its report · <kbd>Esc</kbd> close · <kbd>/</kbd> search
        </p>
        <p>
          Nothing is added, summarised or judged: sources, dates and disputes are read from the reports by rule, and can be wrong; the words are one click away.{" "}
          <a href="/api/openapi.json">The same data for programs</a>.
        </p>
      </footer>
    </CanSayWhy.Provider>
  );
};

/** The report behind the chosen words. */
const Report = ({ lines }: { readonly lines: Lines }): JSX.Element => {
  const { story } = usePageState();
  const answer = useAnswer<StoryAnswer>(story === null ? null : `/api/stories/${encodeURIComponent(story)}`);
  const found = answer.value?.story ?? null;
  const find = (id: string) => (found?.id === id ? found : answer.trouble === null ? undefined : null);
  return <StoryPanel find={find} step={(by) => lines.step(by)} missing="There is no report by that name in the store." />;
};

/** A build that runs is told of in every view. */
const RunningJob = (): JSX.Element => {
  const running = useJobs().find(({ state }) => state === "running");
  return (
    <p class="running-job" role="status">
      {running !== undefined && (
        <>
          <progress aria-label="Build" /> A build is running{running.progress === null ? "" : `: ${running.progress.stage}, ${running.progress.pages} pages`}.{" "}
          <a href="/add">See it</a>
        </>
      )}
    </p>
  );
};

function useKeys(lines: Lines): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void =>
      lines.onKey(event, () => {
        const field = document.getElementById("find");
        field?.scrollIntoView({ block: "nearest" });
        field?.focus();
      });
    const onClick = (event: MouseEvent): void => onLink(event, lines);
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    const ending = listen(lines.follow);
    lines.follow(pageState());
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
      ending();
    };
  }, [lines]);
}
