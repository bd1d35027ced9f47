import type { Entity, PileEntity } from "../document/types.js";
import { rememberForms } from "../text/form-memory.js";
import { joinBodies } from "./join-bodies.js";
import { joinKinds } from "./join-kinds.js";
import { joinPersons } from "./join-persons.js";
import type { NameForms } from "./known-names.js";
import { plainWordsOf, wordsOf } from "./name-words.js";
import { type Gathered, noteUnder, type PileUnit, PileUnits } from "./pile-units.js";
import { soundsOf } from "./skeleton.js";

/** Gathers the entities of single stories and joins those that are one thing in the whole pile. */
export interface EntityJoiner {
  readonly add: (story: string, published: string | null, entities: readonly Entity[]) => void;
  readonly finish: () => PileEntity[];
}

/**
 * Joins on the same full name, however it is transliterated, whatever kind single stories took it for, and with or without initials; on the forms of well-known bodies;
 * on an acronym and its full name; and on a family name alone where one person of the pile is known by it. Holders without a name ("a doctor") are gathered by
 * their words and stay marked as such: they may be several.
 */
export function joinEntities(forms: NameForms): EntityJoiner {
  const byKey = new Map<string, Gathered>();
  const formsOf = rememberForms(readForm, REMEMBERED_FORMS);
  return {
    add: (story, _published, entities) => {
      for (const entity of entities) {
        const form = entity.nameless === true ? undefined : forms.known.of(entity.name);
        const key = form === undefined ? keyOf(entity, formsOf) : `known ${form.name}`;
        let unit = byKey.get(key);
        if (unit === undefined) {
          const kind = form?.kind ?? entity.kind;
          unit = { key, kind, isNameless: entity.nameless === true, ...emptyUnit() };
          byKey.set(key, unit);
        }
        unit.names.set(entity.name, (unit.names.get(entity.name) ?? 0) + 1);
        for (const alias of entity.aliases) unit.aliases.add(alias);
        for (const role of entity.roles ?? []) unit.roles.add(role);
        unit.stories.push({ story, entity: entity.id });
        unit.location ??= entity.location ?? null;
        unit.media ??= entity.media ?? null;
      }
    },
    finish: () => {
      const units = new PileUnits(byKey.values());
      joinTowns(units);
      joinPersons(units, forms.titles);
      joinKinds(units);
      joinBodies(units, forms);
      return numbered(units.sorted());
    },
  };
}

const emptyUnit = (): Omit<Gathered, "key" | "kind" | "isNameless"> => ({
  names: new Map(),
  aliases: new Set(),
  roles: new Set(),
  stories: [],
  location: null,
  media: null,
});

/** A name as keys have it. */
interface NameForm {
  readonly words: string;
  /** Without articles, as a place has it. */
  readonly plain: string;
  /** As a person's name of several words sounds, as it is where it has one. */
  readonly sounds: string;
}

/** Of at most this many names it is remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 50_000;

function readForm(name: string): NameForm {
  const plain = plainWordsOf(name);
  return { words: wordsOf(name).join(" "), plain: plain.join(" "), sounds: plain.length > 1 ? soundsOf(plain) : plain.join(" ") };
}

/** A town is known by where it lies and a country by its code, however they are written; persons by the sounds of their whole name. */
function keyOf({ kind, name, location, nameless }: Entity, formsOf: (name: string) => NameForm): string {
  if (location?.coordinates !== undefined) return `${kind} ${location.coordinates.join(" ")}`;
  if (location?.precision === "country") return `${kind} country ${location.country}`;
  const { words, plain, sounds } = formsOf(name);
  if (nameless === true) return `nameless ${words}`;
  return `${kind} ${kind === "person" ? sounds : kind === "place" ? plain : words}`;
}

/** Two rows of the gazetteer so near to one another, in degrees, and of one sound, are one town. */
const SAME_TOWN = 0.1;

/** Where a story leaves a town open, it is the one of the name that other stories settle, if they agree. */
function joinTowns(units: PileUnits): void {
  const towns = new Map<string, Set<PileUnit>>();
  const all = units.sorted();
  for (const unit of all) {
    if (unit.location?.coordinates === undefined) continue;
    const sound = `${unit.sounds.join(" ")} ${unit.location.country}`;
    const [known] = towns.get(sound) ?? [];
    if (known !== undefined && areNear(known, unit)) units.take(known, unit);
    else {
      noteUnder(towns, sound, unit);
      for (const name of unit.names.keys()) noteUnder(towns, plainWordsOf(name).join(" "), unit);
    }
  }
  for (const unit of all) {
    if (unit.kind !== "place" || unit.location !== null) continue;
    const [town, ...others] = towns.get(plainWordsOf(unit.name).join(" ")) ?? [];
    if (town !== undefined && others.length === 0) units.take(town, unit);
  }
}

function areNear({ location: a }: PileUnit, { location: b }: PileUnit): boolean {
  if (a?.coordinates === undefined || b?.coordinates === undefined) return false;
  return Math.abs(a.coordinates[0] - b.coordinates[0]) <= SAME_TOWN && Math.abs(a.coordinates[1] - b.coordinates[1]) <= SAME_TOWN;
}

function numbered(units: readonly PileUnit[]): PileEntity[] {
  const taken = new Set<string>();
  return units.map(({ kind, isNameless, name, words, names, aliases, roles, stories, location, media }) => {
    const plain = `${kind}-${words.join("-").slice(0, 60)}`;
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
      ...(isNameless ? { nameless: true as const } : {}),
      ...(location?.coordinates === undefined ? {} : { coordinates: location.coordinates }),
      stories,
    };
  });
}
