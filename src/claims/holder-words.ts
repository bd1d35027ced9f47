import type { ClaimLexicon } from "./lexicon.js";

/**
 * Whom the words of a source stand for, for counting: "a spokesman for the ministry" and "the ministry" are one, as are all who speak for one government
 * ("Libyan officials", "Libya’s government"). The words in quotes, else `state:` and the country, which is empty for a government that is not named; `null` for no words.
 */
export function holderWords(source: string, { holders, countries }: ClaimLexicon): string | null {
  const words = source.match(/[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?:['’]s)?\.?/gu) ?? [];
  const kept: string[] = [];
  let country: string | null = null;
  let speaksForState = false;
  for (const word of words) {
    const plain = word.replace(/['’]s$/, "");
    const role = holders.get(plain.toLowerCase());
    const code = countries.get(plain) ?? countries.get(plain.replace(/s$/, ""));
    if (code !== undefined) country ??= code;
    else if (role === "state" || role === "speaker") speaksForState = true;
    if (role === undefined || role === "state") kept.push(plain.toLowerCase());
  }
  const isStateOnly = kept.every((word) => holders.get(word) === "state" || countries.has(word) || isCountryWord(word, countries));
  if (country !== null && isStateOnly && (speaksForState || words.length <= 2)) return `state:${country}`;
  if (country === null && speaksForState && kept.length > 0 && kept.every((word) => holders.get(word) === "state")) return "state:";
  if (kept.length > 0) return `"${kept.join(" ")}"`;
  return words.length === 0 ? null : `"${source.toLowerCase()}"`;
}

const isCountryWord = (word: string, countries: ReadonlyMap<string, string>): boolean => {
  const name = word.slice(0, 1).toUpperCase() + word.slice(1);
  return countries.has(name) || countries.has(name.replace(/s$/, "")) || countries.has(word.toUpperCase());
};
