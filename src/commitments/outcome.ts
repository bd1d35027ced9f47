import type { CommitmentStatus } from "../document/types.js";
import type { DeedForm } from "./deeds.js";
import type { EvidenceLexicon } from "./evidence-lexicon.js";

/** Words on each side of an action that can say what became of it. */
const CUE_REACH = 4;
const PASSIVE_REACH = 10;
/** A form of "to be" that makes a participle passive. */
export const BE = /^(?:is|are|was|were|been|being)$/;
/** A modal or a negation so many words before a form reaches it; a bare "to" only over one adverb. */
const UNREAL_REACH = 4;
const TO_REACH = 2;
const UNREAL =
  /^(?:not|never|no|nor|neither|without|will|would|be|may|might|can|could|should|must|shall|if|unless|until|yet|denied|cannot|hopes?|hoping|hoped)$/;
const REAL_TO = /^(?:failed|refused|began|started|failing|refusing|continued|forced|managed)$/;
/** What stands before the noun of a deed that has not come to pass. */
const UNREAL_NOUN =
  /^(?:first|previous|earlier|next|another|planned|proposed|possible|potential|upcoming|scheduled|expected|future|any|call|calls|called|calling|plan|plans|planning|proposal|demand|demands|demanded|ahead|against|for|avoid|prevent|order|orders|ordered)$/;

/** So many words behind a noun a modal says that it is still to come. */
const AHEAD_REACH = 8;
const AHEAD = /^(?:will|would|shall|may|might|could|should|must|planned|scheduled|expected)$/;

/** What the words beside an action say became of it; `null` for nothing. The nearest word before counts, then those behind ("was postponed"). */
export function outcomeAt(words: readonly string[], index: number, form: DeedForm, lexicon: EvidenceLexicon): CommitmentStatus | null {
  if (isUnreal(words, index)) return null;
  for (let at = index - 1; at >= Math.max(0, index - CUE_REACH); at--) {
    const outcome = cueAt(words, at, lexicon);
    if (outcome !== null) return isUnreal(words, at) ? null : outcome;
  }
  if (form === "noun")
    for (let at = index + 1; at < Math.min(words.length, index + PASSIVE_REACH + 1); at++) {
      const outcome = BE.test(words[at - 1]!) ? cueAt(words, at, lexicon) : null;
      if (outcome !== null) return isUnreal(words, at) ? null : outcome;
    }
  if (form === "past") return "done";
  if (form === "ing") return BE.test(words[index - 1] ?? "") || /^(?:was|were|is|are|been)$/.test(words[index - 2] ?? "") ? "partly" : "done";
  if (form === "noun") return isUnrealNoun(words, index) ? null : "done";
  return null;
}

/** Whether a noun names what is only planned ("the planned visit", "elections will be held") or another time of it ("his first visit"). */
const isUnrealNoun = (words: readonly string[], index: number): boolean =>
  words.slice(Math.max(0, index - UNREAL_REACH), index).some((word) => UNREAL_NOUN.test(word)) ||
  words.slice(index + 1, index + 1 + AHEAD_REACH).some((word) => AHEAD.test(word));

/** What a word says became of what stands beside it, with the word behind it; `null` for nothing. */
export const cueAt = (words: readonly string[], at: number, { outcomes }: EvidenceLexicon): CommitmentStatus | null => {
  const found = outcomes.get(words[at]!);
  return found?.get(words[at + 1] ?? "") ?? found?.get("") ?? null;
};

/** Whether a form stands under a negation or a modal ("was not released", "would be released", "to be released"). */
export function isUnreal(words: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - UNREAL_REACH); at--) {
    const word = words[at]!;
    if (UNREAL.test(word) || word.endsWith("n't") || word.endsWith("n’t")) return true;
    if (word === "to" && index - at <= TO_REACH && !REAL_TO.test(words[at - 1] ?? "")) return true;
  }
  return false;
}
