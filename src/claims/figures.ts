import type { Quantity, Span } from "../document/types.js";
import type { ClaimLexicon, FigureWord } from "./lexicon.js";
import { stemOf } from "./terms.js";

/** A figure for something that is counted or measured, where it stands in the story. */
export interface Figure extends Span {
  /** `unit`: an event family ("death" for "12 were killed"), else the stem of the word that is counted. */
  readonly quantity: Quantity;
  /** The unit for people to read: the event family, or the counted word as written. */
  readonly counted: string;
  /** Whether the unit is an event of which people are counted, or only people. */
  readonly isEvent: boolean;
  readonly isOfPeople: boolean;
}

interface Token extends Span {
  readonly form: string;
}

/** Words behind a figure among which the counted one stands. */
const LONGEST_UNIT = 3;
/** Words behind the counted one ("12 people in the town were killed"), and before the figure ("killing at least 12"), that tell what became of them. */
const TOLD_BEHIND = 6;
const TOLD_BEFORE = 5;
/** The longest words of a limit ("upwards of"). */
const LIMIT_WORDS = 3;
const MONEY: ReadonlyMap<string, string> = new Map([
  ["$", "dollars"],
  ["£", "pounds"],
  ["€", "euros"],
  ["¥", "yen"],
]);

/** The figures in a stretch of a text; dates and times (`times`, sorted) are none. */
export function figuresIn(text: string, { start, end }: Span, times: readonly Span[], lexicon: ClaimLexicon): Figure[] {
  const tokens = [...text.slice(start, end).matchAll(/[$£€¥]|\d+(?:st|nd|rd|th)\b|\d+(?:[,.]\d+)*|\p{L}[\p{L}\d’'-]*|[^\s\p{L}\d]/gu)].map(
    ({ 0: form, index }): Token => ({ form: form.toLowerCase(), start: start + index, end: start + index + form.length }),
  );
  const found: Figure[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (!mayBeNumber(token, lexicon) || times.some((time) => time.start < token.end && token.start < time.end)) continue;
    const read = readFigure(tokens, at, lexicon);
    if (read === null) continue;
    found.push({
      start: tokens[read.from]!.start,
      end: tokens[read.last]!.end,
      quantity: read.quantity,
      counted: read.counted,
      isEvent: isEvent(read.counted, lexicon),
      isOfPeople: PEOPLE.test(read.counted),
    });
    at = read.last;
  }
  return found;
}

const isEvent = (counted: string, { figures }: ClaimLexicon): boolean => figures.get(counted)?.role === "counted";

/** The unit by which figures of one thing meet: the event family, else the stem of the word that is counted. */
const unitFor = (counted: string, lexicon: ClaimLexicon): string => (isEvent(counted, lexicon) ? counted : stemOf(counted));

const roleOf = (token: Token | undefined, { figures }: ClaimLexicon): FigureWord | undefined => (token === undefined ? undefined : figures.get(token.form));

interface ReadFigure {
  readonly quantity: Quantity;
  readonly counted: string;
  /** Its first and its last word. */
  readonly from: number;
  readonly last: number;
}

const DIGIT = /^\d/;
const mayBeNumber = (token: Token, lexicon: ClaimLexicon): boolean => DIGIT.test(token.form) || roleOf(token, lexicon) !== undefined;

interface Amount {
  readonly value: number;
  /** Whether it is a word for many ("dozens"). */
  readonly isLeast: boolean;
  readonly last: number;
}

/** The number that begins with a word; `null` where it is none. */
function amountAt(tokens: readonly Token[], at: number, lexicon: ClaimLexicon): Amount | null {
  const word = roleOf(tokens[at], lexicon);
  const form = tokens[at]?.form ?? "";
  const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,9}(?:\.\d+)?$/.test(form) ? Number(form.replaceAll(",", "")) : null;
  const isLeast = word?.role === "least";
  let value = digits ?? (word?.role === "number" || isLeast ? word.value : null);
  if (value === null) return null;
  let last = at;
  for (let scale = roleOf(tokens[last + 1], lexicon); scale?.role === "scale"; scale = roleOf(tokens[last + 1], lexicon)) {
    value *= scale.value;
    last++;
  }
  // "Hundreds of thousands of people"
  while (isLeast && tokens[last + 1]?.form === "of") {
    const next = roleOf(tokens[last + 2], lexicon);
    value *= next?.role === "least" ? next.value / 2 : 1;
    last += next?.role === "least" ? 2 : 1;
  }
  return { value, isLeast, last };
}

function readFigure(tokens: readonly Token[], at: number, lexicon: ClaimLexicon): ReadFigure | null {
  const amount = amountAt(tokens, at, lexicon);
  if (amount === null) return null;
  const { value, isLeast, last } = amount;
  const range = rangeFrom(tokens, at, value, last, lexicon);
  if (range !== null) return range;
  const counted = unitOf(tokens, at, last, lexicon);
  if (counted === null) return null;
  const unit = unitFor(counted, lexicon);
  const limit = limitBefore(tokens, at, lexicon);
  const from = limit?.from ?? (MONEY.has(tokens[at - 1]?.form ?? "") ? at - 1 : at);
  if (isLeast || limit?.role === "min") return { quantity: { min: value, unit, bound: "min" }, counted, from, last };
  if (limit?.role === "max") return { quantity: { max: value, unit, bound: "max" }, counted, from, last };
  return { quantity: { value, unit, bound: limit?.role === "about" ? "about" : "exact" }, counted, from, last };
}

/** "Between 250,000 and 300,000 barrels", "40 to 50 days": both ends as one figure; `null` where it is none. */
function rangeFrom(tokens: readonly Token[], at: number, least: number, last: number, lexicon: ClaimLexicon): ReadFigure | null {
  const joint = tokens[last + 1]?.form;
  const isRange = joint === "to" || joint === "-" || joint === "–" || (joint === "and" && tokens[at - 1]?.form === "between");
  if (!isRange || !/^\d/.test(tokens[last + 2]?.form ?? "")) return null;
  const upper = amountAt(tokens, last + 2, lexicon);
  if (upper === null || upper.isLeast || upper.value <= least) return null;
  const counted = unitOf(tokens, last + 2, upper.last, lexicon) ?? eventBefore(tokens, at, lexicon);
  if (counted === null) return null;
  const unit = unitFor(counted, lexicon);
  return { quantity: { min: least, max: upper.value, unit, bound: "range" }, counted, from: at, last: upper.last };
}

/** What limits a figure ("at least"), and at which word that begins; `null` for nothing. */
function limitBefore(tokens: readonly Token[], at: number, { figures }: ClaimLexicon): { readonly role: string; readonly from: number } | null {
  const from = MONEY.has(tokens[at - 1]?.form ?? "") ? at - 1 : at;
  for (let count = LIMIT_WORDS; count > 0; count--) {
    const words = tokens.slice(Math.max(0, from - count), from).map(({ form }) => form);
    const role = figures.get(words.join(" "))?.role;
    if (words.length === count && (role === "min" || role === "max" || role === "about")) return { role, from: from - count };
  }
  return null;
}

/** What is counted: an event of which people are counted ("19 civilians were killed", "killing 19"), money, else the first plural behind the figure. */
function unitOf(tokens: readonly Token[], at: number, last: number, lexicon: ClaimLexicon): string | null {
  const money = MONEY.get(tokens[at - 1]?.form ?? "");
  if (money !== undefined) return money;
  const measure = tokens[last + 1]?.form;
  if (measure === "percent" || measure === "%" || (measure === "per" && tokens[last + 2]?.form === "cent")) return "percent";
  let noun: string | null = null;
  let behind = last + 1;
  for (; behind <= last + LONGEST_UNIT; behind++) {
    const form = tokens[behind]?.form ?? "";
    if (!/^\p{L}/u.test(form) || lexicon.stop.has(form)) break;
    const event = countedIn(form, lexicon);
    if (event !== null) return event;
    const measure = lexicon.units.get(form);
    if (measure !== undefined) return measure;
    if (/[^s]s$|(?:people|men|women|children)$|^(?:personnel|staff|police)$/.test(form)) {
      noun = form;
      break;
    }
  }
  if (noun === null && behind > last + 1) return null;
  const isOfPeople = PEOPLE.test(noun ?? "");
  // "In at least 29 countries", "from 12 villages": where people were killed, not who.
  if (noun !== null && !isOfPeople && PLACING.test(tokens[(limitBefore(tokens, at, lexicon)?.from ?? at) - 1]?.form ?? "")) return noun;
  const end = behind + TOLD_BEHIND;
  const listed = isOfPeople ? eventBehindList(tokens, behind + 1, lexicon) : null;
  if (listed !== null) return listed;
  const joint = tokens.findIndex(({ form }, at) => at > behind && at <= end && form === "and");
  const clauseEnd = joint < 0 ? end : joint;
  return (
    eventAmong(tokens, behind + 1, clauseEnd, lexicon) ??
    eventBefore(tokens, at, lexicon) ??
    (isOfPeople && endsObject(tokens[behind + 1]) ? eventBeforeJoint(tokens, at, lexicon) : null) ??
    eventAmong(tokens, clauseEnd + 1, end, lexicon) ??
    noun
  );
}

/** Words before a figure of places and occasions. */
const PLACING = /^(?:in|across|from|at|on|within|throughout)$/;

/** The first event of which people are counted among words behind a figure, to a stop or another figure but one that tells where ("people in 29 countries were …"). */
function eventAmong(tokens: readonly Token[], first: number, last: number, lexicon: ClaimLexicon): string | null {
  for (let near = first; near <= last; near++) {
    const form = tokens[near]?.form ?? ".";
    const isNumber = /^\d/.test(form) || roleOf(tokens[near], lexicon)?.role === "number";
    if (/^[,;:.]$/.test(form) || (isNumber && !PLACING.test(tokens[near - 1]?.form ?? ""))) return null;
    const event = countedIn(form, lexicon);
    if (event !== null) return event;
  }
  return null;
}

const PEOPLE =
  /^(?:people|persons|civilians|soldiers|fighters|passengers|workers|others|protesters|demonstrators|rebels|militants|pupils|students|bodies|boys|girls|sons|daughters|\p{L}*(?:men|women|children))$/u;
/** Words behind "50 people" in which commas enclose who they were ("50 people, including women and children, were killed"). */
const LIST_WORDS = 14;

/** The event behind a list in commas, where a verb of it follows ("…, were killed"); `null` for none. */
function eventBehindList(tokens: readonly Token[], first: number, lexicon: ClaimLexicon): string | null {
  if (!/^[,(–—-]$/.test(tokens[first]?.form ?? "")) return null;
  for (let near = first + 1; near < first + LIST_WORDS; near++) {
    const form = tokens[near]?.form ?? ".";
    if (/^[;:.]$|^\d/.test(form)) return null;
    if (/^(?:was|were|had|have|been)$/.test(form)) {
      const event = eventAmong(tokens, near + 1, near + 3, lexicon);
      if (event !== null) return event;
    }
  }
  return null;
}

/** The last such event before a figure ("killing at least 12"), back to a comma, "and" or "with". */
function eventBefore(tokens: readonly Token[], at: number, lexicon: ClaimLexicon): string | null {
  for (let near = at - 1; near >= Math.max(0, at - TOLD_BEFORE); near--) {
    const form = tokens[near]!.form;
    if (/^[,;:.]$|^\d|^(?:and|with)$/.test(form)) return null;
    const event = countedIn(form, lexicon);
    if (event !== null) return event;
  }
  return null;
}

const JOINED = /^(?:and|,)$/;
/** Words between a verb and the second of its objects ("killed his youngest son and three grandchildren"). */
const FIRST_OBJECT = 6;

/** Whether what stands behind a counted word ends the object it is: a stop or the end, a preposition. */
const endsObject = (token: Token | undefined): boolean =>
  token === undefined || /^[.,;:)"”–—-]$|^(?:in|on|at|near|during|when|after|before|since|by)$/.test(token.form);

/** The event whose verb has what is counted for its second object ("killed his son and three grandchildren"); `null` for none. */
function eventBeforeJoint(tokens: readonly Token[], at: number, lexicon: ClaimLexicon): string | null {
  if (!JOINED.test(tokens[at - 1]?.form ?? "")) return null;
  for (let near = at - 2; near >= Math.max(0, at - 2 - FIRST_OBJECT); near--) {
    const form = tokens[near]!.form;
    if (/^[,;:.]$|^and$/.test(form)) return null;
    const event = /(?:ed|ing)$/.test(form) && !/^(?:was|were|been|being|be)$/.test(tokens[near - 1]?.form ?? "") ? countedIn(form, lexicon) : null;
    if (event !== null) return event;
  }
  return null;
}

function countedIn(form: string, { families, figures }: ClaimLexicon): string | null {
  const family = families.get(form);
  return family !== undefined && !family.isOpposite && figures.get(family.family)?.role === "counted" ? family.family : null;
}

/** The least and the most that a quantity can be; a rough one by a tenth either way, an open end is `null`. */
export function boundsOf({ value, min, max, bound }: Quantity): { readonly least: number; readonly most: number | null } {
  const ROUGH = 0.1;
  if (value !== undefined) return bound === "about" ? { least: value * (1 - ROUGH), most: value * (1 + ROUGH) } : { least: value, most: value };
  return { least: min ?? 0, most: max ?? null };
}

/** Whether two quantities of one unit can both be true. */
export function canBothHold(a: Quantity, b: Quantity): boolean {
  const [first, second] = [boundsOf(a), boundsOf(b)];
  return (first.most === null || second.least <= first.most) && (second.most === null || first.least <= second.most);
}
