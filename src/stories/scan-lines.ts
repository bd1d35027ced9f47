import { type LineWords, scanLine, type TextLine } from "./scan-line.js";
import { classBit, WORD_CLASSES } from "./word-classes.js";
import { WordList } from "./word-hashes.js";
import { wrappedRanges } from "./wrapped-lines.js";

/** The lines of a text, those of a hard-wrapped paragraph joined, each looked at once; and their words. */
export function scanLines(text: string, words: LineWords): { readonly lines: readonly TextLine[]; readonly wordList: WordList } {
  const wordList = new WordList();
  const lines = wrappedRanges(text, (start, end) => standsAlone(text, start, end, words)).map((range) => {
    const line = scanLine(text, range, words, wordList);
    wordList.ends.push(wordList.count);
    return line;
  });
  return { lines, wordList };
}

const MONTH = WORD_CLASSES.indexOf("month");
const BYLINE = classBit("byline");
/** A date or a byline has no more words. */
const MOST_WORDS = 12;
/** A dash may begin a line within a paragraph, but none of these. */
const BULLETS = "•·*►▸▪■»›→";
const unkept = new WordList();

/** Whether a line of a hard-wrapped text is no part of a paragraph: furniture, a date, a byline. */
function standsAlone(text: string, start: number, end: number, known: LineWords): boolean {
  unkept.count = 0;
  const { furniture, words, digitRun, ends, plainWords, classes, digits, firstClasses, capitalized } = scanLine(
    text,
    { pieces: [start, end], gap: 0 },
    known,
    unkept,
  );
  if (furniture > 0 || BULLETS.includes(text[start]!)) return true;
  if (words > MOST_WORDS) return false;
  if (digitRun === 4 && ends !== 3 && plainWords <= 3 && (classes[MONTH]! > 0 || digits >= 6)) return true;
  return (firstClasses & BYLINE) !== 0 && capitalized >= 3 && capitalized >= words - 3;
}
