import { type Forest, type IntegerForest, integerForest, readForest } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import type { LineForests } from "./line-forests.js";
import { readLineWords } from "./line-words.js";
import type { LineWords } from "./scan-line.js";
import { lineKey } from "./text-shape.js";
import { hashWord } from "./word-hashes.js";

export type Furniture = "line" | "start" | "tail";

const BODY_MODEL = "stories/body.bin";
const HEADS_MODEL = "stories/heads.bin";

export interface StoryLexicon {
  /** Whether a line is page furniture, and of which kind; `null` for a line of text. */
  readonly furnitureOf: (line: string) => Furniture | null;
  /** Month names to 1–12, lower case. */
  readonly months: ReadonlyMap<string, number>;
  /** Days of the week, 1 is Monday, to their names in lower case. */
  readonly weekdays: ReadonlyMap<number, readonly string[]>;
  /** Common words to the languages that have them. */
  readonly stopWords: ReadonlyMap<string, readonly string[]>;
  /** The same by the hash of the word. */
  readonly stopWordHashes: ReadonlyMap<number, readonly string[]>;
  /** The trees that choose a page's body; `null` while they are trained. */
  readonly bodyForest: Forest | null;
  /** The trees that tell at which headings of a page further stories begin; `null` while they are trained. */
  readonly headForest: Forest | null;
  /** Words and phrases of plain text, by hash. */
  readonly lineWords: LineWords;
  /** The trees over the lines of plain text; `null` while they are trained. */
  readonly lineForests: LineForests | null;
  /** Words in the names of elements to the family they belong to. */
  readonly elementNames: ReadonlyMap<string, string>;
}

/** Counts, times ago, and other lines that only pages print. */
const COUNTER =
  /^(?:\d[\d.,]*\s?(?:k|m)?|\d[\d,.]* (?:shares?|comments?|comentarios?|kommentare?|commentaires?|commenti|reacties|views?|likes?|votes?)|comments? \(\d+\)|\d+ (?:min|mins|minutes?|hours?|hrs?|days?|weeks?|h|d)\.? (?:ago|read)|\d+[hdm] ago|yesterday|today|just now|page \d+ of \d+|\d+ \/ \d+|\d+ of \d+|[•·|–—*\-_=#+~ ]{1,80})$/i;
const COPYRIGHT = /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b/i;
const LONGEST_FURNITURE = 300;
/** A longer line is furniture only by how it begins. */
const LONGEST_LABEL = 160;

/**
 * Reads the word lists and the model of the stage.
 * @param isTrained false leaves the model out, for training it
 */
export function readStoryLexicon(read: ResourceReader, isTrained = true): StoryLexicon {
  const lines = new Map<string, Furniture>();
  // By their first letter.
  const starts = new Map<string, string[]>();
  const tails = new Map<string, string[]>();
  const put = (lists: Map<string, string[]>, words: string): unknown => lists.set(words[0] ?? "", [...(lists.get(words[0] ?? "") ?? []), words]);
  for (const { words, kind } of readTable(read, "stories/lexicon/furniture.tsv", ["words", "kind"])) {
    if (kind === "start") put(starts, words);
    else {
      lines.set(words, kind === "tail" ? "tail" : "line");
      if (kind === "tail" && (words.length > 14 || words.endsWith("("))) put(tails, words);
    }
  }
  const startsFurniture = (plain: string): boolean => starts.get(plain[0] ?? "")?.some((words) => plain.startsWith(words)) === true;
  const stopWords = new Map<string, string[]>();
  for (const { word, language } of readTable(read, "stories/lexicon/stop-words.tsv", ["word", "language"]))
    stopWords.set(word, [...(stopWords.get(word) ?? []), language]);
  const weekdays = new Map<number, string[]>();
  for (const { form, day } of readTable(read, "stories/lexicon/weekdays.tsv", ["form", "day"]))
    weekdays.set(Number(day), [...(weekdays.get(Number(day)) ?? []), lineKey(form)]);
  return {
    furnitureOf: (line) => {
      if (line.length > LONGEST_FURNITURE) return null;
      const plain = line.toLowerCase().replace(/’/g, "'").trim();
      if (plain.length > LONGEST_LABEL) return startsFurniture(plain) ? "start" : COPYRIGHT.test(plain) ? "tail" : null;
      const bare = plain.replace(/^[\s•·|>»→↓+-]+|[\s:.…|»→↓>]+$/g, "");
      const listed = lines.get(plain) ?? lines.get(bare);
      if (listed !== undefined) return listed;
      if (COUNTER.test(plain) || bare === "") return "line";
      if (COPYRIGHT.test(plain)) return "tail";
      if (tails.get(plain[0] ?? "")?.some((words) => plain.startsWith(words) && plain.length < words.length + 60) === true) return "tail";
      if (startsFurniture(plain)) return "start";
      const parts = plain.split(/\s*[|•·/]\s*|\s{2,}/);
      return parts.length > 1 && parts.every((part) => lines.has(part.trim())) ? "line" : isRowOfLabels(plain, lines) ? "line" : null;
    },
    months: new Map(readTable(read, "stories/lexicon/months.tsv", ["form", "month"]).map(({ form, month }) => [form, Number(month)])),
    weekdays,
    stopWords,
    stopWordHashes: new Map([...stopWords].map(([word, languages]) => [hashWord(word), languages])),
    headForest: isTrained ? readForest(read.bytes(HEADS_MODEL), HEADS_MODEL) : null,
    lineWords: readLineWords(read),
    lineForests: isTrained ? readLineForests(read) : null,
    bodyForest: isTrained ? readForest(read.bytes(BODY_MODEL), BODY_MODEL) : null,
    elementNames: new Map(readTable(read, "stories/lexicon/element-names.tsv", ["word", "family"]).map(({ word, family }) => [word, family])),
  };
}

function readLineForests(read: ResourceReader): LineForests {
  const forestOf = (name: string): IntegerForest => integerForest(readForest(read.bytes(`stories/lines-${name}.bin`), `stories/lines-${name}.bin`));
  return { body: forestOf("body"), headline: forestOf("headline"), second: forestOf("second"), caption: forestOf("caption"), byline: forestOf("byline") };
}

/** "Facebook Twitter WhatsApp": every word alone is furniture. */
function isRowOfLabels(line: string, lines: ReadonlyMap<string, Furniture>): boolean {
  const words = line.split(" ");
  return words.length > 1 && words.length < 8 && words.every((word) => lines.has(word));
}
