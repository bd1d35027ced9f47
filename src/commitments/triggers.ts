import type { Commitment } from "../document/types.js";
import { type DayWindow, windowAfter, windowOfDate } from "./windows.js";

export interface TriggerInput {
  readonly commitment: Commitment;
  /** The words of the action, in lower case. */
  readonly action: string;
}

export interface Triggers {
  /** When each trigger comes to pass. */
  readonly starts: ReadonlyMap<string, DayWindow>;
  /** From its earliest beginning to its latest end, for phases whose length is known. */
  readonly spans: ReadonlyMap<string, DayWindow>;
}

const ENTRY = /\b(?:take effect|enter into force|come into (?:force|effect)|go into effect)\b|\b(?:take|come|go|enter|begin|start)$/;
/** Phases are numbered; chains of them are not followed further. */
const LONGEST_CHAIN = 12;

/**
 * The windows of the triggers of one story, from the dates given: a commitment to take effect dates the entry into force;
 * with it begin the ceasefire, the agreement and phase 1, unless they have dates of their own; a phase begins when the one
 * before has lasted its time. Each pass adds what the last one made known, until nothing is new.
 */
export function resolveTriggers(inputs: readonly TriggerInput[], anchors: ReadonlyMap<string, string>): Triggers {
  const triggers = new Map<string, DayWindow>();
  for (const [name, date] of anchors) {
    const window = windowOfDate(date);
    if (window !== null) triggers.set(name, window);
  }
  const spans = new Map<string, DayWindow>();
  const learn = (name: string, window: DayWindow | null): boolean => {
    if (window === null || triggers.has(name)) return false;
    triggers.set(name, window);
    return true;
  };
  for (let pass = 0; pass < LONGEST_CHAIN; pass++) {
    let isNew = false;
    for (const { commitment, action } of inputs) {
      const { when } = commitment;
      const trigger = when.anchor === null ? null : (triggers.get(when.anchor) ?? windowOfDate(when.anchor));
      if (trigger === null) continue;
      if (ENTRY.test(action) && when.anchor !== "entry into force" && !/^phase /.test(when.anchor ?? "") && commitment.phase === undefined)
        isNew = learn("entry into force", windowAfter(when, trigger)) || isNew;
      const phase = /^phase (\d+)$/.exec(when.anchor ?? "");
      if (phase !== null && when.duration !== undefined) {
        const span = windowAfter(when, trigger);
        spans.set(phase[0], span);
        isNew = learn(`phase ${Number(phase[1]) + 1}`, { min: span.max, max: span.max }) || isNew;
      }
    }
    const entry = triggers.get("entry into force") ?? null;
    for (const name of ["ceasefire", "agreement", "phase 1"]) isNew = learn(name, entry) || isNew;
    if (!isNew) break;
  }
  return { starts: triggers, spans };
}
