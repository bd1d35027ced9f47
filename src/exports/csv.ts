import { stringify } from "csv-stringify/sync";
import type { CorrectionNote } from "../document/types.js";
import type { ExportBook, Exported } from "./book.js";
import { type Line, linesOf, type Voice } from "./lines.js";
import { chainWords, dayOf, noteWords, voicesWords, webAddress } from "./words.js";

type Cell = string | number | null;

/** ACLED's scale: 1 the day is given, 2 the week, 3 the month or no more than that. An inferred day has the widest. */
const TIME_PRECISION = { text: 1, week: 2, month: 3, year: 3, report: 3, publication: 3, correction: 1 } as const;

const COLUMNS: readonly (readonly [string, (line: Line, voice: Voice, claims: ClaimOf) => Cell])[] = [
  ["id", ({ id }) => id],
  ["date", ({ date }) => date],
  ["date_basis", ({ dateBasis }) => dateBasis],
  ["date_words", ({ dateWords }) => dateWords],
  ["text", ({ text }) => text],
  ["outlet", ({ outlet }) => outlet],
  ["holder", (_, { holder }) => holder],
  ["holder_words", (_, { words }) => words],
  ["holder_kind", (_, { kind }) => kind],
  ["stance", (_, { stance }) => stance],
  ["chain", (_, voice) => chainWords(voice)],
  ["hedges", (_, { hedges }) => hedges.join("; ")],
  ["content", (_, { content }) => content],
  ["claim", (line, voice, claims) => claims(line, voice)?.id ?? null],
  ["claim_status", (line, voice, claims) => claims(line, voice)?.status ?? null],
  ["reports", ({ reports }) => reports],
  ["headline", ({ story }) => story.headline],
  ["published", ({ story }) => story.published],
  ["published_from", ({ story }) => story.publishedFrom],
  ["url", ({ story }) => webAddress(story.url)],
  ["file", ({ story }) => story.file],
  ["story", ({ story }) => story.id],
  ["start", ({ start }) => start],
  ["end", ({ end }) => end],
  ["sha256", ({ story }) => story.sha256],
  ["outlet_rating", ({ outletRating }) => outletRating],
  ["holder_rating", (_, { rating }) => rating],
  ["corrected", (line, voice) => [...line.corrected, ...voice.corrected].map(correctionCell).join("; ")],
];

/** "stance corrected by Ada on 2025-03-10, was denies: she read it again". */
const correctionCell = (note: CorrectionNote): string =>
  `${noteWords(note)}${note.when === null ? "" : ` on ${note.when.slice(0, 10)}`}${note.was === "" ? "" : `, was ${note.was}`}${note.why === null ? "" : `: ${note.why}`}`;

type ClaimOf = (line: Line, voice: Voice) => { readonly id: string; readonly status: string } | undefined;

/** The claim in which a voice is a position. */
export function claimsOf(book: ExportBook): ClaimOf {
  const claims = new Map(book.claims.flatMap((claim) => claim.positions.map(({ story, attribution }) => [`${story}\n${attribution}`, claim] as const)));
  return ({ story }, { attribution }) => (attribution === null ? undefined : claims.get(`${story.id}\n${attribution}`));
}

/** A table for spreadsheets and statistics: a row for each voice of each line (RFC 4180, with a header). */
export function csvTable(book: ExportBook): Exported {
  const claims = claimsOf(book);
  const rows = function* (): Generator<readonly Cell[]> {
    for (const line of linesOf(book)) for (const voice of line.voices) yield COLUMNS.map(([, cell]) => cell(line, voice, claims));
  };
  return {
    pieces: table(
      COLUMNS.map(([name]) => name),
      rows(),
    ),
    note: null,
  };
}

/** The columns of ACLED's export that a chronology can fill, in their order; what the words do not settle stays empty; then ours. */
const ACLED_COLUMNS: readonly (readonly [string, (line: Line) => Cell])[] = [
  ["event_id_cnty", ({ id }) => id],
  ["event_date", ({ date }) => date],
  ["year", ({ date }) => Number(date.slice(0, 4))],
  ["time_precision", ({ dateBasis }) => TIME_PRECISION[dateBasis]],
  ["disorder_type", () => null],
  ["event_type", () => null],
  ["sub_event_type", () => null],
  ["actor1", () => null],
  ["assoc_actor_1", () => null],
  ["inter1", () => null],
  ["actor2", () => null],
  ["assoc_actor_2", () => null],
  ["inter2", () => null],
  ["interaction", () => null],
  ["civilian_targeting", () => null],
  ["iso", () => null],
  ["region", () => null],
  ["country", () => null],
  ["admin1", () => null],
  ["admin2", () => null],
  ["admin3", () => null],
  ["location", () => null],
  ["latitude", () => null],
  ["longitude", () => null],
  ["geo_precision", () => null],
  ["source", ({ outlet }) => outlet],
  ["source_scale", () => null],
  // Never the bare sentence: who says it stands in front of it.
  ["notes", (line) => `${voicesWords(line)}: “${line.text}”`],
  ["fatalities", () => null],
  ["tags", () => null],
  ["timestamp", () => null],
  ["outlet", ({ outlet }) => outlet],
  ["holder", ({ voices }) => voices.map(({ holder }) => holder).join("; ")],
  ["holder_kind", ({ voices }) => voices.map(({ kind }) => kind).join("; ")],
  ["stance", ({ voices }) => voices.map(({ stance }) => stance ?? "none").join("; ")],
  ["chain", ({ voices }) => voices.map(chainWords).join("; ")],
  ["date_basis", ({ dateBasis }) => dateBasis],
  ["places_named", (line) => placesIn(line).join("; ")],
  ["reports", ({ reports }) => reports],
  ["published", ({ story }) => dayOf(story.published)],
  ["url", ({ story }) => webAddress(story.url)],
];

/** A table with ACLED's column names. Types of event, actors and deaths are a coder's judgement and are left empty. */
export function acledTable(book: ExportBook): Exported {
  const rows = function* (): Generator<readonly Cell[]> {
    for (const line of linesOf(book)) yield ACLED_COLUMNS.map(([, cell]) => cell(line));
  };
  return {
    pieces: table(
      ACLED_COLUMNS.map(([name]) => name),
      rows(),
    ),
    note: "event types, actors, places and deaths are left empty for the coder: the reports' words stand in notes, with who says so",
  };
}

function placesIn({ story, start, end }: Line): readonly string[] {
  const ids = story.names.filter((name) => name.kind === "place" && name.start >= start && name.end <= end).map(({ entity }) => entity);
  return [...new Set(ids)].flatMap((id) => story.entities.find((entity) => entity.id === id)?.name ?? []);
}

/** Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
export function* table(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield stringify([[...header]], { record_delimiter: "windows" });
  for (const row of rows)
    yield stringify([row.map((cell) => (typeof cell === "string" ? safeCell(cell) : cell))], { record_delimiter: "windows", escape_formulas: true });
}

/** Zero bytes end a cell in some programs; a formula after blanks is one in others, which the writer does not guard against. */
const safeCell = (cell: string): string => {
  const words = cell.replaceAll("\u0000", "\ufffd");
  return /^\s+[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) ? `'${words}` : words;
};
