import { createHash } from "node:crypto";
import { readCorpus } from "../learn/corpus.js";
import { wordsOf } from "./body-labels.js";

/** A marked page of the corpora. */
export interface PageRow {
  readonly set: string;
  readonly id: string;
  readonly url?: string;
  readonly html: string;
  /** The body of its one story. */
  readonly text?: string;
  readonly headline?: string | null;
  readonly stories?: readonly { readonly headline: string | null; readonly text: string }[];
  /** Text that must stand in the body, and text that must not. */
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  /** The parts of the cross-validation that it is in: those of all sites it is made of. */
  readonly parts: ReadonlySet<number>;
}

export const SETS = ["pages", "publishers", "segments", "glued-html"] as const;
export const PARTS = 5;

/** The registrable domain of an address, near enough: "bbc.co.uk", "lemonde.fr". */
export function siteOf(url: string): string {
  const labels = (url.replace(/^https?:\/\//, "").split("/")[0] ?? "").split(".");
  return labels.slice((labels.at(-1) ?? "").length === 2 && (labels.at(-2) ?? "").length <= 3 ? -3 : -2).join(".");
}

const partOf = (site: string): number => createHash("md5").update(site).digest()[0]! % PARTS;
const openingOf = (text: string): string => wordsOf(text).slice(0, 12).join(" ");

/** All marked pages. A page made of others is in the parts of all of them. */
export function readPageRows(): { readonly rows: readonly PageRow[]; readonly sha256: string } {
  const corpora = SETS.map((set) => readCorpus<Omit<PageRow, "set" | "parts">>(`stories/${set}-dev.jsonl.gz`));
  const partOfText = new Map<string, number>();
  const rows = corpora.flatMap(({ documents }, index) =>
    documents.map((row): PageRow => {
      const own = row.url === undefined ? [] : [partOf(siteOf(row.url))];
      if (row.text !== undefined && own[0] !== undefined) partOfText.set(openingOf(row.text), own[0]);
      const parts = (row.stories ?? []).flatMap(({ text }) => partOfText.get(openingOf(text)) ?? []);
      return { ...row, set: SETS[index]!, parts: new Set([...own, ...parts]) };
    }),
  );
  const sha256 = createHash("sha256").update(corpora.map((corpus) => corpus.sha256).join(" "));
  return { rows, sha256: sha256.digest("hex") };
}
