import type { ClaimSide as Side, Stance } from "../document/types.js";
import type { ClaimLexicon, DenialRole } from "./lexicon.js";

export interface Stand {
  readonly side: Side;
  /** Whether it is a word of the holder's own that says no ("has not closed the border"), and no verb of denying. */
  readonly isNegation: boolean;
  /** Whether the holder takes back what it has said before. */
  readonly retracts: boolean;
}

const SIDES: Readonly<Partial<Record<Stance, Side>>> = {
  asserts: "for",
  confirms: "for",
  alleges: "for",
  expects: "for",
  commits: "for",
  denies: "against",
  doubts: "open",
};
/** A holder that says this of itself puts nothing forward. */
const UNSURE =
  /^\W*(?:that )?(?:(?:it|he|she|they|we|i|there) (?:has|had|have|is|was|were|are) )?(?:no|not|yet to|unable to|could not|cannot|unaware of) (?:\w+ )?(?:confirm\w*|evidence|information|indication|proof|verif\w*|independently)\b/i;

/** "Deny Maria Holm the nomination", "denying it to the enemy": what is denied is given to nobody, not said to be untrue. */
const WITHHOLDS =
  /^["“‘']?(?:(?:\p{Lu}[\p{L}.’'-]*(?<!['’]s) ){1,4}(?:the|a|an|any|his|her|its|their|such) (?!\p{L}+ (?:was|were|is|are|had|has)\b)|(?:him|her|them|us|me|it) (?:to|the|a|an|any) )/u;

/** "Rejected the idea (as too costly)": a plan; "rejected the idea that it had failed": a claim. */
const IDEA = /^["“‘']?(?:the|that|this) (?:\p{L}+ )?idea\b(?! (?:that|of|he|she|it|they)\b)/iu;

const CALLED_UNTRUE = /^["“‘']?(?:that )?(?:it|this) (?:is|was) (?:simply |just )?(?:not true|untrue|false|wrong|a lie|nonsense) that /i;

const AND_DENIED = /\b(?:and|but) (?:\w+ )?den(?:y|ies|ied)\b/i;

/** On which side of its content a statement stands; `null` where it says neither that something is so nor that it is not. */
export function standOf(stance: Stance, cue: string, content: string, lexicon: ClaimLexicon): Stand | null {
  const stand = (side: Side, { isNegation = false, retracts = false } = {}): Stand => ({ side, isNegation, retracts });
  const cueWords = wordsIn(cue);
  const ofClaim = startsWithClaim(content, lexicon);
  if (has(cueWords, "retracts", lexicon) && (has(cueWords, "claim", lexicon) || ofClaim)) return stand("against", { retracts: true });
  if (UNSURE.test(content)) return SIDES[stance] === undefined ? null : stand("open");
  const isCalledNo = has(cueWords, "denies", lexicon) || has(cueWords, "rejects", lexicon);
  // "Did not mention", "never cited", "shows no signs of": nothing is said.
  if (!isCalledNo && (isNegated(cue, lexicon) || cueWords.includes("no"))) return null;
  const side = stance === "evaluates" && has(cueWords, "rejects", lexicon) ? "against" : SIDES[stance];
  if (side === "against") {
    if (!deniesClaim(cue, content, lexicon)) return null;
    // "Denied that it had not paid" says that it has; so does "it is not true that there were no losses".
    const untrue = CALLED_UNTRUE.exec(content);
    if (untrue !== null && isNegated(content.slice(untrue[0].length), lexicon)) return stand("for");
    return isCalledNo && isNegated(content, lexicon) ? stand("for") : stand("against", { isNegation: !isCalledNo && !isCalledFalse(content, lexicon) });
  }
  // "Reports of talks were false", and "reports of talks were seen on the front page", which says neither.
  if (side === "for" && ofClaim && stance !== "alleges") return isCalledFalse(content, lexicon) ? stand("against") : null;
  if (side === "for" && stance !== "expects" && stance !== "commits" && isNegated(content, lexicon)) return stand("against", { isNegation: true });
  // "He vowed to stay and denied having fled": another clause denies, and what it denies is not put forward.
  if (side === "for" && AND_DENIED.test(content)) return null;
  return side === undefined ? null : stand(side);
}

/** The same for a later clause of what is said: a verb of denying reaches the first alone, a negation of its own counts for each. */
export function laterStandOf(stance: Stance, cue: string, content: string, lexicon: ClaimLexicon): Stand | null {
  const cueWords = wordsIn(cue);
  if (stance === "doubts" || has(cueWords, "denies", lexicon) || has(cueWords, "rejects", lexicon) || has(cueWords, "retracts", lexicon)) return null;
  return standOf(stance === "denies" ? "asserts" : stance, cue, content, lexicon);
}

const has = (words: readonly string[], role: DenialRole, { denials }: ClaimLexicon): boolean => words.some((word) => denials.get(role)?.has(word) === true);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}-]+(?:['’]t\b)?/gu) ?? [];

/** Where a denial says what is denied. */
const FIRST_WORDS = 5;
/** A negation behind more words belongs to another clause. */
const NEGATION_WORDS = 10;

const startsWithClaim = (content: string, lexicon: ClaimLexicon): boolean => has(wordsIn(content).slice(0, 4), "claim", lexicon);

const AUXILIARY = /^(?:do|does|did|has|have|had|is|are|was|were|be|been|will|would|can|could|should|there|that|it|they|he|she|we|i)$/;

/** Whether the verb of the first clause of a content is negated ("had not left", "never paid", "there was no ban"). "Not only", "no doubt" say yes. */
function isNegated(content: string, lexicon: ClaimLexicon): boolean {
  const words = firstClause(content, lexicon);
  return words.some((word, at) => {
    if (at === 0 && /^\W*no\W*,/i.test(content)) return false;
    if (/^(?:only|just|doubt|matter|longer|less|more)$/.test(words[at + 1] ?? "")) return false;
    if (/['’]t$/.test(word) || word === "never" || word === "cannot") return true;
    return has([word], "negates", lexicon) && (at === 0 || AUXILIARY.test(words[at - 1]!));
  });
}

/** Whether something is said to be false in the first clause ("the claim was a rumor"); rumors that are only named are not. */
function isCalledFalse(content: string, lexicon: ClaimLexicon): boolean {
  const BEFORE = 3;
  const words = firstClause(content, lexicon);
  return words.some(
    (word, at) => has([word], "false", lexicon) && words.slice(Math.max(0, at - BEFORE), at).some((before) => /^(?:is|are|was|were|be|been|as)$/.test(before)),
  );
}

function firstClause(content: string, lexicon: ClaimLexicon): string[] {
  const CLAUSE_FROM = 3;
  const words = wordsIn(content).slice(0, NEGATION_WORDS);
  const end = words.findIndex((word, at) => at >= CLAUSE_FROM && has([word], "clause", lexicon));
  return end < 0 ? words : words.slice(0, end);
}

/**
 * Whether a cue and its content say that something is not so. "Denied" does, unless something is withheld ("denied access");
 * "rejected" does only of a claim, not of an offer or a demand; "said" does where its content is negated.
 */
export function deniesClaim(cue: string, content: string, lexicon: ClaimLexicon): boolean {
  const cueWords = wordsIn(cue);
  const first = wordsIn(content).slice(0, FIRST_WORDS);
  if (has(cueWords, "denies", lexicon)) {
    // "Contradicted what she had said": no claim, but two statements of which one is not told.
    if (first[0] === "what") return false;
    // "Contradicted Carney when he noted …": a person, not what is said.
    if (/\bcontradict/i.test(cue) && /^\p{Lu}/u.test(content) && !has(first, "claim", lexicon)) return false;
    const isPassive = /\b(?:is|are|was|were|be|been|being|feel|felt)\b/.test(cue.toLowerCase()) && !/\bby$/.test(cue);
    return !isPassive && !has(first, "withheld", lexicon) && !WITHHOLDS.test(content);
  }
  if (has(cueWords, "rejects", lexicon)) {
    if (IDEA.test(content)) return false;
    const as = content.indexOf(" as ");
    const isCalledSo = as >= 0 && has(wordsIn(content.slice(as)).slice(0, 4), "false", lexicon);
    // "Rejected that the dam had failed"; "rejected that" may be an offer.
    return has(cueWords, "claim", lexicon) || (first[0] === "that" && first.length > 1) || has(first, "claim", lexicon) || isCalledSo;
  }
  return isNegated(content, lexicon) || isCalledFalse(content, lexicon);
}
