import type { Entity, Location, NameKind, PileEntity } from "../document/types.js";
import { foldForm, initialsOf } from "./link-names.js";
import { soundsOf } from "./skeleton.js";

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
  location: Location | null;
  media: Entity["media"] | null;
}

/**
 * Joins on the same full name and kind, on transliterations of a full person's name, on an acronym with the one full name
 * that has its initials, and on a bare family name that one full-named person of the pile carries alone,
 * or in ten times as many stories as anybody else.
 */
export function createEntityJoiner(): EntityJoiner {
  const byKey = new Map<string, Joined>();
  return {
    add: (story, _published, entities) => {
      for (const entity of entities) {
        const key = keyOf(entity);
        let joined = byKey.get(key);
        if (joined === undefined) {
          joined = { key, kind: entity.kind, names: new Map(), aliases: new Set(), roles: new Set(), stories: [], location: null, media: null };
          byKey.set(key, joined);
        }
        joined.names.set(entity.name, (joined.names.get(entity.name) ?? 0) + 1);
        for (const alias of entity.aliases) joined.aliases.add(alias);
        for (const role of entity.roles ?? []) joined.roles.add(role);
        joined.stories.push({ story, entity: entity.id });
        joined.location ??= entity.location ?? null;
        joined.media ??= entity.media ?? null;
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

/** A town is known by where it lies and a country by its code, however they are written; where a story leaves it open, it is the one of the name that others settle, if they agree. */
function keyOf({ kind, name, location }: Entity): string {
  const words = wordsOf(name);
  if (location?.coordinates !== undefined) return `${kind} ${location.coordinates.join(" ")}`;
  if (location?.precision === "country") return `${kind} country ${location.country}`;
  return kind === "person" && words.length > 1 ? `person ${soundsOf(words)}` : `${kind} ${words.join(" ")}`;
}

function finish(byKey: ReadonlyMap<string, Joined>): PileEntity[] {
  const merged = new Map(byKey);
  const families = new Map<string, Joined | null>();
  const acronyms = new Map<string, Joined | null>();
  const note = (index: Map<string, Joined | null>, key: string, joined: Joined): void =>
    void index.set(key, index.has(key) && index.get(key) !== joined ? null : joined);
  for (const joined of [...byKey.values()].sort((a, b) => b.stories.length - a.stories.length || (a.key < b.key ? -1 : 1))) {
    const words = wordsOf(commonest(joined.names));
    if (joined.kind === "person" && words.length > 1) noteFamily(families, words.at(-1) ?? "", joined);
    if ((joined.kind === "body" || joined.kind === "other") && words.length > 1) {
      note(acronyms, initialsOf(words), joined);
      for (const alias of joined.aliases) if (wordsOf(alias).length === 1) note(acronyms, foldForm(alias), joined);
    }
  }
  const towns = new Map<string, Joined | null>();
  for (const joined of byKey.values())
    if (joined.location?.coordinates !== undefined) for (const name of joined.names.keys()) note(towns, wordsOf(name).join(" "), joined);
  for (const [key, joined] of byKey) {
    const words = wordsOf(commonest(joined.names));
    const town = joined.kind === "place" && joined.location === null ? towns.get(words.join(" ")) : undefined;
    if (town !== undefined && town !== null) {
      take(town, joined);
      merged.delete(key);
    }
    if (words.length !== 1) continue;
    const isAcronym = /^\p{Lu}[\p{Lu}.]+$/u.test(commonest(joined.names));
    const whole = joined.kind === "person" ? families.get(words[0] ?? "") : joined.kind !== "place" && isAcronym ? acronyms.get(words[0] ?? "") : undefined;
    if (whole === undefined || whole === null || whole === joined) continue;
    take(whole, joined);
    merged.delete(key);
  }
  return numbered([...merged.values()]);
}

/** Of those who carry one family name, the one that is in ten times as many stories as any other is meant by it alone; else nobody. */
const TIMES_COMMONER = 10;

function noteFamily(families: Map<string, Joined | null>, name: string, joined: Joined): void {
  const other = families.get(name);
  if (other === undefined || (other !== null && joined.stories.length >= other.stories.length * TIMES_COMMONER)) families.set(name, joined);
  else if (other !== null && other.stories.length < joined.stories.length * TIMES_COMMONER) families.set(name, null);
}

function take(whole: Joined, part: Joined): void {
  for (const name of [...part.names.keys(), ...part.aliases]) whole.aliases.add(name);
  whole.stories.push(...part.stories);
}

/** The form that most stories use; ties go to the longer, then the first in code unit order. */
const commonest = (names: ReadonlyMap<string, number>): string =>
  [...names].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";

function numbered(joined: readonly Joined[]): PileEntity[] {
  const taken = new Set<string>();
  const sorted = [...joined].sort((a, b) => b.stories.length - a.stories.length || (a.key < b.key ? -1 : 1));
  return sorted.map(({ kind, names, aliases, roles, stories, location, media }) => {
    const name = commonest(names);
    const plain = `${kind}-${wordsOf(name).join("-").slice(0, 60)}`;
    const slug = taken.has(plain) && location !== null ? `${plain}-${location.country.toLowerCase()}` : plain;
    let id = slug;
    for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
    taken.add(id);
    const others = [...new Set([...names.keys(), ...aliases])].filter((form) => form !== name).sort((a, b) => (a < b ? -1 : 1));
    return {
      id,
      kind,
      name,
      aliases: others,
      ...(roles.size === 0 ? {} : { roles: [...roles].sort((a, b) => (a < b ? -1 : 1)) }),
      ...(location === null ? {} : { location }),
      ...(media === null || media === undefined ? {} : { media }),
      ...(location?.coordinates === undefined ? {} : { coordinates: location.coordinates }),
      stories,
    };
  });
}
