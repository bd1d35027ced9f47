import { checkPage, checkReport, isJsonObject, type JsonObject, optionalString, parseJsonObject, requiredId } from "../document/check.js";
import { InputError } from "../document/errors.js";
import { type CutStory, type Page, PUBLISHED_FROM } from "../document/types.js";
import { VERSION } from "../document/version.js";
import { decodeBytes } from "../inputs/index.js";
import type { Pipeline } from "../pipeline.js";
import type { ReadPage, StoryRecord } from "../store/index.js";

/** A page to read: the bytes of a file, or of one line of JSON Lines. */
export interface ReadTask {
  readonly kind: "html" | "text" | "line";
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly file: string;
  /** From 1; `null` for a file that is one page. */
  readonly line: number | null;
}

/** Pages → stories with all their marks, ready to be kept. A page that cannot be read comes back with its problem. */
export const readPages = (pipeline: Pipeline, work: readonly ReadTask[]): ReadPage[] => work.map((task) => readPage(pipeline, task));

function readPage(pipeline: Pipeline, task: ReadTask): ReadPage {
  const { sha256, file, line, bytes } = task;
  const page = { sha256, file, line, bytes: bytes.length, reader: VERSION };
  try {
    const { stories, problem } = task.kind === "line" ? readLine(pipeline, task) : readFile(pipeline, task);
    return { ...page, problem, stories };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...page, problem: { code: error.code, found: error.found }, stories: [] };
  }
}

interface PageContents {
  readonly stories: readonly StoryRecord[];
  readonly problem: ReadPage["problem"];
}

function readFile(pipeline: Pipeline, task: ReadTask): PageContents {
  const { text, doubt } = decodeBytes(task.bytes, task.kind === "html");
  const id = task.sha256.slice(0, 12);
  const stories = cutPage(pipeline, task.kind === "html" ? { id, html: text } : { id, text }, task);
  return { stories, problem: doubt === null ? null : { code: "encoding-doubtful", found: doubt } };
}

function readLine(pipeline: Pipeline, task: ReadTask): PageContents {
  const object = parseJsonObject(new TextDecoder().decode(task.bytes));
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
function cutPage(pipeline: Pipeline, page: Page, task: ReadTask): StoryRecord[] {
  const { stories, reason } = pipeline.cut(page);
  if (stories.length === 0) throw new InputError("no-story", `no story was found (${reason ?? "no reason given"})`);
  return stories.map((story, index) =>
    markStory(pipeline, { ...story, id: storyId(page.id, index), ...(page.url === undefined ? {} : { url: page.url }) }, task),
  );
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

function markStory(pipeline: Pipeline, story: CutStory & { readonly id: string }, task: ReadTask): StoryRecord {
  const day = story.published === null ? null : story.published.slice(0, 10);
  const { words, ...marked } = pipeline.mark({ ...story, published: day, outlet: story.outlet ?? null });
  const { id, outlet, ...fields } = marked;
  const kept = { ...fields, published: story.published, ...(outlet === null ? {} : { outlet }), file: task.file, sha256: task.sha256 };
  return { id, published: story.published, headline: story.headline, outlet, record: JSON.stringify(kept) };
}
