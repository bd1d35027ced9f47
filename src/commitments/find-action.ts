import type { Action, Clause } from "./clause.js";
import type { CommitmentLexicon, Force, Modal } from "./lexicon.js";

/** Words that open a clause of their own: "…, allowing them to stay". */
export const CUTS: ReadonlySet<string> = new Set(["allowing", "requiring", "obliging", "permitting", "during"]);

const ADVERBS = /^(?:also|gradually|immediately|soon|not|never|only|fully|n't|n’t|then|first|later|simultaneously|all|jointly|be|have|been|[“”"])$|.{3}ly$/;
const NOT = /^(?:not|n't|n’t|never)$/;
/** A "to" belongs to an order within so many words. */
const LONGEST_OBJECT = 16;
/** The noun of an action within so many words of "ordered", "pledged". */
const LONGEST_LEAD = 4;
/** Modals whose verb need not be listed: any that is no stative is something to be done. */
const OPEN: ReadonlySet<Force> = new Set(["pledge", "order", "schedule", "intent"]);

/** The first modal or planned verb group of a clause whose verb is a doable action (or lasts); `null` if there is none. */
export function findAction(clause: Clause, lexicon: CommitmentLexicon): Action | null {
  let unlisted: Action | null = null;
  for (let word = clause.first; word < clause.end; word++) {
    const modals = lexicon.modals.get(clause.lower[word]!);
    if (modals === undefined) continue;
    for (const modal of modals) {
      const action = actionOf(clause, word, modal, lexicon);
      if (action === null) continue;
      if (!action.isUnlisted || OPEN.has(action.force)) return action;
      unlisted ??= action;
    }
  }
  return unlisted;
}

function actionOf(clause: Clause, word: number, modal: Modal, lexicon: CommitmentLexicon): Action | null {
  if (modal.next === "noun") return nounAction(clause, word, modal, lexicon);
  if (modal.next === "on" || modal.next === "for") return clause.lower[word + 1] === modal.next ? forAction(clause, word, modal, lexicon) : null;
  for (const from of verbsFrom(clause, word, modal)) {
    const action = actionAt(clause, word, from, modal, lexicon);
    if (action !== null && isTaggedVerb(clause, action)) return action;
  }
  return null;
}

/**
 * Whether what is to be done is a verb: not "agreed to rules", "offered to those"; behind "due to" surely one, as that is mostly "because of". A tagger takes many a verb
 * behind "to" for the noun or the adjective of its form.
 */
function isTaggedVerb({ syntax, lower }: Clause, { first, verb, lemma }: Action): boolean {
  if (syntax === null || lemma === "be") return true;
  return (lower[first] === "due" ? /^VB/ : /^(?:VB|MD|NN$|JJ$|RB)/).test(syntax.tags[verb]!);
}

/** "ordered the slaughter of …", "pledged $5 million": the action is the modal itself. */
function nounAction(clause: Clause, word: number, { modality, force }: Modal, { actionNouns }: CommitmentLexicon): Action | null {
  const { lower } = clause;
  // "the pledged delegates", "as ordered": no verb of its own.
  if (/^(?:the|of|as|a|an|and|its|his|her|their|for|in|on|by|with|from)$/.test(lower[word - 1] ?? "the")) return null;
  for (let at = word + 1; at < Math.min(clause.end, word + 1 + LONGEST_LEAD); at++) {
    const form = lower[at]!;
    if (/^(?:to|that|by|in|of|for|from|[.,;:])$/.test(form)) return null;
    const noun = actionNouns.get(form);
    if (noun !== undefined && (force === "order" || at > word + 1))
      return { first: word, verb: word, lemma: noun === "" ? form : noun, modality, force, isPassive: false, isUnlisted: false };
    if (force === "pledge" && /^[$£€¥]?\d/.test(form)) return { first: word, verb: word, lemma: "pay", modality, force, isPassive: false, isUnlisted: false };
  }
  return null;
}

/** "is scheduled for Saturday", "decided on an immediate ceasefire" */
function forAction(clause: Clause, word: number, { next, modality, force }: Modal, { actionNouns }: CommitmentLexicon): Action | null {
  const isNamed = next === "for" || clause.lower.slice(word + 2, Math.min(clause.end, word + 2 + LONGEST_LEAD)).some((form) => actionNouns.has(form));
  return isNamed ? { first: word, verb: word, lemma: clause.lower[word]!, modality, force, isPassive: false, isUnlisted: false } : null;
}

/** Indices of the words behind the modal and its "to", one of which may be the verb; none where the words are not that modal. */
function verbsFrom(clause: Clause, word: number, { next, force }: Modal): number[] {
  const { lower } = clause;
  if (next === "") return [word + 1];
  if (next === "to") return lower[word + 1] === "to" && !isNoun(clause, word) && lower[word + 2] !== "blame" ? [word + 2] : [];
  if (next === "not to") return lower[word + 1] === "not" && lower[word + 2] === "to" ? [word + 3] : [];
  // "allowing" is a grant only as the head of its clause.
  if ((force === "grant" && word !== clause.first) || (next === "until" && lower[word + 1] !== "until")) return [];
  const found: number[] = [];
  for (let at = word + 2; at < Math.min(clause.end, word + LONGEST_OBJECT) && !/^[.;:]$/.test(lower[at]!); at++) if (lower[at] === "to") found.push(at + 1);
  return found;
}

/** "a plan to end the war": a noun. */
const isNoun = ({ lower }: Clause, word: number): boolean =>
  /^(?:plan|plans|offered|promises|pledges|vows|orders|threatens)$/.test(lower[word]!) &&
  /^(?:a|an|the|its|his|her|their|our|any|this|that|of|new|peace|on|for|with|and)$|(?<!(?:nounc|unveil|outlin))(?:ed|ing)$|^['’]s$|['’]s$/.test(
    lower[word - 1] ?? "the",
  );

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
  const group = { first, verb, modality: isNegated ? ("must-not" as const) : modality, force, isUnlisted: false };
  const lemma = isPassive ? lexicon.participles.get(form) : lexicon.bases.has(form) ? form : undefined;
  if (lemma === "make" && !OPEN.has(force) && !lower.slice(verb + 1, verb + 5).some((word) => lexicon.actionNouns.has(word))) return null;
  if (lemma !== undefined) return { ...group, lemma, isPassive };
  if (isActionForm(form, isPassive, force, lexicon)) return { ...group, lemma: form, isPassive, isUnlisted: true };
  // "The withdrawal will be immediate."
  const isState = isPassive && subjectHasAction(clause, first, lexicon) && !/^(?:a|an|the|able|no|more|less|about|in|on|at|very|so)$/.test(form);
  return isState ? { ...group, lemma: "be", isPassive: false } : null;
}

/** Whether a form that is not listed can be what is done: a base form or, in the passive, a regular participle. */
function isActionForm(form: string, isPassive: boolean, force: Force, { statives, pasts }: CommitmentLexicon): boolean {
  if (!OPEN.has(force) && force !== "bare") return false;
  return isPassive
    ? /.{3}ed$/.test(form) && !statives.has(form.replace(/d$/, "")) && !statives.has(form.replace(/ed$/, ""))
    : /^\p{Ll}{2,}$/u.test(form) &&
        !/(?:ing|ed)$|^(?:a|an|the|its|his|her|their|this|that|no|some|any|more|it|him|them)$/.test(form) &&
        !statives.has(form) &&
        !pasts.has(form);
}

/** Whether the subject, the words before the verb group, names an action ("the withdrawal", "the release"). */
export function subjectHasAction(clause: Clause, verb: number, lexicon: CommitmentLexicon): boolean {
  for (let word = clause.first; word < verb; word++) if (lexicon.actionNouns.has(clause.lower[word]!)) return true;
  return false;
}
