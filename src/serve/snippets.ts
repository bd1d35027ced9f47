import { type FoundRange, findSought, type SoughtWords } from "../store/index.js";

/** Words of a report around a place that was sought: `text.slice(start, end)`, verbatim, with the places of the sought words in the whole text. */
export interface Snippet {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly hits: readonly FoundRange[];
}

/** Characters before and after the first sought word. */
const BEFORE = 90;
const AFTER = 190;
/** Snippets of one story, and places that are looked at for them. */
const MOST_SNIPPETS = 2;
const MOST_HITS = 12;

/** What a list shows of a story: the words around what was sought, or its first words. */
export function snippetsOf(text: string, sought: readonly SoughtWords[]): readonly Snippet[] {
  const hits = findSought(text, sought, MOST_HITS);
  const snippets: Snippet[] = [];
  for (const [at] of hits) {
    if (snippets.length === MOST_SNIPPETS) break;
    if (at < (snippets.at(-1)?.end ?? 0)) continue;
    snippets.push(snippetAt(text, at, hits));
  }
  return snippets.length > 0 || text === "" ? snippets : [snippetAt(text, 0, [])];
}

function snippetAt(text: string, at: number, hits: readonly FoundRange[]): Snippet {
  const from = Math.max(0, text.lastIndexOf("\n", at - 1) + 1, at - BEFORE);
  const paragraphEnd = text.indexOf("\n", at);
  const to = Math.min(paragraphEnd < 0 ? text.length : paragraphEnd, at + AFTER);
  const start = from === 0 || text[from - 1] === "\n" ? from : wordAfter(text, from, at);
  const end = to === text.length || text[to] === "\n" ? to : wordBefore(text, to, at + 1);
  return { start, end, text: text.slice(start, end), hits: hits.filter((hit) => hit[0] >= start && hit[1] <= end) };
}

/** The next start of a word, so that no word is cut. */
function wordAfter(text: string, from: number, most: number): number {
  const space = text.indexOf(" ", from);
  return space < 0 || space + 1 > most ? most : space + 1;
}

function wordBefore(text: string, to: number, least: number): number {
  const space = text.lastIndexOf(" ", to);
  return space <= least ? to : space;
}
