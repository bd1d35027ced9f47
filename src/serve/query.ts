import { isCalendarDay } from "../document/check.js";
import { InputError } from "../document/errors.js";
import { SOURCE_KINDS, type SourceKind, STANCES, type Stance } from "../document/types.js";
import { VOICE_KINDS, type VoiceKind } from "../page/index.js";

/** A parameter as the description of the API tells it (JSON Schema 2020-12). */
export interface Parameter {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether it may stand several times. */
  readonly isList?: boolean;
}

const day = (description: string): Parameter => ({ description, schema: { type: "string", format: "date" } });
const list = (description: string, items: Readonly<Record<string, unknown>>): Parameter => ({
  description,
  schema: { type: "array", items, maxItems: 20 },
  isList: true,
});

/** Entries of an answer at most. */
export const MOST_ENTRIES = 200;

/** Every parameter of the API; a route names those that it understands. */
export const PARAMETERS = {
  words: {
    description: 'Words sought; "phrases" in quotes, beginnings of words with *, words to leave out with - before them',
    schema: { type: "string", maxLength: 1000 },
  },
  entity: list("Id of a person, body or place of the pile; of several, all", { type: "string" }),
  outlet: list("Name of an outlet, empty for reports whose outlet is not known; of several, any", { type: "string" }),
  kind: list("Kind of a source that is quoted; of several, all. `none`, only for lines: no source is named", { enum: VOICE_KINDS }),
  stance: list("Stance of a source that is quoted; of several, all", { enum: STANCES }),
  from: day("No earlier day"),
  to: day("No later day"),
  asOf: day("Leaves out what was published after this day"),
  disputed: { description: "Only what is in dispute", schema: { enum: ["yes"] } },
  status: list("Status of a claim or commitment; of several, any", { type: "string" }),
  entityKind: list("Kind of an entity; of several, any", { enum: ["person", "body", "place", "other"] }),
  name: { description: "Name of the file that is sent", schema: { type: "string", maxLength: 1000 } },
  order: { description: "Order of the stories", schema: { enum: ["newest", "oldest", "best"], default: "newest" } },
  offset: { description: "Entries passed over", schema: { type: "integer", minimum: 0, default: 0 } },
  limit: { description: "Entries at most", schema: { type: "integer", minimum: 0, maximum: MOST_ENTRIES, default: 50 } },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;

/** The values of an address, read and checked one by one. Each throws `InputError` `bad-field` for what it cannot be. */
export interface Query {
  readonly text: (name: ParameterName) => string;
  readonly list: (name: ParameterName) => readonly string[];
  readonly kinds: () => readonly SourceKind[];
  /** The same for lines, which may name no source. */
  readonly voices: () => readonly VoiceKind[];
  readonly stances: () => readonly Stance[];
  /** `null` where it is not given. */
  readonly day: (name: ParameterName) => string | null;
  readonly offset: () => number;
  readonly limit: () => number;
}

/** Values of one parameter at most. */
const MOST_VALUES = 20;

/** @throws InputError `bad-field` for a parameter that the route does not know */
export function readQuery(parameters: URLSearchParams, known: readonly ParameterName[]): Query {
  for (const name of new Set(parameters.keys()))
    if (!known.some((each) => each === name))
      throw new InputError("bad-field", `no parameter ${JSON.stringify(name.slice(0, 40))}; there are ${known.join(", ") || "none"}`);
  const all = (name: ParameterName): readonly string[] => {
    const values = parameters.getAll(name);
    if (values.length > MOST_VALUES || values.some((value) => value.length > 1000))
      throw new InputError("bad-field", `too many or too long values of "${name}"`);
    return [...new Set(values)];
  };
  const text = (name: ParameterName): string => all(name)[0] ?? "";
  const whole = (name: "offset" | "limit", most: number): number => {
    const value = text(name);
    if (value === "") return PARAMETERS[name].schema.default;
    if (!/^\d{1,9}$/.test(value) || Number(value) > most) throw new InputError("bad-field", `"${name}" must be a whole number from 0 to ${most}`);
    return Number(value);
  };
  const among = <Value extends string>(name: ParameterName, values: readonly Value[]): readonly Value[] =>
    all(name).map((given) => {
      const value = values.find((each) => each === given);
      if (value === undefined) throw new InputError("bad-field", `"${name}" must be one of ${values.join(", ")}`);
      return value;
    });
  return {
    text,
    list: all,
    kinds: () => among("kind", SOURCE_KINDS),
    voices: () => among("kind", VOICE_KINDS),
    stances: () => among("stance", STANCES),
    day: (name) => {
      const value = text(name);
      if (value !== "" && !isCalendarDay(value)) throw new InputError("bad-date", `"${name}" must be a calendar day`);
      return value === "" ? null : value;
    },
    offset: () => whole("offset", 999_999_999),
    limit: () => whole("limit", MOST_ENTRIES),
  };
}
