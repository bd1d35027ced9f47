import type { TimeExpression, TimeType } from "../document/types.js";
import { civilDay, formatDay, parseDay } from "../text/calendar.js";
import type { Atoms } from "./atoms.js";
import type { Pattern } from "./pattern.js";

/** How relative dates are counted: `news` from the publication day, `narrative` from the last date told. */
export type Reading = "news" | "narrative";

/** What an operation makes of a match; type and rule id only where they differ from those of the rule. */
export interface Resolved {
  readonly value: string;
  readonly edtf?: string;
  readonly anchor?: string;
  readonly type?: TimeType;
  readonly rule?: string;
}

/** Makes the value of a match; `null`: it is no time after all. `args` are the words after its name in the table. */
export type Operation = (match: RuleMatch, context: Context, args: readonly string[]) => Resolved | null;

/** A row of the rule table. */
export interface Rule {
  readonly id: string;
  readonly pattern: Pattern;
  /**
   * What may be taken into the extent on its left: `the`, `edge` ("early", "the end of"), `about` ("nearly", "at least");
   * `doubt`: the trained filter decides whether the words are a time at all.
   */
  readonly flags: ReadonlySet<string>;
  readonly type: TimeType;
  /** Makes the value; `null`: what matches is no time, and nothing may begin inside it. */
  readonly operation: Operation | null;
  readonly args: readonly string[];
  /** A marked text, counted from 15 January 2025; run as a test. */
  readonly example: string;
}

/** What a rule matched: the atoms `[first, last]`, and what its pattern kept. */
export interface RuleMatch {
  readonly rule: Rule;
  readonly first: number;
  readonly last: number;
  readonly get: (name: string) => string | undefined;
}

/** Decides whether the words of a doubtful rule ("now", "current") are marked as a time. */
export type DoubtFilter = (context: Context, match: RuleMatch) => boolean;

/** The last date that the text told, at the grain at which it told it; months and days are `null` where it did not. */
export interface Told {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Sentence in which it stands. */
  readonly sentence: number;
}

/** A reporting period: a quarter from 1 to 4, or 0 for a whole year. */
export interface Period {
  readonly year: number;
  readonly quarter: number;
}

/** So many mentions of quarters make a business report. */
const BUSINESS_QUARTERS = 2;

export interface ContextInput {
  readonly text: string;
  readonly atoms: Atoms;
  readonly published: string | null;
  readonly reading: Reading;
  readonly isTime: DoubtFilter;
  readonly rules: readonly Rule[];
}

/** What the values of a story hang on, and what was found so far. */
export class Context {
  readonly text: string;
  readonly atoms: Atoms;
  readonly reading: Reading;
  /** Day number of the publication; `null` where it is not known: then what hangs on it stays open. */
  readonly published: number | null;
  readonly found: TimeExpression[] = [];
  /** First and last atom of each of them. */
  readonly firsts: number[] = [];
  readonly lasts: number[] = [];
  /** Atoms before this one belong to an expression already. */
  taken = 0;
  told: Told | null = null;
  /** The last full day told, as a day number. */
  toldDay: number | null = null;
  /** The quarter a business report speaks of; quarter 0 is a whole year. */
  period: Period | null = null;
  /** Whether it is such a report. */
  readonly isBusiness: boolean;

  /** Decides whether doubtful words are a time. */
  readonly isTime: DoubtFilter;
  /** The rules in the order of their table. */
  readonly rules: readonly Rule[];

  constructor({ text, atoms, published, reading, isTime, rules }: ContextInput) {
    this.rules = rules;
    this.text = text;
    this.atoms = atoms;
    this.reading = reading;
    this.isTime = isTime;
    this.published = published === null ? null : parseDay(published);
    this.isBusiness = atoms.quarterCount >= BUSINESS_QUARTERS;
  }

  /** The period with which a business report compares: the one it named, else the last quarter that was over; `null` in other texts. */
  get comparedPeriod(): Period | null {
    if (this.period !== null) return this.period;
    return this.isBusiness && this.published !== null ? quarterOver(this.published) : null;
  }

  /** The day "last week" and "this year" are counted from; `null` where there is none. */
  get here(): number | null {
    return this.reading === "narrative" ? (this.there ?? this.published) : this.published;
  }

  /** The day "the next day" and "two years later" are counted from: the last day told, or the first of a coarser date told. */
  get there(): number | null {
    if (this.told === null) return null;
    if (this.told.day !== null) return this.told.day;
    return parseDay(`${String(this.told.year).padStart(4, "0")}-${String(this.told.month ?? 7).padStart(2, "0")}-01`);
  }

  /** Keeps what later expressions may hang on. */
  remember(time: TimeExpression, sentence: number): void {
    if (time.type !== "DATE" && time.type !== "TIME") return;
    const day = parseDay(time.value);
    if (day !== null) {
      const { year, month } = civilDay(day);
      this.told = { year, month, day, sentence };
      this.toldDay = day;
      return;
    }
    const coarse = /^(\d{4})(?:-(\d\d))?$/.exec(time.value);
    if (coarse !== null) this.told = { year: Number(coarse[1]), month: coarse[2] === undefined ? null : Number(coarse[2]), day: null, sentence };
  }
}

/** The anchor of what was counted from a day; nothing where there is none. */
export const anchoredOn = (day: number | null): { readonly anchor?: string } => (day === null ? {} : { anchor: formatDay(day) });

/** The last quarter that was over on a day. */
export function quarterOver(day: number): Period {
  const { year, month } = civilDay(day);
  const quarter = Math.ceil(month / 3) - 1;
  return quarter === 0 ? { year: year - 1, quarter: 4 } : { year, quarter };
}
