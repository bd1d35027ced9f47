import { createChronicler, createTeller } from "../chronicle/index.js";
import { createClaimGatherer } from "../claims/index.js";
import { createCommitmentTracker } from "../commitments/index.js";
import { agencyOf, createCopyFinder, groupReports, type ReportFacts, sampleShingles } from "../copies/index.js";
import { correctEntities, listCorrections, type MovedWords, placeMoved, rateSources, rejectDisputes } from "../corrections/index.js";
import type { Correction, ListedCorrection } from "../document/corrections.js";
import { spansOverlap } from "../document/spans.js";
import type { AnchorOutcome, Claim, Day, KeptStory, PileEntity, ReportGroup, SourceRating, Span, TrackedCommitment } from "../document/types.js";
import { createEntityJoiner } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { calendarDay } from "../text/timex.js";
import type { CorrectedPile } from "./corrected-pile.js";

/** What is seen only over all stories. */
export interface Assembled {
  readonly entities: readonly PileEntity[];
  readonly claims: readonly Claim[];
  readonly commitments: readonly TrackedCommitment[];
  /** What became of the dates given to triggers, and the triggers there are. */
  readonly anchors: readonly AnchorOutcome[];
  readonly triggers: readonly string[];
  readonly days: readonly Day[];
  /** For the bars at the top of the page: by day, the stories published then and the stories that tell of that day. Ascending. */
  readonly dayCounts: readonly DayCount[];
  readonly undated: number;
  /** Reports that carry one text. */
  readonly copies: readonly ReportGroup[];
  /** What the user thinks of sources, by name. */
  readonly ratings: readonly SourceRating[];
  /** What the user said against what was found, in the order of the log, with what became of it. */
  readonly corrections: readonly ListedCorrection[];
}

export interface DayCount {
  readonly date: string;
  readonly reports: number;
  readonly events: number;
}

export interface AssembleOptions {
  readonly days: number | null;
  readonly perDay: number | null;
  readonly query: string | null;
  readonly corrections: readonly Correction[];
  /** The day on which what is due is looked at; `null`: the last day of publication. */
  readonly dueOn?: string | null;
  /** Dates of triggers, by their names. */
  readonly anchors?: ReadonlyMap<string, string>;
}

/** Goes once through the stories of the pile, in the order of their days. */
export function assemble(
  pile: CorrectedPile,
  { days, perDay, query, corrections, dueOn = null, anchors = new Map() }: AssembleOptions,
  onStory: (count: number) => void,
): Assembled {
  const copies = createCopyFinder();
  // The chronicler adds every story to the finder.
  const moved = pile.corrected.moved.map(movedSentence);
  const tell = createTeller(packagedResources, { from: null, to: null, query, asOf: null, moved }, sampleShingles);
  const chronicler = createChronicler(packagedResources, { days, perDay, query }, copies);
  const joiner = createEntityJoiner(packagedResources);
  const gatherer = createClaimGatherer(packagedResources);
  const tracker = createCommitmentTracker(packagedResources);
  const counts = new Map<string, { reports: number; events: number }>();
  const attributed = new Map<string, readonly (readonly Span[])[]>();
  const reports: ReportFacts[] = [];
  let undated = 0;
  let storyCount = 0;
  for (const story of pile.stories()) {
    const published = story.published === null ? null : story.published.slice(0, 10);
    const report = { ...story, published, outlet: story.outlet ?? null };
    const telling = tell(report);
    if (telling !== null) chronicler.add(telling);
    reports.push({ id: story.id, outlet: story.outlet ?? null, published: story.published, agency: agencyOf(story.text) });
    joiner.add(story.id, published, story.entities);
    gatherer.add(report);
    tracker.add(report);
    attributed.set(
      story.id,
      story.attributions.map(({ content }) => content),
    );
    countDays(counts, story, published);
    if (published === null) undated++;
    onStory(++storyCount);
  }
  const { entities, applied } = correctEntities(joiner.finish(), corrections, pile.corrected.findStory);
  const rated = rateSources(entities, new Set(reports.flatMap(({ outlet }) => outlet ?? [])), corrections);
  const groups = groupReports(reports, copies);
  const originals = new Map(groups.flatMap(({ original, copies: own }) => own.map(({ story }): [string, string] => [story, original])));
  return {
    entities,
    claims: rejectDisputes(
      gatherer.finish(entityLookup(entities), (story) => originals.get(story) ?? story),
      pile.corrected.separate,
    ),
    ...tracker.finish({ asOf: dueOn, anchors }),
    days: placeMoved(chronicler.finish(), pile.corrected.moved).map((day) => withAttributions(day, attributed)),
    dayCounts: [...counts].map(([date, count]) => ({ date, ...count })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    undated,
    copies: groups,
    ratings: rated.ratings,
    corrections: listCorrections(corrections, new Set([...pile.corrected.applied, ...applied, ...rated.applied])),
  };
}

const movedSentence = ({ story, start, end, text, correction }: MovedWords) => ({
  ...{ story, start, end, text, from: correction.from },
  to: correction.kind === "move" ? correction.to : null,
});

function entityLookup(entities: readonly PileEntity[]): (story: string, entity: string) => string {
  const ids = new Map<string, string>();
  for (const { id, stories } of entities) for (const { story, entity } of stories) ids.set(`${story}\n${entity}`, id);
  return (story, entity) => ids.get(`${story}\n${entity}`) ?? `${story}/${entity}`;
}

/** Adds to each sentence the indices of the attributions whose content it shows. */
function withAttributions(day: Day, attributed: ReadonlyMap<string, readonly (readonly Span[])[]>): Day {
  return {
    ...day,
    sentences: day.sentences.map((entry) => {
      const contents = attributed.get(entry.story) ?? [];
      return { ...entry, attributions: contents.flatMap((content, index) => (content.some((span) => spansOverlap(span, entry)) ? [index] : [])) };
    }),
  };
}

function countDays(counts: Map<string, { reports: number; events: number }>, story: KeptStory, published: string | null): void {
  const countOf = (date: string): { reports: number; events: number } => {
    const known = counts.get(date);
    if (known !== undefined) return known;
    const fresh = { reports: 0, events: 0 };
    counts.set(date, fresh);
    return fresh;
  };
  if (published !== null) countOf(published).reports++;
  const told = new Set<string>();
  for (const time of story.times) {
    const range = calendarDay(time);
    if (range !== null && range.from === range.to) told.add(range.from);
  }
  for (const date of told) countOf(date).events++;
}
