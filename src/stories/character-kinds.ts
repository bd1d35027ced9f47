import { characterKind, DIGIT, isUpperCase, LETTER, MARK, SPACE } from "../text/characters.js";

// What a code unit is to a line of text. Those up to `INNER` make up words; 0 is not yet known.
export const SMALL = 1;
export const BIG = 2;
/** Letters of scripts without capitals. */
export const CASELESS = 3;
export const FIGURE = 4;
/** Marks on letters. */
export const INNER = 5;
/** Letters of scripts without spaces: each a word by itself. */
export const HAN = 6;
export const BLANK = 7;
export const OTHER = 8;
export const STOP = 9;
/** A stop that no space follows. */
export const DENSE_STOP = 10;
export const COMMA = 11;
/** Bars, bullets and arrows. */
export const BAR = 12;
export const QUOTE = 13;
export const COLON = 14;

const MARKS = new Map<string, number>([
  ...[...".!?…؟।"].map((mark) => [mark, STOP] as const),
  ...[..."。！？"].map((mark) => [mark, DENSE_STOP] as const),
  ...[...",，、،;"].map((mark) => [mark, COMMA] as const),
  ...[..."|•·→»>›▸►▪■"].map((mark) => [mark, BAR] as const),
  ...[..."\"“”„«‘’'「」『』"].map((mark) => [mark, QUOTE] as const),
  ...[...":："].map((mark) => [mark, COLON] as const),
  ["_", OTHER],
]);

/** Kinds of code units, and the small letter of each, looked up once each. */
export const kinds = new Uint8Array(0x10000);
export const lowered = new Uint16Array(0x10000);
/**
 * What a code unit adds to the counts of a word, so that no question is asked of each letter: 1 and, in bits of their own, a capital and a
 * figure. 0 for what is no part of a word, -1 where the kind is not yet known. Counts of words up to `LONGEST_WORD` do not run over.
 */
export const tallies = new Int32Array(0x10000).fill(-1);
export const LONGEST_WORD = 200;
export const CAPITAL_BIT = 8;
export const FIGURE_BIT = 16;
const TALLIES: Readonly<Record<number, number>> = {
  [SMALL]: 1,
  [BIG]: 1 + (1 << CAPITAL_BIT),
  [CASELESS]: 1,
  [FIGURE]: 1 + (1 << FIGURE_BIT),
  [INNER]: 1,
};

const isDense = (unit: number): boolean => (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x0e00 && unit <= 0x0e7f);

/** Looks up the kind of a code unit that is not yet in the tables. */
export function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  lowered[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
  const kind = MARKS.get(character) ?? kindOf(character, unit, small);
  kinds[unit] = kind;
  tallies[unit] = TALLIES[kind] ?? 0;
  return kind;
}

function kindOf(character: string, unit: number, small: string): number {
  const kind = characterKind(character, 0);
  if (isDense(unit) && (kind === LETTER || kind === MARK)) return HAN;
  if (kind === LETTER) return isUpperCase(character, 0) ? BIG : small === character && character.toUpperCase() === character ? CASELESS : SMALL;
  if (kind === DIGIT) return FIGURE;
  if (kind === MARK) return INNER;
  return kind === SPACE ? BLANK : OTHER;
}
