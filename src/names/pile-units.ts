import type { Entity, Location, NameKind } from "../document/types.js";
import { plainWordsOf, wordsOf } from "./name-words.js";
import { soundsOf } from "./skeleton.js";

/** Entities of single stories that have one key. */
export interface Gathered {
  readonly key: string;
  readonly kind: NameKind;
  readonly isNameless: boolean;
  /** Forms with how many stories use each as their fullest. */
  readonly names: Map<string, number>;
  readonly aliases: Set<string>;
  readonly roles: Set<string>;
  readonly stories: { story: string; entity: string }[];
  location: Location | null;
  media: Entity["media"] | null;
}

/** Entities of single stories that are one thing of the pile. */
export class PileUnit {
  readonly key: string;
  readonly kind: NameKind;
  readonly isNameless: boolean;
  /** The form that most stories use. */
  readonly name: string;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** The words as they sound, without articles. */
  readonly sounds: readonly string[];
  readonly names: ReadonlyMap<string, number>;
  readonly aliases: Set<string>;
  readonly roles: Set<string>;
  readonly stories: { story: string; entity: string }[];
  location: Location | null;
  media: Entity["media"] | null;

  constructor({ key, kind, isNameless, names, aliases, roles, stories, location, media }: Gathered) {
    this.key = key;
    this.kind = kind;
    this.isNameless = isNameless;
    this.name = commonest(names);
    this.words = wordsOf(this.name);
    this.sounds = isNameless ? [] : soundsOf(plainWordsOf(this.name)).split(" ");
    this.names = names;
    this.aliases = aliases;
    this.roles = roles;
    this.stories = stories;
    this.location = location;
    this.media = media;
  }
}

/** The units of a pile; one that is taken into another is gone from the list. */
export class PileUnits {
  private readonly units: Set<PileUnit>;
  private order: PileUnit[];

  constructor(gathered: Iterable<Gathered>) {
    this.order = Array.from(gathered, (one) => new PileUnit(one));
    this.units = new Set(this.order);
  }

  /** By the number of stories, then by key: the same whatever the order of the stories. */
  sorted(): PileUnit[] {
    // What is nearly in order already is sorted in one pass.
    this.order = this.order.filter((unit) => this.units.has(unit)).sort(byWeight);
    return [...this.order];
  }

  /** Makes `part` one with `whole`, under the name and the kind of `whole`; the part's names become other forms of it. */
  take(whole: PileUnit, part: PileUnit): void {
    if (whole === part || !this.units.has(whole) || !this.units.delete(part)) return;
    for (const name of [...part.names.keys(), ...part.aliases]) whole.aliases.add(name);
    for (const role of part.roles) whole.roles.add(role);
    for (const place of part.stories) whole.stories.push(place);
    whole.location ??= whole.kind === part.kind ? part.location : null;
    whole.media ??= part.media;
  }
}

const byWeight = (a: PileUnit, b: PileUnit): number => b.stories.length - a.stories.length || (a.key < b.key ? -1 : 1);

/** The form that most stories use; ties go to the longer, then the first in code unit order. */
const commonest = (names: ReadonlyMap<string, number>): string =>
  [...names].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";

/** The one unit that most is said of, where it is in so many times as many stories as the next, or is the only one; else `null`. */
export function outstanding(units: Iterable<PileUnit>, times: number): PileUnit | null {
  const [first, second] = [...units].sort(byWeight);
  return first !== undefined && (second === undefined || first.stories.length >= second.stories.length * times) ? first : null;
}

/** Puts a unit under a key of an index. */
export function noteUnder<K>(index: Map<K, Set<PileUnit>>, key: K, unit: PileUnit): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([unit]));
  else known.add(unit);
}
