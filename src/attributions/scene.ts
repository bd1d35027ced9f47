import type { Name, NameKind, Words } from "../document/types.js";
import { hashText } from "../learn/index.js";

/** What the taggers need to know of a story's words, each as a flat array over the words. */
export interface Scene {
  readonly words: Words;
  /** Lower-case forms. */
  readonly lower: readonly string[];
  readonly lowerHash: Int32Array;
  readonly suffixHash: Int32Array;
  /** 0 lower case, 1 capital, 2 all capitals, 3 figure, 4 mark. */
  readonly shape: Uint8Array;
  /** 0 none, 1 person, 2 body, 3 place, 4 other, 5 pronoun. */
  readonly name: Uint8Array;
  /** Number of the paragraph (line) of each word. */
  readonly paragraph: Int32Array;
  /** 1 inside double quotation marks (the marks included); begun anew in each paragraph. */
  readonly quoted: Uint8Array;
  /** 1 opening mark, 2 closing mark. */
  readonly mark: Uint8Array;
}

const NAME_NUMBER: Readonly<Record<NameKind, number>> = { person: 1, body: 2, place: 3, other: 4 };
const PRONOUNS = new Set(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "its"]);

const hashes = new Map<string, number>();
/** At most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 100_000;
function hashOf(form: string): number {
  let hash = hashes.get(form);
  if (hash === undefined) {
    if (hashes.size >= REMEMBERED_FORMS) hashes.clear();
    hash = hashText(form);
    hashes.set(form, hash);
  }
  return hash;
}

/** Reads the scene once over the words. */
export function readScene(text: string, words: Words, names: readonly Name[]): Scene {
  const { count } = words;
  const lower = words.forms.map((form) => form.toLowerCase());
  const scene = {
    words,
    lower,
    lowerHash: new Int32Array(count),
    suffixHash: new Int32Array(count),
    shape: new Uint8Array(count),
    name: new Uint8Array(count),
    paragraph: new Int32Array(count),
    quoted: new Uint8Array(count),
    mark: new Uint8Array(count),
  };
  for (let word = 0; word < count; word++) {
    const form = words.forms[word]!;
    scene.lowerHash[word] = hashOf(lower[word]!);
    scene.suffixHash[word] = hashOf(`-${lower[word]!.slice(-3)}`);
    scene.shape[word] = shapeOf(form);
    if (PRONOUNS.has(lower[word]!)) scene.name[word] = 5;
    const isNewLine = word > 0 && text.slice(words.ends[word - 1]!, words.starts[word]!).includes("\n") && words.sentences[word] !== words.sentences[word - 1];
    scene.paragraph[word] = word === 0 ? 0 : scene.paragraph[word - 1]! + (isNewLine ? 1 : 0);
  }
  markNames(scene, names);
  markQuotes(text, scene);
  return scene;
}

function shapeOf(form: string): number {
  const first = form.charCodeAt(0);
  if (first >= 48 && first <= 57) return 3;
  if (form[0] === form[0]!.toLowerCase() && form[0] === form[0]!.toUpperCase()) return 4;
  if (form[0] === form[0]!.toLowerCase()) return 0;
  return form.length > 1 && form === form.toUpperCase() ? 2 : 1;
}

function markNames({ words, name }: Pick<Scene, "words"> & { name: Uint8Array }, names: readonly Name[]): void {
  let word = 0;
  for (const { start, end, kind } of names) {
    while (word < words.count && words.ends[word]! <= start) word++;
    for (let at = word; at < words.count && words.starts[at]! < end; at++) if (name[at] !== 5) name[at] = NAME_NUMBER[kind];
  }
}

const isStraight = (form: string): boolean => form === '"';

/** Quotation marks by paragraph: a typographic mark says what it is, a straight one opens where none is open. */
function markQuotes(text: string, scene: Scene & { quoted: Uint8Array; mark: Uint8Array }): void {
  const { words, quoted, mark, paragraph } = scene;
  let isOpen = false;
  for (let word = 0; word < words.count; word++) {
    if (word > 0 && paragraph[word] !== paragraph[word - 1]) isOpen = false;
    const form = words.forms[word]!;
    if (
      form === "“" ||
      form === "``" ||
      form === "„" ||
      form === "«" ||
      (isStraight(form) && !isOpen) ||
      (form === "''" && !isOpen && /[\p{L}\p{N}]/u.test(text[words.ends[word]!] ?? ""))
    ) {
      isOpen = true;
      mark[word] = 1;
      quoted[word] = 1;
    } else if (form === "”" || form === "»" || (isStraight(form) && isOpen) || (form === "''" && isOpen)) {
      mark[word] = 2;
      quoted[word] = 1;
      isOpen = false;
    } else quoted[word] = isOpen ? 1 : 0;
  }
}
