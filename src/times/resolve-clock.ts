import { formatDay, parseDay } from "../text/calendar.js";
import type { Context, Operation, Resolved, RuleMatch } from "./context.js";

const two = (value: number): string => String(value).padStart(2, "0");

/** "9 a.m.", "17:30 GMT", "4 in the morning", "noon": a time of the day that the text around it gives. `args`: where the half of the day comes from. */
const clock: Operation = (match, context) => {
  const time = match.get("time") ?? match.get("clock") ?? match.get("hours") ?? match.get("clock-word") ?? match.get("int") ?? "";
  const figures = time.startsWith("T") ? time : `T${two(Number(time))}:00`;
  const half = match.get("ampm") ?? halfOfPart(match.get("part"), Number(figures.slice(1, 3)));
  const hour = Number(figures.slice(1, 3));
  if (hour > 24 || (half !== undefined && (hour > 12 || hour === 0))) return null;
  const value = half === undefined ? figures : `T${two((hour % 12) + Number(half))}${figures.slice(3)}`;
  return onDay(value, dayAround(context, match.first), zoneOf(match));
};

/** The half of the day that "in the morning", "at night" give. */
function halfOfPart(part: string | undefined, hour: number): string | undefined {
  if (part === undefined) return undefined;
  return part === "MO" || (part === "NI" && (hour < 6 || hour === 12)) ? "0" : "12";
}

/** The offset from UTC that a match names ("+03:00", "Z"); `null` where it names none, or a zone with more than one (IST, ET). */
export function zoneOf(match: RuleMatch): string | null {
  const zone = match.get("zone");
  if (zone === undefined || zone === "") return null;
  const [plus, minus] = [match.get("plus"), match.get("minus")];
  const hours = Number(plus ?? minus ?? 0);
  if (hours === 0) return zone;
  return hours > LARGEST_OFFSET ? null : `${plus === undefined ? "-" : "+"}${two(hours)}:00`;
}

/** Kiribati is 14 hours ahead of UTC. */
const LARGEST_OFFSET = 14;

/** A time on a day; without a day it stays open. EDTF gives the moment where the zone is named, else the day. */
export function onDay(time: string, day: number | null, zone: string | null): Resolved {
  if (day === null) return { value: `XXXX-XX-XX${time}` };
  const date = formatDay(day);
  const isMoment = zone !== null && /^T(?:[01]\d|2[0-3]):\d\d$/.test(time);
  return { value: date + time, edtf: isMoment ? `${date}${time}:00${zone}` : date };
}

/** The day of a clock time: of the last date before it in its sentence, else in the one before, else of publication. */
function dayAround(context: Context, at: number): number | null {
  const sentence = context.atoms.sentences[at] ?? 0;
  const last = context.found.at(-1);
  const told = context.told;
  if (told !== null && told.day !== null && told.sentence >= sentence - 1) return told.day;
  if (last !== undefined && told !== null && told.sentence === sentence) return parseDay(last.value);
  return context.here;
}

export const clockOperations = { clock } as const;
