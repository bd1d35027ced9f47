import type { Atoms } from "./atoms.js";

/** `count` how many; `ord` an ordinal; `day` 1 to 31, also as an ordinal; `year` four figures or spoken; `int` a whole number; `two` two figures. */
export type Figures = "count" | "ord" | "year" | "day" | "int" | "two";

/** A number read from the text, as figures ("X" where it is open), and the atom after it. */
export interface ReadFigures {
  readonly value: string;
  readonly next: number;
}

const meaning = (atoms: Atoms, at: number, near: number, name: string): string | undefined =>
  atoms.isNear(at, near) ? atoms.entries[at]!.meanings?.get(name) : undefined;

const word = (atoms: Atoms, at: number, near: number): string => (atoms.isNear(at, near) ? atoms.entries[at]!.lower : "");

/** A number row is no longer than this ("nine hundred and ninety-nine thousand nine hundred and ninety-nine"). */
const LONGEST_ROW = 12;

/** Reads figures of a kind at an atom; `null` where there are none. */
export function figuresAt(kind: Figures, atoms: Atoms, at: number, near: number): ReadFigures | null {
  if (kind === "count") return countAt(atoms, at, near);
  return kind === "year" ? yearAt(atoms, at, near) : ordinalAt(kind, atoms, at, near);
}

/** "12", "1,200", "2.5", "5 1/2", "twenty-one", "two hundred", "a", "half a", "two and a half", "a few", "several". */
function countAt(atoms: Atoms, at: number, near: number): ReadFigures | null {
  const first = word(atoms, at, near);
  if (first === "half" && (word(atoms, at + 1, near) === "a" || word(atoms, at + 1, near) === "an")) return { value: "0.5", next: at + 2 };
  if (first === "a" || first === "an" || first === "another") return afterArticle(atoms, at, near);
  const figures = meaning(atoms, at, near, "num");
  const read = figures === undefined ? spelledAt(atoms, at, near) : { value: Number(figures), next: at + 1 };
  if (read === null) return meaning(atoms, at, near, "few") === undefined ? null : { value: "X", next: at + 1 };
  const half = halfAfter(atoms, read.next, near);
  return half === null ? { value: String(read.value), next: read.next } : { value: String(read.value + half.value), next: half.next };
}

/** After "a": "few", "couple of", "dozen", "half"; else one. */
function afterArticle(atoms: Atoms, at: number, near: number): ReadFigures {
  const second = word(atoms, at + 1, near);
  const of = word(atoms, at + 2, near) === "of" ? 1 : 0;
  if (second === "couple") return { value: "2", next: at + 2 + of };
  if (second === "dozen") return { value: "12", next: at + 2 };
  if (second === "half") return { value: "0.5", next: at + 2 };
  if (second === "few") return { value: "X", next: at + 2 };
  if (second === "hundred" || second === "thousand") return { value: second === "hundred" ? "100" : "1000", next: at + 2 };
  return { value: "1", next: at + 1 };
}

/** "1/2", "½", "and a half". */
function halfAfter(atoms: Atoms, at: number, near: number): { readonly value: number; readonly next: number } | null {
  const fraction = meaning(atoms, at, near, "fraction");
  if (fraction !== undefined) return { value: Number(fraction), next: at + 1 };
  const isHalf = word(atoms, at, near) === "and" && word(atoms, at + 1, near) === "a" && word(atoms, at + 2, near) === "half";
  return isHalf ? { value: 0.5, next: at + 3 } : null;
}

/** Number words in a row: "twenty-one", "two hundred and six". */
function spelledAt(atoms: Atoms, at: number, near: number): { readonly value: number; readonly next: number } | null {
  let total = 0;
  let current = 0;
  let next = -1;
  for (let place = at; place < at + LONGEST_ROW && atoms.isNear(place, near); place++) {
    const named = meaning(atoms, place, near, "number");
    if (named === undefined) {
      if (next === place && total + current >= 100 && word(atoms, place, near) === "and" && meaning(atoms, place + 1, near, "number") !== undefined) continue;
      break;
    }
    const value = Number(named);
    if (value === 100) current = Math.max(1, current) * 100;
    else if (value === 1000) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else if (current % 100 !== 0 && (current % 10 !== 0 || value >= 10)) break;
    else current += value;
    next = place + 1;
  }
  return next < 0 ? null : { value: total + current, next };
}

/** A year from 1000 to 2199 in figures, or spoken: "nineteen ninety-six", "two thousand and eight". */
function yearAt(atoms: Atoms, at: number, near: number): ReadFigures | null {
  const figures = meaning(atoms, at, near, "year");
  if (figures !== undefined) return { value: figures, next: at + 1 };
  const century = meaning(atoms, at, near, "number");
  if (century === undefined) return null;
  const hundreds = Number(century);
  if (hundreds === 2 && word(atoms, at + 1, near) === "thousand") {
    const spelled = spelledAt(atoms, at, near);
    return spelled === null || spelled.value < 2000 || spelled.value > 2099 ? null : { value: String(spelled.value), next: spelled.next };
  }
  if (hundreds < 17 || hundreds > 20) return null;
  const rest = spelledAt(atoms, at + 1, near);
  return rest === null || rest.value < 10 || rest.value > 99 ? null : { value: String(hundreds * 100 + rest.value), next: rest.next };
}

/** The other kinds: ordinals ("3rd", "third", "twenty-first"), days of a month, whole numbers. */
function ordinalAt(kind: Figures, atoms: Atoms, at: number, near: number): ReadFigures | null {
  if (kind === "two") {
    const two = meaning(atoms, at, near, "two");
    return two === undefined ? null : { value: two, next: at + 1 };
  }
  if (kind === "int" || kind === "day") {
    const whole = meaning(atoms, at, near, "int");
    if (whole !== undefined) return kind === "day" && (Number(whole) < 1 || Number(whole) > 31) ? null : { value: whole, next: at + 1 };
    if (kind === "int") return null;
  }
  const ordinal = meaning(atoms, at, near, "ordinal");
  if (ordinal !== undefined) return kind === "day" && Number(ordinal) > 31 ? null : { value: ordinal, next: at + 1 };
  const tens = Number(meaning(atoms, at, near, "number") ?? 0);
  const ones = meaning(atoms, at + 1, near, "ordinal");
  if (tens < 20 || tens > 90 || tens % 10 !== 0 || ones === undefined || Number(ones) > 9) return null;
  const value = tens + Number(ones);
  return kind === "day" && value > 31 ? null : { value: String(value), next: at + 2 };
}
