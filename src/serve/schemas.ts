import {
  CLAIM_SIDES,
  CLAIM_STATUSES,
  COMMITMENT_STATUSES,
  NAME_KINDS,
  PRECISIONS,
  PUBLISHED_FROM,
  SOURCE_KINDS,
  STANCES,
  TIME_TYPES,
} from "../document/types.js";
import { VOICE_KINDS } from "../page/index.js";
import { JOB_STATES } from "./jobs.js";

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type Schema = Readonly<Record<string, unknown>>;

const string: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const yes: Schema = { type: "boolean" };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
export const listOf = (items: Schema): Schema => ({ type: "array", items });
export const ref = (name: keyof typeof SCHEMAS): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object with exactly these fields; `optional` ones may be absent. */
export const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** A part of a list: how long the whole is, and where the part begins. */
export const partOf = (items: Schema, more: Readonly<Record<string, Schema>> = {}): Schema =>
  object({ total: count, offset: count, items: listOf(items), ...more });

const name = (schema: string): Schema => ({ $ref: `#/components/schemas/${schema}` });
const span = object({ start: count, end: count });
const range: Schema = { type: "array", prefixItems: [count, count], items: false, minItems: 2 };
const tallied: Schema = { type: "array", prefixItems: [{ enum: STANCES }, count], items: false, minItems: 2 };
const corrected = { corrected: listOf(name("CorrectionNote")) };
const lineFields: Readonly<Record<string, Schema>> = {
  carried: orNull(object({ outlets: count, reports: count })),
  item: count,
  story: name("StoryLabel"),
  spans: listOf(span),
  text: string,
  voices: listOf(name("Voice")),
  disputes: listOf(count),
  ...corrected,
};
/** Stories published on days in a row, from the first day on. */
const dayRun = object({ from: string, counts: listOf(count) });
const namedCount = object({ id: string, name: string, count });
const choice = object({ id: string, name: string, group: string, count });

/** The shapes that answers are made of. */
export const SCHEMAS = {
  Error: object({ error: object({ code: string, message: string }) }),
  StoryLabel: object(
    {
      index: count,
      id: string,
      headline: orNull(string),
      outlet: orNull(string),
      published: orNull(string),
      publishedFrom: orNull({ enum: PUBLISHED_FROM }),
      language: string,
      ...corrected,
      rating: string,
    },
    ["corrected", "rating"],
  ),
  CorrectionNote: object({ id: string, who: string, when: orNull(string), why: orNull(string), kind: string, was: string }),
  Voice: object(
    {
      kind: { enum: VOICE_KINDS },
      words: string,
      standsFor: orNull(string),
      stance: orNull({ enum: STANCES }),
      via: listOf(object({ kind: { enum: VOICE_KINDS }, words: string })),
      hedges: listOf(string),
      ...corrected,
      rating: string,
    },
    ["corrected", "rating"],
  ),
  Line: object(lineFields, ["corrected"]),
  Day: object({ date: string, reports: count, lines: listOf(name("Line")), strands: listOf(string), gaps: listOf(object({ from: string, to: string })) }),
  Claim: object({
    item: count,
    number: count,
    id: string,
    status: { enum: CLAIM_STATUSES },
    about: listOf(string),
    positions: listOf(object({ ...lineFields, stance: { enum: STANCES }, side: { enum: CLAIM_SIDES } }, ["corrected"])),
    tellings: listOf(object({ ...lineFields, side: { enum: CLAIM_SIDES } }, ["corrected"])),
    holders: object({ for: count, against: count }),
    figures: listOf(
      object({
        unit: string,
        range: string,
        told: listOf(object({ story: name("StoryLabel"), span, text: string, voices: listOf(name("Voice")), isEarlier: yes })),
      }),
    ),
  }),
  Due: object({
    item: count,
    status: { enum: COMMITMENT_STATUSES },
    by: orNull(string),
    doer: orNull(string),
    line: name("Line"),
    modality: string,
    quantity: orNull(string),
    condition: orNull(string),
    phase: orNull(string),
    when: string,
    trigger: orNull(string),
    window: orNull(string),
    offset: orNull(object({ min: { type: "number" }, max: { type: "number" } })),
    evidence: listOf(object({ story: name("StoryLabel"), span, text: string })),
  }),
  Undated: object({ story: name("StoryLabel"), lines: listOf(name("Line")), more: count }),
  Sources: object({
    kinds: listOf(object({ kind: { enum: VOICE_KINDS }, name: string, count, stances: listOf(tallied) })),
    holders: listOf(
      object({ kind: { enum: VOICE_KINDS }, name: string, count, stances: listOf(tallied), outlets: count, entity: orNull(string), rating: string }, [
        "rating",
      ]),
    ),
    outlets: listOf(object({ name: string, stories: count, statements: count, kinds: listOf({ type: "array" }), rating: string }, ["rating"])),
  }),
  Summary: object({
    version: string,
    generation: count,
    isReady: yes,
    title: string,
    query: orNull(string),
    stories: count,
    undated: count,
    published: orNull(object({ first: string, last: string })),
    days: count,
    claims: count,
    singleClaims: count,
    due: count,
    entities: count,
    outlets: count,
    counts: listOf(object({ date: string, reports: count, events: count })),
    chosen: listOf(string),
    corrections: count,
    problems: listOf(object({ code: string, message: string, place: { type: "object" } })),
  }),
  Choices: object({
    who: listOf(choice),
    places: listOf(choice),
    outlets: listOf(choice),
    kinds: listOf(object({ kind: { enum: VOICE_KINDS }, count })),
  }),
  FoundStory: object({
    id: string,
    headline: orNull(string),
    outlet: orNull(string),
    published: orNull(string),
    snippets: listOf(object({ start: count, end: count, text: string, hits: listOf(range) })),
  }),
  FacetCounts: object({
    who: listOf(namedCount),
    places: listOf(namedCount),
    outlets: listOf(namedCount),
    kinds: listOf(namedCount),
    stances: listOf(namedCount),
    days: listOf(dayRun),
  }),
  Story: object(
    {
      id: string,
      headline: orNull(string),
      outlet: orNull(string),
      section: orNull(string),
      byline: listOf(string),
      dateline: orNull(string),
      published: orNull(string),
      publishedFrom: orNull({ enum: PUBLISHED_FROM }),
      updated: orNull(string),
      language: string,
      text: string,
      captions: listOf(object({ text: string, credit: orNull(string) })),
      url: orNull(string),
      file: string,
      sha256: string,
      ...corrected,
      spoken: listOf(
        object(
          {
            kind: { enum: SOURCE_KINDS },
            stance: { enum: STANCES },
            source: listOf(range),
            cue: listOf(range),
            content: listOf(range),
            standsFor: orNull(string),
            via: listOf(object({ kind: { enum: SOURCE_KINDS }, source: listOf(range), cue: listOf(range) })),
            hedges: listOf(range),
            ...corrected,
          },
          ["corrected"],
        ),
      ),
      copyCount: count,
      copies: listOf(object({ story: string, outlet: orNull(string), published: orNull(string) })),
      times: listOf(
        object({ start: count, end: count, type: { enum: TIME_TYPES }, value: string, edtf: string, anchor: string, rule: string }, ["edtf", "anchor"]),
      ),
      sentences: listOf(span),
      days: listOf(object({ sentence: count, when: orNull(string), time: orNull(count), rule: string })),
    },
    ["corrected"],
  ),
  EntityHead: object({ id: string, kind: { enum: NAME_KINDS }, name: string, nameless: yes, stories: count }),
  Location: object({ country: string, precision: { enum: PRECISIONS }, coordinates: { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 } }, [
    "coordinates",
  ]),
  Entity: object({
    id: string,
    kind: { enum: NAME_KINDS },
    name: string,
    aliases: listOf(string),
    roles: listOf(string),
    location: orNull(name("Location")),
    media: orNull(string),
    nameless: yes,
    stories: count,
    lines: count,
    outlets: listOf(namedCount),
    days: listOf(dayRun),
    with: listOf(namedCount),
  }),
  Place: object({ id: string, name: string, stories: count, location: name("Location") }),
  Job: object({
    id: count,
    state: { enum: JOB_STATES },
    inputs: listOf(string),
    progress: orNull(object({ stage: { enum: ["reading", "joining", "writing"] }, files: count, pages: count })),
    result: orNull(object({ files: count, newPages: count, knownPages: count, stories: count })),
    problems: listOf(object({ place: string, message: string, code: string })),
    failure: orNull(string),
  }),
  Correction: object({
    id: string,
    what: string,
    about: string,
    to: string,
    who: string,
    day: orNull(string),
    why: orNull(string),
    status: { enum: ["applied", "orphaned", "withdrawn", "new"] },
  }),
  Accepted: object({ accepted: listOf(string) }),
} satisfies Readonly<Record<string, Schema>>;
