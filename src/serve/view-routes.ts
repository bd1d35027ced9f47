import { VERSION } from "../document/version.js";
import { type DueView, parseWindow, VOICE_KINDS } from "../page/index.js";
import { type FacetCount, readSought } from "../store/index.js";
import { formatDay } from "../text/calendar.js";
import type { Book } from "./book.js";
import { countChoices, filterEntries, filterLines, type LineFilter } from "./filter-views.js";
import type { ParameterName, Query } from "./query.js";
import type { Desk, Route } from "./route.js";
import { listOf, partOf, ref } from "./schemas.js";

const LINE_FILTER: readonly ParameterName[] = ["words", "entity", "outlet", "kind", "from", "to", "disputed", "asOf"];
const PART: readonly ParameterName[] = ["offset", "limit"];

const readFilter = (query: Query): LineFilter => ({
  sought: readSought(query.text("words")),
  entities: query.list("entity"),
  outlets: query.list("outlet"),
  kinds: query.voices(),
  from: query.day("from"),
  to: query.day("to"),
  isDisputed: query.text("disputed") === "yes",
});

/** The pile as of today, or as it was known on the day asked for; `null` before the first build has ended. */
async function bookFor({ library, lookBack }: Desk, query: Query): Promise<Book | null> {
  const asOf = query.day("asOf");
  const book = library.book();
  const last = book?.record.published?.last ?? null;
  return asOf === null || (last !== null && asOf >= last && book?.record.undated === 0) ? book : lookBack.bookOf(asOf);
}

const part = <Item>(items: readonly Item[], query: Query) => ({
  total: items.length,
  offset: query.offset(),
  items: items.slice(query.offset(), query.offset() + query.limit()),
});

function summaryOf({ library }: Desk, book: Book | null) {
  const index = library.reader.index();
  return {
    version: VERSION,
    generation: library.generation(),
    isReady: book !== null,
    title: book?.record.title ?? "Daybook",
    query: book?.record.query ?? null,
    stories: book?.record.stories ?? index.size,
    undated: book?.record.undated ?? 0,
    published: book?.record.published ?? null,
    days: book?.days.length ?? 0,
    claims: book?.claims.length ?? 0,
    singleClaims: book?.record.singleClaims ?? 0,
    due: book?.due.length ?? 0,
    entities: index.entities.length,
    outlets: index.outlets.length,
    counts: book?.counts ?? [],
    chosen: book?.days.map(({ view }) => view.date) ?? [],
    corrections: book?.corrections.length ?? 0,
    problems: book?.problems ?? [],
  };
}

/** Choices of one field of a filter. */
const CHOICES = 300;

function choicesOf({ library }: Desk, book: Book | null) {
  if (book === null) return { who: [], places: [], outlets: [], kinds: [] };
  const { entities, outlets, kinds } = countChoices(book);
  const index = library.reader.index();
  const named = (isWanted: (kind: string) => boolean) =>
    [...entities]
      .flatMap(([id, count]) => {
        const entity = index.entities[index.entityAt.get(id) ?? -1];
        return entity === undefined || !isWanted(entity.kind) ? [] : [{ id, name: entity.name, group: entity.kind, count }];
      })
      .sort(byCount)
      .slice(0, CHOICES);
  return {
    who: named((kind) => kind === "person" || kind === "body"),
    places: named((kind) => kind === "place"),
    outlets: [...outlets]
      .map(([name, count]) => ({ id: name, name: name === "" ? "Outlet not known" : name, group: "", count }))
      .sort(byCount)
      .slice(0, CHOICES),
    kinds: VOICE_KINDS.map((kind) => ({ kind, count: kinds.get(kind) ?? 0 })),
  };
}

const byCount = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.id < b.id ? -1 : 1);

/** The ends of all windows, ascending, for the axis on which they are drawn. */
function windowDays(due: readonly DueView[]): readonly string[] {
  const ends = due.flatMap(({ window }) => {
    const range = window === null ? null : parseWindow(window);
    return [range?.from ?? [], range?.to ?? []].flat();
  });
  return [...new Set(ends)].sort((a, b) => a - b).map(formatDay);
}

const EMPTY_SOURCES = { kinds: [], holders: [], outlets: [] };

/** What a build saw over the pile: days, claims, what is due, sources. */
export const VIEW_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/api/summary",
    name: "getSummary",
    summary: "What the store holds",
    parameters: ["asOf"],
    answer: ref("Summary"),
    handle: async (desk, { query }) => summaryOf(desk, await bookFor(desk, query)),
  },
  {
    method: "GET",
    path: "/api/days",
    name: "listDays",
    summary: "The chronology: days with their lines, verbatim",
    parameters: [...LINE_FILTER, ...PART],
    answer: partOf(ref("Day")),
    handle: async (desk, { query }) => part(filterLines((await bookFor(desk, query))?.days ?? [], readFilter(query)), query),
  },
  {
    method: "GET",
    path: "/api/claims",
    name: "listClaims",
    summary: "What several holders say of one thing; disputed ones first",
    parameters: [...LINE_FILTER, "status", ...PART],
    answer: partOf(ref("Claim")),
    handle: async (desk, { query }) => {
      const claims = filterEntries((await bookFor(desk, query))?.claims ?? [], readFilter(query), ({ positions }) => positions);
      return part(withStatus(claims, query), query);
    },
  },
  {
    method: "GET",
    path: "/api/due",
    name: "listDue",
    summary: "What is promised, agreed, ordered or planned, and when",
    parameters: [...LINE_FILTER, "status", ...PART],
    answer: partOf(ref("Due"), { days: listOf({ type: "string", format: "date" }) }),
    handle: async (desk, { query }) => {
      const due = filterEntries((await bookFor(desk, query))?.due ?? [], readFilter(query), ({ line }) => [line]);
      const wanted = withStatus(due, query);
      return { ...part(wanted, query), days: query.offset() === 0 ? windowDays(wanted) : [] };
    },
  },
  {
    method: "GET",
    path: "/api/undated",
    name: "listUndated",
    summary: "Reports whose day of publication is not known",
    parameters: [...LINE_FILTER, ...PART],
    answer: partOf(ref("Undated")),
    handle: async (desk, { query }) => part(filterLines((await bookFor(desk, query))?.undated ?? [], readFilter(query)), query),
  },
  {
    method: "GET",
    path: "/api/sources",
    name: "getSources",
    summary: "How often, and how, sources are quoted",
    parameters: ["asOf"],
    answer: ref("Sources"),
    handle: async (desk, { query }) => (await bookFor(desk, query))?.sources ?? EMPTY_SOURCES,
  },
  {
    method: "GET",
    path: "/api/choices",
    name: "getChoices",
    summary: "By what the lines of days, claims and what is due can be filtered, most lines first",
    parameters: ["asOf"],
    answer: ref("Choices"),
    handle: async (desk, { query }) => choicesOf(desk, await bookFor(desk, query)),
  },
];

function withStatus<View extends { readonly status: string }>(views: readonly View[], query: Query): readonly View[] {
  const wanted = query.list("status");
  return wanted.length === 0 ? views : views.filter(({ status }) => wanted.includes(status));
}
