import type { Span } from "../document/types.js";

/** A form of a name and what stands for it. */
export interface NameForm {
  readonly form: string;
  readonly standIn: string;
}

/** A stretch of the old text and the length of what stands there now. */
export interface Replaced extends Span {
  readonly length: number;
}

export interface Replacer {
  /** Replaces the forms in a text; words within `untouched` (dates, say) stay. */
  readonly replace: (text: string, untouched: readonly Span[]) => { readonly text: string; readonly cuts: readonly Replaced[] };
  /** The same with more forms, which stand above those of the same words. */
  readonly with: (forms: readonly NameForm[]) => Replacer;
  /** All forms that do not stand for themselves, of this replacer's own. */
  readonly forms: () => readonly string[];
}

interface Known {
  readonly words: readonly string[];
  readonly standIn: string;
  readonly form: string;
}
type Index = ReadonlyMap<string, readonly Known[]>;

/** Stands for a form that more than one person has. */
export const SOMEBODY = "a person";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Finds forms of names word by word, the longest first, whatever their case and accents; the first letter must be a capital or of a
 * script without them, so that "may" is not May. Linear in the text.
 */
export function createReplacer(forms: readonly NameForm[], common: Index = new Map()): Replacer {
  const own = indexOf(forms);
  const at = (word: string): readonly Known[] => [...(own.get(word) ?? []), ...(common.get(word) ?? [])];
  return {
    replace: (text, untouched) => replaceIn(text, untouched, at),
    with: (more) => createReplacer(more, own),
    forms: () => [...own.values()].flat().flatMap(({ form, standIn }) => (form === standIn ? [] : [form])),
  };
}

function indexOf(forms: readonly NameForm[]): Index {
  const index = new Map<string, Known[]>();
  for (const { form, standIn } of forms) {
    const words = [...form.matchAll(WORD)].map(([word]) => folded(word));
    const [first] = words;
    if (first === undefined) continue;
    const list = index.get(first) ?? [];
    const same = list.find((known) => known.words.join(" ") === words.join(" "));
    if (same === undefined) list.push({ words, standIn, form });
    // Two people of one name: neither is told from the other, and neither is kept.
    else if (same.standIn !== standIn) list[list.indexOf(same)] = { words, standIn: SOMEBODY, form };
    list.sort((a, b) => b.words.length - a.words.length);
    index.set(first, list);
  }
  return index;
}

interface Word extends Span {
  readonly folded: string;
  readonly isCapital: boolean;
}

function replaceIn(text: string, untouched: readonly Span[], at: (word: string) => readonly Known[]): { text: string; cuts: readonly Replaced[] } {
  const words: readonly Word[] = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: folded(match[0]),
    isCapital: /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(match[0]),
  }));
  const cuts: Replaced[] = [];
  let result = "";
  let done = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || !word.isCapital) continue;
    const known = at(word.folded)
      .filter((name) => fits(name.words, words, index, text))
      .reduce<Known | null>((best, name) => (best === null || name.words.length > best.words.length ? name : best), null);
    const last = known === null ? undefined : words[index + known.words.length - 1];
    if (known === null || last === undefined) continue;
    index += known.words.length - 1;
    const { start } = word;
    const { end } = last;
    if (known.standIn === known.form || untouched.some((span) => span.start <= start && end <= span.end)) continue;
    result += text.slice(done, start) + known.standIn;
    cuts.push({ start, end, length: known.standIn.length });
    done = end;
  }
  return { text: result + text.slice(done), cuts };
}

/** Whether the words of a name stand here, with nothing but a blank, hyphen, apostrophe or dot between them. */
const fits = (name: readonly string[], words: readonly Word[], index: number, text: string): boolean =>
  name.every((part, offset) => {
    const word = words[index + offset];
    const before = words[index + offset - 1];
    return word?.folded === part && (offset === 0 || before === undefined || /^[\s.'’-]{0,3}$/.test(text.slice(before.end, word.start)));
  });

/** The spans where their words stand after the replacements; an end within a name moves to the end of what stands for it. */
export function movedSpans<S extends Span>(spans: readonly S[], cuts: readonly Replaced[]): S[] {
  return spans.map((span) => ({ ...span, start: moved(span.start, cuts, false), end: moved(span.end, cuts, true) }));
}

function moved(offset: number, cuts: readonly Replaced[], isEnd: boolean): number {
  let shift = 0;
  for (const { start, end, length } of cuts) {
    if (offset <= start) break;
    if (offset < end) return start + shift + (isEnd ? length : 0);
    shift += length - (end - start);
  }
  return offset + shift;
}
