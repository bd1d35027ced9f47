import { civilDay, parseDay } from "../text/calendar.js";
import type { Atoms } from "./atoms.js";
import type { Reading } from "./context.js";

/** So many old years make a history. */
const FEWEST_OLD = 6;
/** For each word that points at the day of writing a history has at least so many old years. */
const OLD_PER_DEICTIC = 2;
/** A year more than this before publication is old. */
const OLD_YEARS = 1;

/**
 * Chooses how the dates of a text are counted. A history names many years that are long past and hardly ever points at its own
 * day ("yesterday", "Monday", "ago") or quotes ("said"); a text without a publication day is one already with three of them.
 */
export function chooseReading(atoms: Atoms, published: string | null): Reading {
  const day = published === null ? null : parseDay(published);
  const now = day === null ? null : civilDay(day).year;
  const old = atoms.years.reduce((count, year) => (year >= 1500 && (now === null || year < now - OLD_YEARS) ? count + 1 : count), 0);
  const fewest = now === null ? 3 : FEWEST_OLD;
  return old >= fewest && old >= OLD_PER_DEICTIC * atoms.deicticCount ? "narrative" : "news";
}
