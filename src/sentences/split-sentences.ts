import type { Span, WithSentences } from "../document/types.js";
import { characterKind, DIGIT, isLowerCase, isUpperCase, LETTER, NEWLINE, SPACE } from "../text/characters.js";
import type { WordList } from "./split-words.js";

/** What the full stop of an abbreviation does; see the table. */
export type FullStop = "never" | "number" | "answer" | "may";

export interface SentenceTables {
  /** By lower-case form without the last full stop. */
  readonly fullStops: ReadonlyMap<string, FullStop>;
  /** Lower-case words that begin sentences. */
  readonly starters: ReadonlySet<string>;
  /** Lower-case verbs of speech ("verb"), and words that go on after them ("next"). */
  readonly said: ReadonlyMap<string, string>;
}

/**
 * A text, or a paragraph of it, is taken as hard-wrapped when at least this share of its single line breaks stands before a lower-case
 * letter (ordinary prose begins a line of its own with a capital or a mark).
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
  joinWrapped(text, starts, breaks);
  const firsts: number[] = [];
  const sentences: Span[] = [];
  const sentenceOf = new Int32Array(count);
  let first = 0;
  for (let word = 0; word < count; word++) {
    sentenceOf[word] = sentences.length;
    const following = breaks[word]!;
    const isLast = word === count - 1 || following !== NO_BREAK || isSentenceEnd(text, { starts, ends, forms }, word, first, tables);
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

/** Takes away the line breaks of a hard-wrapped text, and those of hard-wrapped paragraphs of any text. */
function joinWrapped(text: string, starts: Int32Array, breaks: Uint8Array): void {
  const isWholeWrapped = isHardWrapped(text, starts, breaks, 0, breaks.length);
  for (let first = 0, word = 0; word < breaks.length; word++) {
    if (breaks[word] !== BLANK_LINE && word + 1 < breaks.length) continue;
    if (isWholeWrapped || isHardWrapped(text, starts, breaks, first, word))
      for (let at = first; at < word; at++) if (breaks[at] === LINE_BREAK) breaks[at] = NO_BREAK;
    first = word + 1;
  }
}

function isHardWrapped(text: string, starts: Int32Array, breaks: Uint8Array, first: number, last: number): boolean {
  let single = 0;
  let beforeLower = 0;
  for (let word = first; word < last && word + 1 < breaks.length; word++) {
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
  if (!spaceBetween(text, words, word)) return last === word ? isGlued(text, words, word, tables) : isTerminal(form) && isSignature(text, words, next);
  if (form.length > 1 && form.endsWith(".") && !isTerminal(form)) return abbreviationEnds(text, words, { word: last, next, first }, tables);
  if (!isTerminal(form) || isLeadingEllipsis(form, last, first)) return false;
  if (!mayBegin(text, words, next)) return last === word && beginsSmall(text, words, { word, next, first }, tables);
  if (last === word && isPause(text, words, word)) return !isUpperCase(text, words.starts[next]!) || isStarter(text, words, next, tables.starters);
  return last === word || !/^[!?]/.test(form) || !isSpeaker(text, words, next, tables);
}

/** A full stop or its like, the word after it, and the first word of its sentence. */
interface Place {
  readonly word: number;
  readonly next: number;
  readonly first: number;
}

/** The end of a sentence that the next one follows without a space, as in "They left.The rest stayed" or before an address or a tag. */
function isGlued(text: string, { forms, starts }: WordArrays, word: number, { starters }: SentenceTables): boolean {
  const next = forms[word + 1]!;
  if (word === 0 || !isSingleEnd(forms[word]!) || !/[\p{L}\p{N}]$/u.test(forms[word - 1]!)) return false;
  if (isAddress(next) || /^[#@“]/.test(next)) return true;
  return next.length > 1 && isUpperCase(text, starts[word + 1]!) && starters.has(next.toLowerCase()) && isSmallWord(forms[word - 1]!, 2);
}

/** A dash and a capital right behind a quoted sentence: who said it. */
const isSignature = (text: string, { forms, starts }: WordArrays, word: number): boolean =>
  /^(?:[―—]|--)$/.test(forms[word]!) && word + 1 < forms.length && isUpperCase(text, starts[word + 1]!);

/**
 * The end of a sentence before a lower-case letter: where the sentence itself began with one, as its author writes; else only before a word
 * that begins sentences, and after a word that is too long for an abbreviation.
 */
function beginsSmall(text: string, { forms, starts }: WordArrays, { word, next, first }: Place, { starters }: SentenceTables): boolean {
  if (word === first || !isSingleEnd(forms[word]!) || forms[word] === "!" || !isLowerCase(text, starts[next]!)) return false;
  if (isLowerCase(text, starts[first]!)) return isSmallWord(forms[word - 1]!, 2);
  return starters.has(forms[next]!) && isSmallWord(forms[word - 1]!, LONGER_THAN_ABBREVIATIONS);
}

/** Abbreviations that are not listed seldom have as many letters. */
const LONGER_THAN_ABBREVIATIONS = 5;

const isSingleEnd = (form: string): boolean => form === "." || form === "?" || form === "!";
const isAddress = (form: string): boolean => /^(?:https?:|www\.)/.test(form);
const isSmallWord = (form: string, letters: number): boolean => form.length >= letters && /^[\p{Ll}’'-]+$/u.test(form);

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
const isLeadingEllipsis = (form: string, word: number, first: number): boolean => word === first && isEllipsis(form);

/** Dots with a space before them: before a name they stand for a pause rather than for the end of a sentence. */
const isPause = (text: string, words: WordArrays, word: number): boolean => isEllipsis(words.forms[word]!) && spaceBetween(text, words, word - 1);

const isEllipsis = (form: string): boolean => /^(?:\.{2,}|…+)$/.test(form);

const spaceBetween = (text: string, words: WordArrays, word: number): boolean => {
  const kind = characterKind(text, words.ends[word]!);
  return kind === SPACE || kind === NEWLINE;
};

/** Whether a word can begin a sentence: not a lower-case letter, nor a mark that continues one. */
function mayBegin(text: string, words: WordArrays, word: number): boolean {
  let at = word;
  while (at < words.forms.length && isOpener(words.forms[at]!)) at++;
  const start = words.starts[Math.min(at, words.forms.length - 1)]!;
  if (isLowerCase(text, start)) return isAddress(words.forms[at]!);
  const kind = characterKind(text, start);
  return kind === LETTER || kind === DIGIT || !/^[,;:%)\]]/.test(words.forms[word]!);
}

function abbreviationEnds(text: string, words: WordArrays, { word, next, first }: Place, { fullStops, starters }: SentenceTables): boolean {
  const form = words.forms[word]!.slice(0, -1).toLowerCase();
  const following = words.forms[next]!;
  const effect = fullStops.get(form) ?? (form.length === 1 ? "never" : "may");
  if (effect === "never") return false;
  if (effect !== "may" && characterKind(text, words.starts[next]!) === DIGIT) return false;
  if (effect === "answer" && (word === first || isLowerCase(text, words.starts[word]!)) && isUpperCase(text, words.starts[next]!)) return true;
  if (/^[([]/.test(following)) return next + 1 < words.forms.length && isStarter(text, words, next + 1, starters);
  return isOpener(following) ? mayBegin(text, words, next) : isStarter(text, words, next, starters);
}

const isStarter = (text: string, { starts, forms }: WordArrays, word: number, starters: ReadonlySet<string>): boolean =>
  isUpperCase(text, starts[word]!) && starters.has(forms[word]!.toLowerCase());
