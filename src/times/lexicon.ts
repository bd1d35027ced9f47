import { rememberForms } from "../text/form-memory.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import { type Entry, lowerForm, type Phrase, type Piece, type Reading, type SentenceMark, type Vocabulary } from "./atoms.js";
import type { Rule } from "./context.js";
import { figureMeanings } from "./figure-words.js";
import { readRules } from "./rules.js";

/** The word lists and rules of the stage. */
export interface TimeLexicon extends Vocabulary {
  readonly rules: readonly Rule[];
}

/** So many forms are remembered before the memory is begun anew. */
const REMEMBERED = 40_000;
/** A form with more characters is not taken apart. */
const LONGEST_FORM = 40;

type Meanings = ReadonlyMap<string, string>;

/** Reads the tables of the stage. @throws ResourceError when one cannot be read */
export function readTimeLexicon(read: ResourceReader): TimeLexicon {
  const words = readMeanings(read);
  const rules = readRules(read);
  const roles = new Map(readTable(read, "times/lexicon/clause-words.en.tsv", ["word", "role"]).map(({ word, role }) => [word, role]));
  const phrases = new Map<string, Phrase[]>();
  const entryOf = entryMaker(rules, roles, phrases);
  addPhrases(phrases, words, entryOf);
  const meaningsOf = (lower: string): Meanings | null => words.get(lower) ?? figureMeanings(lower);
  const single = (form: string): Entry => {
    const lower = lowerForm(form);
    return entryOf(lower, isCapital(form), meaningsOf(lower));
  };
  return { readForm: rememberForms((form) => takeApart(form, single), REMEMBERED), rules };
}

const isCapital = (form: string): boolean => form !== "" && form[0] !== form[0]!.toLowerCase();

/** The meanings of each form by class: the word list, and the holidays as a class of their own. */
function readMeanings(read: ResourceReader): ReadonlyMap<string, Meanings> {
  const words = new Map<string, Map<string, string>>();
  const add = (form: string, name: string, value: string): void => {
    const meanings = words.get(form) ?? new Map<string, string>();
    meanings.set(name, value);
    words.set(form, meanings);
  };
  for (const path of ["times/lexicon/words.tsv", "times/lexicon/months.tsv"])
    for (const { form, class: name, value } of readTable(read, path, ["form", "class", "value"])) add(form, name, value);
  for (const { words: form, rule } of readTable(read, "times/lexicon/holidays.en.tsv", ["words", "rule"])) add(form, "holiday", rule);
  return words;
}

type EntryMaker = (lower: string, capital: boolean, meanings: Meanings | null) => Entry;

/** Makes entries with the rules that may begin at them, and those that may go on with them. */
function entryMaker(rules: readonly Rule[], roles: ReadonlyMap<string, string>, phrases: ReadonlyMap<string, readonly Phrase[]>): EntryMaker {
  const begins = rulesByKey(rules, ({ pattern }) => pattern.beginnings);
  const ends = rulesByKey(rules, ({ pattern }) => pattern.alone);
  const goesOn = rulesByKey(rules, ({ pattern }) => pattern.seconds);
  const none: readonly number[] = [];
  const nothing: ReadonlySet<number> = new Set();
  const found = (byKey: RulesByKey, lower: string, meanings: Meanings | null): ReadonlySet<number> => {
    const own = byKey.words.get(lower);
    if (meanings === null) return own ?? nothing;
    const all = new Set(own);
    for (const name of meanings.keys()) for (const index of byKey.classes.get(name) ?? []) all.add(index);
    return all;
  };
  return (lower, capital, meanings) => {
    const begun = found(begins, lower, meanings);
    const listed = begun.size === 0 ? none : [...begun].sort((a, b) => a - b);
    const ending = begun.size === 0 ? nothing : found(ends, lower, meanings);
    return {
      lower,
      isCapital: capital,
      role: roles.get(lower) ?? null,
      mark: MARKS.get(lower) ?? null,
      isLikePast: isLikePast(lower, capital, meanings?.get("tense")),
      meanings,
      rules: listed,
      alone: ending.size === 0 ? none : listed.filter((index) => ending.has(index)),
      seconds: found(goesOn, lower, meanings),
      phrases: phrases.get(lower) ?? null,
      year: Number(meanings?.get("year") ?? 0),
      isDeictic: meanings !== null && (meanings.has("weekday") || meanings.has("day-name") || meanings.has("deictic")),
      isQuarter: meanings !== null && (meanings.get("unit") === "Q" || meanings.has("quarter")),
    };
  };
}

/** What marks do; these are not words of any language. */
const MARKS: ReadonlyMap<string, SentenceMark> = new Map<string, SentenceMark>([
  ['"', "quote"],
  ["“", "opens"],
  ["``", "opens"],
  ["”", "closes"],
  ["''", "closes"],
  ...[",", ";", ":", "-", "--", "—", "–", "(", ")"].map((mark) => [mark, "breaks"] as const),
]);

const SHORTEST_PAST = 4;
const isLikePast = (lower: string, capital: boolean, tense: string | undefined): boolean =>
  tense === "past" || (!capital && lower.length >= SHORTEST_PAST && lower.endsWith("ed") && tense !== "open");

/** Numbers of rules by the words and by the classes that some of their steps read. */
interface RulesByKey {
  readonly words: ReadonlyMap<string, ReadonlySet<number>>;
  readonly classes: ReadonlyMap<string, ReadonlySet<number>>;
}

function rulesByKey(rules: readonly Rule[], stepsOf: (rule: Rule) => Rule["pattern"]["beginnings"]): RulesByKey {
  const byWord = new Map<string, Set<number>>();
  const byClass = new Map<string, Set<number>>();
  const add = (byKey: Map<string, Set<number>>, keys: readonly string[], index: number): void => {
    for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set<number>()).add(index));
  };
  for (const [index, rule] of rules.entries()) {
    for (const { words, classes, figures } of stepsOf(rule)) {
      add(byWord, words, index);
      add(byClass, classes, index);
      if (figures === null) continue;
      add(byWord, FIGURE_KEYS[figures].words, index);
      add(byClass, FIGURE_KEYS[figures].classes, index);
    }
  }
  return { words: byWord, classes: byClass };
}

/** The words and classes with which each kind of figures may begin. */
const FIGURE_KEYS = {
  count: { words: ["a", "an", "another", "half"], classes: ["num", "number", "few"] },
  ord: { words: [], classes: ["ordinal", "number"] },
  day: { words: [], classes: ["int", "ordinal", "number"] },
  year: { words: [], classes: ["year", "number"] },
  int: { words: [], classes: ["int"] },
  two: { words: [], classes: ["two"] },
} as const;

/** Listed forms and figures stay whole; others with hyphens, dashes or slashes are cut there if a part is listed. */
function takeApart(form: string, single: (form: string) => Entry): Reading {
  const whole = single(form);
  if (whole.meanings !== null || form.length > LONGEST_FORM || !/[-–—/]/.test(form) || form.length < 3) return { entry: whole, pieces: null };
  const pieces: Piece[] = [];
  for (const { 0: part, index } of form.matchAll(/[^-–—/]+/g)) pieces.push({ entry: single(part), from: index, to: index + part.length });
  return pieces.length > 1 && pieces.some(({ entry }) => entry.meanings !== null) ? { entry: pieces[0]!.entry, pieces } : { entry: whole, pieces: null };
}

/** Adds the listed phrases by their first word, the longer ones first. Entries made before do not know them: phrases are added before any text is read. */
function addPhrases(phrases: Map<string, Phrase[]>, words: ReadonlyMap<string, Meanings>, entryOf: EntryMaker): void {
  for (const [form, meanings] of words) {
    const forms = form.split(" ");
    if (forms.length === 1) continue;
    const phrase = { forms, entry: entryOf(form, false, meanings), capital: entryOf(form, true, meanings) };
    phrases.set(forms[0]!, [...(phrases.get(forms[0]!) ?? []), phrase]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.forms.length - a.forms.length);
}
