import type { Span, WithSentences } from "../document/types.js";
import { characterKind, DIGIT, isLowerCase, isUpperCase, LETTER, NEWLINE, SPACE } from "../text/characters.js";
import type { WordList } from "./split-words.js";

/** What the full stop of an abbreviation does; see the table. */
export type FullStop = "never" | "number" | "may";

export interface SentenceTables {
  /** By lower-case form without the last full stop. */
  readonly fullStops: ReadonlyMap<string, FullStop>;
  /** Lower-case words that begin sentences. */
  readonly starters: ReadonlySet<string>;
  /** Lower-case verbs of speech ("verb"), and words that go on after them ("next"). */
  readonly said: ReadonlyMap<string, string>;
}

/**
 * A text is taken as hard-wrapped when at least this share of its single line breaks stands before a lower-case letter
 * (ordinary prose begins a line of its own with a capital or a mark).
 */
const WRAPPED_SHARE = 0.25;
const NO_BREAK = 0;
const LINE_BREAK = 1;
const BLANK_LINE = 2;

/** Joins words into sentences. A sentence ends at closing punctuation, at a blank line, and at a line break unless the text is hard-wrapped. */
export function splitSentences(text: string, list: WordList, tables: SentenceTables): WithSentences {
  const count = list.length / 2;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const forms: string[] = new Array<string>(count);
  for (let word = 0; word < count; word++) {
    const start = list.offsets[word * 2]!;
    const end = list.offsets[word * 2 + 1]!;
    starts[word] = start;
    ends[word] = end;
    forms[word] = text.slice(start, end);
  }
  const breaks = lineBreaks(text, starts, ends);
  const isWrapped = isHardWrapped(text, starts, breaks);
  const firsts: number[] = [];
  const sentences: Span[] = [];
  const sentenceOf = new Int32Array(count);
  let first = 0;
  for (let word = 0; word < count; word++) {
    sentenceOf[word] = sentences.length;
    const following = breaks[word]!;
    const isLast =
      word === count - 1 ||
      following === BLANK_LINE ||
      (following === LINE_BREAK && !isWrapped) ||
      isSentenceEnd(text, { starts, ends, forms }, word, first, tables);
    if (!isLast) continue;
    firsts.push(first);
    sentences.push({ start: starts[first]!, end: ends[word]! });
    first = word + 1;
  }
  firsts.push(count);
  return { sentences, words: { count, starts, ends, forms, sentences: sentenceOf, firsts: Int32Array.from(firsts) } };
}

/** For each word, what kind of line break follows it. A carriage return and line feed are one break. */
function lineBreaks(text: string, starts: Int32Array, ends: Int32Array): Uint8Array {
  const breaks = new Uint8Array(starts.length);
  for (let word = 0; word + 1 < starts.length; word++) {
    let lines = 0;
    for (let at = ends[word]!; at < starts[word + 1]!; at++) {
      if (characterKind(text, at) !== NEWLINE) continue;
      if (text.charCodeAt(at) === 0x2029) lines++;
      if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) continue;
      lines++;
    }
    breaks[word] = lines === 0 ? NO_BREAK : lines === 1 ? LINE_BREAK : BLANK_LINE;
  }
  return breaks;
}

function isHardWrapped(text: string, starts: Int32Array, breaks: Uint8Array): boolean {
  let single = 0;
  let beforeLower = 0;
  for (let word = 0; word + 1 < starts.length; word++) {
    if (breaks[word] !== LINE_BREAK) continue;
    single++;
    if (isLowerCase(text, starts[word + 1]!)) beforeLower++;
  }
  return single > 0 && beforeLower >= single * WRAPPED_SHARE;
}

interface WordArrays {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly forms: readonly string[];
}

const isCloser = (form: string): boolean => form.length <= 2 && /^(?:["”’'»)\]]|'')$/.test(form);
const isOpener = (form: string): boolean => form.length <= 2 && /^(?:["“‘'«([]|``|`)$/.test(form);
const isTerminal = (form: string): boolean => /^(?:\.+|[!?…۔؟।]+)$/.test(form);
const endsWithoutSpace = (form: string): boolean => form === "。" || form === "！" || form === "？";

/** Whether a sentence ends with this word, punctuation alone considered. */
function isSentenceEnd(text: string, words: WordArrays, word: number, first: number, tables: SentenceTables): boolean {
  const next = word + 1;
  if (endsWithoutSpace(words.forms[word]!)) return !isCloser(words.forms[next]!) || spaceBetween(text, words, word);
  let last = word;
  while (last > first && isCloser(words.forms[last]!) && words.starts[last] === words.ends[last - 1]) last--;
  const form = words.forms[last]!;
  if (!spaceBetween(text, words, word)) return false;
  if (form.length > 1 && form.endsWith(".") && !isTerminal(form)) return abbreviationEnds(text, words, last, next, tables);
  if (!isTerminal(form) || isLeadingEllipsis(form, last, first) || !mayBegin(text, words, next)) return false;
  return last === word || !/^[!?]/.test(form) || !isSpeaker(text, words, next, tables);
}

/** Names of speakers are no longer, titles and all. */
const LONGEST_SPEAKER = 6;

/** Whether a name and a verb of speech begin here, so that they belong to the question or cry before them: "Go!" Marsh said. */
function isSpeaker(text: string, words: WordArrays, first: number, { said }: SentenceTables): boolean {
  let at = first;
  while (at < words.forms.length && at - first < LONGEST_SPEAKER && isUpperCase(text, words.starts[at]!)) at++;
  if (at === first || said.get(words.forms[at] ?? "") !== "verb") return false;
  const next = words.forms[at + 1];
  if (next === undefined || said.get(next) === "next") return true;
  const kind = characterKind(text, words.starts[at + 1]!);
  return (kind !== LETTER && kind !== DIGIT) || isUpperCase(text, words.starts[at + 1]!);
}

/** Dots after the end of a sentence stand for words left out before the next one, which they begin. */
const isLeadingEllipsis = (form: string, word: number, first: number): boolean => word === first && /^(?:\.{2,}|…+)$/.test(form);

const spaceBetween = (text: string, words: WordArrays, word: number): boolean => {
  const kind = characterKind(text, words.ends[word]!);
  return kind === SPACE || kind === NEWLINE;
};

/** Whether a word can begin a sentence: not a lower-case letter, nor a mark that continues one. */
function mayBegin(text: string, words: WordArrays, word: number): boolean {
  let at = word;
  while (at < words.forms.length && isOpener(words.forms[at]!)) at++;
  const start = words.starts[Math.min(at, words.forms.length - 1)]!;
  if (isLowerCase(text, start)) return false;
  const kind = characterKind(text, start);
  return kind === LETTER || kind === DIGIT || !/^[,;:%)\]]/.test(words.forms[word]!);
}

function abbreviationEnds(text: string, words: WordArrays, word: number, next: number, tables: SentenceTables): boolean {
  const form = words.forms[word]!.slice(0, -1).toLowerCase();
  const following = words.forms[next]!;
  const effect = tables.fullStops.get(form) ?? (form.length === 1 ? "never" : "may");
  if (effect === "never") return false;
  if (effect === "number" && characterKind(text, words.starts[next]!) === DIGIT) return false;
  if (isOpener(following)) return mayBegin(text, words, next) && words.starts[next]! < words.ends[next]!;
  return isUpperCase(text, words.starts[next]!) && tables.starters.has(following.toLowerCase());
}
