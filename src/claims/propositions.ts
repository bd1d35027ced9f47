import { bySpan, firstEndingAfter, spansIn, spansOverlap } from "../document/spans.js";
import type { Attribution, ClaimSide, Entity, Name, Report, SourceKind, Span, Stance, TimeExpression } from "../document/types.js";
import { headEnd } from "../text/shown-span.js";
import { type Back, BEHIND_CLAIM, backOf, isApposed } from "./back-reference.js";
import { clausesOf } from "./clauses.js";
import { laterStandOf, standOf } from "./denials.js";
import { type Figure, figuresIn } from "./figures.js";
import { holderWords } from "./holder-words.js";
import type { ClaimLexicon } from "./lexicon.js";
import { behindDateline, plainStatements } from "./plain-statements.js";
import { type SentenceWords, sentenceWords } from "./sentence-words.js";
import { termsOf } from "./terms.js";

/** What the gatherer needs of a story. */
export type ClaimStory = Pick<Report, "id" | "text" | "published"> & {
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  readonly entities: readonly Entity[];
  readonly times: readonly (Span & Pick<TimeExpression, "value">)[];
  readonly attributions: readonly Attribution[];
};

/** A clause of what somebody says, reduced to what is compared. */
export interface Proposition {
  readonly story: string;
  readonly published: string | null;
  /** Index into the attributions of its story; `null` for a sentence that names no holder: its report tells it itself. */
  readonly attribution: number | null;
  readonly stance: Stance;
  readonly side: ClaimSide;
  readonly isNegation: boolean;
  /** Whether a word that says no stands anywhere in its clause. */
  readonly hasNegator: boolean;
  readonly retracts: boolean;
  /** Entity of the story that holds it; `null` where it is none. */
  readonly holder: string | null;
  /** The words of the source in lower case; empty for an unsourced one. */
  readonly source: string;
  /** The family name where the words end in a name ("Prime Minister Ada Holm"), in lower case; else `null`. */
  readonly familyName: string | null;
  /** Whom these words stand for, for counting; `null` for none, and for a pronoun that stands for nobody known. */
  readonly sourceKey: string | null;
  /** ISO codes of the countries whose state the holder speaks for, its own or by a title ("Libyan prime minister"), and the letters of bodies of states ("UN"). */
  readonly speaksFor: readonly string[];
  readonly sourceKind: SourceKind;
  /** Whether the holder is known by its own name, and is no outlet. */
  readonly isNamed: boolean;
  /** Whether people are called by the name of what they belong to ("leading Democrats"), so that anybody with a name may be among them. */
  readonly isOfMembers: boolean;
  /** The names and aliases of the holder, in lower case. */
  readonly holderNames: readonly string[];
  /** The titles and roles of the holder and the words of the source, in lower case: whose they are stands among them. */
  readonly holderRoles: readonly string[];
  /** Whether it tells what the holder itself does ("denied planning …", "denied to have …"). */
  readonly isOfHolder: boolean;
  /** Whether it tells of the holder itself ("that it had …", "our thoughts are …"). */
  readonly isOfItself: boolean;
  /** Entities of the story that the statement names. */
  readonly entities: readonly string[];
  /** Those among them that are countries. */
  readonly states: readonly string[];
  /** ISO codes of the countries that it names, or of whose people or state it speaks. */
  readonly countries: readonly string[];
  /** Event families and stems of its clause, without the names. */
  readonly terms: readonly string[];
  /** Families among them that are said by an opposite. */
  readonly opposites: readonly string[];
  readonly figures: readonly Figure[];
  /** Days that its words name, as dates. */
  readonly days: readonly string[];
  /** Index of the attribution in its content that it denies ("dismissed a report which argued that …"); `null` for none. */
  readonly denies: number | null;
  /** Number of its sentence in the story. */
  readonly sentence: number;
  /** The words of that sentence as they stand; one object for all its statements. */
  readonly words: SentenceWords;
  /** Set where it speaks of "the claim", "the charge" of before; what stands before it is compared in its place. */
  readonly back: Back | null;
  readonly offset: number;
  /** The sentence, where its report tells it itself; else `null`. */
  readonly told: Span | null;
  /** Whether its cue is a listed one: others ("revealed the extent of") may be deeds. */
  readonly isSurelySaid: boolean;
  /** Whether it stands among headlines that were glued to its report: it repeats the report, and proves nothing by itself. */
  readonly isHeadline: boolean;
  /** Whether its words have a verb: "the extent of the damage" puts nothing forward. */
  readonly isClause: boolean;
  /** The first letters of the content, for recognising copies. */
  readonly letters: string;
}

/** Statements with fewer terms and entities cannot be told apart. */
const FEWEST_FEATURES = 2;
const COPY_LETTERS = 60;
const OF_HOLDER = /^(?:to|having|being|\w{3,}ing) (?!the\b)/i;
/** "If they did not take part, …" puts nothing forward. */
const CONDITIONAL = /^["“‘']?(?:that )?(?:if|unless|whether|should) /i;
/** What a report says of what may be is no telling of it. */
const HYPOTHETICAL = /\b(?:if|would|could|should|may|might|whether|unless)\b/i;
const NEGATOR = /\b(?:no|not|never|none|nor|nothing|nobody|neither|without|cannot|hardly|barely)\b|n['’]t\b/i;
const PRONOUN = /^(?:he|she|it|they|we|i|you|one|some|others|who|which|that|those|many)$/i;
/** "No one could accuse her of …": nobody says so. */
const NOBODY = /^(?:no one|nobody|no-one|none|neither|nothing|few)\b/i;
const OWN_DEED = /\b(?:den|reject|dismiss)\w+ \w{3,}ing$/i;
/** "Denied any involvement in …" is about the holder. */
const OWN_MATTER =
  /^(?:(?:any|all|its|his|her|their) )?(?:involvement|responsibility|role|part|complicity|connections?|links?|ties?|knowledge|wrongdoing|use|bid|plans?|intention|contacts?|talks|negotiations|communications|participation)\b|^(?:any|all) (?:\p{L}+[- ]){1,2}(?:with|to|in|of|from)\b/iu;
const HOLDER_SUBJECT = /^["“‘']?(?:that )?(?:it|they|he|she|we|i|its|their|his|her|our|my)\b/i;

/**
 * Headlines that were glued to a report repeat it, and run into one another: the part of an attribution behind them; `null` for one that ends among them.
 */
function behindHead(attribution: Attribution, head: number): Attribution | null {
  if (head === 0) return attribution;
  const behind = (spans: readonly Span[]): Span[] => spans.flatMap(({ start, end }) => (end <= head ? [] : [{ start: Math.max(start, head), end }]));
  const [source, cue, content] = [behind(attribution.source), behind(attribution.cue), behind(attribution.content)];
  const isCut = (attribution.source.length > 0 && source.length === 0) || (attribution.cue.length > 0 && cue.length === 0) || content.length === 0;
  return isCut ? null : { ...attribution, source, cue, content };
}

/** A story while it is read, with the words of its sentences. */
interface ReadStory extends ClaimStory {
  readonly wordsOf: (sentence: number) => SentenceWords;
  readonly figuresOf: (sentence: number) => readonly Figure[];
}

/** Reads the words of a sentence, each sentence once; of the first one without headlines that were glued to it. */
function wordsReader({ text, sentences }: ClaimStory): (sentence: number) => SentenceWords {
  const known = new Map<number, SentenceWords>();
  const head = headEnd(text);
  return (sentence) => {
    const span = sentences[sentence];
    const words = known.get(sentence) ?? sentenceWords(span === undefined ? "" : text.slice(Math.max(span.start, head), span.end));
    known.set(sentence, words);
    return words;
  };
}

/** Reads the figures of a sentence, each sentence once: what is counted ("12 people, officials said, were killed") may stand beyond a clause. */
function figureReader({ text, sentences, times }: ClaimStory, lexicon: ClaimLexicon): (sentence: number) => readonly Figure[] {
  const known = new Map<number, readonly Figure[]>();
  return (sentence) => {
    const span = sentences[sentence];
    const figures = known.get(sentence) ?? (span === undefined ? [] : figuresIn(text, span, spansIn(times, span), lexicon));
    known.set(sentence, figures);
    return figures;
  };
}

/** The figures that begin in spans of a story. */
function figuresWithin({ sentences, figuresOf }: ReadStory, spans: readonly Span[]): Figure[] {
  return spans.flatMap((span) => {
    const found: Figure[] = [];
    for (let at = firstEndingAfter(sentences, span.start); at < sentences.length && sentences[at]!.start < span.end; at++)
      found.push(...spansIn(figuresOf(at), span).filter(({ start }) => start >= span.start));
    return found;
  });
}

/** The statements of a story that say, deny or doubt that something is so: one for each clause of what is said. */
export function readPropositions(given: ClaimStory, lexicon: ClaimLexicon): Proposition[] {
  const story: ReadStory = { ...given, wordsOf: wordsReader(given), figuresOf: figureReader(given, lexicon) };
  const found: Proposition[] = [];
  const passed = passedOn(story, lexicon);
  const head = headEnd(story.text);
  story.attributions.forEach((whole, index) => {
    const isHeadline = behindHead(whole, head) === null;
    const given = behindHead(whole, head) ?? whole;
    if (isOfDenial(story.attributions, index) || NOBODY.test(wordsOf(story.text, given.source))) return;
    const attribution = { ...given, content: given.content.flatMap((span) => behindDateline(story.text, span).slice(-1)) };
    const inner = passed.get(index) ?? null;
    const denies = inner !== null && speaksForAnother(story, attribution, story.attributions[inner]!);
    const { asserted, denied } = splitDenial(story.text, attribution);
    for (const part of denied === null ? [] : clausesOf(story.text, denied.content, lexicon).slice(0, 1)) {
      const proposition = inner === null ? readClause(story, denied!, { clause: part, number: 0 }, lexicon) : null;
      if (proposition !== null && proposition.back === null) found.push({ ...proposition, attribution: index, told: null, denies: null, isHeadline });
    }
    clausesOf(story.text, asserted.content, lexicon).forEach((whole, number) => {
      const clause = inner === null ? withoutOthers(story, attribution, index, whole) : whole;
      if (clause.length === 0) return;
      const proposition = readClause(story, asserted, { clause, number }, lexicon);
      if (proposition === null || (inner !== null && (number > 0 || !denies || proposition.side !== "against" || proposition.isNegation))) return;
      found.push({ ...proposition, attribution: index, told: null, denies: number === 0 ? inner : null, isHeadline });
    });
  });
  return [...found, ...readPlainPropositions(story, lexicon)];
}

/** "A statement on its site denying that …": what is said before, and what is denied there, by the same holder; `denied` is `null` where nothing is. */
function splitDenial(text: string, attribution: Attribution): { readonly asserted: Attribution; readonly denied: Attribution | null } {
  const last = attribution.content.at(-1);
  const match = last === undefined || attribution.stance === "denies" ? null : /\bdenying (?=\p{L})/u.exec(text.slice(last.start, last.end));
  if (last === undefined || match === null || match.index === 0) return { asserted: attribution, denied: null };
  const at = last.start + match.index;
  return {
    asserted: { ...attribution, content: [...attribution.content.slice(0, -1), { start: last.start, end: at }] },
    denied: { ...attribution, stance: "denies", cue: [{ start: at, end: at + "denying".length }], content: [{ start: at + match[0].length, end: last.end }] },
  };
}

/** What the report tells itself: the clauses of sentences that no attribution reaches. */
function readPlainPropositions(story: ReadStory, lexicon: ClaimLexicon): Proposition[] {
  const head = headEnd(story.text);
  return plainStatements(story).flatMap(({ sentence, attribution: whole }) => {
    const isHeadline = behindHead(whole, head) === null;
    const attribution = behindHead(whole, head) ?? whole;
    if (attribution.stance === "asserts" && HYPOTHETICAL.test(story.text.slice(sentence.start, sentence.end))) return [];
    return clausesOf(story.text, attribution.content, lexicon).flatMap((clause, number) => {
      const proposition = readClause(story, attribution, { clause, number }, lexicon);
      if (proposition === null || proposition.back !== null || proposition.terms.length < FEWEST_FEATURES) return [];
      return [{ ...proposition, attribution: null, told: sentence, denies: null, isHeadline }];
    });
  });
}

/** A clause of what somebody says without what it tells that another one says ("…, an attack that Y says killed 15"): that is not to be laid to the first. */
function withoutOthers(story: ClaimStory, outer: Attribution, index: number, clause: readonly Span[]): Span[] {
  const from = Math.max(0, index - NEAR);
  const inner = story.attributions
    .slice(from, index + NEAR + 1)
    .filter(
      ({ stance, source, cue }, at) =>
        from + at !== index && TAKES_SIDE.has(stance) && source.length > 0 && cue.some((part) => clause.some((span) => spansOverlap(part, span))),
    )
    .filter((other) => speaksForAnother(story, outer, other))
    .flatMap(({ source, cue, content }) => [...source, ...cue, ...content])
    .sort(bySpan);
  if (inner.length === 0) return [...clause];
  return clause.flatMap((span) => {
    const rest: Span[] = [];
    let start = span.start;
    for (const cut of inner) {
      if (cut.end <= start || cut.start >= span.end) continue;
      if (cut.start > start) rest.push({ start, end: cut.start });
      start = Math.max(start, cut.end);
    }
    return start < span.end ? [...rest, { start, end: span.end }] : rest;
  });
}

/** Whether an attribution inside another one's words is somebody else's: a pronoun that stands for nobody known may be the outer holder itself. */
const speaksForAnother = ({ text }: ClaimStory, outer: Attribution, inner: Attribution): boolean =>
  inner.entity === undefined ? !PRONOUN.test(wordsOf(text, inner.source)) : inner.entity !== outer.entity;

interface Clause {
  readonly clause: readonly Span[];
  /** Its place in what is said, from 0. */
  readonly number: number;
}

function readClause(
  story: ReadStory,
  attribution: Attribution,
  { clause, number }: Clause,
  lexicon: ClaimLexicon,
): Omit<Proposition, "attribution" | "told" | "denies" | "isHeadline"> | null {
  const first = clause[0]!;
  const content = wordsOf(story.text, clause);
  const cue = wordsOf(story.text, attribution.cue);
  const source = wordsOf(story.text, attribution.source);
  const stand = number === 0 ? standOf(attribution.stance, cue, content, lexicon) : laterStandOf(attribution.stance, cue, content, lexicon);
  if (stand === null || CONDITIONAL.test(content)) return null;
  const sentence = firstEndingAfter(story.sentences, first.start);
  const back = number === 0 ? backOf(content, namesIn(story.names, clause), lexicon) : null;
  const isApposition = isApposed(content);
  if (back !== null && stand.side === "for" && (attribution.stance !== "confirms" || isApposition)) return null;
  if (isApposition && BEHIND_CLAIM.test(story.text.slice(Math.max(0, first.start - LONGEST_NOUN), first.start))) return null;
  const told = back === null || back.isOfKind ? clause : contextOf(story, attribution, sentence);
  const names = namesIn(story.names, told);
  const deed = number === 0 ? deedIn(story.text, attribution.cue) : [];
  const {
    terms,
    opposites,
    countries: peoples,
  } = termsOf(story.text, [...deed, ...(stand.isNegation ? behindNegator(story.text, told) : told)], names, lexicon);
  const holder = attribution.entity ?? null;
  const isOfHolder = back === null && (OF_HOLDER.test(content) || OWN_DEED.test(cue));
  const isSubject = isOfHolder || (back === null && (HOLDER_SUBJECT.test(content) || (attribution.stance === "denies" && OWN_MATTER.test(content))));
  const entities = [...new Set([...names.map(({ entity }) => entity), ...(isSubject && holder !== null ? [holder] : [])])];
  const named = new Map(entities.flatMap((id) => countryOf(story.entities, id) ?? []));
  const countries = [...new Set([...named.values(), ...peoples])];
  if (back === null && terms.length + entities.length + countries.length < FEWEST_FEATURES) return null;
  return {
    story: story.id,
    published: story.published,
    stance: attribution.stance,
    ...stand,
    hasNegator: NEGATOR.test(content),
    holder,
    source: source.toLowerCase(),
    familyName:
      /(?:^|[ .])\p{Lu}[\p{L}’'.-]+ (?:al-)?(\p{Lu}[\p{L}’'-]{3,})$/u.exec(source)?.[1]?.toLowerCase() ??
      (/^\p{Lu}[\p{L}’'-]{3,}$/u.test(source) ? source.toLowerCase() : null),
    sourceKey: holder === null && PRONOUN.test(source) ? null : holderWords(source, lexicon),
    ...standingOf(story.entities.find(({ id }) => id === holder) ?? null, source, lexicon),
    isOfHolder,
    isOfItself: isSubject || /\b(?:I|we|We|my|My|our|Our)\b/.test(content),
    entities,
    states: [...named.keys()],
    countries,
    terms,
    opposites,
    figures: back === null ? figuresWithin(story, clause) : [],
    days: daysIn(story, told),
    sentence,
    words: story.wordsOf(sentence),
    back,
    sourceKind: attribution.sourceKind,
    isClause: VERB.test(content),
    isSurelySaid: isSurelySaid(cue, lexicon),
    offset: first.start,
    letters: content
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "")
      .slice(0, COPY_LETTERS),
  };
}

/** Who a holder is: whether it has a name, the states it speaks for, its names, and its titles. */
function standingOf(
  entity: Entity | null,
  source: string,
  lexicon: ClaimLexicon,
): Pick<Proposition, "speaksFor" | "isNamed" | "isOfMembers" | "holderNames" | "holderRoles"> {
  const names = entity === null ? [] : [entity.name, ...entity.aliases];
  const roles = [...(entity?.roles ?? []), source];
  const ofPlace = entity?.location?.precision === "country" ? [entity.location.country] : [];
  return {
    speaksFor: [...new Set([...ofPlace, ...[...names, ...roles].flatMap((words) => stateOf(words, lexicon))])],
    // A town or a territory speaks by its head; "the Democratic front-runner", "an alliance spokesman" are called by what they are.
    isNamed:
      entity !== null &&
      entity.kind !== "other" &&
      (entity.kind !== "place" || ofPlace.length > 0) &&
      entity.media === undefined &&
      /(?:^|[\s-])\p{Lu}[^\s-]*$/u.test(entity.name),
    isOfMembers: MEMBERS.test(headOf(source)),
    holderNames: names.map(plainWords),
    holderRoles: roles.map(plainWords),
  };
}

/** Members of a party, a people or a creed. */
const MEMBERS = /\b\p{Lu}[\p{L}-]*(?:crats|publicans|atives|ists|ians|ites|ims)$|\b(?:MPs|Tories|Liberals|Greens|Sunnis|Shias|Kurds|Arabs)$/u;

const plainWords = (words: string): string =>
  words
    .toLowerCase()
    .replace(/\./g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const OFFICE =
  /\b(?:agency|department|ministry|bureau|cent(?:er|re)s?|office|army|military|navy|air force|forces|command|treasury|embassy|police|mission|congress|parliament|senate)\b/i;

/** The state for which somebody with a title or a name speaks ("U.S. officials familiar with …", "Pentagon spokesman"); none where no word says so. */
function stateOf(words: string, lexicon: ClaimLexicon): string[] {
  const head = headOf(words);
  const code = /^state:(.+)/.exec(holderWords(head, lexicon) ?? "")?.[1];
  if (code !== undefined) return [code];
  const plain = ` ${plainWords(words)} `;
  const first = head.replace(/^(?:the|a|an) /i, "").split(" ")[0]!;
  const country = lexicon.countries.get(first);
  if (country !== undefined && OFFICE.test(head)) return [country];
  const asWritten = ` ${words} `;
  const seat = lexicon.seats.find(({ words: name, isAsWritten }) => (isAsWritten ? asWritten : plain).includes(name));
  return seat === undefined ? [] : [seat.country];
}

/** Who somebody is, without where or with whom. */
const headOf = (words: string): string => words.split(/[,;(]| (?:familiar|close|who|which|in|on|at|with|near|from) /)[0]!;

const VERB =
  /\b(?:am|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|\w+ed)\b|n['’]t\b|['’](?:s|re|ve|ll|d) \w/i;
const MAY_SAY = /\b(?:would|could|may|might|should|will)\b/i;

/** Whether a cue is one for surely: a listed word, of what has been said. */
const isSurelySaid = (cue: string, { cues }: ClaimLexicon): boolean =>
  !MAY_SAY.test(cue) &&
  cue
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.some((word) => cues.has(word)) === true;

/** What the holder denies having done, where it stands in the cue ("denied negotiating"). */
function deedIn(text: string, cue: readonly Span[]): Span[] {
  const last = cue.at(-1);
  const match = last === undefined ? null : OWN_DEED.exec(text.slice(last.start, last.end));
  return last === undefined || match === null ? [] : [{ start: last.start + match.index + match[0].lastIndexOf(" ") + 1, end: last.end }];
}

const daysIn = ({ times }: ClaimStory, spans: readonly Span[]): string[] => [
  ...new Set(spans.flatMap((span) => spansIn(times, span)).flatMap(({ value }) => (/^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : []))),
];

const wordsOf = (text: string, spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(" ");

/**
 * For attributions that pass on another one of their sentence the index of that other: its cue stands in their head ("A said that B denied …"),
 * or in their source ("B rejects claims that …", read as claims of "B rejects"). Only what is passed on is kept, and counts once;
 * but who denies what another one says ("rejected claims by B that …") has a say of its own.
 */
function passedOn({ text, attributions }: ClaimStory, lexicon: ClaimLexicon): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  attributions.forEach((outer, index) => {
    const head = clausesOf(text, outer.content, lexicon)[0] ?? [];
    for (let at = Math.max(0, index - NEAR); at < Math.min(attributions.length, index + NEAR + 1); at++) {
      const inner = attributions[at];
      if (inner === undefined || at === index || found.has(index) || !TAKES_SIDE.has(inner.stance)) continue;
      if (outer.stance === "denies" && isOfDenial(attributions, at)) continue;
      if (isApposed(wordsOf(text, inner.content))) continue;
      const isInHead = inner.cue.some((cue) => head.some((span) => spansOverlap(cue, span)));
      if (isInHead || inner.cue.some((cue) => outer.source.some((source) => spansOverlap(cue, source)))) found.set(index, at);
    }
  });
  return found;
}

/** Whether an attribution is only the verb of what its own source denies ("denies holding talks"). */
function isOfDenial(attributions: readonly Attribution[], index: number): boolean {
  const { source, cue } = attributions[index]!;
  const outer = attributions[index - 1];
  return (
    outer?.stance === "denies" &&
    source.some((own) => outer.source.some((other) => spansOverlap(own, other))) &&
    cue.some((own) => outer.content.some((other) => spansOverlap(own, other)))
  );
}

/** Attributions stand in the order of the text; what is nested is a near neighbour. */
const NEAR = 4;
const TAKES_SIDE: ReadonlySet<Stance> = new Set(["asserts", "confirms", "alleges", "denies", "doubts"]);

/** What a negation is about: the words behind it. */
function behindNegator(text: string, spans: readonly Span[]): Span[] {
  const at = spans.findIndex(({ start, end }) => NEGATOR.test(text.slice(start, end)));
  const span = spans[at];
  if (span === undefined) return [...spans];
  const match = NEGATOR.exec(text.slice(span.start, span.end));
  return [{ start: span.start + (match?.index ?? 0) + (match?.[0].length ?? 0), end: span.end }, ...spans.slice(at + 1)];
}

function countryOf(entities: readonly Entity[], id: string): [[string, string]] | null {
  const location = entities.find((entity) => entity.id === id)?.location;
  return location?.precision === "country" ? [[id, location.country]] : null;
}

/** Letters before "which" among which the noun stands that it is about. */
const LONGEST_NOUN = 20;
/** Words before a statement in its sentence that are taken for what it speaks of; else the sentence before. */
const CONTEXT_LETTERS = 40;

function contextOf({ sentences }: ClaimStory, { source, cue }: Attribution, sentence: number): Span[] {
  const own = sentences[sentence];
  const before = sentences[sentence - 1];
  const from = Math.min(...[...source, ...cue].map(({ start }) => start));
  if (own !== undefined && from - own.start >= CONTEXT_LETTERS) return [{ start: own.start, end: from }];
  return before === undefined ? [] : [before];
}

function namesIn(names: readonly Name[], spans: readonly Span[]): Name[] {
  return spans.flatMap((span) => spansIn(names, span));
}
