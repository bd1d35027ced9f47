import { checkPage, checkReport, isJsonObject, type JsonObject, optionalString, parseJsonObject, requiredId } from "../document/check.js";
import { InputError } from "../document/errors.js";
import { type CutStory, type Page, PUBLISHED_FROM } from "../document/types.js";
import { VERSION } from "../document/version.js";
import { type FoundPage, type Given, namedByUs, readContents } from "../inputs/index.js";
import type { Pipeline } from "../pipeline.js";
import { packBytes, type ReadPage, type StoryRecord } from "../store/index.js";

/** A page to read, and the SHA-256 of its bytes. */
export type ReadTask = FoundPage & { readonly sha256: string };

/** Pages → stories with all their marks, ready to be kept. A page that cannot be read comes back with its problem. */
export async function readPages(pipeline: Pipeline, work: readonly ReadTask[]): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for (const task of work) pages.push(await readPage(pipeline, task));
  return pages;
}

async function readPage(pipeline: Pipeline, task: ReadTask): Promise<ReadPage> {
  const { kind, sha256, file, line, bytes, url, fetched, encoding } = task;
  const settings = {
    kind,
    ...(url === undefined ? {} : { url }),
    ...(fetched === undefined ? {} : { fetched }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  const page = { sha256, file, line, bytes: bytes.length, packed: packBytes(bytes), settings, reader: VERSION };
  try {
    const { stories, problem } = task.kind === "line" ? readLine(pipeline, task) : await readFile(pipeline, task);
    return { ...page, problem, stories };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...page, problem: { code: error.code, found: error.found }, stories: [] };
  }
}

interface ReadStories {
  readonly stories: readonly StoryRecord[];
  readonly problem: ReadPage["problem"];
}

async function readFile(pipeline: Pipeline, task: ReadTask): Promise<ReadStories> {
  const { html, text, url, given, doubt } = await readContents(task);
  const id = task.sha256.slice(0, 12);
  const place = { ...(url === null ? {} : { url }), ...(task.fetched === undefined ? {} : { fetched: task.fetched }) };
  const problem = doubt === null ? null : ({ code: "encoding-doubtful", found: doubt } as const);
  if (html === null && given === null) return { stories: cutPage(pipeline, { id, text: text ?? "", ...place }, task), problem };
  if (html !== null && text === null) return { stories: cutPage(pipeline, { id, html, ...place }, task, given), problem };
  if (text === null) throw new InputError("no-story", "it has a title and no words");
  const stories = html === null ? [] : tryCut(pipeline, { id, html, ...place }, task, given).stories;
  return { stories: stories.length > 0 ? stories : [readStory(pipeline, { id, text, ...given, ...place }, task)], problem };
}

function readLine(pipeline: Pipeline, task: ReadTask): ReadStories {
  const object = namedByUs(parseJsonObject(new TextDecoder().decode(task.bytes)), task.sha256.slice(0, 12));
  const cut: unknown = object["stories"];
  if (Array.isArray(cut))
    return { stories: cut.map((story: unknown, index) => readStory(pipeline, withId(story, requiredId(object), index), task)), problem: null };
  if (typeof object["html"] === "string" || !("headline" in object || "published" in object))
    return { stories: cutPage(pipeline, checkPage(object), task), problem: null };
  return { stories: [readStory(pipeline, object, task)], problem: null };
}

function withId(story: unknown, pageId: string, index: number): JsonObject {
  if (!isJsonObject(story)) throw new InputError("bad-field", `"stories" must be a list of objects`);
  return { ...story, id: storyId(pageId, index) };
}

const storyId = (pageId: string, index: number): string => (index === 0 ? pageId : `${pageId}-${index + 1}`);

/** @throws InputError `no-story` when the page holds none */
function cutPage(pipeline: Pipeline, page: Page, task: ReadTask, given: Given | null = null): StoryRecord[] {
  const { stories, reason } = tryCut(pipeline, page, task, given);
  if (stories.length === 0) throw new InputError("no-story", `no story was found (${reason ?? "no reason given"})`);
  return stories;
}

/** @param given what came beside the page; it fills what the page leaves open */
function tryCut(pipeline: Pipeline, page: Page, task: ReadTask, given: Given | null): { readonly stories: StoryRecord[]; readonly reason: string | null } {
  const { stories, reason } = pipeline.cut(page);
  const url = page.url === undefined ? {} : { url: page.url };
  const records = stories.map((story, index) => markStory(pipeline, { ...filled(story, given, stories.length), id: storyId(page.id, index), ...url }, task));
  return { stories: records, reason: reason ?? null };
}

/** A date that came with the page stands above one inferred from a dateline or a caption, and below one that the page prints. */
function filled(story: CutStory, given: Given | null, storyCount: number): CutStory {
  if (given === null) return story;
  const isOpen = story.published === null || story.publishedFrom === "dateline" || story.publishedFrom === "caption";
  return {
    ...story,
    headline: story.headline ?? (storyCount === 1 ? given.headline : null),
    ...(isOpen && given.published !== null ? { published: given.published, publishedFrom: "given" as const } : {}),
    ...(story.outlet === undefined && given.outlet !== null ? { outlet: given.outlet } : {}),
    ...(story.byline.length === 0 ? { byline: given.byline } : {}),
  };
}

/** A line that is a story already: its text is final. */
function readStory(pipeline: Pipeline, object: JsonObject, task: ReadTask): StoryRecord {
  const report = checkReport(object);
  const optional = Object.fromEntries(
    ["updated", "dateline", "section", "url"].flatMap((field) => {
      const value = optionalString(object, field);
      return value === null ? [] : [[field, value]];
    }),
  );
  const from = PUBLISHED_FROM.find((name) => name === object["publishedFrom"]) ?? "given";
  const byline = Array.isArray(object["byline"]) ? object["byline"].filter((name) => typeof name === "string") : [];
  const captions = (Array.isArray(object["captions"]) ? object["captions"] : []).flatMap((caption) =>
    isJsonObject(caption) ? [{ text: optionalString(caption, "text") ?? "", credit: optionalString(caption, "credit") }] : [],
  );
  const story = {
    id: report.id,
    headline: report.headline === "" ? null : report.headline,
    published: optionalString(object, "published") === "" ? null : optionalString(object, "published"),
    publishedFrom: report.published === null ? null : from,
    byline,
    ...(report.outlet === null ? {} : { outlet: report.outlet }),
    language: optionalString(object, "language") ?? "und",
    text: report.text,
    captions,
    ...optional,
  };
  return markStory(pipeline, story, task);
}

function markStory(pipeline: Pipeline, story: CutStory & { readonly id: string; readonly url?: string }, task: ReadTask): StoryRecord {
  const day = story.published === null ? null : story.published.slice(0, 10);
  const { words, syntax, ...marked } = pipeline.mark({ ...story, published: day, outlet: story.outlet ?? null });
  const { id, outlet, ...fields } = marked;
  const kept = { ...fields, published: story.published, ...(outlet === null ? {} : { outlet }), file: task.file, sha256: task.sha256 };
  return { id, published: story.published, headline: story.headline, outlet, url: story.url ?? null, record: JSON.stringify(kept) };
}
