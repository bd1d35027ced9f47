import type { StoryLexicon } from "./lexicon.js";

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\uac00-\ud7af]/g, "ko"],
  [/[\u4e00-\u9fff]/g, "zh"],
  [/[\u0600-\u06ff]/g, "ar"],
  [/[\u0590-\u05ff]/g, "he"],
  [/[\u0400-\u04ff]/g, "ru"],
  [/[\u0370-\u03ff]/g, "el"],
  [/[\u0900-\u097f]/g, "hi"],
  [/[\u0e00-\u0e7f]/g, "th"],
];
/** So much of a text is looked at. */
const SAMPLE = 4000;
/** A language needs this many of its common words, and this share more than the next one. */
const FEWEST_WORDS = 4;

/** The language of a text by its letters and commonest words; "und" where they do not tell. */
export function languageOf(text: string, lexicon: StoryLexicon): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) > letters * 0.3)
      return language === "ar" && /[پچژگ]/.test(sample) && /\b(?:است|که|را|این)\b/u.test(sample) ? "fa" : language;
  const counts = new Map<string, number>();
  for (const word of sample.toLowerCase().split(/[^\p{L}]+/u))
    for (const language of lexicon.stopWords.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best === undefined || best[1] < FEWEST_WORDS || best[1] === next?.[1] ? "und" : best[0];
}

/** A page's declared language where the letters of the text do not speak against it. */
export function checkedLanguage(declared: string | null, text: string, lexicon: StoryLexicon): string {
  const found = languageOf(text, lexicon);
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec((declared ?? "").trim().replace("_", "-"))?.[0] ?? null;
  if (tag === null) return found;
  return found === "und" ||
    tag.toLowerCase().startsWith(found) ||
    !["ja", "ko", "zh", "ar", "fa", "he", "ru", "el", "en", "de", "fr", "es"].includes(found) ||
    /[^\x00-\x7f]/.test(found)
    ? tag
    : found === "ru" && /^(?:uk|bg|sr|mk|be|kk)/i.test(tag)
      ? tag
      : found;
}
