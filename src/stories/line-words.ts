import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { type LineWords, scanLine } from "./scan-lines.js";

/** What a word of a line can be a sign of. A class is one bit. */
export const WORD_CLASSES = [
  "widget",
  "caption",
  "credit",
  "byline",
  "ago",
  "month",
  "day",
  "speech",
  "reader",
  "common",
  "role",
  "outlet",
  "section",
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];
export const classBit = (name: WordClass): number => 1 << WORD_CLASSES.indexOf(name);
/** Parts of the table of phrases behind which a story is over. */
const TAILS: ReadonlySet<string> = new Set(["related", "comhead", "toc"]);
const MONTH = WORD_CLASSES.indexOf("month");
const FURNITURE_CLASSES: readonly WordClass[] = ["widget", "ago", "month", "day", "section", "common"];

/** A table from hashes to small numbers, open addressing. 0 where a hash is not in it. */
function hashTable(entries: ReadonlyMap<number, number>): (hash: number) => number {
  let size = 64;
  while (size < entries.size * 3) size *= 2;
  const keys = new Int32Array(size);
  const values = new Uint16Array(size);
  const mask = size - 1;
  for (const [key, value] of entries) {
    let at = (key ^ (key >>> 15)) & mask;
    while (values[at] !== 0) at = (at + 1) & mask;
    keys[at] = key;
    values[at] = value;
  }
  return (hash) => {
    let at = (hash ^ (hash >>> 15)) & mask;
    while (values[at] !== 0) {
      if (keys[at] === (hash | 0)) return values[at]!;
      at = (at + 1) & mask;
    }
    return 0;
  };
}

/** @param isHidden leaves out entries: how training and checks imitate words that no table has */
export function readLineWords(read: ResourceReader, isHidden: (words: string) => boolean = () => false): LineWords {
  const none: LineWords = {
    classesOf: () => 0,
    isCommon: () => false,
    furnitureClasses: 0,
    longestPhrase: 0,
    beginningOf: () => 0,
    lineOf: () => 0,
    standsAlone: () => false,
  };
  const look = (words: string): { readonly key: number; readonly words: number } => scanLine(words, { pieces: [0, words.length], gap: 0 }, none, null);
  const classes = new Map<number, number>();
  const common = new Map<number, number>();
  const put = (word: string, bit: number): void => {
    if (word.includes(" ") || word === "") return;
    // Words are hashed by themselves; what is not one word by the scanner is looked up by its parts.
    const hash = wordHash(word);
    classes.set(hash, (classes.get(hash) ?? 0) | bit);
  };
  for (const { word, class: name } of readTable(read, "stories/lexicon/line-words.tsv", ["word", "class"]))
    if (!isHidden(word)) put(word, classBit(name as WordClass));
  for (const { form } of readTable(read, "stories/lexicon/months.tsv", ["form", "month"])) put(form, classBit("month"));
  for (const { word } of readTable(read, "stories/lexicon/stop-words.tsv", ["word", "language"])) {
    put(word, classBit("common"));
    common.set(wordHash(word), 1);
  }
  const lines = new Map<number, number>();
  const beginnings = new Map<number, number>();
  let longestPhrase = 0;
  const begin = (key: number, count: number, kind: number): void => {
    beginnings.set(key, kind);
    longestPhrase = Math.max(longestPhrase, count);
  };
  for (const { words, kind } of readTable(read, "stories/lexicon/furniture.tsv", ["words", "kind"])) {
    const { key, words: count } = look(words);
    if (count === 0 || isHidden(words)) continue;
    if (kind === "start" && count >= 2) begin(key, count, 2);
    else lines.set(key, Math.max(lines.get(key) ?? 0, kind === "tail" ? 3 : 1));
    if (kind === "tail" && count >= 3) begin(key, count, 3);
  }
  for (const { slot, words } of readTable(read, "stories/lexicon/text-furniture.tsv", ["language", "slot", "words"])) {
    const { key, words: count } = look(words);
    if (count === 0 || isHidden(words)) continue;
    lines.set(key, Math.max(lines.get(key) ?? 0, TAILS.has(slot) ? 3 : 1));
    if (count >= (TAILS.has(slot) ? 3 : 4)) begin(key, count, TAILS.has(slot) ? 3 : 2);
    const bit = classBit(slot === "nav" || slot === "tag" ? "section" : "widget");
    for (const word of words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) if (word.length > 2 && !common.has(wordHash(word))) put(word, bit);
  }
  const beginningOf = hashTable(beginnings);
  const lineOf = hashTable(lines);
  const classesOf = hashTable(classes);
  const commonOf = hashTable(common);
  const standing: LineWords = { ...none, classesOf, beginningOf, lineOf, longestPhrase };
  return {
    ...standing,
    isCommon: (word) => commonOf(word) !== 0,
    furnitureClasses: FURNITURE_CLASSES.reduce((bits, name) => bits | classBit(name), 0),
    standsAlone: (text, start, end) => {
      const line = scanLine(text, { pieces: [start, end], gap: 0 }, standing, null);
      if (line.furniture > 0) return true;
      if (line.digitRun === 4 && line.words <= 12 && line.ends !== 3 && line.plainWords <= 3 && (line.classes[MONTH]! > 0 || line.digits >= 6)) return true;
      return (line.firstClasses & classBit("byline")) !== 0 && line.words <= 12 && line.capitalized >= 3 && line.capitalized >= line.words - 3;
    },
  };
}

function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (const unit of word.toLowerCase()) for (let at = 0; at < unit.length; at++) hash = Math.imul(hash ^ unit.charCodeAt(at), 0x01000193);
  return hash;
}
