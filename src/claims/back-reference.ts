import type { Name } from "../document/types.js";
import type { ClaimLexicon } from "./lexicon.js";

/** How a statement points back to one before it and tells nothing itself: "the claim", "that", "the charges", "Holm’s allegations", "responsibility". */
export interface Back {
  /** `accusation`: only to one that lays blame. */
  readonly to: "claim" | "accusation";
  /** Entity of the story whose claim it is; `null` where that is not said. */
  readonly by: string | null;
  /** Whether it is of the kind that its own words name ("any such bombing"), which they must then share. */
  readonly isOfKind: boolean;
}

const CLAIM_NOUNS = "claims?|reports?|rumou?rs?|allegations?|accusations?|charges?|story|news|assertions?|suggestions?|idea|notion";
const NOUN = new RegExp(
  `^(?:that )?(?:(?:the|this|that|such|those|these|all|any|both|his|her|its|their) )?(?:\\p{L}+ )?(${CLAIM_NOUNS})(?:$|[\\s.,;"”]+(?!of\\b|that\\b|made\\b|about\\b|by\\b|from\\b|in\\b|it\\b|he\\b|she\\b|they\\b|to\\b|on\\b|regarding\\b|\\p{Lu}))`,
  "u",
);
/** "…, a claim disputed by the opposition", "…, an allegation he denies": what stands before it in its sentence. */
const APPOSITION = /^an? (?:\p{L}+ )?(?:claim|report|rumou?r|allegation|accusation|charge|assertion|suggestion|notion|version)\W*$/u;
const CLAUSE = /^(?:that )?(?:it|this|that) (?:is|was) (?:false|untrue|not true|a lie|a rumou?r|baseless|nonsense)\b/i;
const PRONOUN = /^(?:that|this|it|so|them|those|these)(?:$|,| and (?:in return|instead|accused|blamed|said|insisted|called)\b)/i;
const POSSESSED =
  /^(?:that )?(?:\S+ ){0,3}\S+(?:['’]s|s['’]) (?:\p{L}+ )?(claims?|allegations?|accusations?|charges?|assertions?|statements?|remarks?|comments?|description|characterization|account|story|version)(?: (?:is|are|was|were) |\W*$)/u;
const SUCH = /^(?:that )?(?:there (?:was|were|had been) )?(?:any|no|the \p{L}+ of|having \p{L}+|that|to)? ?(?:any |no )?such \p{L}+/iu;
const BLAME_WORDS = 3;

/** Whether a content stands for what is said before it in its sentence, whoever says that ("…, which the army denied"). */
export const isApposed = (content: string): boolean => APPOSITION.test(content) || /^which$/i.test(content.trim());

/** "The allegations, which he denies": not what is said in its sentence, but what these were. */
export const BEHIND_CLAIM = new RegExp(`\\b(?:${CLAIM_NOUNS}),? ?$`, "i");

/** How a content points back; `null` where it tells something of its own. `names`: those in the content. */
export function backOf(content: string, names: readonly Name[], { denials }: ClaimLexicon): Back | null {
  const words = content.toLowerCase().match(/\p{L}+/gu) ?? [];
  const possessed = POSSESSED.exec(content)?.[1];
  if (possessed !== undefined) return { to: kindOf(possessed), by: names[0]?.entity ?? null, isOfKind: false };
  if (PRONOUN.test(content.trim()) || CLAUSE.test(content) || isApposed(content)) return { to: "claim", by: null, isOfKind: false };
  if (words.length <= BLAME_WORDS && words.some((word) => denials.get("blame")?.has(word) === true)) return { to: "accusation", by: null, isOfKind: false };
  const noun = NOUN.exec(content.slice(0, 1).toLowerCase() + content.slice(1))?.[1];
  if (noun === undefined && SUCH.test(content)) return { to: "claim", by: null, isOfKind: true };
  return noun === undefined ? null : { to: kindOf(noun), by: null, isOfKind: false };
}

const kindOf = (noun: string): Back["to"] => (/^(?:accus|charg)/i.test(noun) ? "accusation" : "claim");
