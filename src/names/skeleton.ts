/** Letters that stand for one sound of another script: doubled ones once, q, g, k, kh and gh alike, a last h silent. */
const plainConsonants = (word: string): string =>
  word
    .replace(/^(?:al|el|ad|as|ash|at)-/, "")
    .replace(/kh|gh|dh|th|sh|ch/g, (pair) => ({ kh: "k", gh: "g", dh: "d", th: "t", sh: "s", ch: "s" })[pair] ?? pair)
    .replace(/[qg]/g, "k")
    .replace(/h$/, "");

/**
 * Transliterations of one name meet in its sounds ("Muammar Gaddafi", "Moammar Gadhafi", "Muammer Qaddafi"): consonants
 * as above, and vowels in three classes, so that "John" and "Jane" stay apart.
 * Only where something else agrees too: the other name of a person, the country of a place.
 */
export const soundsOf = (words: readonly string[]): string =>
  words
    .map((word) =>
      plainConsonants(word)
        .replace(/['-]/g, "")
        .replace(/ee|ie/g, "i")
        .replace(/oo|ou/g, "u")
        .replace(/[ae]+/g, "a")
        .replace(/[iy]+/g, "i")
        .replace(/[ouw]+/g, "u")
        .replace(/(?<=[^aiu])h|(.)(?=\1)/g, ""),
    )
    .join(" ");

/** The consonants of a word as it sounds, one letter each. */
export const consonantsOf = (sounds: string): string => sounds.replace(/[aiu]/g, "");
