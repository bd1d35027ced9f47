import type { Atoms } from "./atoms.js";
import { type Figures, figuresAt } from "./figures.js";

// The patterns of the rule table, compiled once. Elements are separated by spaces:
//   word|word   one of these words            @class|class  a word of one of these classes of the word list (after words)
//   $count $ord $year $day $int $two          figures or number words (see figures.ts)
//   ( … )?      optional group                 x?            optional element
//   [ … ]       what is marked; without it all of it is
//   !x          not followed by x             <x  <!x       (first) preceded by x, not preceded by x
//   ~x          joined to the word before by a hyphen or nothing      ^x   with a capital
//   name=x      keeps x under a name; a class and a figure are kept under their own

/** One step of a compiled pattern. */
interface Step {
  readonly kind: "test" | "option" | "not" | "open" | "close";
  readonly words: readonly string[];
  readonly classes: readonly string[];
  readonly figures: Figures | null;
  /** Where the match goes on when an optional part is left out. */
  readonly skipTo: number;
  readonly isGlued: boolean;
  readonly isCapital: boolean;
  /** Place of what is kept; -1 where nothing is. */
  readonly slot: number;
}

export interface Pattern {
  readonly steps: readonly Step[];
  /** What must stand before, the nearest last. */
  readonly before: readonly Step[];
  /** Names of what is kept, by slot. */
  readonly names: readonly string[];
  /** What the first atom must pass, one of them. */
  readonly beginnings: readonly Reads[];
  /** Those of them behind which a match may end. */
  readonly alone: readonly Reads[];
  /** What the second atom must pass, one of them, where the match goes on. */
  readonly seconds: readonly Reads[];
}

/** What a pattern matched: the atoms `[first, last]` that are marked, and what was kept. */
export interface Found {
  first: number;
  last: number;
  readonly values: (string | undefined)[];
  /** What the last test read. */
  tested: string;
}

/** @throws Error when the pattern cannot be read */
export function compilePattern(source: string): Pattern {
  const steps: Step[] = [];
  const names: string[] = [];
  const before: Step[] = [];
  const opened: number[] = [];
  const slotOf = (name: string): number => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  };
  const plain = { words: [], classes: [], figures: null, skipTo: 0, isGlued: false, isCapital: false, slot: -1 };
  for (const token of source.split(" ")) {
    if (token === "(") {
      opened.push(steps.length);
      steps.push({ ...plain, kind: "option" });
    } else if (token === ")?") {
      const at = opened.pop();
      if (at === undefined) throw new Error(`${source}: ")?" without "("`);
      steps[at] = { ...steps[at]!, skipTo: steps.length };
    } else if (token === "[" || token === "]") steps.push({ ...plain, kind: token === "[" ? "open" : "close" });
    else if (token.startsWith("<!")) before.push(testOf(token.slice(2), "not", () => -1));
    else if (token.length > 1 && token.startsWith("<")) before.push(testOf(token.slice(1), "test", () => -1));
    else if (token.startsWith("!")) steps.push(testOf(token.slice(1), "not", () => -1));
    else if (token.length > 1 && token.endsWith("?")) {
      steps.push({ ...plain, kind: "option", skipTo: steps.length + 2 });
      steps.push(testOf(token.slice(0, -1), "test", slotOf));
    } else steps.push(testOf(token, "test", slotOf));
  }
  if (opened.length > 0) throw new Error(`${source}: "(" without ")?"`);
  const begin = beginningSteps(steps);
  return {
    steps,
    before,
    names,
    beginnings: begin.map((at) => steps[at]!),
    alone: begin.filter((at) => mayEnd(steps, at + 1)).map((at) => steps[at]!),
    seconds: secondsOf(steps),
  };
}

/** What a step reads of one atom. */
type Reads = Pick<Step, "words" | "classes" | "figures">;

/** What the second word of figures may be, besides what follows them: "a few", "two hundred", "5 1/2", "twenty-first". */
const CONTINUED: Readonly<Record<Figures, Reads | null>> = {
  count: { words: ["a", "an", "couple", "dozen", "half", "few", "hundred", "thousand", "and"], classes: ["number", "fraction"], figures: null },
  ord: { words: [], classes: ["ordinal"], figures: null },
  day: { words: [], classes: ["ordinal"], figures: null },
  year: { words: ["thousand"], classes: ["number"], figures: null },
  int: null,
  two: null,
};

/** What the second atom may be, over all ways to begin. */
function secondsOf(steps: readonly Step[]): readonly Reads[] {
  const found: Reads[] = [];
  /** Adds the tests that may come at a step. */
  const follows = (at: number): void => {
    const step = steps[at];
    if (step === undefined) return;
    if (step.kind === "test") found.push(step);
    else follows(at + 1);
    if (step.kind === "option") follows(step.skipTo);
  };
  for (const begin of beginningSteps(steps)) {
    const { figures } = steps[begin]!;
    const continued = figures === null ? null : CONTINUED[figures];
    if (continued !== null) found.push(continued);
    follows(begin + 1);
  }
  return found;
}

/** Indices of the tests that may read the first atom. */
function beginningSteps(steps: readonly Step[]): number[] {
  const found: number[] = [];
  const visit = (at: number): void => {
    const step = steps[at];
    if (step === undefined) return;
    if (step.kind === "test") found.push(at);
    else visit(at + 1);
    if (step.kind === "option") visit(step.skipTo);
  };
  visit(0);
  return found;
}

/** Whether a match may end before a step. */
function mayEnd(steps: readonly Step[], at: number): boolean {
  const step = steps[at];
  if (step === undefined) return true;
  return step.kind !== "test" && (mayEnd(steps, at + 1) || (step.kind === "option" && mayEnd(steps, step.skipTo)));
}

function testOf(token: string, kind: "test" | "not", slotOf: (name: string) => number): Step {
  const equals = token.indexOf("=");
  const name = equals > 0 ? token.slice(0, equals) : null;
  let rest = equals > 0 ? token.slice(equals + 1) : token;
  const isGlued = rest.length > 1 && rest.startsWith("~");
  if (isGlued) rest = rest.slice(1);
  const isCapital = rest.length > 1 && rest.startsWith("^");
  if (isCapital) rest = rest.slice(1);
  const words: string[] = [];
  const classes: string[] = [];
  let figures: Figures | null = null;
  let isClass = false;
  for (const listed of rest.length === 1 ? [rest] : rest.split("|")) {
    isClass ||= listed.length > 1 && listed.startsWith("@");
    if (listed.length > 1 && listed.startsWith("$")) figures = listed.slice(1) as Figures;
    else (isClass ? classes : words).push(listed.replace(/^@(?=.)/, ""));
  }
  const own = classes[0] ?? (figures as string | null);
  const slot = kind === "not" ? -1 : name !== null ? slotOf(name) : own === null ? -1 : slotOf(own);
  return { kind, words, classes, figures, skipTo: 0, isGlued, isCapital, slot };
}

/** Matches a pattern at an atom; `null` where it does not match. Optional parts are taken where they can be. */
export function matchPattern(pattern: Pattern, atoms: Atoms, at: number): Found | null {
  const found = trial;
  const { before } = pattern;
  found.first = at;
  found.last = -1;
  found.values.length = 0;
  for (let back = 1; back <= before.length; back++) {
    const step = before[before.length - back]!;
    if (testAtom(step, atoms, at - back, at, found) >= 0 !== (step.kind === "test")) return null;
  }
  const end = follow(pattern.steps, 0, atoms, at, at, found);
  if (end < 0) return null;
  if (found.last < 0) found.last = end - 1;
  return found.last < found.first ? null : { ...found, values: [...found.values] };
}

// Most trials fail: they share one record.
const trial: Found = { first: 0, last: -1, values: [], tested: "" };

/** Follows the steps from `step` at an atom; gives the atom after the match, or -1. */
function follow(steps: readonly Step[], step: number, atoms: Atoms, at: number, near: number, found: Found): number {
  const current = steps[step];
  if (current === undefined) return at;
  if (current.kind === "option") {
    const taken = follow(steps, step + 1, atoms, at, near, found);
    if (taken >= 0) return taken;
    for (let inside = step + 1; inside < current.skipTo; inside++) {
      const { slot } = steps[inside]!;
      if (slot >= 0) found.values[slot] = undefined;
    }
    return follow(steps, current.skipTo, atoms, at, near, found);
  }
  if (current.kind === "open" || current.kind === "close") {
    const { first, last } = found;
    if (current.kind === "open") found.first = at;
    else found.last = at - 1;
    const end = follow(steps, step + 1, atoms, at, near, found);
    if (end < 0) {
      found.first = first;
      found.last = last;
    }
    return end;
  }
  const tested = testAtom(current, atoms, at, near, found);
  if (current.kind === "not") return tested < 0 ? follow(steps, step + 1, atoms, at, near, found) : -1;
  if (tested < 0) return -1;
  if (current.slot >= 0) found.values[current.slot] = found.tested;
  return follow(steps, step + 1, atoms, tested, near, found);
}

/** Tests the atom at `at`, which must lie in the sentence of `near`; gives the atom after what it read, or -1. */
function testAtom(step: Step, atoms: Atoms, at: number, near: number, found: Found): number {
  if (!atoms.isNear(at, near)) return -1;
  const entry = atoms.entries[at]!;
  if ((step.isGlued && atoms.glued[at] !== 1) || (step.isCapital && !entry.isCapital)) return -1;
  const read = step.figures === null ? null : figuresAt(step.figures, atoms, at, near);
  if (read !== null) {
    found.tested = read.value;
    return read.next;
  }
  for (const word of step.words) {
    if (word === entry.lower) {
      found.tested = word;
      return at + 1;
    }
  }
  if (entry.meanings === null) return -1;
  for (const name of step.classes) {
    const value = entry.meanings.get(name);
    if (value !== undefined) {
      found.tested = value;
      return at + 1;
    }
  }
  return -1;
}
