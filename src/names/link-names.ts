import type { Entity, Name, NameKind, Words } from "../document/types.js";
import type { NameLexicon } from "./lexicon.js";
import { foldForm, initialsOf } from "./name-words.js";
import type { TaggedName } from "./tag-names.js";

/** An entity while its mentions are gathered. */
export interface Group {
  kind: NameKind;
  name: string;
  readonly aliases: string[];
  readonly roles: string[];
  /** Words of the fullest form, folded. */
  words: readonly string[];
  /** Gender by given name or title; "-" where it is not known. */
  gender: string;
  /** Index of the word where it was last mentioned. */
  lastMention: number;
  /** How often it was mentioned so far. */
  mentions: number;
}

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly group: Group;
}

const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/;
/** Joins the mentions of one thing in a story: same form, family name, short form, acronym by parentheses or by initials. */
export function linkNames(
  text: string,
  words: Words,
  tagged: readonly TaggedName[],
  lexicon: NameLexicon,
): { readonly mentions: Mention[]; readonly groups: Group[] } {
  const groups: Group[] = [];
  const byForm = new Map<string, Group>();
  const byWord = new Map<string, Group[]>();
  const mentions: Mention[] = [];
  let previous: Mention | null = null;
  for (const name of tagged) {
    const start = words.starts[name.first]!;
    const end = words.ends[name.last]!;
    const form = text.slice(start, end);
    const parts = partsOf(words, name);
    const group: Group =
      acronymGroup(words, name, previous) ?? findGroup(candidatesOf(byWord, parts), byForm, name.kind, parts, form) ?? addGroup(groups, name.kind, form, parts);
    remember(group, form, parts, name, text, lexicon);
    for (const key of keysOf(group.words)) {
      const list = byWord.get(key);
      if (list === undefined) byWord.set(key, [group]);
      else if (!list.includes(group) && list.length < MOST_ALIKE) list.push(group);
    }
    byForm.set(`${group.kind === "place" ? "p" : "n"} ${parts.join(" ")}`, group);
    previous = { start, end, first: name.first, group };
    mentions.push(previous);
  }
  return { mentions, groups };
}

/** So many entities of a story may share a word; further ones are found by their whole form only. */
const MOST_ALIKE = 50;

/** By what an entity can be met again: its first and last word, the last without its article, its initials. */
const keysOf = (words: readonly string[]): readonly string[] => [
  ...new Set([words[0] ?? "", words.at(-1) ?? "", lastWithArticle(words), `+${initialsOf(words)}`, `+${words.map((word) => word[0]).join("")}`]),
];

/** The entities that a name may belong to. */
function candidatesOf(byWord: ReadonlyMap<string, readonly Group[]>, parts: readonly string[]): readonly Group[] {
  const candidates = new Set<Group>();
  for (const key of [parts[0] ?? "", parts.at(-1) ?? "", lastWithArticle(parts), `+${parts[0] ?? ""}`, initialsOf(parts)])
    for (const group of byWord.get(key) ?? []) candidates.add(group);
  return [...candidates];
}

function partsOf(words: Words, name: TaggedName): readonly string[] {
  const parts: string[] = [];
  for (let word = name.first; word <= name.last; word++) {
    const folded = foldForm(words.forms[word]!);
    if (folded !== "" && !(parts.length === 0 && folded === "the")) parts.push(folded);
  }
  return parts;
}

/** "Libyan National Army (LNA)": the name in parentheses right behind is the acronym of the one before. */
function acronymGroup(words: Words, name: TaggedName, previous: Mention | null): Group | null {
  if (previous === null || words.forms[name.first - 1] !== "(" || words.forms[name.last + 1] !== ")" || name.first !== name.last) return null;
  const acronym = foldForm(words.forms[name.first]!);
  const gap = words.starts[name.first - 1]! - previous.end;
  return gap <= 1 &&
    acronym.length >= 2 &&
    acronym.length <= 10 &&
    /^\p{Lu}{2,}/u.test(words.forms[name.first]!.replace(/\./g, "")) &&
    sharesInitials(acronym, previous.group.words)
    ? previous.group
    : null;
}

const sharesInitials = (acronym: string, words: readonly string[]): boolean =>
  initialsOf(words).startsWith(acronym.slice(0, 2)) || initialsOf(words) === acronym || words.map((word) => word[0]).join("") === acronym;

function findGroup(groups: readonly Group[], byForm: ReadonlyMap<string, Group>, kind: NameKind, parts: readonly string[], form: string): Group | null {
  const same = byForm.get(`${kind === "place" ? "p" : "n"} ${parts.join(" ")}`);
  if (same !== undefined && (parts.length > 1 || kind !== "person")) return same;
  let best: Group | null = null;
  for (const group of groups) {
    if (!mayJoin(group, kind, parts, form)) continue;
    // A family name that several carry goes to the one named most so far, else last.
    if (best === null || isNearer(group, best)) best = group;
  }
  return best ?? same ?? (kind === "person" && parts.length === 1 ? namedFirst(groups, parts[0] ?? "") : null);
}

/** The one person whose given name this is. */
function namedFirst(groups: readonly Group[], name: string): Group | null {
  const persons = groups.filter(({ kind, words }) => kind === "person" && words.length > 1 && words[0] === name);
  return persons.length === 1 ? persons[0]! : null;
}

const isNearer = (a: Group, b: Group): boolean => (a.mentions === b.mentions ? a.lastMention > b.lastMention : a.mentions > b.mentions);

function mayJoin(group: Group, kind: NameKind, parts: readonly string[], form: string): boolean {
  if (kind === "person" && group.kind === "person") return isShortPerson(parts, group.words) || isShortPerson(group.words, parts);
  if (kind !== group.kind && !(kind !== "person" && group.kind !== "person" && kind !== "place" && group.kind !== "place")) return false;
  if (kind === "place") return parts.join(" ") === group.words.join(" ");
  const own = parts.join(" ");
  if (own === group.words.join(" ")) return true;
  return isAcronymOf(form, parts, group.words) || isAcronymOf(group.name, group.words, parts);
}

/** "LNA" for "Libyan National Army". */
function isAcronymOf(form: string, short: readonly string[], full: readonly string[]): boolean {
  if (short.length !== 1 || full.length < 2 || !/^\p{Lu}[\p{Lu}.]+$/u.test(form)) return false;
  return initialsOf(full) === short[0] || full.map((word) => word[0]).join("") === short[0];
}

/** "Haftar" is short for "Khalifa Haftar", "John Smith" for "John A. Smith"; "Khaled" alone is no short form of "Khaled Haftar"'s father. */
function isShortPerson(short: readonly string[], full: readonly string[]): boolean {
  const a = short.filter((word) => !GENERATION.test(word));
  const b = full.filter((word) => !GENERATION.test(word));
  if (a.length === 0 || a.length > b.length || haveOtherInitials(a, b)) return false;
  if (a.length === 1)
    return b.length > 1 ? a[0] === b.at(-1) || (b.length > 2 && a[0] === b.slice(-2).join(" ")) || a[0] === lastWithArticle(b) : a[0] === b[0];
  return a[0] === b[0] ? a.at(-1) === b.at(-1) : b.slice(-a.length).join(" ") === a.join(" ");
}

/** "George W. Holm" is not "George H. W. Holm". */
function haveOtherInitials(a: readonly string[], b: readonly string[]): boolean {
  const [own, their] = [a, b].map((words) => words.slice(1, -1).filter((word) => /^\p{L}{1,2}$/u.test(word)));
  return own!.length > 0 && their!.length > 0 && own!.join("") !== their!.join("");
}

/** "al-Sarraj" also stands as "Sarraj". */
const lastWithArticle = (words: readonly string[]): string => (words.at(-1) ?? "").replace(/^(?:al|el)-/, "");

function addGroup(groups: Group[], kind: NameKind, name: string, words: readonly string[]): Group {
  const group: Group = { kind, name, aliases: [], roles: [], words, gender: "-", lastMention: -1, mentions: 0 };
  groups.push(group);
  return group;
}

function remember(group: Group, form: string, parts: readonly string[], name: TaggedName, text: string, lexicon: NameLexicon): void {
  group.lastMention = name.first;
  group.mentions++;
  const isFuller = parts.length > group.words.length;
  if (form !== group.name) {
    const shorter = isFuller ? group.name : form;
    if (isFuller) {
      group.name = form;
      group.words = parts;
      const at = group.aliases.indexOf(form);
      if (at >= 0) group.aliases.splice(at, 1);
    }
    if (!group.aliases.includes(shorter)) group.aliases.push(shorter);
  }
  if (name.role !== null) {
    const role = text.slice(name.role.start, name.role.end);
    if (!group.roles.includes(role)) group.roles.push(role);
    if (/\b(?:Mrs|Ms|Miss|Madame|Queen|Princess|Lady|Sister|Congresswoman|Spokeswoman|Chairwoman|Frau|Dame)\b/.test(role)) group.gender = "f";
    else if (/\b(?:Mr|King|Prince|Sheikh|Lord|Sir|Father|Brother|Congressman|Spokesman|Chairman|Herr|Pope|Imam|Ayatollah)\b/.test(role)) group.gender = "m";
  }
  if (group.kind === "person" && group.gender === "-" && group.words.length > 1) group.gender = lexicon.givenNames.get(group.name.split(/\s+/)[0] ?? "") ?? "-";
}

/** The entities in order of first mention, and the mentions with their ids. */
export function numberEntities(mentions: readonly Mention[]): { readonly names: Name[]; readonly entities: Entity[] } {
  const ids = new Map<Group, string>();
  const entities: Entity[] = [];
  const sorted = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end);
  const names = sorted.map(({ start, end, group }) => {
    let id = ids.get(group);
    if (id === undefined) {
      id = `e${ids.size + 1}`;
      ids.set(group, id);
      entities.push({ id, kind: group.kind, name: group.name, aliases: group.aliases, ...(group.roles.length === 0 ? {} : { roles: group.roles }) });
    }
    return { start, end, kind: group.kind, entity: id };
  });
  return { names, entities };
}
