import { characterKind, DIGIT, isUpperCase, LETTER, MARK, SPACE } from "../text/characters.js";
import { ENDS_LINE, type LineRange, wrappedRanges } from "./wrapped-lines.js";

/** Words and phrases that tell what a line of plain text is, by hash. */
export interface LineWords {
  /** The classes of a word, by its hash: bits in the order of `WORD_CLASSES`. */
  readonly classesOf: (word: number) => number;
  readonly isCommon: (word: number) => boolean;
  /** Bits of the classes that furniture is made of. */
  readonly furnitureClasses: number;
  /** Words of the longest phrase that lines begin with. */
  readonly longestPhrase: number;
  /** What a line that begins with the words of this hash is: 0, 2 or 3 as in `TextLine.furniture`. */
  readonly beginningOf: (key: number) => number;
  /** What a line of exactly these words is: 0, 1 or 3. */
  readonly lineOf: (key: number) => number;
  /** Whether a line of a hard-wrapped text is no part of a paragraph. */
  readonly standsAlone: (text: string, start: number, end: number) => boolean;
}

/** A line, or the lines of a hard-wrapped paragraph, of a plain text: what one look at its characters tells. Counts are of its first `SAMPLE` code units. */
export interface TextLine {
  /** Where its pieces stand in the input, each a trimmed line: start, end, start, end … */
  readonly pieces: readonly number[];
  /** Code units; the pieces are joined by one space. */
  readonly length: number;
  /** Empty lines before it. */
  readonly gap: number;
  /** Hash of its words in lower case: what makes lines the same. 0 where it has no word. */
  readonly key: number;
  /** The same with all numbers alike. */
  readonly masked: number;
  /** Hash of its first six words; 0 where it has fewer. */
  readonly beginning: number;
  /** Hash of its first two, and of its last two words; 0 where it has fewer. */
  readonly firstTwo: number;
  readonly lastTwo: number;
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  /** Words that begin with a capital. */
  readonly capitalized: number;
  readonly digits: number;
  readonly commas: number;
  readonly sentences: number;
  /** Bars, bullets and arrows. */
  readonly bars: number;
  readonly quotes: number;
  /** Han, kana: scripts without spaces. */
  readonly dense: number;
  /** Words before the first colon; 0 where more than five or none stand there. */
  readonly label: number;
  /** What the words before the first colon are by the table of phrases, as `furniture`. */
  readonly labelFurniture: number;
  /** Longest run of digits. */
  readonly digitRun: number;
  /** 3: ends a sentence; 2: a closing mark; 0: a colon, comma, bar or arrow; 1: anything else. */
  readonly ends: number;
  /** What it begins with: 0 small letter, 1 capital, 2 digit, 3 quotation mark, 4 bullet or dash, 5 bracket, 6 any other letter, 7 any other mark. */
  readonly begins: number;
  /** How many words are of each class of `WORD_CLASSES`. */
  readonly classes: Uint8Array;
  /** Words of none of the classes that furniture is made of. */
  readonly plainWords: number;
  /** Classes of the first word. */
  readonly firstClasses: number;
  /** Furniture by the table of phrases: 0 none, 1 a line, 2 a beginning, 3 one behind which a story is over. */
  readonly furniture: number;
}

/** So much of a line is looked at. */
const SAMPLE = 1200;
export const HASH_SEED = 0x811c9dc5;
const PRIME = 0x01000193;
/** Adds a word to the hash of a sequence of words. */
export const addWord = (hash: number, word: number): number => Math.imul((hash << 7) ^ (hash >>> 25) ^ word, 0x85ebca6b) | 0;

/** Kinds of code units, looked up once each. */
const [OTHER, SMALL, BIG, CASELESS, FIGURE, INNER, HAN, BLANK, STOP, DENSE_STOP, COMMA, BAR, QUOTE, COLON] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const kinds = new Uint8Array(0x10000);
const lowered = new Uint16Array(0x10000);
const MARKS = new Map<string, number>([
  ...[...".!?…؟।"].map((mark) => [mark, STOP] as const),
  ...[..."。！？"].map((mark) => [mark, DENSE_STOP] as const),
  ...[...",，、،;"].map((mark) => [mark, COMMA] as const),
  ...[..."|•·→»>›▸►▪■"].map((mark) => [mark, BAR] as const),
  ...[..."\"“”„«‘’'「」『』"].map((mark) => [mark, QUOTE] as const),
  ...[...":："].map((mark) => [mark, COLON] as const),
]);

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  lowered[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
  const kind = characterKind(character, 0);
  const isDense = (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x0e00 && unit <= 0x0e7f);
  const found = MARKS.get(character) ?? (unit === 95 ? OTHER : isDense && (kind === LETTER || kind === MARK) ? HAN : 0);
  kinds[unit] =
    found !== 0
      ? found
      : kind === LETTER
        ? isUpperCase(character, 0)
          ? BIG
          : small === character && character.toUpperCase() === character
            ? CASELESS
            : SMALL
        : kind === DIGIT
          ? FIGURE
          : kind === MARK
            ? INNER
            : kind === SPACE
              ? BLANK
              : OTHER;
  return kinds[unit]!;
}

/** The hashes of all words of a text, line by line: those of a line end at `ends[line]`. */
export class WordList {
  hashes = new Int32Array(1024);
  count = 0;
  readonly ends: number[] = [];
  add(word: number): void {
    if (this.count === this.hashes.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.hashes);
      this.hashes = longer;
    }
    this.hashes[this.count++] = word;
  }
}
const BULLETS = "•·*-–—→►▸▪■»›>+#";

/** The lines of a text, those of a hard-wrapped paragraph joined, each looked at once; and their words. */
export function scanLines(text: string, words: LineWords): { readonly lines: readonly TextLine[]; readonly wordList: WordList } {
  const wordList = new WordList();
  const lines = wrappedRanges(text, words.standsAlone).map((range) => {
    const line = scanLine(text, range, words, wordList);
    wordList.ends.push(wordList.count);
    return line;
  });
  return { lines, wordList };
}

const counted = new Uint8Array(16);

/** Looks once over the characters of a line. */
export function scanLine(text: string, { pieces, gap }: LineRange, known: LineWords, wordList: WordList | null): TextLine {
  counted.fill(0);
  let [key, masked, word, last, beforeLast] = [0, 0, 0, 0, 0];
  let [beginning, firstTwo, firstClasses, furniture, labelFurniture] = [0, 0, 0, 0, 0];
  let [words, letters, capitals, capitalized, digits, commas, ends, bars, quotes, dense, label, plainWords] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [digitRun, run, length, left] = [0, 0, 0, SAMPLE];
  let inWord = false;
  let isFigure = false;
  const closeWord = (): void => {
    inWord = false;
    words++;
    const classes = known.classesOf(word);
    if (words === 1) firstClasses = classes;
    if ((classes & known.furnitureClasses) === 0 && !isFigure) plainWords++;
    if (classes !== 0) for (let bit = 0; bit < 16; bit++) if ((classes >> bit) & 1 && counted[bit]! < 255) counted[bit]!++;
    key = addWord(key, word);
    masked = addWord(masked, isFigure ? 7 : word);
    wordList?.add(word);
    beforeLast = last;
    last = word;
    if (words === 2) firstTwo = key;
    if (words === 6) beginning = key;
    if (words <= known.longestPhrase && furniture < 2) {
      const kind = known.beginningOf(key);
      if (kind !== 0) furniture = kind;
    }
  };
  for (let piece = 0; piece < pieces.length; piece += 2) {
    const [start, end] = [pieces[piece]!, pieces[piece + 1]!];
    length += end - start + (piece > 0 ? 1 : 0);
    const stop = Math.min(end, start + left);
    left -= stop - start;
    for (let at = start; at < stop; at++) {
      const unit = text.charCodeAt(at);
      let kind = kinds[unit]!;
      if (kind === 0) kind = learnKind(unit);
      if (kind !== FIGURE) run = 0;
      if (kind <= HAN && kind !== OTHER) {
        if (kind === HAN) {
          if (inWord) closeWord();
          word = Math.imul(HASH_SEED ^ unit, PRIME);
          isFigure = false;
          letters++;
          dense++;
          closeWord();
          continue;
        }
        if (!inWord) {
          if (kind === INNER) continue;
          inWord = true;
          word = HASH_SEED;
          isFigure = kind === FIGURE;
          if (kind === BIG) capitalized++;
        }
        word = Math.imul(word ^ lowered[unit]!, PRIME);
        if (kind === SMALL || kind === CASELESS) letters++;
        else if (kind === BIG) {
          letters++;
          capitals++;
        } else if (kind === FIGURE) {
          digits++;
          if (++run > digitRun) digitRun = run;
        }
        continue;
      }
      if (inWord) closeWord();
      if (kind === BLANK || kind === OTHER) continue;
      if (kind === STOP || kind === DENSE_STOP) {
        const next = at + 1 < stop ? kinds[text.charCodeAt(at + 1)]! : BLANK;
        if (kind === DENSE_STOP || next === BLANK || next === QUOTE) ends++;
      } else if (kind === COMMA) commas++;
      else if (kind === BAR) bars++;
      else if (kind === QUOTE) quotes++;
      else if (kind === COLON && label === 0) {
        label = words <= 5 && words > 0 ? words : 99;
        if (label < 99) labelFurniture = known.lineOf(key);
      }
    }
    if (inWord) closeWord();
  }
  const whole = known.lineOf(key);
  if (whole !== 0) furniture = whole;
  const finish = text.charCodeAt(pieces.at(-1)! - 1);
  return {
    pieces,
    length,
    gap,
    key: length > SAMPLE ? addWord(key, length) : key,
    masked,
    beginning,
    firstTwo,
    lastTwo: words >= 2 ? addWord(beforeLast, last) : 0,
    words,
    letters,
    capitals,
    capitalized,
    digits,
    commas,
    sentences: ends,
    bars,
    quotes,
    dense,
    label: label === 99 ? 0 : label,
    labelFurniture,
    digitRun,
    ends: endClass(text, pieces.at(-2)!, pieces.at(-1)!, finish),
    begins: beginClass(text.charCodeAt(pieces[0]!)),
    classes: counted.slice(),
    plainWords,
    firstClasses,
    furniture,
  };
}

const CLOSING = "\"”’'»)]」』";

function endClass(text: string, start: number, end: number, unit: number): number {
  if (!isOneOf(CLOSING, unit)) return isOneOf(ENDS_LINE, unit) ? 3 : isOneOf(":;：,|>→›»", unit) ? 0 : 1;
  let at = end - 2;
  while (at > start && at > end - 6 && isOneOf(CLOSING, text.charCodeAt(at))) at--;
  return isOneOf(ENDS_LINE, text.charCodeAt(at)) ? 3 : 2;
}

const isOneOf = (marks: string, unit: number): boolean => marks.includes(String.fromCharCode(unit));

function beginClass(unit: number): number {
  const kind = kinds[unit]! === 0 ? learnKind(unit) : kinds[unit]!;
  if (kind === SMALL) return 0;
  if (kind === BIG) return 1;
  if (kind === FIGURE) return 2;
  if (isOneOf(BULLETS, unit)) return 4;
  if (kind === QUOTE) return 3;
  if (isOneOf("([{<", unit)) return 5;
  return kind === CASELESS || kind === HAN ? 6 : 7;
}

/** The words of a line. */
export function lineText(text: string, { pieces }: Pick<TextLine, "pieces">): string {
  let joined = text.slice(pieces[0], pieces[1]);
  for (let piece = 2; piece < pieces.length; piece += 2) joined += ` ${text.slice(pieces[piece], pieces[piece + 1])}`;
  return joined;
}

/** Letters of a word that count: longer ones are cut, so that forms of one word are mostly alike. */
const STEM = 6;
const LEAST_LETTERS = 4;

/** Hashes of the beginnings of the words of a line that are not common ones; of scripts without spaces, of pairs of characters. At most `most`. */
export function contentWords(text: string, { pieces }: Pick<TextLine, "pieces">, known: LineWords, most: number): number[] {
  const found: number[] = [];
  for (let piece = 0; piece < pieces.length && found.length < most; piece += 2) {
    let [word, stem, size, before] = [HASH_SEED, HASH_SEED, 0, 0];
    const end = pieces[piece + 1]!;
    for (let at = pieces[piece]!; at <= end && found.length < most; at++) {
      const unit = at < end ? text.charCodeAt(at) : 32;
      let kind = kinds[unit]!;
      if (kind === 0) kind = learnKind(unit);
      if (kind === HAN) {
        if (before !== 0) found.push(addWord(before, unit));
        before = unit;
      } else if (kind <= INNER && kind !== OTHER) {
        word = Math.imul(word ^ lowered[unit]!, PRIME);
        if (size < STEM) stem = Math.imul(stem ^ lowered[unit]!, PRIME);
        size++;
      } else {
        if (size >= LEAST_LETTERS && !known.isCommon(word)) found.push(stem);
        word = HASH_SEED;
        stem = HASH_SEED;
        size = 0;
        before = 0;
      }
    }
  }
  return found;
}

/** Hash of one word in lower case, as the words of lines are hashed. */
export function hashWord(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}
