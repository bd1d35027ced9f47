import type { Range, SpokenBlock } from "../story-block.js";
import type { Voice } from "../view.js";

/** The words of several ranges of a text. */
export const cut = (text: string, ranges: readonly Range[]): string => ranges.map(([start, end]) => text.slice(start, end)).join(" … ");

/** The voice of an attribution of the open story, for its chip. */
export const voiceIn = (text: string, { kind, stance, source, standsFor, via, hedges, corrected }: SpokenBlock): Voice => ({
  kind,
  words: cut(text, source),
  standsFor,
  stance,
  via: via.map((relay) => ({ kind: relay.kind, words: cut(text, relay.source) })),
  hedges: hedges.map(([start, end]) => text.slice(start, end)),
  ...(corrected === undefined ? {} : { corrected }),
});
