import type { BookRecord, NamedCopy, ViewFacets } from "../build/index.js";
import type { ClaimView, CorrectionView, DayCount, DayView, DueView, PageProblem, SourcesView, UndatedView } from "../page/index.js";

/** An entry of a view with what it is filtered by; days and undated stories have facets for each of their lines. */
export interface Entry<View> {
  readonly view: View;
  readonly facets: ViewFacets;
}

export interface Lines<View> {
  readonly view: View;
  readonly facets: readonly ViewFacets[];
}

/** What a build, or a look back at an earlier day, saw over the pile; in memory. */
export interface Book {
  readonly record: BookRecord;
  readonly counts: readonly DayCount[];
  readonly sources: SourcesView;
  readonly days: readonly Lines<DayView>[];
  readonly claims: readonly Entry<ClaimView>[];
  readonly due: readonly Entry<DueView>[];
  readonly undated: readonly Lines<UndatedView>[];
  /** The reports that carry the text of a story, itself among them. */
  readonly copiesOf: (story: string) => readonly NamedCopy[];
  readonly problems: readonly PageProblem[];
  /** What users said against what was found, in the order of the log. */
  readonly corrections: readonly CorrectionView[];
}

/** Reads the rows that a build kept; `null` where no build has ended yet. @param rowsOf the records of one kind, in order */
export function readBook(rowsOf: (kind: string) => readonly string[]): Book | null {
  const [record] = parsed<BookRecord>(rowsOf("book"));
  const [counts] = parsed<readonly DayCount[]>(rowsOf("counts"));
  const [sources] = parsed<SourcesView>(rowsOf("sources"));
  if (record === undefined || counts === undefined || sources === undefined) return null;
  const groupOf = new Map<string, readonly NamedCopy[]>();
  for (const group of parsed<readonly NamedCopy[]>(rowsOf("copies"))) for (const { story } of group) groupOf.set(story, group);
  return {
    record,
    counts,
    sources,
    days: parsed(rowsOf("day")),
    claims: parsed(rowsOf("claim")),
    due: parsed(rowsOf("due")),
    undated: parsed(rowsOf("undated")),
    copiesOf: (story) => groupOf.get(story) ?? [],
    problems: parsed(rowsOf("problem")),
    corrections: parsed(rowsOf("correction")),
  };
}

/** Rows are written by `viewRows` of the same version, so their shape is not checked again. */
const parsed = <Value>(records: readonly string[]): Value[] => records.map((record): Value => JSON.parse(record));
