import type { Action, Clause } from "./clause.js";
import type { CommitmentLexicon, Modal } from "./lexicon.js";

/** Words that open a clause of their own: "…, allowing them to stay". */
export const CUTS: ReadonlySet<string> = new Set(["allowing", "requiring", "obliging", "permitting", "during"]);

const ADVERBS = /^(?:also|gradually|immediately|soon|not|never|only|fully|n't|n’t|then|first|later|simultaneously|all|jointly|be|have|been)$|.{3}ly$/;
const NOT = /^(?:not|n't|n’t|never)$/;
/** A "to" belongs to an order within so many words. */
const LONGEST_OBJECT = 8;

/** The first modal or planned verb group of a clause whose verb is a doable action (or lasts); `null` if there is none. */
export function findAction(clause: Clause, lexicon: CommitmentLexicon): Action | null {
  for (let word = clause.first; word < clause.end; word++) {
    const modals = lexicon.modals.get(clause.lower[word]!);
    if (modals === undefined) continue;
    for (const modal of modals) {
      const from = verbFrom(clause, word, modal);
      const action = from === null ? null : actionAt(clause, word, from, modal, lexicon);
      if (action !== null) return action;
    }
  }
  return null;
}

/** Index of the word behind the modal and its "to"; `null` where the words are not that modal. */
function verbFrom(clause: Clause, word: number, { next, force }: Modal): number | null {
  const { lower } = clause;
  if (next === "") return word + 1;
  if (next === "to") return lower[word + 1] === "to" && !isNoun(clause, word) && lower[word + 2] !== "blame" ? word + 2 : null;
  // "allowing" is a grant only as the head of its clause.
  if (force === "grant" && word !== clause.first) return null;
  const to = lower.indexOf("to", word + 1);
  const isUntil = next === "until" && lower[word + 1] === "until";
  const reaches = to > word + 1 && to < Math.min(clause.end, word + LONGEST_OBJECT);
  return reaches && (next === "…to" || isUntil) ? to + 1 : null;
}

/** "a plan to end the war": a noun. */
const isNoun = ({ lower }: Clause, word: number): boolean =>
  /^(?:plan|plans|offered|promises|pledges|vows)$/.test(lower[word]!) &&
  /^(?:a|an|the|its|his|her|their|our|any|this|that|of|new|peace|on|for|with|and)$/.test(lower[word - 1] ?? "the");

function actionAt(clause: Clause, first: number, from: number, { modality, force }: Modal, lexicon: CommitmentLexicon): Action | null {
  const { lower } = clause;
  let verb = from;
  let isPassive = false;
  while (verb < clause.end && ADVERBS.test(lower[verb]!)) {
    if (lower[verb] === "be" || lower[verb] === "been") isPassive = true;
    verb++;
  }
  if (verb >= clause.end || (lower[from] === "have" && !isPassive)) return null;
  const form = lower[verb]!;
  const isNegated = lower.slice(first, verb).some((word) => NOT.test(word));
  const group = { first, verb, modality: isNegated ? ("must-not" as const) : modality, force };
  const lemma = isPassive ? lexicon.participles.get(form) : lexicon.bases.has(form) ? form : undefined;
  if (lemma === "make" && !lower.slice(verb + 1, verb + 5).some((word) => lexicon.actionNouns.has(word))) return null;
  if (lemma !== undefined) return { ...group, lemma, isPassive };
  // "The withdrawal will be immediate."
  const isState = isPassive && subjectHasAction(clause, first, lexicon) && !/^(?:a|an|the|able|no|more|less|about|in|on|at|very|so)$/.test(form);
  return isState ? { ...group, lemma: "be", isPassive: false } : null;
}

/** Whether the subject, the words before the verb group, names an action ("the withdrawal", "the release"). */
export function subjectHasAction(clause: Clause, verb: number, lexicon: CommitmentLexicon): boolean {
  for (let word = clause.first; word < verb; word++) if (lexicon.actionNouns.has(clause.lower[word]!)) return true;
  return false;
}
