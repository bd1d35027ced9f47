import { spansOverlap } from "../document/spans.js";
import type { Attribution, Commitment, Report, Span, WithAttributions, WithNames, WithSentences, WithSyntax, WithTimes } from "../document/types.js";
import { commentsStart } from "../text/reader-comments.js";
import { headEnd } from "../text/shown-span.js";
import { type Action, type Clause, textOf } from "./clause.js";
import { readCondition, readQuantity } from "./clause-parts.js";
import { type Doer, doerByTree, doerByWords, entityOfAdjective, nominalOf } from "./doer.js";
import { CUTS, findAction } from "./find-action.js";
import { type CommitmentLexicon, phaseIn } from "./lexicon.js";
import type { Place } from "./place.js";
import { readWhen } from "./read-when.js";
import { termsBySentence } from "./terms.js";
import { formatWindow, windowAfter, windowOfDate } from "./windows.js";

export type CommitmentInput = Report & WithSentences & WithSyntax & WithNames & WithTimes & WithAttributions;

/** Says of a clause with an action whether it holds a commitment. */
export type Decision = (clause: Clause, action: Action, place: Place, lexicon: CommitmentLexicon) => boolean;

/** Finds what is promised, agreed, ordered or planned, sentence by sentence. */
export function findCommitments(story: CommitmentInput, lexicon: CommitmentLexicon, decide: Decision): Commitment[] {
  const { words, published } = story;
  // Headlines that were glued to a report repeat it, and run into one another.
  const head = headEnd(story.text);
  const comments = commentsStart(story);
  const lower = words.forms.map((form) => form.toLowerCase());
  const terms = termsBySentence(words, lower, lexicon);
  const ownerAt = createOwnerLookup(story.attributions);
  const found: Commitment[] = [];
  const doers = new Map<string, Doer>();
  let carried: Carried | null = null;
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const end = words.firsts[sentence + 1]!;
    let first = words.firsts[sentence]!;
    while (first < end && words.starts[first]! < head) first++;
    if (first < end && words.starts[first]! >= comments) break;
    const tellsTerms = terms[sentence] === true && !isQuestion(lower, end);
    let before = -1;
    for (const clause of clausesOf(story, lower, first, end)) {
      const isContinued = clause.first > first && CUTS.has(lower[clause.first]!);
      // "…, allowing them to stay": said by whoever says what it goes on from.
      if (isContinued) before = ownerAt(words.starts[clause.first - 2]!);
      const action = findAction(clause, lexicon);
      if (action === null) continue;
      const own = ownerAt(words.starts[action.verb]!);
      const attribution = own < 0 && isContinued ? before : own;
      const owner = story.attributions[attribution];
      if (!decide(clause, action, { published, stance: owner?.stance ?? null, tellsTerms }, lexicon)) continue;
      const phase = phaseOf(clause, action);
      carried = carry(carried, phase, clause, owner);
      const doer = readDoer(story, clause, { action, owner, doers, lexicon });
      if (doer.words !== null || doer.by !== null) doers.set(action.lemma, doer);
      found.push(readCommitment(clause, action, { published, attribution, owner, doer, phase: phase ?? carried?.phase ?? null }, lexicon));
    }
  }
  return found;
}

interface DoerPlace {
  readonly action: Action;
  readonly owner: Attribution | undefined;
  /** Who was said before to do an action, by the base form of its verb. */
  readonly doers: ReadonlyMap<string, Doer>;
  readonly lexicon: CommitmentLexicon;
}

/** Letters before a clause in which a pronoun's noun is looked for. */
const LONGEST_LOOK_BACK = 120;

function readDoer(story: CommitmentInput, clause: Clause, { action, owner, doers, lexicon }: DoerPlace): Doer {
  const { by, words } =
    clause.syntax === null ? doerByWords(clause, action, owner, lexicon, story.entities) : doerByTree(clause, action, owner, lexicon, story.entities);
  if (by !== null || words !== null) return { by, words };
  // "…, allowing them to stay": whoever the words before speak of.
  if (action.force === "grant") {
    const { starts } = clause.words;
    const before = {
      start: Math.max(story.text.lastIndexOf("\n", starts[clause.first]!), starts[clause.first]! - LONGEST_LOOK_BACK, 0),
      end: starts[clause.first]!,
    };
    return { by: entityOfAdjective(story.text, before, story.entities), words };
  }
  const nominal = nominalOf(clause, action, lexicon);
  return (nominal === null ? undefined : doers.get(nominal)) ?? { by, words };
}

const isQuestion = (lower: readonly string[], end: number): boolean => lower[end - 1] === "?" || lower[end - 2] === "?";

/** Cuts a sentence at semicolons, and at ", allowing" and ", during which". */
function clausesOf(story: CommitmentInput, lower: readonly string[], first: number, end: number): Clause[] {
  if (first >= end) return [];
  const cuts = [first];
  for (let word = first + 1; word < end; word++) {
    const isCut = lower[word - 1] === ";" || (lower[word - 1] === "," && CUTS.has(lower[word]!));
    if (isCut) cuts.push(word);
  }
  const { text, words, syntax, names, times } = story;
  return cuts.map((from, index) => ({ text, words, lower, syntax, names, times, first: from, end: cuts[index + 1] ?? end }));
}

/** The shortest attribution in whose content an offset lies, by its index; -1 for none. Contents are looked up in the order of the text. */
function createOwnerLookup(attributions: readonly Attribution[]): (offset: number) => number {
  const spans = attributions
    .flatMap(({ content }, index) =>
      content.map(({ start, end }) => ({ start, end, index, length: content.reduce((sum, span) => sum + span.end - span.start, 0) })),
    )
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let next = 0;
  let open: typeof spans = [];
  return (offset) => {
    while (next < spans.length && spans[next]!.start <= offset) open.push(spans[next++]!);
    open = open.filter(({ end }) => end > offset);
    const inside = open.reduce<(typeof spans)[number] | null>((best, span) => (best === null || span.length < best.length ? span : best), null);
    return inside?.index ?? -1;
  };
}

/** A phase named at the head of a clause holds for what the same holder says next in the paragraph. */
interface Carried {
  readonly phase: string;
  readonly holder: string | undefined;
  readonly end: number;
}

function carry(carried: Carried | null, own: string | null, clause: Clause, owner: Attribution | undefined): Carried | null {
  const start = clause.words.starts[clause.first]!;
  const end = clause.words.ends[clause.end - 1]!;
  const isHeader = own !== null && /^(?:[^,]{0,40}\b)?(?:in|during|under) the (?:\w+ (?:phase|stage)|(?:phase|stage) \w+)\s*,/i.test(textOf(clause));
  if (isHeader) return { phase: own, holder: owner?.entity, end };
  if (own !== null || carried === null) return null;
  const isSameHolder = owner?.entity === undefined || owner.entity === carried.holder;
  return isSameHolder && !clause.text.slice(carried.end, start).includes("\n") ? { ...carried, end } : null;
}

/** The phase that the clause is in ("in the first phase", "the second phase will …", "…, during which"); `null` for none. */
function phaseOf(clause: Clause, action: Action): string | null {
  const { text, words } = clause;
  const start = words.starts[clause.first]!;
  // "From the start of the first phase" tells when, not in which phase.
  const inside = /(?<!\b(?:start|beginning|end|launch|completion) )\b(?:in|during|of) the (?:\w+ (?:phase|stage)\b|(?:phase|stage) \w+)/i.exec(textOf(clause));
  if (inside !== null) return phaseIn(inside[0]);
  const LOOK_BACK = 60;
  if (clause.lower[clause.first] === "during") return phaseIn(text.slice(Math.max(0, start - LOOK_BACK), start));
  return phaseIn(text.slice(start, words.starts[action.first]!));
}

interface Reading {
  readonly published: string | null;
  /** -1 for none. */
  readonly attribution: number;
  readonly owner: Attribution | undefined;
  readonly doer: Doer;
  readonly phase: string | null;
}

function readCommitment(clause: Clause, action: Action, { published, attribution, owner, doer, phase }: Reading, lexicon: CommitmentLexicon): Commitment {
  const { words } = clause;
  const whole: Span = { start: words.starts[clause.first]!, end: endOfClause(clause) };
  const content = owner === undefined ? [whole] : clipped(whole, owner.content);
  const condition = readCondition(clause);
  const when = readWhen(clause, action, { condition, phase, published, lexicon });
  const trigger = when.anchor === null ? null : windowOfDate(when.anchor);
  const quantity = readQuantity(clause);
  return {
    content,
    ...(doer.by === null ? {} : { by: doer.by }),
    ...(doer.words === null ? {} : { doer: doer.words }),
    action: { start: words.starts[action.first]!, end: words.ends[action.verb]! },
    ...(quantity === null ? {} : { quantity }),
    ...(condition === null ? {} : { condition }),
    ...(phase === null ? {} : { phase }),
    when,
    window: trigger === null ? null : formatWindow(windowAfter(when, trigger)),
    ...(attribution < 0 ? {} : { attribution }),
    modality: action.modality,
  };
}

function endOfClause(clause: Clause): number {
  let last = clause.end - 1;
  while (last > clause.first && /^[.,;!]$/.test(clause.lower[last]!)) last--;
  return clause.words.ends[last]!;
}

/** The parts of a clause that lie in the content of its attribution. */
function clipped(whole: Span, content: readonly Span[]): Span[] {
  const parts = content
    .filter((span) => spansOverlap(span, whole))
    .map(({ start, end }) => ({ start: Math.max(start, whole.start), end: Math.min(end, whole.end) }));
  return parts.length === 0 ? [whole] : parts.sort((a, b) => a.start - b.start || a.end - b.end);
}
