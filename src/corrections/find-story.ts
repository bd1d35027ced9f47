import type { StoryTarget } from "../document/corrections.js";
import type { KeptStory, Span } from "../document/types.js";
import { findQuote } from "./quote.js";

/** A story, and where the words of a target stand in it. */
export interface FoundWords {
  readonly story: KeptStory;
  readonly span: Span;
}

/** How far the first words of a story that has kept its id may have moved back, when a newer version keeps a dateline or a caption before them. */
const OPENING_REACH = 300;

/** How surely a story is the one meant: 0 the same page and id, 3 only the same address. */
function rank({ id, sha256, url }: KeptStory, target: StoryTarget): number | null {
  if (sha256 === target.sha256) return id === target.story ? 0 : 1;
  if (id === target.story) return 2;
  return url !== undefined && url === target.url ? 3 : null;
}

/** The stories that can be meant, the surest first. */
export function rankStories(stories: Iterable<KeptStory>, target: StoryTarget): readonly KeptStory[] {
  return [...stories]
    .flatMap((story) => {
      const place = rank(story, target);
      return place === null ? [] : [{ story, place }];
    })
    .sort((a, b) => a.place - b.place || (a.story.id < b.story.id ? -1 : 1))
    .map(({ story }) => story);
}

/** The first story that has the words of the target; `null` where none has. Without words, the surest story. */
export function findWords(stories: Iterable<KeptStory>, target: StoryTarget): FoundWords | null {
  for (const story of rankStories(stories, target)) {
    const span = target.quote === undefined ? { start: 0, end: 0 } : findQuote(story.text, target.quote);
    if (span !== null) return { story, span };
  }
  return null;
}

/** The story that begins with the words of the target; `null` where none does. */
export function findOpening(stories: Iterable<KeptStory>, target: StoryTarget): KeptStory | null {
  for (const story of rankStories(stories, target)) {
    const span = target.quote === undefined ? null : findQuote(story.text, { ...target.quote, start: 0 });
    const reach = story.id === target.story ? OPENING_REACH : 0;
    if (target.quote === undefined || (span !== null && span.start <= reach)) return story;
  }
  return null;
}
