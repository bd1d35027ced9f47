import type { Quote } from "../document/corrections.js";
import type { Span } from "../document/types.js";

/** Code units of context kept on each side: enough to tell a phrase from its repetition, as annotation tools keep (Hypothesis: 32). */
export const CONTEXT_LENGTH = 32;

/** The words of a span, so that they are found again. */
export const quoteOf = (text: string, { start, end }: Span): Quote => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
  suffix: text.slice(end, end + CONTEXT_LENGTH),
  start,
});

/**
 * Where the words stand; `null` where they do not. Of several places the one whose context is most alike, then the one nearest to where
 * they stood. Runs of white space count as one, because versions part paragraphs and join lines differently.
 */
export function findQuote(text: string, quote: Quote): Span | null {
  return findExactly(text, quote) ?? findLoosely(text, quote);
}

function findExactly(text: string, { exact, prefix, suffix, start: hint }: Quote): Span | null {
  let best: { readonly start: number; readonly likeness: number } | null = null;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const likeness = sharedEnd(text, start, prefix) + sharedStart(text, start + exact.length, suffix);
    const isBetter = best === null || likeness > best.likeness || (likeness === best.likeness && Math.abs(start - hint) < Math.abs(best.start - hint));
    if (isBetter) best = { start, likeness };
  }
  return best === null ? null : { start: best.start, end: best.start + exact.length };
}

function findLoosely(text: string, { exact, prefix, suffix, start }: Quote): Span | null {
  const offsets: number[] = [];
  let folded = "";
  for (let at = 0; at < text.length; at++) {
    const isSpace = isBlank(text.charCodeAt(at));
    if (isSpace && folded.endsWith(" ")) continue;
    folded += isSpace ? " " : text[at];
    offsets.push(at);
  }
  const fold = (words: string): string => words.replace(/\s+/g, " ");
  const found = findExactly(folded, { exact: fold(exact).trim(), prefix: fold(prefix), suffix: fold(suffix), start });
  if (found === null) return null;
  return { start: offsets[found.start] ?? 0, end: (offsets[found.end - 1] ?? 0) + 1 };
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029;

/** How many of the last code units of `prefix` stand before `at`. */
function sharedEnd(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && at - count > 0 && text[at - count - 1] === prefix[prefix.length - count - 1]) count++;
  return count;
}

/** How many of the first code units of `suffix` stand at `at`. */
function sharedStart(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[at + count] === suffix[count]) count++;
  return count;
}
