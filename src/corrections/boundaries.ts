import type { CutStory, KeptStory, Origin } from "../document/types.js";

/**
 * Parts a story in two at an offset; `null` where one of them would have no words. The second has no headline, and no captions: they
 * stay with the first. Marks are those of the whole and have to be made anew.
 * @param id of the second story
 */
export function cutStory(story: KeptStory, at: number, id: string): readonly [KeptStory, KeptStory] | null {
  const end = story.text.slice(0, at).trimEnd().length;
  const start = at + (story.text.slice(at).length - story.text.slice(at).trimStart().length);
  if (end === 0 || start >= story.text.length) return null;
  const part = (from: number, to: number): Pick<CutStory, "text" | "origin"> => ({
    text: story.text.slice(from, to),
    ...(story.origin === undefined ? {} : { origin: originOf(story.origin, from, to) }),
  });
  const { updated: _, ...second } = story;
  return [
    { ...story, ...part(0, end) },
    { ...second, id, headline: null, captions: [], byline: [], ...part(start, story.text.length) },
  ];
}

const originOf = (origin: readonly Origin[], from: number, to: number): readonly Origin[] =>
  origin.flatMap(({ start, end, at }) => {
    const first = Math.max(start, from);
    const last = Math.min(end, to);
    return first < last ? [{ start: first - from, end: last - from, at: at + first - start }] : [];
  });

/** Puts a story behind another one as its end. Marks are those of the first and have to be made anew. */
export function joinStories(first: KeptStory, second: KeptStory): KeptStory {
  const shift = first.text.length + 2;
  const origin = second.sha256 === first.sha256 && first.origin !== undefined && second.origin !== undefined;
  const { origin: _, ...kept } = first;
  return {
    ...kept,
    text: `${first.text}\n\n${second.text}`,
    captions: [...first.captions, ...second.captions],
    byline: [...new Set([...first.byline, ...second.byline])],
    ...(origin
      ? { origin: [...(first.origin ?? []), ...(second.origin ?? []).map(({ start, end, at }) => ({ start: start + shift, end: end + shift, at }))] }
      : {}),
  };
}
