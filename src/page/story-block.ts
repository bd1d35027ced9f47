// A story behind the page: one JSON block each, so that a click parses one story only.
import type { Caption, CorrectionNote, KeptStory, PublishedFrom, SourceKind, Span, Stance, TimeExpression } from "../document/types.js";
import { webAddress } from "./safe-text.js";
import { standsFor } from "./voices.js";

/** `[start, end)` in the text of the story. */
export type Range = readonly [start: number, end: number];

/** An attribution as the story panel shows it. */
export interface SpokenBlock {
  readonly kind: SourceKind;
  readonly stance: Stance;
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
  readonly standsFor: string | null;
  readonly via: readonly { readonly kind: SourceKind; readonly source: readonly Range[]; readonly cue: readonly Range[] }[];
  readonly hedges: readonly Range[];
  readonly corrected?: readonly CorrectionNote[];
}

export interface StoryBlock {
  readonly id: string;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly section: string | null;
  readonly byline: readonly string[];
  readonly dateline: string | null;
  readonly published: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly updated: string | null;
  readonly language: string;
  readonly text: string;
  readonly captions: readonly Caption[];
  /** An http(s) address, or `null`. */
  readonly url: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly corrected?: readonly CorrectionNote[];
  readonly spoken: readonly SpokenBlock[];
  /** The times in the text, where they can be asked about; absent on the written page. */
  readonly times?: readonly TimeExpression[];
  /** How many other stories have the same text. */
  readonly copyCount: number;
  /** The first of them. */
  readonly copies: readonly { readonly story: string; readonly outlet: string | null; readonly published: string | null }[];
}

const ranges = (spans: readonly Span[]): readonly Range[] => spans.map(({ start, end }): Range => [start, end]);

/** What the page keeps of a story. */
export function storyBlock(story: KeptStory, { copyCount, copies }: Pick<StoryBlock, "copyCount" | "copies">): StoryBlock {
  return {
    id: story.id,
    headline: story.headline,
    outlet: story.outlet ?? null,
    section: story.section ?? null,
    byline: story.byline,
    dateline: story.dateline ?? null,
    published: story.published,
    publishedFrom: story.publishedFrom,
    updated: story.updated ?? null,
    language: story.language,
    text: story.text,
    captions: story.captions,
    url: webAddress(story.url),
    file: story.file,
    sha256: story.sha256,
    ...(story.corrected === undefined ? {} : { corrected: story.corrected }),
    spoken: story.attributions.map((attribution) => ({
      kind: attribution.sourceKind,
      stance: attribution.stance,
      source: ranges(attribution.source),
      cue: ranges(attribution.cue),
      content: ranges(attribution.content),
      standsFor: standsFor(story, attribution),
      via: (attribution.via ?? []).map((relay) => ({ kind: relay.sourceKind, source: ranges(relay.source), cue: ranges(relay.cue) })),
      hedges: ranges(attribution.hedges ?? []),
      ...(attribution.corrected === undefined ? {} : { corrected: attribution.corrected }),
    })),
    copyCount,
    copies,
  };
}
