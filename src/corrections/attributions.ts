import type { AttributionTarget } from "../document/corrections.js";
import { spanAround, spansOverlap } from "../document/spans.js";
import type { Attribution, Entity, KeptStory, SourceKind, Span } from "../document/types.js";
import { noteOf, type OfKind, withNote } from "./active.js";
import { findQuote } from "./quote.js";

/** Contents that share less of their words are not the same statement: a newer version may read a clause more or less, not another one. */
const SAME_STATEMENT = 0.5;

/** The words by which an attribution is known: its contents, or all its words where it has none. */
export const wordsOf = ({ content, source, cue }: Attribution): Span | null => spanAround(content.length > 0 ? content : [...source, ...cue]);

/** Index of the attribution of a story that a target means, by the share of its words and its cue; `null` where none is alike. */
export function findAttribution(story: KeptStory, target: AttributionTarget, span: Span): number | null {
  const cue = target.cue === undefined ? null : findQuote(story.text, target.cue);
  let best: { readonly index: number; readonly score: number } | null = null;
  story.attributions.forEach((attribution, index) => {
    const own = wordsOf(attribution);
    if (own === null) return;
    const shared = Math.min(own.end, span.end) - Math.max(own.start, span.start);
    const likeness = shared / (Math.max(own.end, span.end) - Math.min(own.start, span.start));
    const hasCue = cue !== null && attribution.cue.some((each) => spansOverlap(each, cue));
    const score = likeness + (hasCue ? 1 : 0);
    if (likeness >= SAME_STATEMENT && (best === null || score > best.score)) best = { index, score };
  });
  // The compiler does not see the assignments inside the callback.
  return (best as { readonly index: number } | null)?.index ?? null;
}

/** The story without one attribution; what points at the others goes on pointing at them. */
export function rejectAttribution(story: KeptStory, index: number, correction: OfKind<"reject-attribution">): KeptStory {
  const rejected = story.attributions[index];
  if (rejected === undefined) return story;
  const was = [...rejected.source, ...rejected.cue, ...rejected.content]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => story.text.slice(start, end));
  return withNote(
    {
      ...story,
      attributions: story.attributions.filter((_, at) => at !== index),
      commitments: story.commitments.map(({ attribution, ...rest }) =>
        attribution === undefined || attribution === index ? rest : { ...rest, attribution: attribution > index ? attribution - 1 : attribution },
      ),
    },
    noteOf(correction, was.join(" … ")),
  );
}

/** The story with another stance of one attribution. */
export const setStance = (story: KeptStory, index: number, correction: OfKind<"stance">): KeptStory =>
  change(story, index, (attribution) => withNote({ ...attribution, stance: correction.to }, noteOf(correction, attribution.stance)));

/** The story with another source of one attribution: words of its own text; `null` where it has no such words. */
export function setSource(story: KeptStory, index: number, correction: OfKind<"source">): KeptStory | null {
  const source = findQuote(story.text, correction.to);
  if (source === null) return null;
  const named = story.names.find((name) => spansOverlap(name, source));
  const entity = story.entities.find(({ id }) => id === named?.entity);
  const was = (story.attributions[index]?.source ?? []).map(({ start, end }) => story.text.slice(start, end)).join(" … ");
  return change(story, index, ({ entity: _, ...attribution }) =>
    withNote(
      {
        ...attribution,
        source: [source],
        sourceKind: correction.sourceKind ?? kindOf(entity) ?? attribution.sourceKind,
        ...(entity === undefined ? {} : { entity: entity.id }),
      },
      noteOf(correction, was),
    ),
  );
}

const kindOf = (entity: Entity | undefined): SourceKind | null => {
  if (entity === undefined) return null;
  if (entity.media !== undefined) return "media";
  return entity.kind === "person" || entity.kind === "body" ? entity.kind : null;
};

const change = (story: KeptStory, index: number, to: (attribution: Attribution) => Attribution): KeptStory => ({
  ...story,
  attributions: story.attributions.map((attribution, at) => (at === index ? to(attribution) : attribution)),
});
