import { isAcronym, type NameForms } from "./known-names.js";
import { initialsOf, wordsOf } from "./name-words.js";
import { noteUnder, outstanding, type PileUnit, type PileUnits } from "./pile-units.js";

/** Of the bodies that an acronym or a shortened name may stand for, the one that is in so many times as many stories as any other is meant. */
const TIMES_COMMONER = 10;
/** By its initials alone, without parentheses beside it, a body is known that is named in full in so many stories, or has a word of bodies in its name. */
const KNOWN_BY_INITIALS = 2;
/** Two letters are those of many. */
const SHORTEST_SPELT = 3;
/** A body under its country's name is the one without it, if it is in so many stories … */
const KNOWN_BY_COUNTRY = 3;
/** … and in so large a share of those of the shorter name. */
const SHARE_OF_COUNTRY = 0.2;

const isBody = ({ kind, isNameless }: PileUnit): boolean => (kind === "body" || kind === "other") && !isNameless;

/** Makes one of bodies under a full name and its acronym, and with and without the name of their country. */
export function joinBodies(units: PileUnits, { demonyms, bodyWords }: NameForms): void {
  joinAcronyms(units, bodyWords);
  joinCountries(units, demonyms);
}

/** The letters of a name, acronyms in it whole: "usn" of "U.S. Navy". */
const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => (isAcronym(word) ? wordsOf(word).join("") : initialsOf(wordsOf(word))))
    .join("");

function joinAcronyms(units: PileUnits, bodyWords: ReadonlySet<string>): void {
  const told = new Map<string, Set<PileUnit>>();
  const spelt = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    const { name } = unit;
    if (!isBody(unit) || unit.words.length < 2) continue;
    for (const alias of unit.aliases) if (isAcronym(alias)) noteUnder(told, wordsOf(alias).join(""), unit);
    const isSure = unit.stories.length >= KNOWN_BY_INITIALS || bodyWords.has(name.split(/\s+/).at(-1) ?? "");
    if (unit.kind === "body" && isSure && /^\p{Lu}/u.test(name)) noteUnder(spelt, lettersOf(name), unit);
  }
  for (const unit of units.sorted()) {
    if (!isBody(unit) || !isAcronym(unit.name)) continue;
    const acronym = unit.words.join("");
    const bySpelling = acronym.length >= SHORTEST_SPELT && unit.kind === "body" ? spelt.get(acronym) : undefined;
    const whole = outstanding(told.get(acronym) ?? [], TIMES_COMMONER) ?? outstanding(bySpelling ?? [], TIMES_COMMONER);
    if (whole !== null) units.take(whole, unit);
  }
}

function joinCountries(units: PileUnits, demonyms: ReadonlySet<string>): void {
  const longer = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    const [first = "", ...rest] = unit.name
      .replace(/^[Tt]he /, "")
      .replace(/^United States /, "U.S. ")
      .split(/\s+/);
    if (isBody(unit) && rest.length > 0 && (demonyms.has(first) || isAcronym(first))) noteUnder(longer, wordsOf(rest.join(" ")).join(" "), unit);
  }
  for (const unit of units.sorted()) {
    const { words } = unit;
    const own = isBody(unit) && words.length > 1 ? longer.get(words.join(" ")) : undefined;
    const whole = outstanding(own ?? [], TIMES_COMMONER);
    if (whole === null) continue;
    const isKnown = whole.stories.length >= KNOWN_BY_COUNTRY && whole.stories.length >= unit.stories.length * SHARE_OF_COUNTRY;
    if (!isKnown && words.length < LONG_NAME) continue;
    if (whole.stories.length >= unit.stories.length) units.take(whole, unit);
    else units.take(unit, whole);
  }
}

/** A name of so many words is that of one body, with or without its country: "(Libyan) National Transitional Council". */
const LONG_NAME = 3;
