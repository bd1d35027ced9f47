import type { Entity, NameKind, PileEntity } from "../document/types.js";
import { foldForm, initialsOf } from "./link-names.js";

/** Gathers the entities of single stories and joins those that are one thing in the whole pile. */
export interface EntityJoiner {
  readonly add: (story: string, published: string | null, entities: readonly Entity[]) => void;
  readonly finish: () => PileEntity[];
}

interface Joined {
  readonly key: string;
  readonly kind: NameKind;
  /** Forms with how many stories use each as their fullest. */
  readonly names: Map<string, number>;
  readonly aliases: Set<string>;
  readonly roles: Set<string>;
  readonly stories: { story: string; entity: string }[];
}

/**
 * Transliterations of one name meet in its skeleton: doubled letters once, q, g, k, kh and gh alike, vowels left out
 * ("Gaddafi", "Gadhafi", "Qaddafi"). Used only for names of two words or more, where both skeletons agree.
 */
export const skeletonOf = (words: readonly string[]): string =>
  words
    .map((word) =>
      word
        .replace(/^(?:al|el|ad|as|ash|at)-/, "")
        .replace(/kh|gh|dh|th|sh|ch/g, (pair) => ({ kh: "k", gh: "g", dh: "d", th: "t", sh: "s", ch: "s" })[pair] ?? pair)
        .replace(/[qg]/g, "k")
        .replace(/[aeiouyw'-]/g, "")
        .replace(/(.)\1+/g, "$1"),
    )
    .join(" ");

/**
 * Joins on the same full name and kind, on transliterations of a full person's name, on an acronym with the one full name
 * that has its initials, and on a bare family name that exactly one full-named person of the pile carries.
 */
export function createEntityJoiner(): EntityJoiner {
  const byKey = new Map<string, Joined>();
  return {
    add: (story, _published, entities) => {
      for (const entity of entities) {
        const key = keyOf(entity);
        let joined = byKey.get(key);
        if (joined === undefined) {
          joined = { key, kind: entity.kind, names: new Map(), aliases: new Set(), roles: new Set(), stories: [] };
          byKey.set(key, joined);
        }
        joined.names.set(entity.name, (joined.names.get(entity.name) ?? 0) + 1);
        for (const alias of entity.aliases) joined.aliases.add(alias);
        for (const role of entity.roles ?? []) joined.roles.add(role);
        joined.stories.push({ story, entity: entity.id });
      }
    },
    finish: () => finish(byKey),
  };
}

const wordsOf = (name: string): string[] =>
  name
    .split(/\s+/)
    .map(foldForm)
    .filter((word) => word !== "" && word !== "the");

function keyOf({ kind, name }: Entity): string {
  const words = wordsOf(name);
  return kind === "person" && words.length > 1 ? `person ${skeletonOf(words)}` : `${kind} ${words.join(" ")}`;
}

function finish(byKey: ReadonlyMap<string, Joined>): PileEntity[] {
  const merged = new Map(byKey);
  const families = new Map<string, Joined | null>();
  const acronyms = new Map<string, Joined | null>();
  const note = (index: Map<string, Joined | null>, key: string, joined: Joined): void =>
    void index.set(key, index.has(key) && index.get(key) !== joined ? null : joined);
  for (const joined of byKey.values()) {
    const words = wordsOf(commonest(joined.names));
    if (joined.kind === "person" && words.length > 1) note(families, words.at(-1) ?? "", joined);
    if ((joined.kind === "body" || joined.kind === "other") && words.length > 1) {
      note(acronyms, initialsOf(words), joined);
      for (const alias of joined.aliases) if (wordsOf(alias).length === 1) note(acronyms, foldForm(alias), joined);
    }
  }
  for (const [key, joined] of byKey) {
    const words = wordsOf(commonest(joined.names));
    if (words.length !== 1) continue;
    const isAcronym = /^\p{Lu}[\p{Lu}.]+$/u.test(commonest(joined.names));
    const whole = joined.kind === "person" ? families.get(words[0] ?? "") : joined.kind !== "place" && isAcronym ? acronyms.get(words[0] ?? "") : undefined;
    if (whole === undefined || whole === null || whole === joined) continue;
    for (const name of [...joined.names.keys(), ...joined.aliases]) whole.aliases.add(name);
    whole.stories.push(...joined.stories);
    merged.delete(key);
  }
  return numbered([...merged.values()]);
}

/** The form that most stories use; ties go to the longer, then the first in code unit order. */
const commonest = (names: ReadonlyMap<string, number>): string =>
  [...names].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";

function numbered(joined: readonly Joined[]): PileEntity[] {
  const taken = new Set<string>();
  const sorted = [...joined].sort((a, b) => b.stories.length - a.stories.length || (a.key < b.key ? -1 : 1));
  return sorted.map(({ kind, names, aliases, roles, stories }) => {
    const name = commonest(names);
    const slug = `${kind}-${wordsOf(name).join("-").slice(0, 60)}`;
    let id = slug;
    for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
    taken.add(id);
    const others = [...new Set([...names.keys(), ...aliases])].filter((form) => form !== name).sort((a, b) => (a < b ? -1 : 1));
    return { id, kind, name, aliases: others, ...(roles.size === 0 ? {} : { roles: [...roles].sort((a, b) => (a < b ? -1 : 1)) }), stories };
  });
}
