import type { CutStory, Page } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { cutHtml } from "./cut-html.js";
import { cutText } from "./cut-text.js";
import { readStoryLexicon } from "./lexicon.js";

/** The stories of a page; `reason` says why there is none, and is `null` where there are some. */
export interface CutResult {
  readonly stories: readonly CutStory[];
  readonly reason: string | null;
}

/** Page → its stories. */
export type StoryCutter = (page: Page) => CutResult;

/** Builds the stage; the word lists are read once. */
export function createStoryCutter(read: ResourceReader): StoryCutter {
  const lexicon = readStoryLexicon(read);
  return (page) => {
    const stories = page.html === undefined ? cutText(page.text ?? "", lexicon) : cutHtml(page, lexicon);
    if (stories.length > 0) return { stories, reason: null };
    const input = page.html ?? page.text ?? "";
    return {
      stories,
      reason:
        input.trim() === "" ? "the page is empty" : page.html === undefined ? "no running text" : "no article text: a list, a consent wall or an error page",
    };
  };
}
