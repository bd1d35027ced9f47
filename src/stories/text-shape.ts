import { characterKind, DIGIT, isUpperCase, LETTER, MARK } from "../text/characters.js";

/** Whether a text has letters of kana or Han, which write no spaces and say as much in half the length. */
export const isDense = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
/** The same with Hangul, which says as much in half the length too. */
export const isEastAsian = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);

/** What the beginning of a text looks like; counts of its first `SAMPLE` code units. */
export interface TextShape {
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly commas: number;
  /** Ends of sentences: a stop before a space, or one of a script that sets none. */
  readonly sentences: number;
  /** Bars, bullets and arrows. */
  readonly bars: number;
  /** Code units looked at. */
  readonly length: number;
}

const SAMPLE = 400;
const CLASS: ReadonlyMap<number, number> = new Map([
  ...[..."."].map((mark) => [mark.charCodeAt(0), 1] as const),
  ...[..."!?؟।"].map((mark) => [mark.charCodeAt(0), 1] as const),
  ...[..."。！？"].map((mark) => [mark.charCodeAt(0), 2] as const),
  ...[...",，、،"].map((mark) => [mark.charCodeAt(0), 3] as const),
  ...[..."|•·→»>"].map((mark) => [mark.charCodeAt(0), 4] as const),
]);

/** Looks once over the beginning of a text. */
export function shapeOf(text: string): TextShape {
  const length = Math.min(SAMPLE, text.length);
  let [letters, capitals, digits, commas, sentences, bars] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    const kind = characterKind(text, at);
    if (kind === LETTER) {
      letters++;
      if (isUpperCase(text, at)) capitals++;
    } else if (kind === DIGIT) digits++;
    else {
      const found = CLASS.get(text.charCodeAt(at));
      if (found === undefined) continue;
      if (found === 2 || (found === 1 && (at + 1 >= length || /\s/.test(text[at + 1]!)))) sentences++;
      else if (found === 3) commas++;
      else if (found === 4) bars++;
    }
  }
  return { letters, capitals, digits, commas, sentences, bars, length };
}

const OPENERS = new Map([..."[\"“„«‘'「"].map((mark) => [mark, true]));

/** Whether a text begins with a mark of quotation. */
export const startsQuoted = (text: string): boolean => OPENERS.has(text[0] ?? "");

/** Letters and figures in lower case, all else as single spaces: what makes two lines the same. */
export function lineKey(text: string): string {
  let key = "";
  let from = -1;
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? characterKind(text, at) : 0;
    const isWord = kind === LETTER ? text.charCodeAt(at) !== 95 : kind === DIGIT || (kind === MARK && from >= 0);
    if (isWord && from < 0) from = at;
    else if (!isWord && from >= 0) {
      key += key === "" ? text.slice(from, at) : ` ${text.slice(from, at)}`;
      from = -1;
    }
    // The second half of a pair is a symbol by itself.
    if (isWord && text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff) at++;
  }
  return key.toLowerCase();
}
