// What kind of character a code point is, looked up once and then remembered in a flat table.

export const SPACE = 1;
export const NEWLINE = 2;
export const LETTER = 3;
export const DIGIT = 4;
/** Combining marks, joiners and variation selectors: they belong to what stands before them. */
export const MARK = 5;
/** Everything else: punctuation, symbols, control characters. */
export const SYMBOL = 6;

const PLANE = 0x10000;
const known = new Uint8Array(PLANE);

function classify(character: string): number {
  if (/[\n\r\u2028\u2029\u0085\v\f]/.test(character)) return NEWLINE;
  if (/\s/.test(character) || character === "\u200b") return SPACE;
  if (/\p{M}|\u200c|\u200d|[\ufe00-\ufe0f]/u.test(character)) return MARK;
  if (/\p{L}/u.test(character) || character === "_") return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return SYMBOL;
}

/** The kind of the character at an offset: one of the constants above. A lone surrogate is a symbol. */
export function characterKind(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const point = text.codePointAt(offset) ?? unit;
    return point > 0xffff ? classify(String.fromCodePoint(point)) : SYMBOL;
  }
  const kind = known[unit] ?? 0;
  if (kind !== 0) return kind;
  const found = unit >= 0xdc00 && unit <= 0xdfff ? SYMBOL : classify(String.fromCharCode(unit));
  known[unit] = found;
  return found;
}

/** Number of code units of the character at an offset: 2 for a surrogate pair, else 1. */
export function characterLength(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(offset + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

const upper = new Uint8Array(PLANE);

/** Whether the character at an offset is an upper-case or title-case letter. */
export function isUpperCase(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return unit >= 65 && unit <= 90;
  if (Number.isNaN(unit)) return false;
  const seen = upper[unit] ?? 0;
  if (seen !== 0) return seen === 2;
  const is = /[\p{Lu}\p{Lt}]/u.test(String.fromCharCode(unit));
  upper[unit] = is ? 2 : 1;
  return is;
}

const lower = new Uint8Array(PLANE);

/** Whether the character at an offset is a lower-case letter. */
export function isLowerCase(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return unit >= 97 && unit <= 122;
  if (Number.isNaN(unit)) return false;
  const seen = lower[unit] ?? 0;
  if (seen !== 0) return seen === 2;
  const is = /\p{Ll}/u.test(String.fromCharCode(unit));
  lower[unit] = is ? 2 : 1;
  return is;
}
