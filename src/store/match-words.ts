/** A word or phrase that is searched for. */
export interface SoughtWords {
  /** The words of the phrase, folded. */
  readonly words: readonly string[];
  /** Whether the last word may go on ("negotiat*"). */
  readonly isPrefix: boolean;
  /** Whether stories with it are left out ("-football"). */
  readonly isExcluded: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Lower case without marks, as the index folds its words (SQLite FTS5, unicode61 with remove_diacritics). */
export const folded = (words: string): string =>
  /^[\x20-\x7e]*$/.test(words) ? words.toLowerCase() : words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Reads what a user types: words, "phrases in quotes", beginnings of words with a star, and words to leave out with a minus before them. */
export function readSought(typed: string): readonly SoughtWords[] {
  return [...typed.slice(0, 1000).matchAll(/(-?)(?:"([^"]*)"|(\S+))(\*?)/g)].flatMap(([, minus = "", phrase, word = "", star = ""]) => {
    const words = folded(phrase ?? word).match(WORD) ?? [];
    return words.length === 0 ? [] : [{ words, isPrefix: star === "*" || (phrase === undefined && word.endsWith("*")), isExcluded: minus === "-" }];
  });
}

/** The query for FTS5: everything of the user inside quotes, so nothing of it is understood as an operator. `null` where nothing is sought. */
export function matchQuery(sought: readonly SoughtWords[]): string | null {
  const quoted = (isExcluded: boolean): readonly string[] =>
    sought.filter((part) => part.isExcluded === isExcluded).map(({ words, isPrefix }) => `"${words.join(" ")}"${isPrefix ? " *" : ""}`);
  const [wanted, unwanted] = [quoted(false), quoted(true)];
  if (wanted.length === 0) return null;
  return unwanted.length === 0 ? wanted.join(" AND ") : `(${wanted.join(" AND ")}) NOT (${unwanted.join(" OR ")})`;
}

/** The query for FTS5 for the first words of a text, one after the other. `null` where it has none. @param most of the words */
export function phraseQuery(text: string, most: number): string | null {
  const words = (folded(text).match(WORD) ?? []).slice(0, most);
  return words.length === 0 ? null : matchQuery([{ words, isPrefix: false, isExcluded: false }]);
}

/** `[start, end)` in a text. */
export type FoundRange = readonly [start: number, end: number];

/** Words of a text looked through for the places of what is sought. */
const MOST_WORDS = 20_000;

/** Where the wanted words and phrases stand in a text, in order; at most `most` places. */
export function findSought(text: string, sought: readonly SoughtWords[], most: number): readonly FoundRange[] {
  const wanted = sought.filter(({ isExcluded }) => !isExcluded);
  if (wanted.length === 0) return [];
  const found: FoundRange[] = [];
  const tokens: { readonly word: string; readonly start: number; readonly end: number }[] = [];
  const longest = Math.max(...wanted.map(({ words }) => words.length));
  let count = 0;
  for (const match of text.matchAll(WORD)) {
    tokens.push({ word: folded(match[0]), start: match.index, end: match.index + match[0].length });
    if (tokens.length > longest) tokens.shift();
    const hit = wanted.find((part) => endsWith(tokens, part));
    if (hit !== undefined) found.push([tokens.at(-hit.words.length)!.start, tokens.at(-1)!.end]);
    if (found.length >= most || ++count >= MOST_WORDS) break;
  }
  return found;
}

function endsWith(tokens: readonly { readonly word: string }[], { words, isPrefix }: SoughtWords): boolean {
  const first = tokens.length - words.length;
  return (
    first >= 0 &&
    words.every((word, place) => {
      const token = tokens[first + place]!.word;
      return token === word || (isPrefix && place === words.length - 1 && token.startsWith(word));
    })
  );
}
