import { characterKind, characterLength, DIGIT, isUpperCase, LETTER, MARK, NEWLINE, SPACE, SYMBOL } from "../text/characters.js";
import { grown } from "../text/integer-arrays.js";

/** Words as pairs of offsets in a growing flat array: start, end, start, end … */
export class WordList {
  offsets = new Int32Array(512);
  length = 0;
  push(start: number, end: number): void {
    if (this.length + 2 > this.offsets.length) this.offsets = grown(this.offsets);
    this.offsets[this.length++] = start;
    this.offsets[this.length++] = end;
  }
}

/** Whether the written form (lower case, without its last full stop) is a known abbreviation. */
export type IsAbbreviation = (form: string) => boolean;

/** No listed abbreviation is longer. */
const LONGEST_ABBREVIATION = 12;
const CLITICS = new Set(["s", "S", "ll", "LL", "re", "RE", "ve", "VE", "m", "M", "d", "D"]);
const APOSTROPHE = 0x27;
const TYPOGRAPHIC_APOSTROPHE = 0x2019;
const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === TYPOGRAPHIC_APOSTROPHE;
const isWordKind = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === MARK;

/**
 * Cuts a text into words in the manner of the Penn Treebank: clitics apart ("did" "n't"), abbreviations and initials with
 * their full stop, figures with their separators, hyphenated words and addresses whole, every other character alone,
 * except runs of one mark ("...", "--", "``", "''").
 */
export function splitWords(text: string, isAbbreviation: IsAbbreviation): WordList {
  const words = new WordList();
  let at = 0;
  while (at < text.length) {
    const kind = characterKind(text, at);
    if (kind === SPACE || kind === NEWLINE) at++;
    else if (kind === LETTER || kind === DIGIT) at = takeWord(text, at, words, isAbbreviation);
    else at = takeSymbol(text, at, words);
  }
  return words;
}

function takeSymbol(text: string, start: number, words: WordList): number {
  const unit = text.charCodeAt(start);
  let end = start + characterLength(text, start);
  if (unit === 0x2e || unit === 0x2d || unit === 0x60 || unit === APOSTROPHE) while (text.charCodeAt(end) === unit) end++;
  else if (isApostrophe(unit) && isWordKind(characterKind(text, end))) return takeLeadingClitic(text, start, words);
  while (end < text.length && characterKind(text, end) === MARK) {
    end++;
    // A zero-width joiner makes one sign of two (a firefighter of a woman and an engine).
    if (text.charCodeAt(end - 1) === 0x200d && end < text.length && characterKind(text, end) === SYMBOL) end += characterLength(text, end);
  }
  words.push(start, end);
  return end;
}

/** An apostrophe that a word follows directly: the clitic of a quoted or spaced word (" ’s"), else a quotation mark. */
function takeLeadingClitic(text: string, start: number, words: WordList): number {
  const end = endOfRun(text, start + 1);
  const isClitic = CLITICS.has(text.slice(start + 1, end)) && start > 0 && isWordKind(characterKind(text, start - 1));
  words.push(start, isClitic ? end : start + 1);
  return isClitic ? end : start + 1;
}

/** The end of the letters, digits and marks that begin at an offset. */
function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length && isWordKind(characterKind(text, at))) at += characterLength(text, at);
  return at;
}

function takeWord(text: string, start: number, words: WordList, isAbbreviation: IsAbbreviation): number {
  const address = endOfAddress(text, start);
  if (address > 0) {
    words.push(start, address);
    return address;
  }
  let end = endOfRun(text, start);
  for (;;) {
    const next = text.charCodeAt(end);
    const beyond = end + 1 < text.length ? characterKind(text, end + 1) : SPACE;
    if (isApostrophe(next) && (beyond === LETTER || beyond === DIGIT)) {
      const tail = endOfRun(text, end + 1);
      const suffix = text.slice(end + 1, Math.min(tail, end + 4));
      if (CLITICS.has(suffix)) return pushPair(words, start, end, tail);
      if ((suffix === "t" || suffix === "T") && end - start > 1 && /[nN]/.test(text[end - 1] ?? "")) return pushPair(words, start, end - 1, tail);
      end = tail;
    } else if (next === 0x2d && (beyond === LETTER || beyond === DIGIT)) end = endOfRun(text, end + 1);
    else if (isFigureSeparator(next) && beyond === DIGIT && characterKind(text, end - 1) === DIGIT) end = endOfRun(text, end + 1);
    else if (next === 0x26 && beyond === LETTER && isUpperCase(text, end + 1) && isUpperCase(text, end - 1)) end = endOfRun(text, end + 1);
    else if (next === 0x2e && beyond === LETTER && isInitial(text, start, end)) end = endOfRun(text, end + 1);
    else break;
  }
  if (text.charCodeAt(end) === 0x2e && text.charCodeAt(end + 1) !== 0x2e && takesFullStop(text, start, end, isAbbreviation)) end++;
  words.push(start, end);
  return end;
}

function pushPair(words: WordList, start: number, middle: number, end: number): number {
  words.push(start, middle);
  words.push(middle, end);
  return end;
}

const isFigureSeparator = (unit: number): boolean => unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0x2f;

/** Whether `text[start, end)` is made of single letters between full stops so far: "U", "U.S", "p". */
function isInitial(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length % 2 === 0 || length > 11) return false;
  for (let at = start; at < end; at++) {
    if ((at - start) % 2 === 0 ? characterKind(text, at) !== LETTER : text.charCodeAt(at) !== 0x2e) return false;
  }
  return true;
}

function takesFullStop(text: string, start: number, end: number, isAbbreviation: IsAbbreviation): boolean {
  if (end - start > LONGEST_ABBREVIATION) return false;
  if (isInitial(text, start, end) && (end - start > 1 || isUpperCase(text, start))) return true;
  return isAbbreviation(text.slice(start, end).toLowerCase());
}

/** The end of a web address that begins here, without closing punctuation; 0 if none begins here. */
function endOfAddress(text: string, start: number): number {
  const head = text.charCodeAt(start);
  if (head !== 0x68 && head !== 0x77) return 0;
  if (!text.startsWith("http://", start) && !text.startsWith("https://", start) && !text.startsWith("www.", start)) return 0;
  let end = start;
  while (end < text.length) {
    const kind = characterKind(text, end);
    if (kind === SPACE || kind === NEWLINE) break;
    end++;
  }
  while (end > start && /[.,;:!?'"”’)\]>]/.test(text[end - 1] ?? "")) end--;
  return end;
}
