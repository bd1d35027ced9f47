import { lowerBound } from "./lower-bound.js";
import type { Span } from "./types.js";

/** Whether two spans share at least one code unit. */
export const spansOverlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies wholly inside `outer`. */
export const spanContains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The order of spans in a text: by start, then by end. For use with `sort`. */
export const bySpan = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** The smallest span that holds all of them; `null` for none. */
export function spanAround(spans: readonly Span[]): Span | null {
  let around: Span | null = null;
  for (const { start, end } of spans) around = around === null ? { start, end } : { start: Math.min(around.start, start), end: Math.max(around.end, end) };
  return around;
}

/** The index of the first of `spans` (sorted, not overlapping) that ends after `offset`; `spans.length` if none does. */
export const firstEndingAfter = (spans: readonly Span[], offset: number): number => lowerBound(spans.length, (at) => spans[at]!.end > offset);

/** Those of `spans` (sorted, not overlapping) that share a code unit with `range`. Found by bisection. */
export function spansIn<S extends Span>(spans: readonly S[], range: Span): S[] {
  const found: S[] = [];
  for (let at = firstEndingAfter(spans, range.start); at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || span.start >= range.end) break;
    found.push(span);
  }
  return found;
}
