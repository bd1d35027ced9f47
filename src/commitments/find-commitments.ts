import { firstEndingAfter, spansIn, spansOverlap } from "../document/spans.js";
import type { Attribution, Commitment, Report, Span, WithAttributions, WithNames, WithSentences, WithTimes } from "../document/types.js";
import { type Action, type Clause, timesIn } from "./clause.js";
import { readCondition, readQuantity } from "./clause-parts.js";
import { type CommitmentLexicon, phaseIn } from "./lexicon.js";
import { readWhen } from "./read-when.js";
import { formatWindow, windowAfter, windowOfDate } from "./windows.js";

export type CommitmentInput = Report & WithSentences & WithNames & WithTimes & WithAttributions;

/** A story tells the terms of an agreement when this many of its words are listed as such. */
const TERMS_WORDS = 4;

/** Finds what is promised, agreed, ordered or planned, sentence by sentence. */
export function findCommitments(story: CommitmentInput, lexicon: CommitmentLexicon): Commitment[] {
  const { words } = story;
  const lower = words.forms.map((form) => form.toLowerCase());
  const tellsTerms = lower.reduce((count, word) => count + (lexicon.terms.has(word) ? 1 : 0), 0) >= TERMS_WORDS;
  const bySentence = attributionsBySentence(story);
  const found: Commitment[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence]!;
    const end = words.firsts[sentence + 1]!;
    const sentenceTerms = tellsTerms && !isQuestion(lower, end);
    for (const clause of clausesOf(story, lower, first, end)) {
      const action = findAction(clause, lexicon);
      if (action === null) continue;
      const attribution = attributionAt(story.attributions, bySentence.get(sentence) ?? [], words.starts[action.verb]!);
      if (!isCommitment(clause, action, story, attribution, sentenceTerms, lexicon)) continue;
      found.push(readCommitment(clause, action, story, attribution, lexicon));
    }
  }
  return found;
}

const isQuestion = (lower: readonly string[], end: number): boolean => lower[end - 1] === "?" || lower[end - 2] === "?";

const CUTS = new Set(["allowing", "requiring", "obliging", "permitting", "during"]);

/** Cuts a sentence at semicolons, at ", allowing" and ", during which", and before "and … will". */
function clausesOf(story: CommitmentInput, lower: readonly string[], first: number, end: number): Clause[] {
  const cuts = [first];
  for (let word = first + 1; word < end; word++) {
    const isCut = lower[word - 1] === ";" || (lower[word - 1] === "," && CUTS.has(lower[word]!));
    if (isCut) cuts.push(word);
  }
  const { text, words, names, times } = story;
  return cuts.map((from, index) => ({ text, words, lower, names, times, first: from, end: cuts[index + 1] ?? end }));
}

const ADVERBS = /^(?:also|gradually|immediately|soon|not|never|only|fully|n't|n’t|then|first|later|simultaneously|all|jointly|be|have|been)$|.{3}ly$/;

/** The first modal or planned verb group of a clause whose verb is a doable action (or lasts); `null` if there is none. */
function findAction(clause: Clause, lexicon: CommitmentLexicon): Action | null {
  for (let word = clause.first; word < clause.end; word++) {
    const start = modalAt(clause, word);
    if (start === null) continue;
    let verb = start.next;
    let isPassive = false;
    while (verb < clause.end && ADVERBS.test(clause.lower[verb]!)) {
      if (clause.lower[verb] === "be" || clause.lower[verb] === "been") isPassive = true;
      verb++;
    }
    if (verb >= clause.end) continue;
    const form = clause.lower[verb]!;
    const isNegated = clause.lower.slice(word, verb).some((part) => part === "not" || part === "n't" || part === "n’t" || part === "never");
    const modality = isNegated ? "must-not" : start.modality;
    const lemma = isPassive ? lexicon.participles.get(form) : lexicon.bases.has(form) ? form : undefined;
    if (lemma === "make" && !clause.lower.slice(verb + 1, verb + 5).some((part) => lexicon.actionNouns.has(part))) continue;
    if (lemma !== undefined) return { first: word, verb, lemma, modality, isPassive };
    if (isPassive && hasActionNoun(clause, word, lexicon) && !/^(?:a|an|the|able|no|more|less|about)$/.test(form))
      return { first: word, verb, lemma: "be", modality, isPassive: false };
  }
  return null;
}

function modalAt(clause: Clause, word: number): { readonly next: number; readonly modality: Commitment["modality"] } | null {
  const form = clause.lower[word]!;
  const next = clause.lower[word + 1] ?? "";
  if (form === "will" || form === "'ll" || form === "’ll" || form === "wo") return { next: word + 1, modality: "planned" };
  if (form === "must" || form === "shall") return { next: word + 1, modality: "must" };
  if ((form === "has" || form === "have") && next === "to") return { next: word + 2, modality: "must" };
  if (/^(?:is|are|was|were)$/.test(form) && next === "to" && clause.lower[word + 2] !== "blame") return { next: word + 2, modality: "planned" };
  if (/^(?:expected|scheduled|due|set|required|obliged|ordered|planned|slated|likely)$/.test(form) && next === "to")
    return { next: word + 2, modality: /^(?:required|obliged|ordered)$/.test(form) ? "must" : "planned" };
  // "a plan to end the war": a noun.
  if (/^(?:plan|plans|offered)$/.test(form) && /^(?:a|an|the|its|his|her|their|our|any|this|that|of|new|peace)$/.test(clause.lower[word - 1] ?? "the"))
    return null;
  if (
    /^(?:agreed|pledged|promised|vowed|plans|plan|planned|decided|intends|intend|undertook|committed|promises|pledges|vows|offered)$/.test(form) &&
    next === "to"
  )
    return { next: word + 2, modality: "planned" };
  if (CUTS.has(form) && word === clause.first) {
    const to = clause.lower.indexOf("to", word + 1);
    if (to > word && to < Math.min(clause.end, word + 6)) return { next: to + 1, modality: form === "requiring" || form === "obliging" ? "must" : "may" };
  }
  return null;
}

function hasActionNoun(clause: Clause, verb: number, lexicon: CommitmentLexicon): boolean {
  for (let word = clause.first; word < verb; word++) if (lexicon.actionNouns.has(clause.lower[word]!)) return true;
  return false;
}

/** Indices of the attributions whose content lies in each sentence, by the sentence's number. */
function attributionsBySentence({ attributions, sentences }: CommitmentInput): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  attributions.forEach(({ content }, index) => {
    for (const { start, end } of content) {
      for (let sentence = firstEndingAfter(sentences, start); sentence < sentences.length && sentences[sentence]!.start < end; sentence++) {
        const list = lists.get(sentence) ?? [];
        if (list.at(-1) !== index) list.push(index);
        lists.set(sentence, list);
      }
    }
  });
  return lists;
}

/** The index of the attribution with the shortest content that holds an offset; -1 if none does. */
function attributionAt(attributions: readonly Attribution[], candidates: readonly number[], offset: number): number {
  let best = -1;
  let length = Number.POSITIVE_INFINITY;
  for (const index of candidates) {
    const content = attributions[index]?.content ?? [];
    const size = content.reduce((sum, { start, end }) => sum + end - start, 0);
    if (size >= length || !content.some(({ start, end }) => start <= offset && offset < end)) continue;
    best = index;
    length = size;
  }
  return best;
}

const STRONG = new Set([
  "agreed",
  "pledged",
  "promised",
  "vowed",
  "undertook",
  "committed",
  "scheduled",
  "due",
  "ordered",
  "required",
  "obliged",
  "decided",
  "set",
  "slated",
]);
const DEADLINE = /\b(?:by the end of|no later than|within|deadline|at the latest)\b/;

/** Terms of an agreement, a pledge, an order, a schedule, or a duty with a time; a mere prediction is none. */
function isCommitment(clause: Clause, action: Action, story: CommitmentInput, attribution: number, tellsTerms: boolean, lexicon: CommitmentLexicon): boolean {
  const stance = story.attributions[attribution]?.stance;
  if (stance === "denies" || stance === "doubts" || stance === "demands" || stance === "evaluates" || stance === "alleges") return false;
  if (/^(?:if|whether)$/.test(clause.lower[clause.first]!) || clause.lower.slice(clause.first, action.first).includes("if"))
    return tellsTerms && hasActionNoun(clause, action.first, lexicon);
  if (action.modality === "must" || stance === "commits" || STRONG.has(clause.lower[action.first]!)) return true;
  if (tellsTerms && action.modality !== "planned") return true;
  const words = clause.text.slice(clause.words.starts[clause.first]!, clause.words.ends[clause.end - 1]!);
  if (tellsTerms && (isListedAction(action) || hasActionNoun(clause, action.first, lexicon))) return true;
  return (
    DEADLINE.test(words) ||
    timesIn(clause).some(
      ({ value, type, anchor }) => (type === "DATE" || type === "TIME" || anchor !== undefined) && !value.includes("REF") && isAhead(value, story.published),
    )
  );
}

const isListedAction = ({ lemma }: Action): boolean => lemma !== "be" && lemma !== "help" && lemma !== "go" && lemma !== "come";

/** A day after publication, or one that is open. */
const isAhead = (value: string, published: string | null): boolean => published !== null && /^\d{4}-\d{2}-\d{2}/.test(value) && value.slice(0, 10) > published;

function readCommitment(clause: Clause, action: Action, story: CommitmentInput, attribution: number, lexicon: CommitmentLexicon): Commitment {
  const { words } = clause;
  const whole: Span = { start: words.starts[clause.first]!, end: endOfClause(clause) };
  const owner = story.attributions[attribution];
  const content = owner === undefined ? [whole] : clipped(whole, owner.content);
  const condition = readCondition(clause);
  const phase = phaseOf(clause, action);
  const when = readWhen(clause, action, { condition, phase, published: story.published, lexicon });
  const trigger = when.anchor === null ? null : windowOfDate(when.anchor);
  const by = doerOf(clause, action);
  const quantity = readQuantity(clause);
  return {
    content,
    ...(by === null ? {} : { by }),
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

/** The phase that the clause is in ("in the first phase", "the second phase will …", "…, during which"); `null` for none. */
function phaseOf(clause: Clause, action: Action): string | null {
  const { text, words } = clause;
  const start = words.starts[clause.first]!;
  const inside = /\b(?:in|during|of) the (?:\w+ (?:phase|stage)\b|(?:phase|stage) \w+)/i.exec(text.slice(start, words.ends[clause.end - 1]!));
  if (inside !== null) return phaseIn(inside[0]);
  const LOOK_BACK = 60;
  const subject = clause.lower[clause.first] === "during" ? text.slice(Math.max(0, start - LOOK_BACK), start) : text.slice(start, words.starts[action.first]!);
  return phaseIn(subject);
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
  return parts.length === 0 ? [whole] : parts.sort((a, b) => a.start - b.start);
}

/** Who is to do it: the last name of the subject, or of "by …" in the passive; `null` where it is not named. */
function doerOf(clause: Clause, action: Action): string | null {
  const { words, names } = clause;
  if (action.isPassive || action.lemma === "be" || action.lemma === "last" || action.modality === "may") {
    for (let word = action.verb + 1; word < clause.end - 1; word++) {
      if (clause.lower[word] !== "by") continue;
      const agent = spansIn(names, { start: words.starts[word + 1]!, end: words.ends[clause.end - 1]! }).find(({ start }) => start >= words.starts[word + 1]! && start <= words.starts[Math.min(word + 3, clause.end - 1)]!);
      return agent?.entity ?? null;
    }
    return null;
  }
  const from = words.starts[clause.first]!;
  const to = words.starts[action.first]!;
  // "The withdrawal from X will begin": X is not who does it.
  if (/\b(?:from|of|in|to|for|with)\b/.test(clause.lower.slice(clause.first, action.first).join(" "))) return null;
  return (
    spansIn(names, { start: from, end: to }).filter(({ start, end, kind }) => start >= from && end <= to && (kind === "person" || kind === "body" || kind === "place")).at(-1)?.entity ?? null
  );
}
