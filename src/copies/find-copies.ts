import type { TextGrouper } from "../document/types.js";
import { sampleShingles } from "./shingles.js";

/** Texts go in one by one; keeps only samples of each. */
export interface CopyFinder extends TextGrouper {
  /** The part of the shorter text's sampled shingles that two texts share, 0 to 1. */
  readonly shared: (one: number, other: number) => number;
}

/** A shingle that stands in more texts than this is a formula, and says nothing about copies. */
const FORMULA_TEXTS = 60;
/** Texts that share this part of the shorter one's shingles are copies of one text. */
const SHARED_PART = 0.5;
/** … and this part of the longer one's: a brief that stands in a long report is a part of it … */
const SHARED_OF_LONGER = 0.2;
/** … unless so much of it stands there: a shortened copy. */
const WHOLE_PART = 0.9;
/** A text joins a group if it shares this part with its first text too: groups do not drift. */
const SHARED_WITH_FIRST = 0.3;
/** Shorter texts cannot be told apart. */
const FEWEST_SHINGLES = 3;

/**
 * Finds copies of one text, also shortened, lengthened or edited ones: containment of sampled shingles (Broder 1997).
 * Near-linear: only texts that share a shingle are compared.
 */
export function createCopyFinder(): CopyFinder {
  const samples: Int32Array[] = [];
  const shared = (one: number, other: number): number => {
    const [a, b] = [samples[one] ?? new Int32Array(), samples[other] ?? new Int32Array()];
    const known = new Set(a);
    const smaller = Math.min(a.length, b.length);
    return smaller === 0 ? 0 : b.reduce((count, shingle) => count + (known.has(shingle) ? 1 : 0), 0) / smaller;
  };
  return {
    add: (text) => samples.push(sampleShingles(text)) - 1,
    finish: () => groupsOf(samples),
    shared,
  };
}

function groupsOf(samples: readonly Int32Array[]): Int32Array {
  const texts = new Map<number, number[]>();
  const groups = Int32Array.from(samples, (_, text) => text);
  samples.forEach((own, text) => {
    const shared = new Map<number, number>();
    for (const shingle of own) {
      const others = texts.get(shingle);
      if (others === undefined) {
        texts.set(shingle, [text]);
        continue;
      }
      if (others.length >= FORMULA_TEXTS) continue;
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      others.push(text);
    }
    if (own.length < FEWEST_SHINGLES) return;
    let best = -1;
    let most = 0;
    for (const [other, count] of shared) {
      const smaller = Math.min(own.length, samples[other]!.length);
      const longer = Math.max(own.length, samples[other]!.length);
      if (smaller < FEWEST_SHINGLES || count < smaller * SHARED_PART) continue;
      if (count < longer * SHARED_OF_LONGER && count < smaller * WHOLE_PART) continue;
      if (count > most || (count === most && other < best)) {
        best = other;
        most = count;
      }
    }
    const first = best < 0 ? -1 : groups[best]!;
    if (first >= 0 && (shared.get(first) ?? 0) >= SHARED_WITH_FIRST * Math.min(own.length, samples[first]!.length)) groups[text] = first;
  });
  return groups;
}
