import type { Span } from "../document/types.js";
import { parseDay } from "../text/calendar.js";

/** A sentence that a user took off one day, or put on another; it holds for the same words in every story. */
export interface MovedSentence extends Span {
  readonly story: string;
  readonly text: string;
  /** `YYYY-MM-DD`; `null`: it stood on none, or is put on none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The days that a sentence tells of, after what a user says. */
export type DayMover = (days: readonly number[], sentence: Span & { readonly story: string; readonly text: string }) => readonly number[];

/** Copies of a text carry the sentence too, so that words are compared as well as places. `null` where nothing is moved. */
export function createDayMover(moved: readonly MovedSentence[]): DayMover | null {
  if (moved.length === 0) return null;
  const byKey = new Map<string, MovedSentence[]>();
  const note = (key: string, entry: MovedSentence): void => void byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  for (const entry of moved) {
    note(`story ${entry.story}`, entry);
    note(`text ${entry.text}`, entry);
  }
  return (days, { story, start, end, text }) => {
    const here = (byKey.get(`story ${story}`) ?? []).filter((entry) => {
      const middle = (entry.start + entry.end) / 2;
      return middle >= start && middle < end;
    });
    const found = new Set([...here, ...(byKey.get(`text ${text}`) ?? [])]);
    return [...found].reduce<readonly number[]>(applyMove, days);
  };
}

function applyMove(days: readonly number[], { from, to }: MovedSentence): readonly number[] {
  const [left, added] = [from === null ? null : parseDay(from), to === null ? null : parseDay(to)];
  const kept = days.filter((day) => day !== left);
  return added === null || kept.includes(added) ? kept : [...kept, added];
}
