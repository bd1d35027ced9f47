import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { HashTable } from "./hash-table.js";
import { hashWords, type LineWords } from "./scan-line.js";
import { classBit, type WordClass } from "./word-classes.js";
import { hashWord, WordList } from "./word-hashes.js";

/** Parts of the table of phrases behind which a story is over. */
const TAILS: ReadonlySet<string> = new Set(["related", "comhead", "toc"]);
/** Of a longer phrase the first words are enough. */
const LONGEST_BEGINNING = 8;

/** @param isHidden leaves out entries: how training and checks imitate words that no table has */
export function readLineWords(read: ResourceReader, isHidden: (words: string) => boolean = () => false): LineWords {
  const list = new WordList();
  const look = (words: string): { readonly key: number; readonly words: number } => {
    list.count = 0;
    list.reserve(words.length + 1);
    return { key: hashWords(words, 0, words.length, 0, list), words: list.count };
  };
  const classes = new Map<number, number>();
  const common = new Set<number>();
  const put = (word: string, bit: number): void => {
    if (word.includes(" ") || word === "") return;
    // Words are hashed by themselves; what is not one word by the scanner is looked up by its parts.
    const hash = hashWord(word);
    classes.set(hash, (classes.get(hash) ?? 0) | bit);
  };
  for (const { word, class: name } of readTable(read, "stories/lexicon/line-words.tsv", ["word", "class"]))
    if (!isHidden(word)) put(word, classBit(name as WordClass));
  for (const { form } of readTable(read, "stories/lexicon/months.tsv", ["form", "month"])) put(form, classBit("month"));
  for (const { word } of readTable(read, "stories/lexicon/stop-words.tsv", ["word", "language"])) {
    put(word, classBit("common"));
    common.add(hashWord(word));
  }
  const lines = new Map<number, number>();
  const beginnings = new Map<number, number>();
  let longestBeginning = 0;
  const begin = (words: string, kind: number): void => {
    const { key, words: count } = look(words.split(/\s+/).slice(0, LONGEST_BEGINNING).join(" "));
    beginnings.set(key, kind);
    longestBeginning = Math.max(longestBeginning, count);
  };
  for (const { words, kind } of readTable(read, "stories/lexicon/furniture.tsv", ["words", "kind"])) {
    const { key, words: count } = look(words);
    if (count === 0 || isHidden(words)) continue;
    if (kind === "start" && count >= 2) begin(words, 2);
    else lines.set(key, Math.max(lines.get(key) ?? 0, kind === "tail" ? 3 : 1));
    if (kind === "tail" && count >= 3) begin(words, 3);
  }
  for (const { slot, words } of readTable(read, "stories/lexicon/text-furniture.tsv", ["language", "slot", "words"])) {
    const { key, words: count } = look(words);
    if (count === 0 || isHidden(words)) continue;
    lines.set(key, Math.max(lines.get(key) ?? 0, TAILS.has(slot) ? 3 : 1));
    if (count >= (TAILS.has(slot) ? 3 : 4)) begin(words, TAILS.has(slot) ? 3 : 2);
    const bit = classBit(slot === "nav" || slot === "tag" ? "section" : "widget");
    for (const word of words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) if (word.length > 2 && !common.has(hashWord(word))) put(word, bit);
  }
  return { classes: new HashTable(classes), beginnings: new HashTable(beginnings), lines: new HashTable(lines), longestBeginning };
}
