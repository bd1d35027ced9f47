import type { Name, Span } from "../document/types.js";
import type { ClaimLexicon } from "./lexicon.js";

/** What a stretch of text speaks of, without its names. */
export interface Terms {
  /** Event families and stems, each once, in the order of the text; those said by an opposite ("alive" for "death") among them. */
  readonly terms: readonly string[];
  /** Families said by an opposite alone. */
  readonly opposites: readonly string[];
  /** ISO codes of countries whose people or state are meant ("Libyan"). */
  readonly countries: readonly string[];
}

/** Roles of words that are part of a figure. */
const NUMBERS: ReadonlySet<string> = new Set(["number", "scale", "least"]);
/** Shorter words tell nothing. */
const SHORTEST = 3;

/** The terms of spans of a text; names (sorted) are passed over, figures are read by `figuresIn`. */
export function termsOf(text: string, spans: readonly Span[], names: readonly Name[], { families, stop, countries, figures }: ClaimLexicon): Terms {
  const terms = new Set<string>();
  const opposites = new Set<string>();
  // "He survived the strike that killed his son" says both.
  const straight = new Set<string>();
  const codes = new Set<string>();
  for (const [word] of wordsBesides(text, spans, names).matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)) {
    const country = /^\p{Lu}/u.test(word) ? (countries.get(word) ?? countries.get(word.replace(/s$/, ""))) : undefined;
    if (country !== undefined) codes.add(country);
    const form = word.toLowerCase();
    if (country !== undefined || stop.has(form) || form.length < SHORTEST || /^\p{N}/u.test(form) || NUMBERS.has(figures.get(form)?.role ?? "")) continue;
    const family = families.get(form);
    terms.add(family?.family ?? stemOf(form));
    if (family?.isOpposite === true) opposites.add(family.family);
    else if (family !== undefined) straight.add(family.family);
  }
  return { terms: [...terms], opposites: [...opposites].filter((family) => !straight.has(family)), countries: [...codes] };
}

function wordsBesides(text: string, spans: readonly Span[], names: readonly Name[]): string {
  let rest = "";
  for (const span of spans) {
    let at = span.start;
    for (const { start, end } of names) {
      if (end <= at || start >= span.end) continue;
      rest += `${text.slice(at, Math.max(at, start))} `;
      at = Math.max(at, end);
    }
    rest += `${text.slice(at, Math.max(at, span.end))} `;
  }
  return rest;
}

const SHORT_WORD = 5;
/** What is left of a word without an ending that makes it another kind of word has at least so many letters. */
const ROOT = 5;
const DERIVING = /^(.+?)(?:ations?|itions?|ions?|ments?|ness|it(?:y|ies)|[ae]nces?|[ae]nts?|ally|ly|al|ives?|ous)$/;

/** A word without its commonest endings, also those that make it another kind of word ("resistance", "resistant": "resist"). */
export const stemOf = (word: string): string => {
  if (word.length < SHORT_WORD) return word.replace(/(?<=[^s]{3})s$/, "");
  const root = DERIVING.exec(word)?.[1]?.replace(/e$/, "") ?? "";
  if (root.length >= ROOT) return root;
  return word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ing|ed|es|s)$/, "")
    .replace(/e$/, "");
};
