import { characterKind, LETTER } from "../text/characters.js";
import type { StoryLexicon } from "./lexicon.js";
import { lineKey } from "./text-shape.js";
import { hashWord } from "./word-hashes.js";

/** Ranges of letters and the language they are first taken for. */
const SCRIPTS: readonly (readonly [number, number, string])[] = [
  [0x3040, 0x30ff, "ja"],
  [0xac00, 0xd7af, "ko"],
  [0x4e00, 0x9fff, "zh"],
  [0x0600, 0x06ff, "ar"],
  [0x0590, 0x05ff, "he"],
  [0x0400, 0x04ff, "ru"],
  [0x0370, 0x03ff, "el"],
  [0x0900, 0x097f, "hi"],
  [0x0e00, 0x0e7f, "th"],
];
/** The first letter of another script than the Latin one. */
const FIRST_OTHER = 0x0370;
/** A script is that of the text with this part of its letters. */
const SCRIPT_PART = 0.3;
/** So much of a text is looked at, in code units and in words. */
const SAMPLE = 1000;
export const MOST_WORDS = 100;
/** A language needs this many of its common words, and more than the next one. */
const FEWEST_WORDS = 4;

/** The language of a text by its letters and commonest words; "und" where they do not tell. */
export function languageOf(text: string, lexicon: StoryLexicon): string {
  const sample = text.slice(0, SAMPLE);
  return languageByScript(sample) ?? languageByWords(lineKey(sample).split(" ").map(hashWord), lexicon);
}

/** The same, of a text whose words have been hashed. */
export const languageOfWords = (text: string, words: ArrayLike<number>, lexicon: StoryLexicon): string =>
  languageByScript(text.slice(0, SCRIPT_SAMPLE)) ?? languageByWords(words, lexicon);
const SCRIPT_SAMPLE = 300;

function languageByScript(sample: string): string | null {
  const script = scriptOf(sample);
  return script === "ar" && /[پچژگ]/.test(sample) && /(?:^|\s)(?:است|که|را|این|از|به)(?:\s|$)/u.test(sample) ? "fa" : script;
}

function languageByWords(words: ArrayLike<number>, { stopWordHashes }: StoryLexicon): string {
  const counts = new Map<string, number>();
  for (let word = 0; word < words.length && word < MOST_WORDS; word++) {
    const languages = stopWordHashes.get(words[word]!);
    if (languages !== undefined) for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best === undefined || best[1] < FEWEST_WORDS || best[1] === next?.[1] ? "und" : best[0];
}

/** The language of the first script that enough letters belong to; `null` for Latin letters. */
function scriptOf(sample: string): string | null {
  const counts = new Int32Array(SCRIPTS.length);
  let letters = 0;
  for (let at = 0; at < sample.length; at++) {
    const small = sample.charCodeAt(at) | 32;
    if (small < 128) {
      if (small >= 97 && small <= 122) letters++;
      continue;
    }
    if (characterKind(sample, at) !== LETTER) continue;
    letters++;
    const unit = sample.charCodeAt(at);
    if (unit < FIRST_OTHER) continue;
    const script = SCRIPTS.findIndex(([first, last]) => unit >= first && unit <= last);
    if (script >= 0) counts[script]! += 1;
  }
  return SCRIPTS.find((_, script) => counts[script]! > letters * SCRIPT_PART)?.[2] ?? null;
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
