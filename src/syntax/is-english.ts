import type { Words } from "../document/types.js";
import { plainLower } from "./form-facts.js";
import type { NetworkFile } from "./network.js";

/**
 * A text is English when two thirds of the words that begin with a letter are among the forms that the trees have, or a quarter is among its commonest
 * forms ("the", "of", "said"). News in Romance and Germanic languages has 20 to 60 % and 0 to 20 %, shared names and "a", "no", "in"
 * counted; the texts of ewt-dev have more of the one or the other, but for one list of addresses.
 */
const KNOWN_SHARE = 2 / 3;
const COMMON_SHARE = 1 / 4;
/** A text of so few words is English when half of them are known. */
const FEW_WORDS = 10;
const KNOWN_SHARE_OF_FEW = 1 / 2;
/** The vocabulary's rows stand in order of frequency. */
const COMMON_ROWS = 120;
/** Judged by at most so many words. */
const LOOKED_AT = 400;

/** Whether a text is English; one without a letter is taken as English. */
export function isEnglish(words: Words, { vocabulary, header }: Pick<NetworkFile, "vocabulary" | "header">): boolean {
  let letters = 0;
  let known = 0;
  let common = 0;
  for (let word = 0; word < words.count && letters < LOOKED_AT; word++) {
    const form = words.forms[word]!;
    if (!/^\p{L}/u.test(form)) continue;
    letters++;
    const row = vocabulary.get(plainLower(form));
    if (row === undefined || row > header.learnt) continue;
    known++;
    if (row <= COMMON_ROWS) common++;
  }
  return known >= letters * (letters < FEW_WORDS ? KNOWN_SHARE_OF_FEW : KNOWN_SHARE) || common >= letters * COMMON_SHARE;
}
