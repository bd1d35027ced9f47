import { firstEndingAfter, spansOverlap } from "../document/spans.js";
import type { Attribution, Entity, Name, Report, Span, Stance } from "../document/types.js";
import { type ClaimLexicon, deniesClaim } from "./lexicon.js";

/** What the gatherer needs of a story. */
export type ClaimStory = Pick<Report, "id" | "text" | "published"> & {
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
  readonly attributions: readonly Attribution[];
};

/** Which side a statement takes; `open`: it undermines without saying no. */
export type Side = "for" | "against" | "open";

/** How a statement points back to one before it: to any claim, or to an accusation. */
export type Back = "claim" | "accusation";

/** One attributed statement, reduced to what is compared. */
export interface Proposition {
  readonly story: string;
  readonly published: string | null;
  readonly attribution: number;
  readonly stance: Stance;
  readonly side: Side;
  /** Entity of the story that holds it; `null` where it is none. */
  readonly holder: string | null;
  /** The words of the source in lower case; empty for an unsourced one. */
  readonly source: string;
  /** Whether it tells what the holder itself does ("denied planning …", "denied to have …"). */
  readonly isOfHolder: boolean;
  /** Entities of the story that the statement names. */
  readonly entities: readonly string[];
  /** Event families and stems of its head, without the names. */
  readonly terms: readonly string[];
  /** Number of its sentence in the story. */
  readonly sentence: number;
  /** Set where it speaks of "the claim", "the charge" of before, and tells nothing itself. */
  readonly back: Back | null;
  readonly offset: number;
  /** The first letters of the content, for recognising copies. */
  readonly letters: string;
}

const SIDES: Readonly<Partial<Record<Stance, Side>>> = { asserts: "for", confirms: "for", alleges: "for", denies: "against", doubts: "open" };
/** The head of a statement: what it says first. */
const HEAD_WORDS = 16;
/** Statements with fewer terms and entities cannot be told apart. */
const FEWEST_FEATURES = 2;
const COPY_LETTERS = 60;
const BACK =
  /^(?:that )?(?:(?:the|this|that|such|those|these|all|any) )?(claims?|reports?|rumou?rs?|allegations?|accusations?|charges?|story|news|assertions?)(?:$|[\s.,;"”]+(?!of\b|that\b|about\b|by\b|from\b|it\b|he\b|she\b|they\b|in\b|\p{Lu}))/u;
/** A holder that says this of itself puts nothing forward. */
const UNSURE =
  /^\W*(?:that )?(?:(?:it|he|she|they|we|i|there) (?:has|had|have|is|was|were|are) )?(?:no|not|yet to|unable to|could not|cannot|unaware of) (?:\w+ )?(?:confirm\w*|evidence|information|indication|proof|verif\w*|independently)\b/i;
const OF_HOLDER = /^(?:to|having|being|\w{3,}ing) (?!the\b)/i;
const BACK_CLAUSE = /^(?:that )?(?:it|this|that) (?:is|was) (?:false|untrue|not true|a lie|a rumou?r|baseless|nonsense)\b/i;

/** The statements of a story that say, deny or doubt that something is so. */
export function readPropositions(story: ClaimStory, lexicon: ClaimLexicon): Proposition[] {
  const found: Proposition[] = [];
  const passesOn = passersOn(story);
  story.attributions.forEach((attribution, index) => {
    if (passesOn.has(index)) return;
    const proposition = readProposition(story, attribution, index, lexicon);
    if (proposition !== null) found.push(proposition);
  });
  return found;
}

function readProposition(story: ClaimStory, attribution: Attribution, index: number, lexicon: ClaimLexicon): Proposition | null {
  const first = attribution.content[0];
  const content = wordsOf(story.text, attribution.content);
  const side = UNSURE.test(content) ? "open" : SIDES[attribution.stance];
  if (side === undefined || first === undefined) return null;
  const cue = wordsOf(story.text, attribution.cue);
  if (side === "against" && !deniesClaim(cue, content, lexicon)) return null;
  const head = headOf(story.text, first);
  const names = namesIn(story.names, head);
  const terms = termsOf(story.text, head, names, lexicon);
  const entities = [...new Set(names.map(({ entity }) => entity))];
  const back = backOf(content);
  if (back === null && terms.length + entities.length < FEWEST_FEATURES) return null;
  return {
    story: story.id,
    published: story.published,
    attribution: index,
    stance: attribution.stance,
    side,
    holder: attribution.entity ?? null,
    source: wordsOf(story.text, attribution.source).toLowerCase(),
    isOfHolder: OF_HOLDER.test(content) || /ing$/.test(cue),
    entities,
    terms,
    sentence: firstEndingAfter(story.sentences, first.start),
    back,
    offset: first.start,
    letters: content
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "")
      .slice(0, COPY_LETTERS),
  };
}

const wordsOf = (text: string, spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(" ");

function backOf(content: string): Back | null {
  const noun = BACK.exec(content.slice(0, 1).toLowerCase() + content.slice(1))?.[1];
  if (noun !== undefined) return /^(?:accus|charg)/.test(noun) ? "accusation" : "claim";
  return BACK_CLAUSE.test(content) ? "claim" : null;
}

/**
 * Attributions that only pass on another one of their sentence: the cue of that other stands in their head ("A said that B denied …"),
 * or in their source ("B rejects claims that …", read as claims of "B rejects"). The innermost holder is kept, and counts once.
 */
function passersOn({ text, attributions }: ClaimStory): ReadonlySet<number> {
  const found = new Set<number>();
  attributions.forEach((outer, index) => {
    const content = outer.content[0];
    const head = content === undefined ? null : headOf(text, content);
    // Attributions stand in the order of the text; what is nested is a near neighbour.
    const NEAR = 4;
    for (let at = Math.max(0, index - NEAR); at < Math.min(attributions.length, index + NEAR + 1); at++) {
      const inner = attributions[at];
      if (inner === undefined || at === index || SIDES[inner.stance] === undefined) continue;
      const isInHead = head !== null && inner.cue.some((cue) => spansOverlap(cue, head));
      if (isInHead || inner.cue.some((cue) => outer.source.some((source) => spansOverlap(cue, source)))) found.add(index);
    }
  });
  return found;
}

/** The first words of a content, to a clause boundary behind the ninth. */
function headOf(text: string, { start, end }: Span): Span {
  let words = 0;
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    words++;
    const isBoundary = words > 9 && /[,;:]$/.test(match[0]);
    if (words >= HEAD_WORDS || isBoundary) return { start, end: start + match.index + match[0].length };
  }
  return { start, end };
}

function namesIn(names: readonly Name[], span: Span): Name[] {
  const found: Name[] = [];
  for (let at = firstEndingAfter(names, span.start); at < names.length && names[at]!.start < span.end; at++) found.push(names[at]!);
  return found;
}

function termsOf(text: string, head: Span, names: readonly Name[], { families, stop }: ClaimLexicon): string[] {
  let rest = "";
  let at = head.start;
  for (const { start, end } of names) {
    rest += `${text.slice(at, Math.max(at, start))} `;
    at = Math.max(at, end);
  }
  rest += text.slice(at, Math.max(at, head.end));
  const terms = new Set<string>();
  for (const [word] of rest.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)) {
    if (stop.has(word) || word.length < 3) continue;
    terms.add(families.get(word) ?? stemOf(word));
  }
  return [...terms];
}

const stemOf = (word: string): string =>
  word.length < 5
    ? word
    : word
        .replace(/(?:ies|ied)$/, "y")
        .replace(/(?:ing|ed|es|s)$/, "")
        .replace(/e$/, "");
