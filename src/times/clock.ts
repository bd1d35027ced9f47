import { formatDay } from "../text/calendar.js";
import type { Match, Reader } from "./reader.js";

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly last: number;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** "5 p.m.", "10:35 a.m. EDT", "17:30 GMT", "noon", "4 in the morning": the time, of the day that the text around it gives. */
export function clock(reader: Reader, at: number): Match | null {
  const named = reader.meaning(at, "clock");
  const time = named === null ? figuresAt(reader, at) : { hour: Number(named.slice(0, 2)), minute: 0, last: at };
  if (time === null) return null;
  let last = time.last;
  if (reader.meaning(last + 1, "zone", at) !== null && /^[A-Z]{2,4}$/.test(reader.words.forms[last + 1]!)) last++;
  if (reader.word(last + 1, at) === "local" && reader.word(last + 2, at) === "time") last += 2;
  return { first: at, last, type: "TIME", value: { value: `T${two(time.hour)}:${two(time.minute)}` }, rule: named === null ? "clock" : "clock-word" };
}

function figuresAt(reader: Reader, at: number): Clock | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(a\.?m\.?|p\.?m\.?)?$/.exec(reader.lower[at]!);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (hour > 24 || minute > 59) return null;
  const half = match[3] === undefined ? reader.meaning(at + 1, "ampm", at) : match[3].startsWith("p") ? "12" : "0";
  if (half !== null) return hour > 12 || hour === 0 ? null : { hour: (hour % 12) + Number(half), minute, last: match[3] === undefined ? at + 1 : at };
  if (reader.word(at + 1, at) === "o'clock" || reader.word(at + 1, at) === "o’clock") return { hour, minute, last: at + 1 };
  const isColon = match[2] !== undefined && reader.lower[at]!.includes(":");
  const before = reader.word(at - 1, at);
  if (isColon && (reader.meaning(at + 1, "zone", at) !== null || /^(?:at|by|until|from|around|about|before|after|since)$/.test(before)))
    return { hour, minute, last: at };
  if (match[2] === undefined && reader.word(at + 1, at) === "in" && reader.word(at + 2, at) === "the") {
    const part = reader.meaning(at + 3, "part", at);
    if (part !== null && hour >= 1 && hour <= 12) return { hour: (hour % 12) + (part === "MO" ? 0 : 12), minute, last: at + 3 };
  }
  return null;
}

/** The day of a clock time: of the date beside it, of the last date in its sentence, else of publication. */
export function clockValue(reader: Reader, time: string, beside: number | null): { readonly value: string; readonly edtf?: string } {
  const day = beside ?? reader.published;
  return day === null ? { value: `XXXX-XX-XX${time}` } : { value: formatDay(day) + time, edtf: formatDay(day) };
}
