import type { ViewFacets } from "../build/index.js";
import { type Line, VOICE_KINDS, type VoiceKind } from "../page/index.js";
import { findSought, type SoughtWords } from "../store/index.js";
import type { Book, Entry, Lines } from "./book.js";

/** By what the lines of the views are chosen; empty lists and `null` ask for nothing. */
export interface LineFilter {
  readonly sought: readonly SoughtWords[];
  readonly entities: readonly string[];
  readonly outlets: readonly string[];
  readonly kinds: readonly VoiceKind[];
  readonly from: string | null;
  readonly to: string | null;
  readonly isDisputed: boolean;
}

/** Whether nothing is asked for. */
const isOpen = ({ sought, entities, outlets, kinds, from, to, isDisputed }: LineFilter): boolean =>
  sought.length + entities.length + outlets.length + kinds.length === 0 && from === null && to === null && !isDisputed;

function fits(facets: ViewFacets, filter: LineFilter, words: () => string): boolean {
  const bits = filter.kinds.reduce((mask, kind) => mask | (1 << VOICE_KINDS.indexOf(kind)), 0);
  if (filter.isDisputed && !facets.isDisputed) return false;
  if ((facets.kinds & bits) !== bits) return false;
  if (!filter.entities.every((id) => facets.entities.includes(id))) return false;
  if (filter.outlets.length > 0 && !filter.outlets.some((outlet) => facets.outlets.includes(outlet))) return false;
  if (filter.from !== null && (facets.to === "" || facets.to < filter.from)) return false;
  if (filter.to !== null && (facets.from === "" || facets.from > filter.to)) return false;
  return hasSought(filter.sought, words);
}

function hasSought(sought: readonly SoughtWords[], words: () => string): boolean {
  if (sought.length === 0) return true;
  const text = words();
  return sought.every((part) => findSought(text, [{ ...part, isExcluded: false }], 1).length > 0 !== part.isExcluded);
}

const wordsOfLine = ({ text, voices, story }: Line): string =>
  [text, story.headline ?? "", ...voices.flatMap(({ words, standsFor }) => [words, standsFor ?? ""])].join("\n");

/** The groups of lines (days, undated stories) with the lines that fit; groups without one are left out. */
export function filterLines<View extends { readonly lines: readonly Line[] }>(groups: readonly Lines<View>[], filter: LineFilter): readonly View[] {
  if (isOpen(filter)) return groups.map(({ view }) => view);
  return groups.flatMap(({ view, facets }) => {
    const lines = view.lines.filter((line, place) => {
      const own = facets[place];
      return own !== undefined && fits(own, filter, () => wordsOfLine(line));
    });
    return lines.length === 0 ? [] : [{ ...view, lines }];
  });
}

/** The entries that fit. @param linesOf the lines in which words are sought */
export function filterEntries<View>(entries: readonly Entry<View>[], filter: LineFilter, linesOf: (view: View) => readonly Line[]): readonly View[] {
  if (isOpen(filter)) return entries.map(({ view }) => view);
  return entries.flatMap(({ view, facets }) => (fits(facets, filter, () => linesOf(view).map(wordsOfLine).join("\n")) ? [view] : []));
}

/** How many lines a book has for each kind of entity, outlet and kind of voice, under no filter: what the fields of a filter offer. */
export interface LineChoices {
  readonly entities: ReadonlyMap<string, number>;
  readonly outlets: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<VoiceKind, number>;
}

/** Counts over days, claims and what is due. */
export function countChoices({ days, claims, due }: Book): LineChoices {
  const entities = new Map<string, number>();
  const outlets = new Map<string, number>();
  const kinds = new Map<VoiceKind, number>();
  const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const facets of [...days.flatMap((day) => day.facets), ...claims.map((claim) => claim.facets), ...due.map((each) => each.facets)]) {
    for (const id of facets.entities) count(entities, id);
    for (const outlet of facets.outlets) count(outlets, outlet);
    VOICE_KINDS.forEach((kind, bit) => {
      if ((facets.kinds & (1 << bit)) !== 0) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    });
  }
  return { entities, outlets, kinds };
}
