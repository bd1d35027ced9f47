import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

export interface ClaimLexicon {
  readonly families: ReadonlyMap<string, string>;
  readonly stop: ReadonlySet<string>;
  /** Word to role: verbs that deny (`denies`), nouns of claims (`claim`), and what is denied to people (`withheld`). */
  readonly denials: ReadonlyMap<string, string>;
}

/** Reads the word lists of the stage. */
export const readClaimLexicon = (read: ResourceReader): ClaimLexicon => ({
  families: new Map(readTable(read, "claims/lexicon/event-families.en.tsv", ["form", "family"]).map(({ form, family }) => [form, family])),
  stop: new Set(readTable(read, "claims/lexicon/stop-words.en.tsv", ["word"]).map(({ word }) => word)),
  denials: new Map(readTable(read, "claims/lexicon/denials.en.tsv", ["word", "role"]).map(({ word, role }) => [word, role])),
});

const NEGATION = /\b(?:not|never|no|nor|none|neither|false|untrue|rumou?rs?|lies?|fabricat\w*|baseless|unfounded|nonsense)\b|n['’]t\b/;
const FALSITY = /\bas (?:\w+ )?(?:false|untrue|baseless|unfounded|fabricat\w*|nonsense|lies|propaganda|rumou?rs?)\b/;
/** Where a denial says what is denied. */
const FIRST_WORDS = 5;

/**
 * Whether a cue and its content say that something is not so. "Denied" does, unless something is withheld ("denied access");
 * "rejected" does only of a claim, not of an offer or a demand; "said" does where its content is negated.
 */
export function deniesClaim(cue: string, content: string, { denials }: ClaimLexicon): boolean {
  const cueWords = cue.toLowerCase().match(/\p{L}+/gu) ?? [];
  const contentWords = content.toLowerCase().match(/\p{L}+/gu) ?? [];
  const first = contentWords.slice(0, FIRST_WORDS);
  const hasRole = (words: readonly string[], role: string): boolean => words.some((word) => denials.get(word) === role);
  if (hasRole(cueWords, "denies")) {
    const isPassive = /\b(?:is|are|was|were|be|been|being|feel|felt)\b/.test(cue.toLowerCase()) && !/\bby$/.test(cue);
    return !isPassive && !hasRole(first, "withheld");
  }
  if (/\b(?:reject|dismiss)/.test(cue.toLowerCase())) {
    return hasRole(cueWords, "claim") || first[0] === "that" || hasRole(first.slice(0, 3), "claim") || FALSITY.test(content.toLowerCase());
  }
  return NEGATION.test(contentWords.slice(0, HEAD_OF_NEGATION).join(" ")) || /^(?:\S+\s+){0,8}\S*n['’]t\b/.test(content);
}

/** A negation behind more words belongs to another clause. */
const HEAD_OF_NEGATION = 10;
