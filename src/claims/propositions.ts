import { firstEndingAfter } from "../document/spans.js";
import type { Attribution, Entity, Name, Report, Span, Stance } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** What the gatherer needs of a story. */
export type ClaimStory = Pick<Report, "id" | "text" | "published"> & {
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
  readonly attributions: readonly Attribution[];
};

/** One attributed statement, reduced to what is compared. */
export interface Proposition {
  readonly story: string;
  readonly published: string | null;
  readonly attribution: number;
  readonly stance: Stance;
  readonly isAgainst: boolean;
  /** Entity of the story that holds it; `null` for an unsourced one. */
  readonly holder: string | null;
  /** Entities of the story that the statement names. */
  readonly entities: readonly string[];
  /** Event families and stems of its head, without the names. */
  readonly terms: readonly string[];
  /** Number of its sentence in the story. */
  readonly sentence: number;
  /** Whether it speaks of "the claim", "the report" of before. */
  readonly isBack: boolean;
  readonly offset: number;
  /** Letters of the content, for recognising copies. */
  readonly letters: string;
}

export interface ClaimLexicon {
  readonly families: ReadonlyMap<string, string>;
  readonly stop: ReadonlySet<string>;
}

/** Reads the word lists of the stage. */
export const readClaimLexicon = (read: ResourceReader): ClaimLexicon => ({
  families: new Map(readTable(read, "claims/lexicon/event-families.en.tsv", ["form", "family"]).map(({ form, family }) => [form, family])),
  stop: new Set(readTable(read, "claims/lexicon/stop-words.en.tsv", ["word"]).map(({ word }) => word)),
});

const STANCES = new Set<Stance>(["asserts", "confirms", "alleges", "denies"]);
/** The head of a statement: what it says first. */
const HEAD_WORDS = 16;
/** Statements with fewer terms and entities cannot be told apart. */
const FEWEST_FEATURES = 2;
const BACK =
  /^(?:that )?(?:the|this|that|such|those|these|all) (?:claims?|reports?|rumou?rs?|allegations?|accusations?|charges?|story|news)\b|^(?:it|this|that) (?:is|was) (?:false|untrue|not true|a lie|a rumou?r|baseless|nonsense)\b/i;

/** The statements of a story that say or deny that something is so. */
export function readPropositions(story: ClaimStory, lexicon: ClaimLexicon): Proposition[] {
  const found: Proposition[] = [];
  story.attributions.forEach((attribution, index) => {
    if (!STANCES.has(attribution.stance)) return;
    const first = attribution.content[0];
    if (first === undefined) return;
    const content = attribution.content.map(({ start, end }) => story.text.slice(start, end)).join(" ");
    const head = headOf(story.text, first);
    const names = namesIn(story.names, head);
    const terms = termsOf(story.text, head, names, lexicon);
    const entities = [...new Set(names.map(({ entity }) => entity))];
    const isBack = BACK.test(content);
    if (!isBack && terms.length + entities.length < FEWEST_FEATURES) return;
    found.push({
      story: story.id,
      published: story.published,
      attribution: index,
      stance: attribution.stance,
      isAgainst: attribution.stance === "denies",
      holder: attribution.entity ?? null,
      entities,
      terms,
      sentence: firstEndingAfter(story.sentences, first.start),
      isBack,
      offset: first.start,
      letters: content
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "")
        .slice(0, 120),
    });
  });
  return found;
}

/** The first words of a content, to a clause boundary behind the sixth. */
function headOf(text: string, { start, end }: Span): Span {
  let words = 0;
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    words++;
    const isBoundary = words > 6 && /[,;:]$/.test(match[0]);
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
