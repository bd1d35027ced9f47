import { createHash } from "node:crypto";
import { renderToString } from "preact-render-to-string";
import { ClaimArticle } from "./components/claims.js";
import { CorrectionList } from "./components/corrections.js";
import { DaySection } from "./components/days.js";
import { DatedDue, RelativeDue } from "./components/due.js";
import { Footer, KindKey, Masthead, Navigation, Problems, SectionHead, UndatedStory } from "./components/sections.js";
import { SourcesHead, SourceTables } from "./components/sources.js";
import { StrandRows } from "./components/strands.js";
import { Timeline } from "./components/timeline.js";
import { parseWindow } from "./dates.js";
import { gather } from "./gather.js";
import type { PageAssets, PageBook } from "./page-book.js";
import { jsonForScript, visibleText } from "./safe-text.js";
import { type StoryBlock, storyBlock } from "./story-block.js";
import type { DueView, PageView } from "./view.js";

/** Runs before the page is painted: the reader's choice of light or dark, and that scripts run. */
const EARLY_SCRIPT = `try{document.documentElement.dataset.script="on";const t=localStorage.getItem("daybook-theme");if(t)document.documentElement.dataset.theme=t}catch{}`;

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%239b1c1c' d='M2 3h12v2H2zm0 4h12v1H2zm0 3h12v1H2zm0 3h8v1H2z'/%3E%3C/svg%3E";

/** Writes the page in chunks. @see pagePieces */
export function renderPage(book: PageBook, assets: PageAssets, write: (chunk: string) => void): void {
  for (const piece of pagePieces(book, assets)) write(piece);
}

/**
 * The page in pieces, in order: what is read, then the texts behind it, one block a story. Goes twice through the stories of the
 * book and holds one at a time. Same book, same bytes.
 */
export function* pagePieces(book: PageBook, assets: PageAssets): Generator<string> {
  const view = gather(book);
  const timeline = { counts: view.index.counts, days: view.index.days, from: "", to: "" };
  yield head(view, assets);
  yield `<body${isLong(view) ? ' class="long"' : ""}><a class="skip" href="#days">Skip to the days</a>`;
  yield renderToString(<Masthead view={view} />);
  yield `<section class="timeline" id="timeline" aria-label="Reports and events by day">${renderToString(<Timeline data={timeline} />)}</section>`;
  if (view.days.some(({ strands }) => strands.length > 0))
    yield `<section class="timeline" aria-label="Threads of the story">${renderToString(<StrandRows days={view.days} data={timeline} />)}</section>`;
  yield renderToString(<Navigation view={view} />);
  yield `<div id="filters"></div><main>`;
  yield* daysSection(view);
  yield* claimSections(view);
  yield* dueSection(view);
  yield* sourcesSection(view);
  yield* undatedSection(view);
  yield* correctionsSection(view);
  if (view.problems.length > 0)
    yield section(
      "problems",
      renderToString(
        <>
          <SectionHead id="problems" title="What could not be read">
            Files or lines that are missing from this page, or were read with doubt.
          </SectionHead>
          <Problems problems={view.problems} />
        </>,
      ),
    );
  yield `</main>${renderToString(<Footer />)}<div id="story"></div>`;
  yield `<script type="application/json" id="page-index">${jsonForScript(view.index)}</script>\n`;
  yield `<script>${assets.script}</script>\n`;
  yield* storyBlocks(book, view);
  yield "</body></html>\n";
}

/** Items from which parts out of sight are not laid out: below, a browser does it at once, and a picture of the whole page shows all. */
const LONG_ITEMS = 600;

const isLong = ({ index }: PageView): boolean => index.facets.length > LONG_ITEMS;

const sourceHash = (source: string): string => `'sha256-${createHash("sha256").update(source, "utf8").digest("base64")}'`;

/** Nothing may be loaded or sent; only the page's own two scripts and its stylesheet run. */
const contentPolicy = ({ script, style }: PageAssets): string =>
  `default-src 'none'; script-src ${sourceHash(EARLY_SCRIPT)} ${sourceHash(script)}; style-src ${sourceHash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;

const head = (view: PageView, assets: PageAssets): string =>
  `<!DOCTYPE html>\n<html lang="en">${renderToString(
    <head>
      <meta charSet="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={contentPolicy(assets)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <meta name="generator" content="Daybook" />
      <title>{visibleText(view.title)}</title>
      <link rel="icon" href={ICON} />
    </head>,
  ).replace("</head>", () => `<script>${EARLY_SCRIPT}</script><style>${assets.style}</style></head>`)}\n`;

const section = (id: string, content: string): string => `<section id="${id}" class="part part-${id}" aria-labelledby="${id}-head">${content}</section>`;

const opened = (id: string): string => `<section id="${id}" class="part part-${id}" aria-labelledby="${id}-head">`;

function* daysSection({ days }: PageView): Generator<string> {
  yield opened("days");
  yield renderToString(
    <>
      <SectionHead id="days" title="Day by day" />
      <KindKey />
    </>,
  );
  if (days.length === 0) yield renderToString(<p class="empty">No sentence of the reports could be placed on a day.</p>);
  let before: string | null = null;
  for (const day of days) {
    yield renderToString(<DaySection day={day} before={before} />);
    before = day.date;
  }
  yield "</section>";
}

function* claimSections({ claims, corroborated, singleClaims }: PageView): Generator<string> {
  if (claims.length === 0 && corroborated.length === 0) return;
  yield opened("disputes");
  yield renderToString(
    <SectionHead id="disputes" title="In dispute">
      What some holders say and others deny, doubt or take back.{" "}
      {singleClaims > 0 && `A further ${singleClaims} ${singleClaims === 1 ? "claim has" : "claims have"} one holder only.`}
    </SectionHead>,
  );
  if (claims.length === 0) yield renderToString(<p class="empty">Nothing is disputed in these reports.</p>);
  for (const claim of claims) yield renderToString(<ClaimArticle claim={claim} />);
  if (corroborated.length > 0) {
    yield `<details class="corroborated"><summary>Said by two or more independent holders (${corroborated.length})</summary>`;
    for (const claim of corroborated) yield renderToString(<ClaimArticle claim={claim} />);
    yield "</details>";
  }
  yield "</section>";
}

function* dueSection({ due }: PageView): Generator<string> {
  if (due.length === 0) return;
  yield opened("due");
  yield renderToString(
    <SectionHead id="due" title="What is due">
      What is promised, agreed, ordered or planned, and when. A bar reaches from the earliest to the latest day; a window without a date is drawn from its
      trigger. “Late” means that no report of it was seen.
    </SectionHead>,
  );
  const dated = due.filter(({ window }) => window !== null && parseWindow(window) !== null);
  yield renderToString(<DatedDue dues={[...dated].sort(byWindow)} />);
  const triggers = new Map<string | null, DueView[]>();
  for (const entry of due) {
    if (dated.includes(entry)) continue;
    const group = triggers.get(entry.trigger);
    if (group === undefined) triggers.set(entry.trigger, [entry]);
    else group.push(entry);
  }
  const groups = [...triggers].sort(([a], [b]) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  for (const [trigger, dues] of groups) yield renderToString(<RelativeDue trigger={trigger} dues={dues} />);
  yield "</section>";
}

/** By the first day of the window, or its last where that is open; then in their order. */
export function byWindow(a: DueView, b: DueView): number {
  const startOf = ({ window }: DueView): number => {
    const range = window === null ? null : parseWindow(window);
    return range?.from ?? range?.to ?? 0;
  };
  return startOf(a) - startOf(b) || a.item - b.item;
}

function* sourcesSection({ sources }: PageView): Generator<string> {
  yield opened("sources");
  yield renderToString(
    <>
      <SourcesHead />
      <SourceTables sources={sources} />
    </>,
  );
  yield "</section>";
}

function* undatedSection({ undated }: PageView): Generator<string> {
  if (undated.length === 0) return;
  yield opened("undated");
  yield renderToString(
    <SectionHead id="undated" title="Without a date">
      Reports whose day of publication is not known. What they say stands here, and on no day by guess.
    </SectionHead>,
  );
  for (const story of undated) yield renderToString(<UndatedStory undated={story} />);
  yield "</section>";
}

function* correctionsSection({ corrections }: PageView): Generator<string> {
  if (corrections.length === 0) return;
  const orphaned = corrections.filter(({ status }) => status === "orphaned").length;
  yield section(
    "corrections",
    renderToString(
      <>
        <SectionHead id="corrections" title="Corrections">
          What readers of this pile put right; each corrected value is marked where it stands.
          {orphaned > 0 && ` ${orphaned} of them no longer ${orphaned === 1 ? "finds" : "find"} the words they speak of.`}
        </SectionHead>
        <CorrectionList corrections={corrections} />
      </>,
    ),
  );
}

/** The texts behind the page. A pile too large to carry keeps only the stories of which the page shows words. */
function* storyBlocks(book: PageBook, view: PageView): Generator<string> {
  let index = 0;
  for (const story of book.stories()) {
    if (view.carriesAll || view.shown.has(index)) {
      const block = storyBlock(story, copiesOf(view, index));
      yield `<script type="application/json" id="story-${index}">${jsonForScript(block)}</script>\n`;
    }
    index++;
  }
}

/** Copies of a text that its story names. */
const NAMED_COPIES = 12;

function copiesOf({ copies, labels }: PageView, index: number): Pick<StoryBlock, "copyCount" | "copies"> {
  const group = copies.get(index) ?? [index];
  const others = group.slice(0, NAMED_COPIES + 1).filter((other) => other !== index);
  return {
    copyCount: group.length - 1,
    copies: others.slice(0, NAMED_COPIES).flatMap((other) => {
      const label = labels[other];
      return label === undefined ? [] : [{ story: label.id, outlet: label.outlet, published: label.published }];
    }),
  };
}
