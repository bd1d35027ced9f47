import type { Dice } from "./dice.js";
import type { Line } from "./dump.js";
import type { Phrases } from "./phrases.js";

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What is put into a phrase: names, byline, title, day. */
export interface Filling {
  readonly n: string;
  readonly m: string;
  readonly b: string;
  readonly t: string;
  readonly day: Day;
}

/** What a page prints, and how: chosen once for a dump. */
export interface Printer {
  readonly dice: Dice;
  /** Gap between the lines of one part. */
  readonly inner: number;
  readonly outlet: string;
  /** Phrases of a slot. */
  readonly of: (slot: string) => readonly string[];
  /** Puts words and numbers into a phrase. */
  readonly fill: (phrase: string, filling?: Partial<Filling>) => string;
  /** A phrase of a slot. */
  readonly phrase: (slot: string, filling?: Partial<Filling>) => string;
  /** The same phrase in the whole dump, mostly. */
  readonly usual: (slot: string, filling?: Partial<Filling>) => string;
  /** Whether the layout has something at all. */
  readonly has: (what: string, probability: number) => boolean;
  readonly name: () => string;
  readonly someDay: () => Day;
  /** A day as the layout writes it. */
  readonly date: (day: Day) => string;
  readonly add: (lines: Line[], text: string, gap?: number) => void;
  /** Labels below each other or in a row. */
  readonly addList: (lines: Line[], items: readonly string[], gap: number) => void;
}

const FIRST =
  "Maria Peter Lena Omar Ana Jun Paul Sofia Karim Nadia John Ellen Tom Ruth Hassan Marta Igor Claire David Susan Miguel Priya Wei Laura Felix Hannah Jonas Amélie Luc Carmen".split(
    " ",
  );
const LAST =
  "Holm Marsh Ross Haddad Silva Tanaka Becker Costa Nasser Petrova Miller Whitfield O'Brien García Weber Dubois Lindqvist Rossi Khan Okafor Schneider Martin López Novak Jensen Clark Adeyemi Moreau Vogel Kaya".split(
    " ",
  );
const CODE = "ABCDEFGHJKLMNPRSTUXZ0123456789";

export const firstName = (dice: Dice): string => dice.one(FIRST);

/** Chooses how a page in a language prints. */
export function createPrinter(language: string, phrases: Phrases, dice: Dice): Printer {
  const spoken = dice.chance(0.15) ? "en" : language;
  const of = (slot: string): readonly string[] => phrases.of(spoken, slot);
  const outlet = dice.one(of("outlet"));
  const name = (): string => `${dice.one(FIRST)} ${dice.one(LAST)}`;
  const someDay = (): Day => ({ year: 2005 + dice.below(21), month: 1 + dice.below(12), day: 1 + dice.below(28) });
  const number = (): string => String(dice.one([dice.below(10) + 1, dice.below(90) + 10, dice.below(900) + 100]));
  const plainDates = of("datefmt").filter((format) => !/\{T|#|\{t|\{o/.test(format));
  const fill = (phrase: string, filling: Partial<Filling> = {}): string => {
    const day = filling.day ?? someDay();
    return phrase
      .replace(/_$/, " ")
      .replace(/#/g, number)
      .replace(/\{n\}/g, () => filling.n ?? name())
      .replace(/\{m\}/g, () => filling.m ?? name())
      .replace(/\{b\}/g, () => filling.b ?? name())
      .replace(/\{B\}/g, () => (filling.b ?? name()).toUpperCase())
      .replace(/\{p\}/g, () => dice.one(of("place")))
      .replace(/\{o\}/g, outlet)
      .replace(/\{t\}/g, () => filling.t ?? "")
      .replace(/\{h\}/g, () =>
        name()
          .toLowerCase()
          .replace(/[^a-z]/g, ""),
      )
      .replace(/\{c\}/g, () => Array.from({ length: 4 + dice.below(6) }, () => CODE[dice.below(CODE.length)]).join(""))
      .replace(/\{y\}/g, String(day.year))
      .replace(/\{d\}/g, () => fill(dice.one(plainDates), { day }))
      .replace(/\{(?:Mon|Mo|D|DD|MM|M|Y|T|t|H|Wd|Wk)\}/g, (part) => datePart(part.slice(1, -1), day, { phrases, spoken, dice }));
  };
  const dateFormat = dice.one(of("datefmt"));
  const inner = dice.chance(0.7) ? 0 : 1;
  return {
    dice,
    inner,
    outlet,
    of,
    fill,
    name,
    someDay,
    date: (day) => fill(dateFormat, { day }),
    phrase: (slot, filling) => fill(dice.one(of(slot)), filling),
    ...remembering(of, fill, dice),
    ...adding(inner, dice),
  };
}

/** What is the same in the whole dump. */
function remembering(of: Printer["of"], fill: Printer["fill"], dice: Dice): Pick<Printer, "usual" | "has"> {
  const fixed = new Map<string, string>();
  const known = new Map<string, boolean>();
  return {
    usual: (slot, filling) => {
      const phrase = fixed.get(slot) ?? dice.one(of(slot));
      fixed.set(slot, phrase);
      return fill(dice.chance(0.8) ? phrase : dice.one(of(slot)), filling);
    },
    has: (what, probability) => {
      const has = known.get(what) ?? dice.chance(probability);
      known.set(what, has);
      return has;
    },
  };
}

function adding(inner: number, dice: Dice): Pick<Printer, "add" | "addList"> {
  const isInRows = dice.chance(0.15);
  const add: Printer["add"] = (lines, text, gap = inner) => {
    if (text.trim() !== "") lines.push({ text: text.trim(), gap, story: -1 });
  };
  return {
    add,
    addList: (lines, items, gap) => {
      if (isInRows && items.length > 1 && items.every((item) => item.length < 30))
        add(lines, items.join(dice.one([" ", " | ", " · ", " • ", ", ", "  "])), gap);
      else for (const [index, item] of items.entries()) add(lines, item, index === 0 ? gap : inner);
    },
  };
}

interface Calendar {
  readonly phrases: Phrases;
  readonly spoken: string;
  readonly dice: Dice;
}

/** A part of a date as a format names it. */
function datePart(part: string, { year, month, day }: Day, { phrases, spoken, dice }: Calendar): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hour = dice.below(24);
  const minute = two(dice.below(60));
  switch (part) {
    case "Mon":
      return phrases.months(spoken)[month - 1]!;
    case "Mo":
      return phrases.months(spoken)[month - 1]!.slice(0, 3);
    case "D":
      return String(day);
    case "DD":
      return two(day);
    case "MM":
      return two(month);
    case "M":
      return String(month);
    case "Y":
      return String(year);
    case "T":
      return `${two(hour)}${dice.chance(0.8) ? ":" : "."}${minute}`;
    case "t":
      return `${(hour % 12) + 1}:${minute} ${dice.one(["am", "pm", "AM", "PM", "a.m.", "p.m."])}`;
    case "H":
      return `${two(hour)}h${minute}`;
    case "Wd":
      return dice.one(phrases.weekdays(spoken));
    default:
      return dice.one(phrases.weekdays(spoken)).slice(0, 3);
  }
}
