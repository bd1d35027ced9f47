import type { Atoms } from "./atoms.js";

/** How far a verb is looked for before an expression, in words. */
const REACH = 14;
/** How far on, where an expression stands at the head of its sentence. */
const HEAD_REACH = 30;
/** How far behind a form in -ed a "will" is looked for: the form may be an adjective ("will redeem 500 preferred shares on Friday"). */
const ADJECTIVE_REACH = 8;

export type Tense = "past" | "future" | "open";

/** The tense around the atoms `[first, last]`: that of the nearest verb form before them in the clause, else of the one that follows. */
export function tenseAround(atoms: Atoms, first: number, last: number): Tense {
  const start = behindEdge(atoms, behindClock(atoms, first));
  const before = atoms.word(start - 1, first);
  if (before === "by" || before === "until" || before === "till" || before === "through") return hasHad(atoms, start, last) ? "past" : "future";
  if (before === "since") return "past";
  if (before === "as" && /^(?:early|soon|late)$/.test(atoms.word(start - 2, first))) return "future";
  const found = scanBack(atoms, start);
  return found ?? scanOn(atoms, start, last);
}

/** The first atom of a clock time that stands before an expression ("until 9 a.m. Tuesday"). */
function behindClock(atoms: Atoms, first: number): number {
  let at = first;
  while (at > first - 5 && CLOCK_CLASSES.some((name) => atoms.meaning(at - 1, first, name) !== undefined)) at--;
  return at;
}

/** The first atom of "early", "late", "mid" before an expression. */
const behindEdge = (atoms: Atoms, first: number): number => (/^(?:early|late|mid)$/.test(atoms.word(first - 1, first)) ? first - 1 : first);

/** "had filed by Wednesday", "until Thursday they had not called": what was done by then. */
function hasHad(atoms: Atoms, first: number, last: number): boolean {
  for (let at = first - 2; at >= first - 2 - REACH && atoms.isNear(at, first); at--) {
    const { lower, meanings } = atoms.entries[at]!;
    if (lower === "had") return atoms.word(at + 1, first) !== "to";
    const tense = meanings?.get("tense");
    if (tense === "future" || tense === "end") break;
  }
  for (let at = last + 1; at <= last + 5 && atoms.isNear(at, last); at++) if (atoms.entries[at]!.lower === "had") return true;
  return false;
}

const CLOCK_CLASSES = ["ampm", "zone", "clock", "clock-word", "int", "time"] as const;

/** "past", "future", "open", "end" (of the clause), "infinitive", "ed" (a form in -ed), or "" as the word list or the ending of the word says. */
function tenseOf(atoms: Atoms, at: number): string {
  const entry = atoms.entries[at]!;
  // "lower-than-expected", "than expected".
  if (atoms.word(at - 1, at) === "than") return "";
  if (at > 0 && atoms.glued[at] === 1 && atoms.starts[at] !== atoms.ends[at - 1]) return "";
  const listed = entry.meanings?.get("tense");
  if (listed !== undefined) return entry.isCapital && entry.meanings?.has("month") === true ? "" : listed;
  const { lower } = entry;
  if (lower === "set" && /^(?:for|to)$/.test(atoms.word(at + 1, at))) return "future";
  return lower.length > 4 && lower.endsWith("ed") && !entry.isCapital && !lower.startsWith("un") ? "ed" : "";
}

/**
 * Goes back from an expression: a participle after "be" takes the tense of what stands before ("will be held"), an infinitive is
 * open unless a word of will stands before. `null` where no verb form is found.
 */
function scanBack(atoms: Atoms, first: number): Tense | null {
  let isInfinitive = false;
  let reach = REACH;
  let found: Tense | null = null;
  for (let at = first - 1, seen = 0; seen < reach && atoms.isNear(at, first); at--, seen++) {
    const tense = tenseOf(atoms, at);
    if (tense === "end" && !(at === first - 1 && atoms.entries[at]!.lower === "(")) break;
    if (tense === "future" && wasPlanned(atoms, at)) return "past";
    if (tense === "future") return isDueTo(atoms, at, first) ? (found ?? "open") : "future";
    if (tense === "past" || tense === "ed") {
      if (found !== null) return found;
      const auxiliary = atoms.word(at - 1, first);
      if (auxiliary === "be") continue;
      if (auxiliary === "is" || auxiliary === "are") return "open";
      if (isInfinitive) return WILLS.has(atoms.entries[at]!.lower) ? "future" : "open";
      if (tense === "past") return "past";
      if (DETERMINERS.test(auxiliary)) continue;
      found = "past";
      reach = Math.min(reach, seen + ADJECTIVE_REACH);
    }
    if (tense === "infinitive" && isVerbLike(atoms, at + 1, first)) isInfinitive = true;
  }
  return found ?? (isInfinitive ? "open" : null);
}

const DETERMINERS = /^(?:the|a|an|its|his|her|their|our|this|these|those|still)$/;
/** After these an infinitive is to come. */
const WILLS: ReadonlySet<string> = new Set("said told agreed asked ordered decided vowed pledged promised wanted offered announced".split(" "));

/** "had been due to expire": a plan told as past. */
const wasPlanned = (atoms: Atoms, at: number): boolean => atoms.word(at - 1, at) === "been" && /^(?:had|previously|originally)$/.test(atoms.word(at - 2, at));

/** "due to the rain" says nothing of time. */
const isDueTo = (atoms: Atoms, at: number, near: number): boolean =>
  atoms.entries[at]!.lower === "due" && atoms.word(at + 1, near) === "to" && !isVerbLike(atoms, at + 2, near);

/** After "to": a word in small letters that is no article, pronoun or figure. */
const isVerbLike = (atoms: Atoms, at: number, near: number): boolean => {
  if (!atoms.isNear(at, near)) return false;
  const { lower, isCapital, meanings } = atoms.entries[at]!;
  return !isCapital && meanings === null && /^[a-z]{2,}$/.test(lower) && !/^(?:the|an|its|his|her|their|our|my|your|some|any|all)$/.test(lower);
};

/** An expression at the head of its clause takes the tense of what follows; elsewhere only "will" counts. */
function scanOn(atoms: Atoms, first: number, last: number): Tense {
  const isHead = !atoms.isNear(first - 2, first) || atoms.word(first - 1, first) === "," || atoms.word(first - 2, first) === ",";
  const reach = atoms.isNear(first - 2, first) ? REACH : HEAD_REACH;
  for (let at = last + 1, seen = 0; seen < reach && atoms.isNear(at, last); at++, seen++) {
    const tense = tenseOf(atoms, at);
    if (tense === "end") return "open";
    if (tense === "future") return /^(?:will|'ll|shall|wo|would)$/.test(atoms.entries[at]!.lower) ? "future" : "open";
    if (tense === "past" || tense === "ed") return isHead ? "past" : "open";
  }
  return "open";
}
