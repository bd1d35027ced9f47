import type { AnchorOutcome, CommitmentStatus, Span, TrackedCommitment } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import type { ResourceReader } from "../text/resource.js";
import { type CommitmentNetwork, createCommitmentNetwork, type Ground } from "./commitment-network.js";
import { findEvidence } from "./evidence.js";
import { createEvidencePile } from "./evidence-candidates.js";
import { readEvidenceLexicon } from "./evidence-lexicon.js";
import { type Open, openCommitments, type TrackedStory } from "./open-commitment.js";
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
  const lexicon = readEvidenceLexicon(read);
  const all: Open[] = [];
  const pile = createEvidencePile(lexicon);
  let lastDay: string | null = null;
  return {
    add: (story) => {
      if (story.published !== null) {
        pile.count(story);
        findEvidence(story, pile);
        if (lastDay === null || story.published > lastDay) lastDay = story.published;
      }
      for (const open of openCommitments(story, lexicon)) {
        all.push(open);
        if (open.published !== null) pile.index.add(open);
      }
    },
    finish: ({ asOf, anchors }) => finish(all, asOf ?? lastDay, anchors),
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
