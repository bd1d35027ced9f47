import { parseDay } from "../text/calendar.js";
import type { DeedForm } from "./deeds.js";
import type { SignWeights } from "./likely.js";
import type { Open } from "./open-commitment.js";
import { formsOf, plainOf } from "./pile-words.js";

/** A sentence of a later report. */
export interface ToldSentence {
  /** Lower case, plurals by their singular. */
  readonly words: readonly string[];
  readonly all: ReadonlySet<string>;
  /** The days that it names, each from and to. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
  readonly isAttributed: boolean;
  /** Of publication, in days since 1970-01-01. */
  readonly day: number;
  /** Names of the report, in lower case. */
  readonly topic: ReadonlySet<string>;
  /** Names of the sentence, in lower case. */
  readonly names: readonly string[];
}

/** A deed in such a sentence. */
export interface Told extends ToldSentence {
  readonly index: number;
  readonly form: DeedForm;
  readonly verbs: readonly string[];
  readonly isPassive: boolean;
  /** Whether the form only says what became of a thing ("broke the truce"), and names no deed. */
  readonly isCue: boolean;
  readonly isDone: boolean;
}

/** The same with the words around it. */
interface Around {
  /** Those within reach; of them those where what it is done to stands, and those where its subject does. */
  readonly near: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly subject: ReadonlySet<string>;
  /** Whether a word before it says that something is still to come. */
  readonly isAhead: boolean;
}

/** A deed that can be held against commitments. */
export type ToldDeed = Told & Around;

/** Looks at the words around a deed, once for all commitments that it is held against. */
export function withAround(told: Told): ToldDeed {
  const { words, index, form, isPassive } = told;
  const before = words.slice(Math.max(0, index - REACH), index);
  const behind = words.slice(index + 1, index + 1 + REACH);
  const near = new Set([...before, ...behind]);
  return {
    ...told,
    near,
    place: form === "noun" ? near : new Set(isPassive ? before : behind),
    subject: subjectWords(before),
    isAhead: before.some((word) => AHEAD.test(word)),
  };
}

/** How far on each side of a deed its words stand. */
const REACH = 14;
const PRONOUN = /^(?:he|she|it|they)$/;
const SAYS = /^(?:said|say|saying|that|told|added|claimed|according)$/;
/** What is ahead may stand in the same sentence as what was done. */
const AHEAD = /^(?:will|would|plan|planned|plans|planning|scheduled|expected|due|set|ahead|before|tomorrow)$/;
/** So much of inverse frequency is much for what it is done to, and for all words together. */
const HEAVY = 5;
const MUCH = 15;
/** A sentence that has so much of the commitment's words, if these are no few, mostly tells it again. */
const SAME_TEXT = 0.7;
const FEW_WORDS = 5;

/** A commitment and a deed that a later sentence tells, with what they share. Weights are sums of logarithms of inverse frequency in the pile. */
interface Pair {
  readonly open: Open;
  readonly told: ToldDeed;
  readonly isVerb: boolean;
  /** Whether who is to do it stands before an active verb; within reach; anywhere in the sentence. */
  readonly isSubject: boolean;
  readonly isNear: boolean;
  readonly isInSentence: boolean;
  /** By the subject of an active verb, by nearness otherwise. */
  readonly isDoer: boolean;
  readonly doerWeight: number;
  /** What it is done to: on its side of the verb, within reach, anywhere in the sentence. */
  readonly objectInPlace: number;
  readonly objectNear: number;
  readonly objectInSentence: number;
  /** The words around the commitment's own action: within reach, and in the sentence; and their parts of all of them. */
  readonly nearWeight: number;
  readonly nearPart: number;
  readonly sentenceWeight: number;
  readonly sentencePart: number;
  /** Whether the sentence names the very days for which the commitment is due. */
  readonly isOfItsDay: boolean;
  /** Whether it names days, all of them before the commitment was reported. */
  readonly isEarlier: boolean;
}

const oneIf = (holds: boolean): number => (holds ? 1 : 0);
const upToOne = (value: number, much: number): number => Math.min(1, value / much);

/** What is known of a pair, by name; each from 0 to about 1. */
const VALUES: Readonly<Record<string, (pair: Pair) => number>> = {
  "same verb": ({ open, told }) => oneIf(told.verbs.includes(open.lemma)),
  noun: ({ isVerb }) => oneIf(!isVerb),
  ing: ({ told }) => oneIf(told.form === "ing"),
  passive: ({ told }) => oneIf(told.isPassive),
  cue: ({ told }) => oneIf(told.isCue),
  done: ({ told }) => oneIf(told.isDone),
  "doer subject": ({ isSubject }) => oneIf(isSubject),
  "doer near": ({ isNear }) => oneIf(isNear),
  "doer in sentence": ({ isInSentence }) => oneIf(isInSentence),
  "doer open": ({ open }) => oneIf(open.doers.length === 0),
  "doer weight": ({ doerWeight }) => upToOne(doerWeight, 2 * HEAVY),
  "doer by name": ({ open, isInSentence }) => oneIf(isInSentence && open.isNamed),
  "object in place": ({ objectInPlace }) => upToOne(objectInPlace, HEAVY),
  "object near": ({ objectNear }) => upToOne(objectNear, HEAVY),
  "object in sentence": ({ objectInSentence }) => upToOne(objectInSentence, HEAVY),
  "object open": ({ open }) => oneIf(open.objects.size === 0),
  "near weight": ({ nearWeight }) => upToOne(nearWeight, MUCH),
  "near part": ({ nearPart }) => nearPart,
  "sentence weight": ({ sentenceWeight }) => upToOne(sentenceWeight, MUCH),
  "sentence part": ({ sentencePart }) => sentencePart,
  "of its day": ({ isOfItsDay }) => oneIf(isOfItsDay),
  "earlier day": ({ isEarlier }) => oneIf(isEarlier),
  "days later": ({ open, told }) => Math.log1p(Math.max(0, told.day - (open.day ?? told.day))) / 4,
  topic: ({ open, told }) => countIn(open.topic, told.topic) / Math.max(1, Math.min(open.topic.size, told.topic.size)),
  "names shared": ({ open, told }) => upToOne(countIn(told.names, open.topic), 3),
  "weak verb": ({ open }) => oneIf(open.isWeak),
  attributed: ({ told }) => oneIf(told.isAttributed),
  "doer and object": ({ isDoer, objectInPlace }) => oneIf(isDoer) * upToOne(objectInPlace, HEAVY),
  "doer and part": ({ isDoer, nearPart }) => oneIf(isDoer) * nearPart,
  "object and part": ({ objectInPlace, nearPart }) => upToOne(objectInPlace, HEAVY) * nearPart,
  "has a day": ({ open }) => oneIf(open.days.min !== null),
  "other day": ({ open, told }) => oneIf(namesOtherDay(open, told)),
  ahead: ({ told }) => oneIf(told.isAhead),
  "noun and part": ({ isVerb, nearPart }) => oneIf(!isVerb) * nearPart,
  rule: (pair) => oneIf(holdsByRule(pair)),
  "own names": ({ open, told }) => upToOne(countIn(told.names, open.names), 2),
  "past day and a window": ({ open, isEarlier }) => oneIf(isEarlier && open.days.min !== null),
  "weak alone": ({ open, objectInSentence }) => oneIf(open.isWeak && objectInSentence === 0),
  "same text": ({ open, sentencePart }) => oneIf(sentencePart > SAME_TEXT && open.words.size > FEW_WORDS),
};

/** The names of the values of a pair, in their order. */
export const EVIDENCE_VALUES: readonly string[] = Object.keys(VALUES);
const READERS = Object.values(VALUES);

/** The values of a pair, in the order of `EVIDENCE_VALUES`. `weightOf`: the logarithm of a word's inverse frequency in the pile. */
export function evidenceValues(open: Open, told: ToldDeed, weightOf: (word: string) => number): Float64Array {
  const pair = readPair(open, told, weightOf);
  const values = new Float64Array(READERS.length);
  for (let at = 0; at < values.length; at++) values[at] = READERS[at]!(pair);
  return values;
}

function readPair(open: Open, told: ToldDeed, weightOf: (word: string) => number): Pair {
  const { all, near, place, subject } = told;
  const isVerb = told.form !== "noun";
  const isActive = isVerb && !told.isPassive;
  const isSubject = isActive && namesDoer(open, subject);
  const isNear = namesDoer(open, near);
  const weightIn = (own: ReadonlySet<string>, where: ReadonlySet<string>): number =>
    sum(
      [...own].filter((word) => where.has(word)),
      weightOf,
    );
  const whole = sum(open.words, weightOf) || 1;
  const nearWeight = weightIn(open.words, near);
  const sentenceWeight = weightIn(open.words, all);
  return {
    open,
    told,
    isVerb,
    isSubject,
    isNear,
    isInSentence: namesDoer(open, all),
    isDoer: isSubject || (isNear && !isActive),
    doerWeight: Math.max(0, ...open.doers.filter((names) => isWithin(names, all)).map((names) => sum(names, weightOf))),
    objectInPlace: weightIn(open.objects, place),
    objectNear: weightIn(open.objects, near),
    objectInSentence: weightIn(open.objects, all),
    nearWeight,
    nearPart: nearWeight / whole,
    sentenceWeight,
    sentencePart: sentenceWeight / whole,
    isOfItsDay: namesItsDay(open, told),
    isEarlier: open.published !== null && told.days.length > 0 && told.days.every(({ to }) => to < open.published!),
  };
}

/** A day is named closely enough if the window has no more days than these. */
const FEW_DAYS = 3;

function namesItsDay({ days: { min, max } }: Open, { days }: Told): boolean {
  if (min === null || max === null || max - min >= FEW_DAYS) return false;
  return days.some(({ from, to }) => (parseDay(from) ?? 0) >= min && (parseDay(to) ?? Number.POSITIVE_INFINITY) <= max);
}

/** Whether days are named, none of which is one for which the commitment is due. */
const namesOtherDay = ({ days: { min, max } }: Open, { days }: Told): boolean =>
  min !== null && max !== null && days.length > 0 && !days.some(({ from, to }) => (parseDay(from) ?? 0) <= max && (parseDay(to) ?? 0) >= min);

function countIn(words: Iterable<string>, where: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (where.has(word)) count++;
  return count;
}

const isWithin = (names: ReadonlySet<string>, where: ReadonlySet<string>): boolean => countIn(names, where) === names.size;
const namesDoer = ({ doers }: Open, where: ReadonlySet<string>): boolean => doers.some((names) => isWithin(names, where));

function sum(words: Iterable<string>, weightOf: (word: string) => number): number {
  let all = 0;
  for (const word of words) all += weightOf(word);
  return all;
}

/** The words before a verb; "the Front said that the army released …": who speaks is not who does it, unless it goes on with "he", "they". */
function subjectWords(before: readonly string[]): ReadonlySet<string> {
  const after = before.slice(before.findLastIndex((word) => SAYS.test(word)) + 1);
  return new Set(PRONOUN.test(after[0] ?? "") ? before : after);
}

/** Whether a sentence has anything of a commitment: all the words for who is to do it, or one for what it is done to. */
export const hasAnything = (open: Open, { all }: ToldSentence): boolean => namesDoer(open, all) || countIn(open.objects, all) > 0;

/** Whether somebody else did it: an active past with another name before it, and nobody in the sentence who was to do it; where that is open, anybody is another one unless it was "to be done". */
export function isDoneByOthers(open: Open, told: ToldDeed): boolean {
  if (told.form !== "past" || told.isPassive || told.isCue || (open.doers.length === 0 && open.isPassive)) return false;
  return !namesDoer(open, told.all) && told.names.some((name) => isOther(name, told.subject, open));
}

/** Whether a name in the subject is none of who is to do it. */
function isOther(name: string, subject: ReadonlySet<string>, { doers }: Open): boolean {
  const words = formsOf(name).map(plainOf);
  return words.length > 0 && words.every((word) => subject.has(word)) && !doers.some((names) => words.some((word) => names.has(word)));
}

/**
 * The rule of thumb: the same doer (or, in the passive, nobody or somebody else), what it is done to, and so many words of so much weight and of such a part of all
 * the words around the commitment's own action. It takes the least where who is to do it is named, more where that is open, and most where the sentence
 * names somebody else or nobody and tells of it in the passive. Alone it finds little (19 sentences of 1,657 reports), 18 of them rightly.
 */
const BY_DOER = { words: 2, weight: 3, part: 0.2 };
const BY_NOBODY = { words: 3, weight: 3, part: 0.38 };
const BY_OTHERS = { words: 3, weight: 6, part: 0.5 };

function holdsByRule({ open, told, isVerb, isDoer, isOfItsDay, objectInPlace, nearWeight, nearPart }: Pair): boolean {
  const needed = isDoer ? BY_DOER : open.doers.length === 0 ? BY_NOBODY : BY_OTHERS;
  if ((needed === BY_OTHERS && isVerb && !told.isPassive) || (needed === BY_NOBODY && !open.isPassive)) return false;
  const shared = countIn(open.words, told.near);
  // Who was to meet on Monday met on Monday: whatever the words are for it.
  if (isDoer && isVerb && isOfItsDay) return shared > 0;
  if (open.objects.size === 0 ? !isDoer : objectInPlace === 0) return false;
  return shared >= needed.words && nearWeight >= needed.weight && nearPart >= needed.part;
}

/** The decision whether a pair with such values is a commitment and what became of it: its log-odds. */
export function evidenceJudge({ bias, weights }: SignWeights): (values: Float64Array) => number {
  const own = EVIDENCE_VALUES.map((name) => weights.get(name) ?? 0);
  return (values) => own.reduce((sum, weight, at) => sum + weight * values[at]!, bias);
}
