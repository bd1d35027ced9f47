import type { AttributionTarget, Correction, StoryTarget } from "../document/corrections.js";
import type { KeptStory, Span } from "../document/types.js";
import { activeCorrections, isOfKind, noteOf, type OfKind, withNote } from "./active.js";
import { findAttribution, rejectAttribution, setSource, setStance } from "./attributions.js";
import { cutStory, joinStories } from "./boundaries.js";
import { findOpening, findWords } from "./find-story.js";

/** The stories as they were read, by what a correction knows of them. */
export interface StoryLookup {
  readonly byId: (id: string) => KeptStory | null;
  readonly ofPage: (sha256: string) => readonly KeptStory[];
  readonly at: (url: string) => readonly KeptStory[];
  /** Stories that may have these words; among them are all copies of a story that has. */
  readonly withWords: (words: string) => readonly KeptStory[];
}

/** Words of a story whose day is corrected. */
export interface MovedWords extends Span {
  readonly story: string;
  readonly text: string;
  readonly correction: OfKind<"move" | "reject-entry">;
}

/** Statements that do not speak of one thing. */
export interface SeparateStatements {
  readonly statements: readonly { readonly story: string; readonly attribution: number }[];
  readonly correction: OfKind<"reject-dispute">;
}

/** What the corrections make of the stories they speak of. */
export interface CorrectedStories {
  /** Ids of stories as read that others stand in the place of. */
  readonly replaced: ReadonlySet<string>;
  /** Those others, by publication day (undated last) and id. */
  readonly stories: readonly KeptStory[];
  readonly moved: readonly MovedWords[];
  readonly separate: readonly SeparateStatements[];
  /** Ids of corrections that found what they speak of; those of entities and ratings are not among them. */
  readonly applied: ReadonlySet<string>;
  /** The story that a target means now; `null` for none. */
  readonly findStory: (target: StoryTarget) => string | null;
}

const isOfBounds = isOfKind("reject-story", "date", "cut", "join");
const isOfMarks = isOfKind("reject-attribution", "source", "stance");
const isOfDays = isOfKind("move", "reject-entry");
const isOfDisputes = isOfKind("reject-dispute");

/**
 * Applies what is said of single stories: first their bounds and days, then, on the marks made anew, their attributions, all in the order
 * of the log, so that a correction may speak of what an earlier one made.
 * @param remark gives a story whose text or day has changed its marks anew
 */
export function correctStories(log: readonly Correction[], lookup: StoryLookup, remark: (story: KeptStory) => KeptStory): CorrectedStories {
  const desk = createDesk(lookup);
  const active = activeCorrections(log);
  const applied = new Set<string>();
  const changed = new Set<string>();
  const note = (correction: Correction, isApplied: boolean): void => {
    if (isApplied) applied.add(correction.id);
  };
  for (const correction of active.filter(isOfBounds)) note(correction, correctBounds(desk, correction, changed));
  for (const id of changed) {
    const story = desk.current.get(id);
    if (story !== undefined) desk.current.set(id, remark(story));
  }
  for (const correction of active.filter(isOfMarks)) note(correction, correctMarks(desk, correction));
  const moved = active.filter(isOfDays).flatMap((correction): readonly MovedWords[] => {
    const found = findWords(desk.load(correction.target), correction.target);
    note(correction, found !== null);
    return found === null ? [] : [{ ...found.span, story: found.story.id, text: found.story.text.slice(found.span.start, found.span.end), correction }];
  });
  const separate = active.filter(isOfDisputes).map((correction) => ({
    correction,
    statements: correction.target.flatMap((target) => desk.statement(target) ?? []),
  }));
  for (const { correction, statements } of separate) note(correction, statements.length > 0);
  return {
    replaced: desk.loaded,
    stories: [...desk.current.values()].sort(byDay),
    moved,
    separate,
    applied,
    findStory: (target) => findWords(desk.load(target), target)?.story.id ?? null,
  };
}

/** The order of the store: by publication day, undated last, then by id. */
export function byDay(a: Pick<KeptStory, "id" | "published">, b: Pick<KeptStory, "id" | "published">): number {
  if (a.published !== b.published) return a.published === null ? 1 : b.published === null ? -1 : a.published < b.published ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The stories that are being corrected: taken from the store as they are asked for. */
interface Desk {
  /** Ids of the stories that were taken. */
  readonly loaded: ReadonlySet<string>;
  /** The stories as they are now, by id. */
  readonly current: Map<string, KeptStory>;
  /** Takes what a target can mean, and gives all that is on the desk. */
  readonly load: (target: StoryTarget) => Iterable<KeptStory>;
  readonly statement: (target: AttributionTarget) => Statement | null;
  /** The same statement in copies of the text: with the same words, in the same surroundings. */
  readonly copies: (target: AttributionTarget) => readonly Statement[];
}

interface Statement {
  readonly story: string;
  readonly attribution: number;
}

/** Words and surroundings shorter than this may be the same by chance. */
const SHORTEST_COPY = 40;

function createDesk(lookup: StoryLookup): Desk {
  const loaded = new Set<string>();
  const current = new Map<string, KeptStory>();
  const take = (story: KeptStory): void => {
    if (loaded.has(story.id)) return;
    loaded.add(story.id);
    current.set(story.id, story);
  };
  const load = ({ story, sha256, url }: StoryTarget): Iterable<KeptStory> => {
    const named = lookup.byId(story);
    if (named !== null) take(named);
    if (sha256 !== undefined) for (const each of lookup.ofPage(sha256)) take(each);
    if (url !== undefined) for (const each of lookup.at(url)) take(each);
    return current.values();
  };
  const statementIn = (story: KeptStory, target: AttributionTarget, span: Span): Statement | null => {
    const attribution = findAttribution(story, target, span);
    return attribution === null ? null : { story: story.id, attribution };
  };
  return {
    loaded,
    current,
    load,
    statement: (target) => {
      const found = findWords(load(target), target);
      return found === null ? null : statementIn(found.story, target, found.span);
    },
    copies: (target) => {
      const { prefix, exact, suffix } = target.quote;
      const words = prefix + exact + suffix;
      if (words.length < SHORTEST_COPY) return [];
      for (const story of lookup.withWords(exact)) take(story);
      return [...current.values()].flatMap((story) => {
        const start = story.text.indexOf(words) + prefix.length;
        return start < prefix.length ? [] : (statementIn(story, target, { start, end: start + exact.length }) ?? []);
      });
    },
  };
}

/** Whether it could be applied. Ids of stories whose marks have to be made anew go to `changed`. */
function correctBounds(desk: Desk, correction: OfKind<"reject-story" | "date" | "cut" | "join">, changed: Set<string>): boolean {
  const put = (story: KeptStory): void => {
    desk.current.set(story.id, story);
    changed.add(story.id);
  };
  if (correction.kind === "cut") {
    const found = findWords(desk.load(correction.target), correction.target);
    const parts = found === null ? null : cutStory(found.story, found.span.start, `${found.story.id}+${correction.id}`);
    for (const part of parts ?? []) put(withNote(part, noteOf(correction, "one story")));
    return parts !== null;
  }
  const story = findOpening(desk.load(correction.target), correction.target);
  if (story === null) return false;
  if (correction.kind === "reject-story") return desk.current.delete(story.id);
  if (correction.kind === "date") {
    put(withNote({ ...story, published: correction.to, publishedFrom: correction.to === null ? null : "given" }, noteOf(correction, story.published ?? "")));
    return true;
  }
  const next = findOpening(desk.load(correction.to), correction.to);
  if (next === null || next.id === story.id) return false;
  desk.current.delete(next.id);
  put(withNote(joinStories(story, next), noteOf(correction, `two stories${next.headline === null ? "" : `, the second “${next.headline}”`}`)));
  return true;
}

/** Whether the statement was found, in the story that was spoken of or in a copy of its text. */
function correctMarks(desk: Desk, correction: OfKind<"reject-attribution" | "source" | "stance">): boolean {
  const found = desk.statement(correction.target);
  const copies = desk.copies(correction.target).filter(({ story }) => story !== found?.story);
  return [...(found === null ? [] : [found]), ...copies].map((statement) => correctStatement(desk, statement, correction)).includes(true);
}

function correctStatement(desk: Desk, found: Statement, correction: OfKind<"reject-attribution" | "source" | "stance">): boolean {
  const story = desk.current.get(found.story);
  if (story === undefined) return false;
  const corrected =
    correction.kind === "reject-attribution"
      ? rejectAttribution(story, found.attribution, correction)
      : correction.kind === "stance"
        ? setStance(story, found.attribution, correction)
        : setSource(story, found.attribution, correction);
  if (corrected !== null) desk.current.set(story.id, corrected);
  return corrected !== null;
}
