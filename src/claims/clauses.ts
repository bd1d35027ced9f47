import type { Span } from "../document/types.js";
import type { ClaimLexicon } from "./lexicon.js";

/** A clause is cut behind so many words, and those of an attribution behind so many clauses. */
const LONGEST_CLAUSE = 20;
const MOST_CLAUSES = 4;
/** A comma ends a clause of so many words; before a word that turns to something else ("but", "saying"), of so few. */
const BOUNDARY_WORDS = 9;
const CLAUSE_WORDS = 4;
/** Behind a piece of so many words ("… not banned imports," an official said, "but …") the next piece is another clause. */
const WHOLE_WORDS = 6;
/** Fewer words are no clause of their own. */
const FEWEST_WORDS = 3;

/** The clauses of what is said, as far as punctuation tells them; each as its pieces in the text. */
export function clausesOf(text: string, content: readonly Span[], { denials }: ClaimLexicon): Span[][] {
  const clauses: Span[][] = [];
  let pieces: Span[] = [];
  let words = 0;
  const finish = (): void => {
    if (pieces.length > 0 && (words >= FEWEST_WORDS || clauses.length === 0)) clauses.push(pieces);
    pieces = [];
    words = 0;
  };
  for (const { start, end } of content) {
    if (words >= WHOLE_WORDS) finish();
    let from = start;
    let last = start;
    for (const match of text.slice(start, end).matchAll(/\S+/g)) {
      if (clauses.length >= MOST_CLAUSES) return clauses;
      const before = text.slice(from, last);
      const turns = denials.get("turn")?.has(match[0].toLowerCase()) === true;
      const isBehindComma = /[,;:–—-]["”’]?$/.test(before);
      const isBehindStop = /[.!?]["”’]?$/.test(before) && words >= CLAUSE_WORDS;
      if (words >= LONGEST_CLAUSE || isBehindStop || (isBehindComma && (words > BOUNDARY_WORDS || (words > CLAUSE_WORDS && turns)))) {
        if (last > from) pieces.push({ start: from, end: last });
        finish();
        from = start + match.index;
      }
      words++;
      last = start + match.index + match[0].length;
    }
    if (last > from) pieces.push({ start: from, end: last });
  }
  finish();
  return clauses.slice(0, MOST_CLAUSES);
}
