import type { SampleGrouper } from "../document/types.js";
import { WordHasher } from "../text/word-hashes.js";
import { ShingleIndex } from "./shingle-index.js";
import { sampleShingles } from "./shingles.js";

/** Texts go in one by one; keeps only samples of each. */
export interface CopyFinder extends SampleGrouper {
  /** Adds the sample of a text; gives the number of the text, from 0. */
  readonly add: (text: string) => number;
  /** The part of the shorter text's sampled shingles that two texts share, 0 to 1. */
  readonly shared: (one: number, other: number) => number;
}

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
  const hasher = new WordHasher();
  return {
    add: (text) => samples.push(sampleShingles(hasher.read(text))) - 1,
    addSample: (sample) => samples.push(sample) - 1,
    finish: () => groupsOf(samples),
    shared,
  };
}

function groupsOf(samples: readonly Int32Array[]): Int32Array {
  const index = new ShingleIndex();
  const groups = Int32Array.from(samples, (_, text) => text);
  /** How many shingles of the text looked at stand in each text before it. */
  const shared = new Int32Array(samples.length);
  for (const [text, own] of samples.entries()) {
    const met: number[] = [];
    const meet = (other: number): void => {
      if (shared[other]!++ === 0) met.push(other);
    };
    for (const shingle of own) index.add(shingle, text, meet);
    if (own.length >= FEWEST_SHINGLES) groups[text] = groupOf(text, samples, groups, shared, met);
    for (const other of met) shared[other] = 0;
  }
  return groups;
}

/** The group of the text that shares most with this one, where that is enough to be its copy; else a group of its own. */
function groupOf(text: number, samples: readonly Int32Array[], groups: Int32Array, shared: Int32Array, met: readonly number[]): number {
  const own = samples[text]!.length;
  let best = -1;
  let most = 0;
  for (const other of met) {
    const count = shared[other]!;
    const smaller = Math.min(own, samples[other]!.length);
    const longer = Math.max(own, samples[other]!.length);
    if (smaller < FEWEST_SHINGLES || count < smaller * SHARED_PART) continue;
    if (count < longer * SHARED_OF_LONGER && count < smaller * WHOLE_PART) continue;
    if (count > most || (count === most && other < best)) {
      best = other;
      most = count;
    }
  }
  if (best < 0) return text;
  const first = groups[best]!;
  return shared[first]! > 0 && shared[first]! >= SHARED_WITH_FIRST * Math.min(own, samples[first]!.length) ? first : text;
}
