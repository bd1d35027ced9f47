import type { Position, ReportGroup } from "../document/types.js";
import { byWindow, type DueView, type Facets, type GatherLimits, gather, type PageBook, type PageIndex, type PageView, parseWindow } from "../page/index.js";
import type { ViewRow } from "../store/index.js";

/** All of the pile that is worth a look; the bound on claims keeps a store of a hundred thousand stories in hand. */
const ALL: GatherLimits = { corroborated: 20_000, single: 20_000, choices: Number.POSITIVE_INFINITY };

/** By what an entry of a view is filtered; the ids are those of the pile. */
export interface ViewFacets {
  /** Bits by the order of the page's kinds of voices. */
  readonly kinds: number;
  readonly entities: readonly string[];
  readonly outlets: readonly string[];
  /** First and last day, `YYYY-MM-DD`; empty where it has none. */
  readonly from: string;
  readonly to: string;
  readonly isDisputed: boolean;
}

/** What is kept of the pile as a whole. */
export interface BookRecord {
  readonly title: string;
  readonly query: string | null;
  readonly stories: number;
  readonly undated: number;
  readonly published: { readonly first: string; readonly last: string } | null;
  readonly singleClaims: number;
  /** The numbers that the build was asked for; `null`: chosen from the pile. */
  readonly days: number | null;
  readonly perDay: number | null;
  /** The title that the build was given. */
  readonly givenTitle: string | null;
  /** Lines of corrections that it has taken in, applied or not. */
  readonly corrections: number;
}

export interface ViewOptions {
  readonly days: number | null;
  readonly perDay: number | null;
}

/**
 * What a build saw over the pile, as rows for the store: kinds `book` (one), `counts` (one), `sources` (one), `day`, `claim`, `due`, `undated`,
 * `copies`, `positions` (of each claim), `correction` and `problem`, each in the order in which it is shown. An entry comes with its facets: one a line for days and undated stories.
 */
export function* viewRows(book: PageBook, { days, perDay }: ViewOptions): Generator<ViewRow> {
  const view = gather(book, ALL);
  const facetsOf = facetReader(view.index);
  const record: BookRecord = {
    title: view.title,
    query: view.query,
    stories: view.storyCount,
    undated: view.undatedCount,
    published: view.published,
    singleClaims: view.singleClaims,
    days,
    perDay,
    givenTitle: book.title,
    corrections: book.corrections.length,
  };
  yield row("book", record);
  yield row("counts", view.index.counts);
  yield row("sources", view.sources);
  for (const day of view.days) yield row("day", { view: day, facets: day.lines.map(({ item }) => facetsOf(item)) });
  for (const claim of [...view.claims, ...view.corroborated, ...view.single]) yield row("claim", { view: claim, facets: facetsOf(claim.item) });
  const isDated = ({ window }: DueView): boolean => window !== null && parseWindow(window) !== null;
  const dated = view.due.filter(isDated).sort(byWindow);
  for (const due of [...dated, ...view.due.filter((each) => !isDated(each))]) yield row("due", { view: due, facets: facetsOf(due.item) });
  for (const undated of view.undated) yield row("undated", { view: undated, facets: undated.lines.map(({ item }) => facetsOf(item)) });
  for (const group of namedCopies(book.copies, view)) yield row("copies", group);
  for (const correction of view.corrections) yield row("correction", correction);
  for (const { id, positions } of book.claims) yield row("positions", positionsOf(id, positions));
  for (const { code, message, place } of book.problems) yield row("problem", { code, message, place });
}

/** The statements of a claim, by which a dispute is corrected. */
export interface ClaimPositions {
  readonly id: string;
  readonly positions: readonly { readonly story: string; readonly attribution: number }[];
}

const positionsOf = (id: string, positions: readonly Position[]): ClaimPositions => ({
  id,
  positions: positions.map(({ story, attribution }) => ({ story, attribution })),
});

const row = (kind: string, value: object): ViewRow => ({ kind, record: JSON.stringify(value) });

function facetReader({ facets, who, places, outlets }: PageIndex): (item: number) => ViewFacets {
  const nothing: Facets = { k: 0, w: [], p: [], o: [], d: "", e: "", x: false };
  return (item) => {
    const { k, w, p, o, d, e, x } = facets[item] ?? nothing;
    return {
      kinds: k,
      entities: [...w.flatMap((place) => who[place]?.id ?? []), ...p.flatMap((place) => places[place]?.id ?? [])],
      outlets: o.flatMap((place) => outlets[place]?.id ?? []),
      from: d,
      to: e,
      isDisputed: x,
    };
  };
}

/** A report among those that carry the same text. */
export interface NamedCopy {
  readonly story: string;
  readonly outlet: string | null;
  readonly published: string | null;
}

/** The groups of reports that carry one text, the original first. */
function* namedCopies(groups: readonly ReportGroup[], { labels }: PageView): Generator<readonly NamedCopy[]> {
  const labelOf = new Map(labels.map((label) => [label.id, label]));
  for (const { original, copies } of groups)
    yield [original, ...copies.map(({ story }) => story)].flatMap((story) => {
      const label = labelOf.get(story);
      return label === undefined ? [] : [{ story, outlet: label.outlet, published: label.published }];
    });
}
