import { type MeanForest, readMeanForest } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** What a word of a figure is: a number, a scale, a vague plural ("dozens": at least so many), a limit, or an event by whose number of people it is known. */
export interface FigureWord {
  readonly role: string;
  readonly value: number;
}

/** An event family, and whether the word says its opposite. */
export interface EventWord {
  readonly family: string;
  readonly isOpposite: boolean;
}

export const DENIAL_ROLES = ["denies", "rejects", "retracts", "claim", "blame", "withheld", "false", "negates", "clause", "turn"] as const;
export type DenialRole = (typeof DENIAL_ROLES)[number];

/** An office, capital or body by whose name a state, or a body of states, is called. */
export interface Seat {
  /** Between two spaces. */
  readonly words: string;
  /** ISO 3166-1 code of the state, or the letters of the body of states. */
  readonly country: string;
  /** Whether it is looked for in the words as they are written, since its letters are a word, too ("WHO"); else in lower case without marks. */
  readonly isAsWritten: boolean;
}

/** A logistic regression over `PAIR_VALUES`, each less its mean and in parts of its spread. */
export interface SameThingWeights {
  readonly bias: number;
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly weights: readonly number[];
}

export interface ClaimLexicon {
  readonly sameThing: SameThingWeights;
  /** What decides where the regression is in doubt: trees over `TREE_VALUES`. */
  readonly sameThingTrees: MeanForest;
  readonly families: ReadonlyMap<string, EventWord>;
  readonly stop: ReadonlySet<string>;
  /**
   * Role to words: verbs that deny (`denies`), turn down (`rejects`) or take back (`retracts`), nouns of claims (`claim`), of guilt (`blame`),
   * of what is denied to people (`withheld`), words that say that something is not so (`false`, `negates`), and words that begin a clause, or turn to something else (`turn`).
   */
  readonly denials: ReadonlyMap<DenialRole, ReadonlySet<string>>;
  readonly figures: ReadonlyMap<string, FigureWord>;
  /** Short and other spellings of units of measure to the one that is compared. */
  readonly units: ReadonlyMap<string, string>;
  /** Words of a source to role: `light` ones, those for who speaks (`speaker`), and those for a government (`state`). */
  readonly holders: ReadonlyMap<string, string>;
  /** Offices and capitals by whose name a state is called. */
  readonly seats: readonly Seat[];
  /** Cues by which something is said to be so, or not to be so. */
  readonly cues: ReadonlySet<string>;
  /** Names of countries and of their people to ISO 3166-1 codes. */
  readonly countries: ReadonlyMap<string, string>;
}

export const SAME_THING_TREES = "claims/same-thing.bin";
const PUTS_FORWARD: ReadonlySet<string> = new Set(["asserts", "confirms", "alleges", "denies"]);

/** Reads the word lists of the stage and what it has learnt. */
export function readClaimLexicon(read: ResourceReader): ClaimLexicon {
  const trained = readTable(read, "claims/lexicon/same-thing.tsv", ["value", "mean", "spread", "weight"]);
  const column = (name: "mean" | "spread" | "weight"): number[] => trained.filter(({ value }) => value !== "bias").map((row) => Number(row[name]));
  const denials = readTable(read, "claims/lexicon/denials.en.tsv", ["word", "role"]);
  return {
    sameThing: {
      bias: Number(trained.find(({ value }) => value === "bias")?.weight ?? 0),
      means: column("mean"),
      spreads: column("spread"),
      weights: column("weight"),
    },
    sameThingTrees: readMeanForest(read.bytes(SAME_THING_TREES), SAME_THING_TREES),
    families: new Map(
      readTable(read, "claims/lexicon/event-families.en.tsv", ["form", "family", "sense"]).map(({ form, family, sense }) => [
        form,
        { family, isOpposite: sense === "opposite" },
      ]),
    ),
    stop: new Set(readTable(read, "claims/lexicon/stop-words.en.tsv", ["word"]).map(({ word }) => word)),
    denials: new Map(DENIAL_ROLES.map((role) => [role, new Set(denials.filter((row) => row.role === role).map(({ word }) => word))])),
    figures: new Map(
      readTable(read, "claims/lexicon/figures.en.tsv", ["words", "role", "value"]).map(({ words, role, value }) => [words, { role, value: Number(value) }]),
    ),
    units: new Map(readTable(read, "claims/lexicon/units.en.tsv", ["form", "unit"]).map(({ form, unit }) => [form, unit])),
    holders: new Map(readTable(read, "claims/lexicon/holders.en.tsv", ["word", "role"]).map(({ word, role }) => [word, role])),
    seats: readTable(read, "claims/lexicon/seats.en.tsv", ["words", "country"]).map(
      ({ words, country }): Seat => ({ words: ` ${words} `, country, isAsWritten: /^\p{Lu}+$/u.test(words) }),
    ),
    cues: new Set(
      readTable(read, "attributions/lexicon/cues.en.tsv", ["form", "lemma", "stance"]).flatMap(({ form, stance }) => (PUTS_FORWARD.has(stance) ? [form] : [])),
    ),
    countries: new Map([
      ...readTable(read, "names/lexicon/countries.tsv", ["form", "country"]).map(({ form, country }) => [form, country] as const),
      ...readTable(read, "names/lexicon/place-forms.tsv", ["form", "country", "city"]).flatMap(({ form, country, city }) =>
        city === "" ? [[form, country] as const] : [],
      ),
    ]),
  };
}
