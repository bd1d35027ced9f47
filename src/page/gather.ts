import { bySpan, spansOverlap } from "../document/spans.js";
import type { Attribution, Claim, ClaimFigures, KeptStory, ReportGroup, Span, ToldFigure, TrackedCommitment } from "../document/types.js";
import { correctionViews } from "./correction-words.js";
import { dueView, inFigures } from "./due-view.js";
import { createFacetGatherer, type FacetGatherer } from "./facets.js";
import type { PageBook } from "./page-book.js";
import { type Ratings, rated, ratingsOf } from "./ratings.js";
import { createSourceCounter } from "./source-counts.js";
import type { Carried, ClaimView, DayView, DueView, Line, PageIndex, PageView, SourcesView, StoryLabel, UndatedView } from "./view.js";
import { distinctVoices, OWN_VOICE, voiceOf, wordsOf } from "./voices.js";
import { UNIT_WORDS } from "./wording.js";

/** Lines of an undated story on the page; the others are one click away. */
const UNDATED_LINES = 6;
/** How much of the pile is gathered. */
export interface GatherLimits {
  /** Claims that two or more hold alike, and claims that one holder makes. */
  readonly corroborated: number;
  readonly single: number;
  /** Choices of each filter. */
  readonly choices: number;
}

/** What one page can carry, and a reader look through. */
export const PAGE_LIMITS: GatherLimits = { corroborated: 100, single: 0, choices: 400 };
/** Characters of text up to which a page carries every story; above, only those it shows words of. A browser opens this much at ease. */
const CARRIED_CHARACTERS = 48_000_000;

type Visit = (story: KeptStory, label: StoryLabel) => void;

/** What has to be taken from each story, by its id. */
class Visits {
  readonly #byStory = new Map<string, Visit[]>();
  add(story: string, visit: Visit): void {
    const visits = this.#byStory.get(story);
    if (visits === undefined) this.#byStory.set(story, [visit]);
    else visits.push(visit);
  }
  run(story: KeptStory, label: StoryLabel): boolean {
    const visits = this.#byStory.get(story.id) ?? [];
    for (const visit of visits) visit(story, label);
    return visits.length > 0;
  }
}

/** The first pass over the stories: all that the page shows, without the texts behind it. */
export function gather(book: PageBook, limits: GatherLimits = PAGE_LIMITS): PageView {
  const facets = createFacetGatherer(book.entities, limits.choices);
  const visits = new Visits();
  const ratings = ratingsOf(book.ratings, book.entities);
  const disputed = book.claims.filter(({ status }) => status === "disputed" || status === "retracted").sort(byDispute);
  const corroborated = book.claims.filter(({ status }) => status === "corroborated").slice(0, limits.corroborated);
  const single = book.claims.filter(({ status }) => status === "single").slice(0, limits.single);
  const disputes = disputesByAttribution(disputed);
  const makeLine = lineMaker(facets, disputes, carriedByStory(book.copies), ratings);
  const finishDays = planDays(book, visits, makeLine);
  const finishClaims = planClaims([...disputed, ...corroborated, ...single], facets, visits, makeLine);
  const finishDue = planDue(book.commitments, facets, visits, makeLine);
  const undated: UndatedView[] = [];
  const sources = createSourceCounter(facets, ratings);
  const labels: StoryLabel[] = [];
  const shown = new Set<number>();
  let characters = 0;
  for (const story of book.stories()) {
    const label = labelOf(story, labels.length, ratings);
    labels.push(label);
    if (visits.run(story, label)) shown.add(label.index);
    if (story.published === null) {
      undated.push(undatedView(story, label, makeLine));
      shown.add(label.index);
    }
    sources.add(story);
    characters += story.text.length;
  }
  const claims = finishClaims();
  const days = finishDays();
  const due = finishDue();
  const index = facets.finish({ stories: labels.map(({ id }) => id), counts: book.dayCounts, days: days.map(({ date }) => date) });
  const published = labels.flatMap((label) => (label.published === null ? [] : [label.published.slice(0, 10)])).sort();
  const [first, last] = [published[0], published.at(-1)];
  return {
    title: book.title ?? ownTitle(book, labels.length),
    query: book.query,
    storyCount: labels.length,
    undatedCount: undated.length,
    published: first === undefined || last === undefined ? null : { first, last },
    days,
    claims: claims.filter(({ status }) => status === "disputed" || status === "retracted"),
    corroborated: claims.filter(({ status }) => status === "corroborated"),
    single: claims.filter(({ status }) => status === "single"),
    singleClaims: book.claims.filter(({ status }) => status === "single").length,
    due,
    undated,
    sources: choosable(sources.finish(), index),
    problems: book.problems,
    corrections: correctionViews(book.corrections),
    index,
    copies: copiesByStory(book.copies, labels),
    carriesAll: characters <= CARRIED_CHARACTERS,
    labels,
    shown,
  };
}

/** Only holders that the filter knows can be chosen. */
function choosable(sources: SourcesView, { who }: PageIndex): SourcesView {
  const known = new Set(who.map(({ id }) => id));
  return { ...sources, holders: sources.holders.map((holder) => (holder.entity !== null && known.has(holder.entity) ? holder : { ...holder, entity: null })) };
}

/** Entities in the title of a page that was given none. */
const TITLE_NAMES = 3;
/** Stories that must share a name for the title; fewer tell nothing of the pile. */
const TITLE_STORIES = 8;

/** The words searched for, else the names that the most stories share, else the number of the reports. */
function ownTitle({ query, entities }: PageBook, storyCount: number): string {
  if (query !== null && query !== "") return query;
  const shared = entities
    .filter(({ kind, stories }) => kind !== "other" && stories.length >= Math.max(TITLE_STORIES, storyCount / 5))
    .sort((a, b) => b.stories.length - a.stories.length || (a.id < b.id ? -1 : 1))
    .map(({ name }) => name);
  const named = shared
    .filter((name, place) => !shared.some((other, rank) => rank < place && (other.includes(name) || name.includes(other))))
    .slice(0, TITLE_NAMES);
  return named.length > 0 ? named.join(", ") : `${storyCount} ${storyCount === 1 ? "report" : "reports"}, day by day`;
}

const byDispute = (a: Claim, b: Claim): number => b.positions.length - a.positions.length || (a.id < b.id ? -1 : 1);

const storiesOf = ({ original, copies }: ReportGroup): readonly string[] => [original, ...copies.map(({ story }) => story)];

function carriedByStory(groups: readonly ReportGroup[]): ReadonlyMap<string, Carried> {
  return new Map(
    groups.flatMap((group) => storiesOf(group).map((story) => [story, { outlets: group.outlets.length, reports: group.copies.length + 1 }] as const)),
  );
}

/** The stories of each story's group, itself among them, by index. */
function copiesByStory(groups: readonly ReportGroup[], labels: readonly StoryLabel[]): ReadonlyMap<number, readonly number[]> {
  const indices = new Map(labels.map(({ id, index }) => [id, index]));
  const copies = new Map<number, readonly number[]>();
  for (const group of groups) {
    const members = storiesOf(group).flatMap((story) => indices.get(story) ?? []);
    for (const member of members) copies.set(member, members);
  }
  return copies;
}

const labelOf = (story: KeptStory, index: number, ratings: Ratings): StoryLabel => ({
  index,
  id: story.id,
  headline: story.headline,
  outlet: story.outlet ?? null,
  published: story.published,
  publishedFrom: story.publishedFrom,
  language: story.language,
  ...(story.corrected === undefined ? {} : { corrected: story.corrected }),
  ...rated(ratings.ofOutlet(story.outlet)),
});

/** Numbers of the disputed claims by story and attribution. */
function disputesByAttribution(disputed: readonly Claim[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  disputed.forEach(({ positions }, number) => {
    for (const { story, attribution } of positions) {
      const key = `${attribution} ${story}`;
      numbers.set(key, [...(numbers.get(key) ?? []), number]);
    }
  });
  return numbers;
}

/** Makes a line of spans of a story; `attributions` are those whose words it shows. */
type MakeLine = (story: KeptStory, label: StoryLabel, spans: readonly Span[], attributions: readonly number[], date: string | null) => Line;

function lineMaker(facets: FacetGatherer, disputes: ReadonlyMap<string, readonly number[]>, carried: ReadonlyMap<string, Carried>, ratings: Ratings): MakeLine {
  return (story, label, spans, attributions, date) => {
    const told = attributions.flatMap((index) => story.attributions[index] ?? []);
    const voices =
      told.length === 0
        ? [OWN_VOICE]
        : distinctVoices(told.map((attribution) => ({ ...voiceOf(story, attribution), ...rated(ratings.ofEntity(story, attribution.entity)) })));
    const numbers = [...new Set(attributions.flatMap((index) => disputes.get(`${index} ${story.id}`) ?? []))].sort((a, b) => a - b);
    const item = facets.add({
      kinds: voices.flatMap(({ kind, via }) => [kind, ...via.map((relay) => relay.kind)]),
      entities: facets.entitiesIn(story, spans, told),
      outlets: [label.outlet],
      from: date,
      to: date,
      isDisputed: numbers.length > 0,
    });
    return { item, carried: carried.get(story.id) ?? null, story: label, spans, text: wordsOf(story.text, spans), voices, disputes: numbers };
  };
}

function planDays({ days }: PageBook, visits: Visits, makeLine: MakeLine): () => readonly DayView[] {
  const lines = days.map(({ sentences }) => sentences.map((): Line | null => null));
  days.forEach(({ date, sentences }, day) => {
    sentences.forEach(({ story, start, end, attributions, corrected }, sentence) => {
      visits.add(story, (kept, label) => {
        const place = lines[day];
        const told = attributions ?? overlapping(kept.attributions, { start, end });
        const line = makeLine(kept, label, [{ start, end }], told, date);
        if (place !== undefined) place[sentence] = corrected === undefined ? line : { ...line, corrected };
      });
    });
  });
  return () =>
    days.map(({ date, reports, sentences, gapsBefore = [] }, day) => ({
      date,
      reports,
      lines: (lines[day] ?? []).filter((line) => line !== null),
      strands: [...new Set(sentences.flatMap(({ strand }) => strand ?? []))],
      gaps: gapsBefore,
    }));
}

const overlapping = (attributions: readonly Attribution[], sentence: Span): readonly number[] =>
  attributions.flatMap(({ content }, index) => (content.some((span) => spansOverlap(span, sentence)) ? [index] : []));

function planClaims(claims: readonly Claim[], facets: FacetGatherer, visits: Visits, makeLine: MakeLine): () => readonly ClaimView[] {
  const found = claims.map(({ positions }) => positions.map((): ClaimView["positions"][number] | null => null));
  const toldBy = claims.map(({ tellings = [] }) => tellings.map((): ClaimView["tellings"][number] | null => null));
  const figures = claims.map((claim) => differingFigures(claim).map((of) => shownFigures(of).map(({ start, end }) => ({ span: { start, end }, text: "" }))));
  claims.forEach((claim, number) => {
    const { positions, tellings = [] } = claim;
    differingFigures(claim).forEach((of, row) => {
      shownFigures(of).forEach(({ position, start, end }, place) => {
        const at = positions[position] ?? tellings[position - positions.length];
        if (at === undefined) return;
        visits.add(at.story, (kept) => {
          const words = figures[number]?.[row];
          if (words !== undefined) words[place] = { span: { start, end }, text: kept.text.slice(start, end) };
        });
      });
    });
    positions.forEach(({ story, attribution, stance, side }, place) => {
      visits.add(story, (kept, label) => {
        const told = kept.attributions[attribution];
        const row = found[number];
        if (told === undefined || row === undefined) return;
        const spans = told.content.length > 0 ? told.content : [...told.source, ...told.cue].sort(bySpan);
        row[place] = { ...makeLine(kept, label, spans, [attribution], kept.published?.slice(0, 10) ?? null), stance, side };
      });
    });
    tellings.forEach(({ story, start, end, side }, place) => {
      visits.add(story, (kept, label) => {
        const row = toldBy[number];
        if (row !== undefined) row[place] = { ...makeLine(kept, label, [{ start, end }], [], kept.published?.slice(0, 10) ?? null), side };
      });
    });
  });
  return () =>
    claims.map((claim, number) => {
      const { id, about, status, holders } = claim;
      const row = found[number] ?? [];
      const positions = row.filter((position) => position !== null);
      const tellings = toldBy[number] ?? [];
      const told = differingFigures(claim).map((of, place) => ({
        unit: unitInWords(of.unit),
        range: of.lowest === of.highest ? inFigures(of.lowest) : `${inFigures(of.lowest)} to ${inFigures(of.highest)}`,
        told: shownFigures(of).flatMap(({ position }, index) => {
          const [line, words] = [row[position] ?? tellings[position - row.length], figures[number]?.[place]?.[index]];
          const isEarlier = index >= of.told.length;
          return line === null || line === undefined || words === undefined ? [] : [{ story: line.story, voices: line.voices, isEarlier, ...words }];
        }),
      }));
      return {
        item: facets.addUnion(positions, status === "disputed" || status === "retracted"),
        number,
        id,
        status,
        about: facets.entityNames(about),
        positions,
        tellings: tellings.filter((telling) => telling !== null),
        holders,
        figures: told,
      };
    });
}

const unitInWords = (unit: string): string => UNIT_WORDS[unit] ?? unit;

const amountOf = ({ quantity: { min, value, max } }: ToldFigure): string => `${min} ${value} ${max}`;

/** The latest figures, and behind them those told before that nobody tells now, each amount once: copies repeat what they carry. */
function shownFigures({ told, earlier = [] }: ClaimFigures): readonly ToldFigure[] {
  const seen = new Set(told.map(amountOf));
  return [...told, ...earlier.filter((figure) => seen.size < seen.add(amountOf(figure)).size)];
}

const differingFigures = ({ figures = [] }: Claim): readonly ClaimFigures[] => figures.filter((of) => new Set(shownFigures(of).map(amountOf)).size > 1);

function planDue(commitments: readonly TrackedCommitment[], facets: FacetGatherer, visits: Visits, makeLine: MakeLine): () => readonly DueView[] {
  const found = commitments.map((): DueView | null => null);
  const evidence = commitments.map(({ evidence: spans }) => spans.map((): DueView["evidence"][number] | null => null));
  commitments.forEach((commitment, place) => {
    visits.add(commitment.story, (story, label) => {
      const line = makeLine(story, label, commitment.content, commitment.attribution === undefined ? [] : [commitment.attribution], null);
      found[place] = dueView(commitment, story, line, facets.addDue(line, commitment));
    });
    commitment.evidence.forEach(({ story: id, start, end }, index) => {
      visits.add(id, (story, label) => {
        const row = evidence[place];
        if (row !== undefined) row[index] = { story: label, span: { start, end }, text: story.text.slice(start, end) };
      });
    });
  });
  return () => found.flatMap((due, place) => (due === null ? [] : [{ ...due, evidence: (evidence[place] ?? []).filter((words) => words !== null) }]));
}

/** The attributed sentences of a story without a date. */
function undatedView(story: KeptStory, label: StoryLabel, makeLine: MakeLine): UndatedView {
  const told = story.sentences.flatMap((sentence) => {
    const attributions = overlapping(story.attributions, sentence);
    return attributions.length === 0 ? [] : [{ sentence, attributions }];
  });
  const lines = told.slice(0, UNDATED_LINES).map(({ sentence, attributions }) => makeLine(story, label, [sentence], attributions, null));
  return { story: label, lines, more: told.length - lines.length };
}
