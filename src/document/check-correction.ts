// Corrections come from a file that may be edited by hand, and from the network: every field is looked at.
import { isCalendarDay, isJsonObject, type JsonObject, optionalString, requiredString } from "./check.js";
import { ADMIRALTY_CODE, type Correction, type CorrectionBody, type CorrectionDraft } from "./corrections.js";
import { InputError } from "./errors.js";
import { NAME_KINDS, SOURCE_KINDS, STANCES } from "./types.js";

/** Looks at one field. @throws InputError `bad-field` */
type Check = (object: JsonObject, field: string) => void;

/** No field of a correction is longer; the longest is the words of a statement. */
const LONGEST_WORDS = 100_000;

const fail = (field: string, expected: string): never => {
  throw new InputError("bad-field", `"${field}" must be ${expected}`);
};

const words: Check = (object, field) => {
  const value = requiredString(object, field);
  if (value.trim() === "" || value.length > LONGEST_WORDS) fail(field, "words");
};
const day: Check = (object, field) => void (isCalendarDay(requiredString(object, field)) || fail(field, "a calendar day"));
const orNull =
  (check: Check): Check =>
  (object, field) => {
    if (object[field] !== null) check(object, field);
  };
const optional =
  (check: Check): Check =>
  (object, field) => {
    if (object[field] !== undefined) check(object, field);
  };
const oneOf =
  (values: readonly string[]): Check =>
  (object, field) =>
    void (values.includes(requiredString(object, field)) || fail(field, `one of ${values.join(", ")}`));
const like =
  (pattern: RegExp, expected: string): Check =>
  (object, field) =>
    void (pattern.test(requiredString(object, field)) || fail(field, expected));
const wholeNumber: Check = (object, field) => {
  const value = object[field];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) fail(field, "a whole number");
};
const text: Check = (object, field) => {
  if (requiredString(object, field).length > LONGEST_WORDS) fail(field, "shorter");
};
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (object, field) => {
    const value = object[field];
    if (isJsonObject(value)) checkFields(value, fields);
    else fail(field, "an object");
  };
const list =
  (entry: Check): Check =>
  (object, field) => {
    const value = object[field];
    if (!Array.isArray(value) || value.length === 0 || value.length > 10_000) fail(field, "a list that is not empty");
    else for (const each of value) entry({ [field]: each }, field);
  };

function checkFields(object: JsonObject, fields: Readonly<Record<string, Check>>): void {
  for (const [field, check] of Object.entries(fields)) check(object, field);
  const unknown = Object.keys(object).find((field) => !Object.hasOwn(fields, field));
  if (unknown !== undefined) throw new InputError("bad-field", `"${unknown.slice(0, 60)}" is no field of it`);
}

const rating = like(ADMIRALTY_CODE, "an Admiralty code: A to F, then 1 to 6 or nothing");
const quote = shape({ exact: words, prefix: text, suffix: text, start: wholeNumber });
const story = { story: words, sha256: optional(like(/^[0-9a-f]{64}$/, "a SHA-256")), url: optional(words) };
const storyTarget = shape({ ...story, quote: optional(quote) });
const wordsTarget = shape({ ...story, quote });
const attributionTarget = shape({ ...story, quote, cue: optional(quote) });
const entityTarget = shape({ entity: words, kind: optional(oneOf(NAME_KINDS)), name: optional(words) });
const sourceTarget: Check = (object, field) => {
  const value = object[field];
  (isJsonObject(value) && "outlet" in value ? shape({ outlet: words }) : entityTarget)(object, field);
};

const BODIES: Readonly<Record<CorrectionBody["kind"], Readonly<Record<string, Check>>>> = {
  move: { target: wordsTarget, from: orNull(day), to: day },
  "reject-entry": { target: wordsTarget, from: day },
  "reject-attribution": { target: attributionTarget },
  source: { target: attributionTarget, to: quote, sourceKind: optional(oneOf(SOURCE_KINDS)) },
  stance: { target: attributionTarget, to: oneOf(STANCES) },
  "reject-dispute": { target: list(attributionTarget) },
  "reject-story": { target: wordsTarget },
  date: { target: wordsTarget, to: orNull(day) },
  cut: { target: wordsTarget },
  join: { target: wordsTarget, to: wordsTarget },
  merge: { target: entityTarget, to: entityTarget },
  split: { target: entityTarget, to: storyTarget },
  rename: { target: entityTarget, to: words },
  rate: { target: sourceTarget, to: rating },
  undo: { target: words },
};

const DRAFTS: Readonly<Record<CorrectionDraft["kind"], Readonly<Record<string, Check>>>> = {
  move: { story: words, start: wholeNumber, end: wholeNumber, from: orNull(day), to: day },
  "reject-entry": { story: words, start: wholeNumber, end: wholeNumber, from: day },
  "reject-attribution": { story: words, attribution: wholeNumber },
  source: { story: words, attribution: wholeNumber, to: words, sourceKind: optional(oneOf(SOURCE_KINDS)) },
  stance: { story: words, attribution: wholeNumber, to: oneOf(STANCES) },
  "reject-dispute": { claim: words },
  "reject-story": { story: words },
  date: { story: words, to: orNull(day) },
  cut: { story: words, start: wholeNumber },
  join: { story: words, to: words },
  merge: { entity: words, to: words },
  split: { entity: words, to: words },
  rename: { entity: words, to: words },
  rate: { entity: optional(words), outlet: optional(words), to: rating },
};

function fieldsOf<Fields>(table: Readonly<Record<string, Fields>>, object: JsonObject): Fields {
  const kind = requiredString(object, "kind");
  const fields = Object.hasOwn(table, kind) ? table[kind] : undefined;
  return fields ?? fail("kind", `one of ${Object.keys(table).join(", ")}`);
}

/** A line of the log, without what chains it to the line before. @throws InputError `bad-field` */
export function checkCorrection(object: JsonObject): Correction {
  checkFields(object, { id: words, when: orNull(words), who: words, why: orNull(text), kind: words, ...fieldsOf(BODIES, object) });
  return object as unknown as Correction;
}

/** What a user interface sends. @throws InputError `bad-field` */
export function checkDraft(object: JsonObject): CorrectionDraft {
  checkFields(object, { kind: words, ...fieldsOf(DRAFTS, object) });
  if (object["kind"] === "rate" && (optionalString(object, "entity") === null) === (optionalString(object, "outlet") === null))
    fail("entity", "given, or else outlet");
  return object as unknown as CorrectionDraft;
}
