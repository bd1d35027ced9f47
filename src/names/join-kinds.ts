import { personsBy } from "./join-persons.js";
import { noteUnder, outstanding, type PileUnit, type PileUnits } from "./pile-units.js";

/** A name that is a located place in so large a share of its stories is that place in the others too. */
const SHARE_OF_PLACE = 0.2;
/** What some stories take for a body or a place under the family name of somebody who is in so many times as many stories is that person. */
const TIMES_COMMONER = 5;
/** Shorter single names sound alike by chance. */
const SHORTEST_ALIKE = 4;

/**
 * One name, one kind: what stories took for a person here and for a place there is what most took it for, a place on the map before all.
 * A single name that is part of a person's name in the pile is left to the persons.
 */
export function joinKinds(units: PileUnits): void {
  const families = personsBy(units, -1);
  const given = personsBy(units, 0);
  const parts = new Set([...families.keys(), ...given.keys()]);
  const named = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    if (unit.isNameless) continue;
    const sound = unit.sounds.join(" ");
    const isSingle = unit.sounds.length === 1;
    if (isSingle && parts.has(sound)) {
      const person = unit.kind === "person" || unit.location !== null ? null : outstanding(families.get(sound) ?? given.get(sound) ?? [], TIMES_COMMONER);
      if (person !== null && person.stories.length >= unit.stories.length * TIMES_COMMONER) units.take(person, unit);
      if (unit.kind === "person" || person !== null) continue;
    }
    noteUnder(named, isSingle ? unit.words.at(-1)! : sound, unit);
  }
  for (const same of named.values()) joinSame(units, [...same]);
  joinPlacesAlike(units, parts);
}

function joinSame(units: PileUnits, all: readonly PileUnit[]): void {
  const total = all.reduce((sum, { stories }) => sum + stories.length, 0);
  const places = all.filter(({ location }) => location !== null);
  // Towns of one name in two countries: nobody knows which of them the others are.
  if (all.length < 2 || places.length > 1) return;
  const place = places[0];
  const whole = place !== undefined && place.stories.length >= total * SHARE_OF_PLACE ? place : all[0]!;
  for (const unit of all) units.take(whole, unit);
}

/** Single names that sound alike, one of them a place: "Kufra", "al-Kufrah". */
function joinPlacesAlike(units: PileUnits, parts: ReadonlySet<string>): void {
  const alike = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    const sound = unit.sounds[0]!;
    if (!unit.isNameless && unit.sounds.length === 1 && sound.length >= SHORTEST_ALIKE && !parts.has(sound)) noteUnder(alike, sound, unit);
  }
  for (const same of alike.values()) if ([...same].some(({ kind }) => kind === "place")) joinSame(units, [...same]);
}
