/** Little words inside names that an acronym leaves out. */
const SMALL = new Set(["of", "the", "and", "for", "in", "on", "de", "la", "du", "al", "el", "&"]);

/** Upper and lower case, accents and apostrophes folded, for comparing forms. */
export const foldForm = (form: string): string =>
  form
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’'`.]/g, "")
    .toLowerCase();

/** The letters an acronym of these words has: "Libyan National Army" gives "lna". */
export const initialsOf = (words: readonly string[]): string =>
  words
    .filter((word) => !SMALL.has(word))
    .map((word) => word[0] ?? "")
    .join("");

/** The words of a name, folded, without "the". */
export const wordsOf = (name: string): string[] =>
  name
    .split(/\s+/)
    .map((word) => foldForm(word).replace(/[()[\]"“”«»,;:!?]/g, ""))
    .filter((word) => word !== "" && word !== "the");

/** The articles of Arabic names that stand as words of their own ("Abu Musab al Zarqawi"), before another word. */
const ARTICLES = new Set(["al", "el", "az", "ash", "ad", "an", "ar"]);

/** The words of a person's or a place's name, its articles left out and "Abdul Aziz", "Abd al-Aziz", "Abdelaziz" written alike. */
export const plainWordsOf = (name: string): string[] => {
  const words = wordsOf(name.replace(/\babd(?:[aeou]l[\s-]+|[\s-]+[aeou]l[\s-]+|[aeou]l(?=\p{L}{3}))/giu, "abdal"));
  return words
    .filter((word, at) => !(ARTICLES.has(word) && at + 1 < words.length))
    .map((word) => word.replace(/^(?:al|el|az|ash|ad|an|ar|as|at)-(?=\p{L}{3})/u, ""));
};
