import { noteUnder, outstanding, type PileUnit, type PileUnits } from "./pile-units.js";
import { consonantsOf } from "./skeleton.js";

/** Of those who may be meant by a short name, the one that is in ten times as many stories as any other is; else nobody. */
const TIMES_COMMONER = 10;
/** Who is called by the family name alone in a story that never gives the other is well known: the one of that name is named in full in so many stories. */
const WELL_KNOWN = 2;
/** The same of a given name. */
const KNOWN_BY_GIVEN = 8;
/** Of two with other initials, the plain name is that of the one in so many times as many stories. */
const TIMES_OTHER_INITIALS = 4;
/** Names with fewer consonants are alike by chance. */
const SHORTEST_SKELETON = 4;
/** Beside a name of so many sounds, two are enough. */
const RARE_NAME = 7;

const isPerson = ({ kind, isNameless }: PileUnit): boolean => kind === "person" && !isNameless;
const isInitial = (word: string): boolean => /^\p{L}{1,2}$/u.test(word);

/** Makes one of persons under forms of one name: other transliterations, with and without initials, shortened, by the family or the given name alone. */
export function joinPersons(units: PileUnits, titles: ReadonlySet<string>): void {
  joinInitials(units);
  joinAlike(units);
  joinShortened(units);
  joinTitled(units, titles);
  joinSingle(units);
}

/** "Anna B. Roe" and "Anna Roe"; not where there are an Anna B. and an Anna C. too, unless one of them is the Anna Roe that everybody means. */
function joinInitials(units: PileUnits): void {
  const named = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    const words = unit.sounds;
    if (!isPerson(unit) || words.length < 2) continue;
    noteUnder(
      named,
      `${words[0]} ${words
        .slice(1, -1)
        .filter((word) => !isInitial(word))
        .join(" ")} ${words.at(-1)}`,
      unit,
    );
  }
  for (const same of named.values()) {
    if (same.size < 2) continue;
    const plain = [...same].filter((unit) => !unit.sounds.slice(1).some(isInitial));
    const initialled = [...same].filter((unit) => !plain.includes(unit));
    const meant = outstanding(initialled, TIMES_OTHER_INITIALS);
    if (meant === null) continue;
    const whole = outstanding([meant, ...plain], 1) ?? meant;
    for (const unit of [meant, ...plain]) units.take(whole, unit);
  }
}

/** Two words of which one sounds the same and the other has the same consonants, of which there are enough: "Mahmud Jibril", "Mahmoud Jabril". */
function joinAlike(units: PileUnits): void {
  const alike = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) {
    const words = unit.sounds;
    if (!isPerson(unit) || words.length < 2) continue;
    words.forEach((own, at) => {
      const skeleton = consonantsOf(own);
      const isRare = words.some((word, other) => other !== at && word.length >= RARE_NAME);
      if (skeleton.length >= (isRare ? 2 : SHORTEST_SKELETON))
        noteUnder(alike, words.map((word, other) => (other === at ? `~${skeleton}` : word)).join(" "), unit);
    });
  }
  for (const same of alike.values()) {
    const [first, ...others] = [...same];
    for (const other of others) units.take(first!, other);
  }
}

/** "Saif Holm" and "Saif al-Amin Holm", "Saif al-Amin" and "Saif al-Amin Holm", "Abdel Jalil" and "Mustafa Abdel Jalil", where one longer name fits alone. */
function joinShortened(units: PileUnits): void {
  const short = new Map<string, Set<PileUnit>>();
  const all = units.sorted().filter(isPerson);
  for (const unit of all) {
    const words = unit.sounds;
    if (words.length < 3 || words.length > LONGEST_NAME || isInitial(words[1]!)) continue;
    for (const form of shortForms(words)) noteUnder(short, form, unit);
  }
  for (const unit of all.reverse()) {
    const words = unit.sounds;
    if (words.length < 2) continue;
    const longer = outstanding(short.get(words.join(" ")) ?? [], TIMES_COMMONER);
    if (longer === null) continue;
    // Under the name that more stories use.
    if (longer.stories.length >= unit.stories.length) units.take(longer, unit);
    else units.take(unit, longer);
  }
}

const LONGEST_NAME = 6;

/** What a story took for a body with a person's title and name at its end is that person: "U.N. Secretary-General Anna Roe". */
function joinTitled(units: PileUnits, titles: ReadonlySet<string>): void {
  const persons = new Map<string, PileUnit>();
  const all = units.sorted();
  for (const unit of all) {
    const name = unit.sounds.join(" ");
    if (isPerson(unit) && unit.sounds.length > 1 && !persons.has(name)) persons.set(name, unit);
  }
  for (const unit of all) {
    if (unit.kind === "place" || unit.isNameless) continue;
    for (let length = 2; length < unit.sounds.length; length++) {
      const person = persons.get(unit.sounds.slice(-length).join(" "));
      if (person === undefined || !titles.has(unit.words.at(-length - 1) ?? "")) continue;
      units.take(person, unit);
      break;
    }
  }
}

function shortForms(words: readonly string[]): Set<string> {
  const forms = new Set([`${words[0]} ${words.at(-1)}`]);
  for (let length = 2; length < words.length; length++) {
    forms.add(words.slice(0, length).join(" "));
    forms.add(words.slice(-length).join(" "));
  }
  forms.delete(words.join(" "));
  return forms;
}

/** A family name alone, however it is transliterated, and a given name alone, of whoever is well known in the pile. */
function joinSingle(units: PileUnits): void {
  const families = personsBy(units, -1);
  const given = personsBy(units, 0);
  for (const unit of units.sorted()) {
    const [name, ...others] = unit.sounds;
    if (!isPerson(unit) || others.length > 0 || name === undefined) continue;
    const carriers = families.get(name);
    const family = outstanding(carriers ?? [], TIMES_COMMONER);
    if (family !== null && family.stories.length >= WELL_KNOWN) units.take(family, unit);
    if (carriers !== undefined) continue;
    const first = outstanding(given.get(name) ?? [], TIMES_COMMONER);
    if (first !== null && first.stories.length >= KNOWN_BY_GIVEN) units.take(first, unit);
  }
}

/** Persons by the last word of their names, or the first, as it sounds. */
export function personsBy(units: PileUnits, at: 0 | -1): ReadonlyMap<string, ReadonlySet<PileUnit>> {
  const persons = new Map<string, Set<PileUnit>>();
  for (const unit of units.sorted()) if (isPerson(unit) && unit.sounds.length > 1) noteUnder(persons, unit.sounds.at(at)!, unit);
  return persons;
}
