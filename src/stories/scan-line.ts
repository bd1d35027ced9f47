import { addUnit, HASH_SEED } from "../text/hash-text.js";
import {
  BAR,
  BIG,
  BLANK,
  CAPITAL_BIT,
  CASELESS,
  COLON,
  COMMA,
  DENSE_STOP,
  FIGURE,
  FIGURE_BIT,
  HAN,
  INNER,
  kinds,
  LONGEST_WORD,
  learnKind,
  lowered,
  OTHER,
  QUOTE,
  SMALL,
  tallies,
} from "./character-kinds.js";
import type { HashTable } from "./hash-table.js";
import { ENDS_LINE, type LineRange } from "./line-range.js";
import { COMMON_CLASS, FURNITURE_CLASSES, WORD_CLASSES } from "./word-classes.js";
import { addWord, type WordList } from "./word-hashes.js";

/** Words and phrases that tell what a line of plain text is, by hash. */
export interface LineWords {
  /** The classes of words: bits in the order of `WORD_CLASSES`. */
  readonly classes: HashTable;
  /** What a line that begins with some words is: 2 or 3 as in `TextLine.furniture`. */
  readonly beginnings: HashTable;
  /** What a line of exactly some words is: 1 or 3. */
  readonly lines: HashTable;
  /** Words of the longest of the beginnings. */
  readonly longestBeginning: number;
}

/**
 * A line, or the lines of a hard-wrapped paragraph, of a plain text: what one look at its characters tells. Counts are of its first
 * 320 code units.
 */
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
  readonly classes: readonly number[];
  /** Words of none of the classes that furniture is made of. */
  readonly plainWords: number;
  /** Classes of the first word. */
  readonly firstClasses: number;
  /** Furniture by the table of phrases: 0 none, 1 a line, 2 a beginning, 3 one behind which a story is over. */
  readonly furniture: number;
}

const NO_CLASSES: readonly number[] = WORD_CLASSES.map(() => 0);
/** So much of a line is looked at; of what follows only the words are kept, up to `MOST`. */
export const SAMPLE = 320;
const MOST = 600;
/** Letters of a word that count for its stem: longer ones are cut, so that forms of one word are mostly alike. */
const STEM = 6;
const LEAST_LETTERS = 4;

/** Looks once over the characters of a line; its words are added to the list. */
export function scanLine(text: string, { pieces, gap }: LineRange, known: LineWords, list: WordList): TextLine {
  const classes = NO_CLASSES.slice();
  list.reserve(wordsAtMost(pieces));
  const { hashes, stems } = list;
  let place = list.count;
  const { classes: classTable, beginnings: beginningTable, longestBeginning } = known;
  let key = 0;
  let masked = 0;
  let lastWord = 0;
  let beforeLast = 0;
  let beginning = 0;
  let firstTwo = 0;
  let firstClasses = 0;
  let furniture = 0;
  let labelFurniture = 0;
  let label = 0;
  let words = 0;
  let letters = 0;
  let capitals = 0;
  let capitalized = 0;
  let digits = 0;
  let plainWords = 0;
  let commons = 0;
  let commas = 0;
  let sentences = 0;
  let bars = 0;
  let quotes = 0;
  let dense = 0;
  let digitRun = 0;
  let length = 0;
  let left = SAMPLE;
  for (let piece = 0; piece < pieces.length; piece += 2) {
    const start = pieces[piece]!;
    const end = pieces[piece + 1]!;
    const stop = Math.min(end, start + left);
    let before = 0;
    let at = start;
    while (at < stop) {
      let unit = text.charCodeAt(at);
      const kind = kinds[unit]! || learnKind(unit);
      if (kind > HAN || kind === INNER) {
        at++;
        before = 0;
        if (kind <= OTHER) continue;
        if (kind === COMMA) commas++;
        else if (kind === QUOTE) quotes++;
        else if (kind === BAR) bars++;
        else if (kind === COLON) {
          if (label !== 0) continue;
          label = words <= 5 && words > 0 ? words : NO_LABEL;
          if (label !== NO_LABEL) labelFurniture = known.lines.get(key);
        } else {
          const next = at < end ? kinds[text.charCodeAt(at)]! || learnKind(text.charCodeAt(at)) : BLANK;
          if (kind === DENSE_STOP || next === BLANK || next === QUOTE) sentences++;
        }
        continue;
      }
      let word = HASH_SEED;
      let stem = 0;
      const isFigure = kind === FIGURE;
      if (kind === HAN) {
        word = addUnit(HASH_SEED, unit);
        if (before !== 0) stem = addWord(before, unit);
        before = unit;
        letters++;
        dense++;
        at++;
      } else {
        before = 0;
        if (kind === BIG) capitalized++;
        const first = at;
        const last = Math.min(end, first + LONGEST_WORD);
        let tally = 0;
        let add = tallies[unit]!;
        do {
          tally += add;
          word = addUnit(word, lowered[unit]!);
          if (++at === last) break;
          if (at - first === STEM) stem = word;
          unit = text.charCodeAt(at);
          add = tallies[unit]!;
          if (add < 0) {
            learnKind(unit);
            add = tallies[unit]!;
          }
        } while (add !== 0);
        const figures = (tally >> FIGURE_BIT) & 255;
        letters += (tally & 255) - figures;
        capitals += (tally >> CAPITAL_BIT) & 255;
        if (figures > 0) {
          digits += figures;
          digitRun = Math.max(digitRun, longestRun(text, first, at));
        }
        if (at - first <= STEM) stem = at - first >= LEAST_LETTERS ? word : 0;
      }
      words++;
      const found = classTable.get(word);
      if (words === 1) firstClasses = found;
      if (found === 0) {
        if (!isFigure) plainWords++;
      } else if (found === COMMON_CLASS) {
        commons++;
        stem = 0;
      } else {
        if ((found & FURNITURE_CLASSES) === 0 && !isFigure) plainWords++;
        if ((found & COMMON_CLASS) !== 0) stem = 0;
        for (let bits = found, bit = 0; bits !== 0; bits >>= 1, bit++) classes[bit]! += bits & 1;
      }
      key = addWord(key, word);
      masked = addWord(masked, isFigure ? 7 : word);
      hashes[place] = word;
      stems[place++] = stem;
      beforeLast = lastWord;
      lastWord = word;
      if (words === 2) firstTwo = key;
      else if (words === 6) beginning = key;
      if (words <= longestBeginning && furniture < 2) furniture = beginningTable.get(key) || furniture;
    }
    left -= at - start;
    if (left <= 0 && at < end) {
      list.count = place;
      key = hashWords(text, at, Math.min(end, at + MOST), key, list);
      place = list.count;
      break;
    }
  }
  list.count = place;
  classes[COMMON] = commons;
  for (let piece = 0; piece < pieces.length; piece += 2) length += pieces[piece + 1]! - pieces[piece]! + (piece > 0 ? 1 : 0);
  const ends = endClass(text, pieces[pieces.length - 2]!, pieces[pieces.length - 1]!);
  return {
    pieces,
    length,
    gap,
    key: left <= 0 ? addWord(key, length) : key,
    masked: left <= 0 ? key : masked,
    beginning,
    firstTwo,
    lastTwo: words >= 2 && left > 0 ? addWord(beforeLast, lastWord) : 0,
    words,
    letters,
    capitals,
    capitalized,
    digits,
    commas,
    sentences,
    bars,
    quotes,
    dense,
    label: label === NO_LABEL ? 0 : label,
    labelFurniture,
    digitRun,
    ends,
    begins: beginClass(text.charCodeAt(pieces[0]!)),
    classes,
    plainWords,
    firstClasses,
    furniture: known.lines.get(key) || furniture,
  };
}
/** The longest run of figures in a word. */
function longestRun(text: string, start: number, end: number): number {
  let longest = 0;
  for (let at = start, run = 0; at < end; at++) {
    run = kinds[text.charCodeAt(at)] === FIGURE ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

const COMMON = WORD_CLASSES.indexOf("common");

/** No more words than this are kept of a line. */
function wordsAtMost(pieces: readonly number[]): number {
  let length = 0;
  for (let piece = 0; piece < pieces.length && length < SAMPLE + MOST; piece += 2) length += pieces[piece + 1]! - pieces[piece]! + 1;
  return Math.min(length, SAMPLE + LONGEST_WORD + MOST);
}

/** Adds the words of a part of a text to a hash and to the list, which has room for them. */
export function hashWords(text: string, start: number, end: number, key: number, list: WordList): number {
  const { hashes, stems } = list;
  let place = list.count;
  let hash = key;
  let word = HASH_SEED;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit]! || learnKind(unit);
    if (kind < HAN) {
      if (kind !== INNER || word !== HASH_SEED) word = addUnit(word, lowered[unit]!);
      continue;
    }
    if (word !== HASH_SEED) {
      hash = addWord(hash, word);
      hashes[place] = word;
      stems[place++] = 0;
      word = HASH_SEED;
    }
    if (kind !== HAN) continue;
    hash = addWord(hash, addUnit(HASH_SEED, unit));
    hashes[place] = addUnit(HASH_SEED, unit);
    stems[place++] = 0;
  }
  list.count = place;
  if (word === HASH_SEED) return hash;
  hashes[place] = word;
  stems[place] = 0;
  list.count = place + 1;
  return addWord(hash, word);
}

/** There is a colon, but behind more words than a label has. */
const NO_LABEL = 99;

/** For each code unit, what a line that ends in it ends with: 3, 2, 0 as in `TextLine.ends`; 1 for all others. */
const endings = new Uint8Array(0x10000).fill(1);
for (const mark of ENDS_LINE) endings[mark.charCodeAt(0)] = 3;
for (const mark of "\"”’'»)]」』") endings[mark.charCodeAt(0)] = 2;
for (const mark of ":;：,|>→›") endings[mark.charCodeAt(0)] = 0;
/** The same for beginnings: 4, 5 as in `TextLine.begins`; 0 for all others. */
const beginnings = new Uint8Array(0x10000);
for (const mark of "•·*-–—→►▸▪■»›>+#") beginnings[mark.charCodeAt(0)] = 4;
for (const mark of "([{<") beginnings[mark.charCodeAt(0)] = 5;
/** So many closing marks are passed over. */
const MOST_CLOSING = 5;

function endClass(text: string, start: number, end: number): number {
  const ending = endings[text.charCodeAt(end - 1)]!;
  if (ending !== 2) return ending;
  let at = end - 2;
  while (at > start && at >= end - MOST_CLOSING && endings[text.charCodeAt(at)] === 2) at--;
  return endings[text.charCodeAt(at)] === 3 ? 3 : 2;
}

function beginClass(unit: number): number {
  const kind = kinds[unit]! || learnKind(unit);
  if (kind === SMALL) return 0;
  if (kind === BIG) return 1;
  if (kind === FIGURE) return 2;
  if (beginnings[unit] !== 0) return beginnings[unit]!;
  if (kind === QUOTE) return 3;
  return kind === CASELESS || kind === HAN ? 6 : 7;
}

/** The words of a line. */
export function lineText(text: string, { pieces }: Pick<TextLine, "pieces">): string {
  let joined = text.slice(pieces[0], pieces[1]);
  for (let piece = 2; piece < pieces.length; piece += 2) joined += ` ${text.slice(pieces[piece], pieces[piece + 1])}`;
  return joined;
}
