import type { CopyKind, ReportGroup } from "../document/types.js";
import type { CopyFinder } from "./find-copies.js";

/** What is kept of a report to name its group. */
export interface ReportFacts {
  readonly id: string;
  readonly outlet: string | null;
  readonly published: string | null;
  /** The agency that the report credits at its head ("(VNA) —"); `null` for none. */
  readonly agency: string | null;
}

/** "OSTREL (VNA) — ", "(Reuters) - " */
const AGENCY = /\(([\p{Lu}][\p{L}\d .&'’-]{1,30})\)\s*(?:--|—|–|-)\s/u;
const HEAD = 300;

/** The agency that a text credits at its head. */
export const agencyOf = (text: string): string | null => AGENCY.exec(text.slice(0, HEAD))?.[1] ?? null;

/** From this part on two texts of one outlet are the same text met again; below, one is a later version. */
const SAME_PART = 0.97;

const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * The groups of reports that carry one text, in the order of their originals. The original is the report of the agency that a copy credits,
 * else the first published one; undated ones come last.
 */
export function groupReports(reports: readonly ReportFacts[], finder: CopyFinder): ReportGroup[] {
  const members = new Map<number, number[]>();
  finder.finish().forEach((group, report) => {
    const list = members.get(group);
    if (list === undefined) members.set(group, [report]);
    else list.push(report);
  });
  return [...members.values()]
    .filter(({ length }) => length > 1)
    .map((group) => {
      const ranked = [...group].sort((a, b) => byRank(reports[a]!, reports[b]!, agenciesOf(group, reports)));
      const original = ranked[0]!;
      const copies = ranked
        .slice(1)
        .map((report) => ({ story: reports[report]!.id, kind: kindOf(reports[original]!, reports[report]!, finder.shared(original, report)) }));
      const outlets = [...new Set(ranked.flatMap((report) => reports[report]!.outlet ?? []))];
      return { original: reports[original]!.id, copies, outlets };
    })
    .sort((a, b) => (a.original < b.original ? -1 : 1));
}

const agenciesOf = (group: readonly number[], reports: readonly ReportFacts[]): ReadonlySet<string> =>
  new Set(group.flatMap((report) => keyOf(reports[report]!.agency ?? "") || []));

function byRank(a: ReportFacts, b: ReportFacts, agencies: ReadonlySet<string>): number {
  const [first, second] = [agencies.has(keyOf(a.outlet ?? "")), agencies.has(keyOf(b.outlet ?? ""))];
  if (first !== second) return first ? -1 : 1;
  const [day, other] = [a.published ?? "~", b.published ?? "~"];
  return day < other ? -1 : day > other ? 1 : a.id < b.id ? -1 : 1;
}

function kindOf(original: ReportFacts, copy: ReportFacts, shared: number): CopyKind {
  if (original.outlet !== copy.outlet || original.outlet === null) return "carried";
  return shared >= SAME_PART && original.published === copy.published ? "repeat" : "update";
}
