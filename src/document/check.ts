// The one place where unchecked values become typed ones.
import { InputError } from "./errors.js";
import type { KeptStory, Page, Report } from "./types.js";

/** A JSON object as parsed: its fields are unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (no array, not null). */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Parses one JSON Lines line. @throws InputError `bad-json` when it is not one JSON object */
export function parseJsonObject(line: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new InputError("bad-json", `not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isJsonObject(value))
    throw new InputError("bad-json", `expected a JSON object, found ${Array.isArray(value) ? "a list" : JSON.stringify(value).slice(0, 40)}`);
  return value;
}

const found = (value: unknown): string => (value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value)).slice(0, 60));

/** A field that must be a string. @throws InputError `bad-field` */
export function requiredString(object: JsonObject, field: string): string {
  const value = object[field];
  if (typeof value !== "string") throw new InputError("bad-field", `"${field}" must be a string, found ${found(value)}`);
  return value;
}

/** A field that may be absent or `null`. @throws InputError `bad-field` when it is there and not a string */
export function optionalString(object: JsonObject, field: string): string | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw new InputError("bad-field", `"${field}" must be a string, found ${found(value)}`);
  return value;
}

/** An id: a string, or a number taken as a string. @throws InputError `bad-field` */
export function requiredId(object: JsonObject): string {
  const value = object["id"];
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string" || value === "") throw new InputError("bad-field", `"id" must be a string that is not empty, found ${found(value)}`);
  return value;
}

/** The id of a line if it has a usable one, for error lines. */
export const idOf = (object: JsonObject): string | undefined =>
  typeof object["id"] === "string" || typeof object["id"] === "number" ? String(object["id"]) : undefined;

const DATE_HEAD = /^\d{4}-\d{2}-\d{2}(?:$|[T ])/;

/** A publication date: a day, or a time of which the day is taken; `null` where absent. @throws InputError `bad-date` */
export function optionalDay(object: JsonObject, field: string): string | null {
  const value = optionalString(object, field);
  if (value === null || value === "") return null;
  const day = value.slice(0, 10);
  if (!DATE_HEAD.test(value) || !isCalendarDay(day)) throw new InputError("bad-date", `"${field}" must be a calendar day, found ${found(value)}`);
  return day;
}

/** Whether `YYYY-MM-DD` names a day of the calendar. */
export function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

/** A story line of `annotate` and `chronicle`, with all its other fields carried along. @throws InputError */
export function checkReport(object: JsonObject): Report & JsonObject {
  return {
    ...object,
    id: requiredId(object),
    text: requiredString(object, "text"),
    published: optionalDay(object, "published"),
    headline: optionalString(object, "headline"),
    outlet: optionalString(object, "outlet"),
  };
}

/** A page line of `stories`. @throws InputError when neither `html` nor `text` is a string */
export function checkPage(object: JsonObject): Page {
  const url = optionalString(object, "url");
  const html = optionalString(object, "html");
  const text = optionalString(object, "text");
  const fetched = optionalDay(object, "fetched");
  if (html === null && text === null)
    throw new InputError("bad-field", `a page must have "html" or "text", found the fields ${Object.keys(object).slice(0, 8).join(", ") || "none"}`);
  return {
    id: requiredId(object),
    ...(url === null ? {} : { url }),
    ...(html === null ? {} : { html }),
    ...(html === null && text !== null ? { text } : {}),
    ...(fetched === null ? {} : { fetched }),
  };
}

/** A story as the store keeps it. The store writes only what `KeptStory` allows, so the shape is not checked again. @throws InputError `bad-json` */
export const parseKeptStory = (record: string): KeptStory => parseJsonObject(record) as unknown as KeptStory;
