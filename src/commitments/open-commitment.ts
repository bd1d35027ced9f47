import type { Attribution, Commitment, CommitmentEvidence, CommitmentStatus, Name, Span, TimeExpression } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { EvidenceLexicon } from "./evidence-lexicon.js";
import { topicOf, wordsOf } from "./pile-words.js";
import { type DayWindow, parseWindow } from "./windows.js";

/** What the tracker needs of a story; stories come in the order of their days. */
export interface TrackedStory {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  readonly times: readonly TimeExpression[];
  readonly attributions: readonly Attribution[];
  readonly commitments: readonly Commitment[];
}

/** A commitment for which later reports are looked at. */
export interface Open {
  readonly story: string;
  readonly published: string | null;
  /** Of publication, in days since 1970-01-01. */
  readonly day: number | null;
  readonly commitment: Commitment;
  readonly attribution: Attribution | null;
  /** The base form of its verb. */
  readonly lemma: string;
  /** The kinds of its deed (`deeds.ts`). */
  readonly deeds: readonly string[];
  readonly action: string;
  /** Whether it says when the agreement takes effect. */
  readonly isEntry: boolean;
  /** Whether its verb says too little alone ("take", "go"). */
  readonly isWeak: boolean;
  /** Whether who is to do it is known by name. */
  readonly isNamed: boolean;
  /** The words of who is to do it, one set for each way in which its story says so, named or not; none where that is open. */
  readonly doers: readonly ReadonlySet<string>[];
  /** Its window as it stands in its report. */
  readonly days: DayWindow;
  /** The words around its action, without the action and who is to do it. */
  readonly words: ReadonlySet<string>;
  /** The first words behind the action (before it, in the passive): what is done to what. */
  readonly objects: ReadonlySet<string>;
  /** Whether its own words are passive ("will be released"), so that it may be open who is to do it. */
  readonly isPassive: boolean;
  /** Whether it is undertaken not to do it. */
  readonly isForbidden: boolean;
  /** Names among its own words, in lower case. */
  readonly names: ReadonlySet<string>;
  /** Names of its story, in lower case: what a report of the same thing shares. */
  readonly topic: ReadonlySet<string>;
  readonly evidence: CommitmentEvidence[];
  /** The day on which it came to pass, where a report says so. */
  happened: { readonly day: number; readonly story: string } | null;
  outcome: CommitmentStatus | null;
}

const TAKES_EFFECT = /^[^.]{0,40}\b(?:take effect|enter into force|come into (?:force|effect)|go into effect)\b/;
const BEGINS = /\b(?:begin|start)$/;
const AGREEMENT_BEGINS = /\b(?:truce|ceasefire|cease-fire|agreement|deal|accord|armistice)\b[^,;]{0,30}$/;

/** Letters on each side of an action in which its own words stand, and in which what it is done to stands. */
const AROUND = 80;
const BESIDE = 60;
/** The first so many words beside an action tell what it is done to. */
const OBJECT_WORDS = 2;

const PRONOUN = /\b(?:he|she|it|they|we|i)(?:['’]ll| also| now| still)? $/i;
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const OF = /\s(?:of|in|from|at|on|for|to|with|who|which|that|today|yesterday)\s/i;

/** The words for who is to do it, a set for each of its names in the story and for the phrase that stands there; for a pronoun that stands for nobody known, those of who says it. */
function doersOf({ by, doer, action }: Commitment, attribution: Attribution | null, { names, text }: Pick<TrackedStory, "names" | "text">): Set<string>[] {
  const words = ({ start, end }: Span): Set<string> => new Set(wordsOf(text.slice(start, end).split(OF)[0]!).filter((word) => !DAY.test(word)));
  const isSpeaker = by === undefined && PRONOUN.test(text.slice(Math.max(0, action.start - 12), action.start));
  const entity = by ?? (isSpeaker ? attribution?.entity : undefined);
  const sets = [
    ...names.filter((name) => entity !== undefined && name.entity === entity).map(words),
    ...(doer === undefined || isSpeaker ? [] : [words(doer)]),
    ...(isSpeaker && entity === undefined ? (attribution?.source ?? []).map(words) : []),
  ].filter((set) => set.size > 0);
  const seen = new Set<string>();
  return sets.filter((set) => seen.size < seen.add([...set].join(" ")).size);
}

const objectWords = (beside: string, isPassive: boolean): string[] =>
  isPassive ? wordsOf(beside).slice(-OBJECT_WORDS) : wordsOf(beside).slice(0, OBJECT_WORDS);

/** The deed of the last word of an action; behind "ordered", "pledged" that of the noun that follows. */
function deedOf(verb: string, behind: string, { deeds, participles, pasts, modals }: EvidenceLexicon): { verb: string; deeds: readonly string[] } {
  if (modals.get(verb)?.some(({ next }) => next === "noun") === true) {
    const nouns = (behind.split(/[.;:!?\n]/)[0] ?? "").toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    for (const noun of nouns) {
      const word = deeds.ofWord(noun);
      if (word?.form === "noun") return { verb: noun, deeds: word.deeds };
    }
  }
  // "Decided", "promised" name no deed without a verb.
  if (modals.has(verb) && deeds.ofVerb(verb).length === 1) return { verb, deeds: [] };
  const base = participles.get(verb) ?? pasts.get(verb);
  if (base !== undefined) return { verb: base, deeds: deeds.ofVerb(base) };
  const word = deeds.ofWord(verb);
  if (word !== null && word.form !== "base" && word.verbs.length > 0) return { verb: word.verbs[0]!, deeds: word.deeds };
  return { verb, deeds: deeds.ofVerb(verb) };
}

/** The commitments of a story, as later reports are held against them. */
export function openCommitments(story: TrackedStory, lexicon: EvidenceLexicon): Open[] {
  if (story.commitments.length === 0) return [];
  const topic = topicOf(story);
  return story.commitments.map((commitment) => openCommitment(story, commitment, topic, lexicon));
}

function openCommitment(
  { id, published, text, names, attributions }: TrackedStory,
  commitment: Commitment,
  topic: ReadonlySet<string>,
  lexicon: EvidenceLexicon,
): Open {
  const { start, end } = commitment.action;
  const action = text.slice(start, end).toLowerCase();
  const verb = action.split(/\s+/).at(-1) ?? "";
  const before = text.slice(Math.max(0, start - 60), start).toLowerCase();
  const isEntry =
    commitment.phase === undefined &&
    !/^phase /.test(commitment.when.anchor ?? "") &&
    (TAKES_EFFECT.test(text.slice(start, end + 20).toLowerCase()) || (BEGINS.test(action) && AGREEMENT_BEGINS.test(before)));
  const attribution = commitment.attribution === undefined ? null : (attributions[commitment.attribution] ?? null);
  const doers = doersOf(commitment, attribution, { names, text });
  const ofDoer = new Set(doers.flatMap((set) => [...set]));
  const near = commitment.content.flatMap((span) => wordsOf(text.slice(Math.max(span.start, start - AROUND), Math.min(span.end, end + AROUND))));
  const words = new Set(near.filter((word) => word !== verb && !ofDoer.has(word)));
  const isPassive = /\bbe(?:en)? /.test(action);
  const beside = isPassive ? text.slice(Math.max(0, start - BESIDE), start) : text.slice(end, end + BESIDE);
  const objects = new Set(objectWords(beside.split(/[.;:!?\n]/).at(isPassive ? -1 : 0) ?? "", isPassive).filter((word) => words.has(word)));
  const days = (commitment.window === null ? null : parseWindow(commitment.window)) ?? { min: null, max: null };
  const deed = deedOf(verb, text.slice(end, end + BESIDE), lexicon);
  return {
    story: id,
    published,
    day: published === null ? null : parseDay(published),
    commitment,
    attribution,
    action,
    isEntry,
    lemma: deed.verb,
    deeds: deed.deeds,
    doers,
    days,
    words,
    objects,
    isPassive,
    isWeak: lexicon.weak.has(deed.verb),
    isNamed: commitment.by !== undefined,
    isForbidden: commitment.modality === "must-not" || /\bnot\b/.test(action),
    names: new Set(
      names
        .filter((name) => commitment.content.some((span) => name.start >= span.start && name.end <= span.end))
        .map((name) => text.slice(name.start, name.end).toLowerCase()),
    ),
    topic,
    evidence: [],
    happened: null,
    outcome: null,
  };
}
