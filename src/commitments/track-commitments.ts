import type { AnchorOutcome, Attribution, Commitment, CommitmentStatus, Span, TrackedCommitment } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { ResourceReader } from "../text/resource.js";
import { type CommitmentNetwork, createCommitmentNetwork, type Ground } from "./commitment-network.js";
import { findEvidence, type Open, type TrackedStory, topicOf, WordCounts, wordsOf } from "./evidence.js";
import { type CommitmentLexicon, readCommitmentLexicon } from "./lexicon.js";
import { parseWindow, windowOfDate } from "./windows.js";

export interface TrackOptions {
  /** The day on which the list is looked at, `YYYY-MM-DD`; `null`: the last day of publication seen. */
  readonly asOf: string | null;
  /** Dates of triggers (a day or an EDTF interval of days), by their names ("announcement"); they hold in all stories. */
  readonly anchors: ReadonlyMap<string, string>;
}

export interface TrackedPile {
  readonly commitments: readonly TrackedCommitment[];
  /** What became of each date that was given, in their order. */
  readonly anchors: readonly AnchorOutcome[];
  /** Triggers that can be given a date. */
  readonly triggers: readonly string[];
}

/** Follows commitments over the pile: windows as soon as a trigger has a date, and what later reports say became of them. */
export interface CommitmentTracker {
  readonly add: (story: TrackedStory) => void;
  readonly finish: (options: TrackOptions) => TrackedPile;
}

/** Builds the tracker; the word lists are read once. */
export function createCommitmentTracker(read: ResourceReader): CommitmentTracker {
  const lexicon = readCommitmentLexicon(read);
  const all: Open[] = [];
  const byLemma = new Map<string, Open[]>();
  const counts = new WordCounts();
  let lastDay: string | null = null;
  return {
    add: (story) => {
      if (story.published !== null) {
        counts.add(story);
        findEvidence(story, byLemma, counts, lexicon);
        if (lastDay === null || story.published > lastDay) lastDay = story.published;
      }
      const topic = story.commitments.length === 0 ? new Set<string>() : topicOf(story);
      for (const commitment of story.commitments) {
        const open = openCommitment(story, commitment, topic, lexicon);
        all.push(open);
        const known = byLemma.get(open.lemma);
        if (open.published === null) continue;
        if (known === undefined) byLemma.set(open.lemma, [open]);
        else known.push(open);
      }
    },
    finish: ({ asOf, anchors }) => finish(all, asOf ?? lastDay, anchors),
  };
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

function openCommitment(
  { id, published, text, names, attributions }: TrackedStory,
  commitment: Commitment,
  topic: ReadonlySet<string>,
  lexicon: CommitmentLexicon,
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
  const lemma = isEntry ? "take" : (lexicon.participles.get(verb) ?? verb);
  return {
    story: id,
    published,
    commitment,
    attribution,
    action,
    isEntry,
    lemma,
    doers,
    days,
    words,
    objects,
    isPassive,
    isForbidden: commitment.modality === "must-not",
    topic,
    evidence: [],
    happened: null,
    outcome: null,
  };
}

function finish(all: readonly Open[], asOf: string | null, anchors: ReadonlyMap<string, string>): TrackedPile {
  const network = createCommitmentNetwork(all);
  for (const { isEntry, happened, story } of all)
    if (isEntry && happened !== null) network.fix("entry into force", story, { min: happened.day, max: happened.day });
  const outcomes = [...anchors].flatMap(([name, date]): AnchorOutcome[] => {
    const days = windowOfDate(date);
    if (days === null) return [];
    const { known, refused } = network.fix(name, null, days);
    if (known === 0) return [{ name, date, became: "unknown", against: [] }];
    if (refused.length < known) return [{ name, date, became: "held", against: [] }];
    return [{ name, date, became: "refused", against: wordsOfGrounds(refused[0]!, all) }];
  });
  return {
    commitments: all.map((open, index) => tracked(open, index, { all, network, asOf })),
    anchors: outcomes,
    triggers: network.triggerNames(),
  };
}

interface Pile {
  readonly all: readonly Open[];
  readonly network: CommitmentNetwork;
  readonly asOf: string | null;
}

function tracked(open: Open, index: number, { all, network, asOf }: Pile): TrackedCommitment {
  const window = network.windowOf(index);
  const begins = network.beginOf(index);
  const implied = network.impliedOf(index);
  const earlier = network.earlierOf(index);
  const contradicts = contradictionsOf(index, all, network);
  return {
    ...open.commitment,
    window,
    story: open.story,
    status: statusOf(open, window, asOf),
    evidence: open.evidence,
    ...(begins === null || window === null ? {} : { begins }),
    ...(implied === null || window === null ? {} : { implied }),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(contradicts.length === 0 ? {} : { contradicts }),
  };
}

/** The words of the other commitments in the sets that contradict this one. */
function contradictionsOf(index: number, all: readonly Open[], { conflicts }: CommitmentNetwork): NonNullable<TrackedCommitment["contradicts"]> {
  const own = conflicts.filter((grounds) => grounds.some((ground) => isItem(ground) && ground.item === index));
  return wordsOfGrounds(
    own.flatMap((grounds) => grounds.filter((ground) => !isItem(ground) || ground.item !== index)),
    all,
  );
}

const isItem = (ground: Ground): ground is { readonly item: number } => ground !== null && "item" in ground;

/** The words of the commitments among some grounds, each once. */
function wordsOfGrounds(grounds: readonly Ground[], all: readonly Open[]): (Span & { readonly story: string })[] {
  const items = new Set(grounds.filter(isItem).map(({ item }) => item));
  return [...items].flatMap((item) => all[item]!.commitment.content.map((span) => ({ ...span, story: all[item]!.story })));
}

const AGREED = /\b(?:agreed|pledged|promised|vowed|undertook|committed|pledges|vows|promises|decided|ordered|scheduled)\b/;

/** From evidence, else from the window and the day looked at; a closed window without a report is late, never breached. */
function statusOf({ outcome, commitment, attribution, action }: Open, window: string | null, asOf: string | null): CommitmentStatus {
  if (outcome !== null) return outcome;
  const isAgreed = AGREED.test(action) || attribution?.stance === "commits" || commitment.modality === "must";
  const days = window === null ? null : parseWindow(window);
  const today = asOf === null ? null : parseDay(asOf);
  if (days === null || today === null) return isAgreed ? (commitment.when.anchor === null ? "agreed" : "waiting") : "reported";
  if (days.max !== null && today > days.max) return "late";
  return days.min === null || today >= days.min ? "due" : isAgreed ? "agreed" : "reported";
}
