import type { Attribution, Entity, KeptStory, Span } from "../document/types.js";
import type { Voice } from "./view.js";

/** The words of several spans, in the order given, joined by an ellipsis where words are left out. */
export const wordsOf = (text: string, spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(" … ");

/** The full name of whom a source's words stand for; `null` if the words name it themselves, or if it is not known. */
export function standsFor(story: KeptStory, { entity, source }: Attribution): string | null {
  if (entity === undefined) return null;
  const known = story.entities.find(({ id }) => id === entity);
  return known === undefined || names(wordsOf(story.text, source), known) ? null : known.name;
}

function names(words: string, { name, aliases }: Entity): boolean {
  const folded = words.toLowerCase();
  if (folded.includes(name.toLowerCase())) return true;
  // "the group" or "sources" may be an alias, but tells nobody who it is: only forms with a capital (or of a script without) do.
  return aliases.some((form) => /[\p{Lu}\p{Lo}]/u.test(form) && folded.includes(form.toLowerCase()));
}

/** The voice of an attribution, for its chip. */
export const voiceOf = (story: KeptStory, attribution: Attribution): Voice => ({
  kind: attribution.sourceKind,
  words: wordsOf(story.text, attribution.source),
  standsFor: standsFor(story, attribution),
  stance: attribution.stance,
  via: (attribution.via ?? []).map(({ source, sourceKind }) => ({ kind: sourceKind, words: wordsOf(story.text, source) })),
  hedges: (attribution.hedges ?? []).map(({ start, end }) => story.text.slice(start, end)),
  ...(attribution.corrected === undefined ? {} : { corrected: attribution.corrected }),
});

/** The voice of words that name no source: the report's own. */
export const OWN_VOICE: Voice = { kind: "none", words: "", standsFor: null, stance: null, via: [], hedges: [] };

/** Voices that show the same chip are one. */
export function distinctVoices(voices: readonly Voice[]): readonly Voice[] {
  const seen = new Map<string, Voice>();
  for (const voice of voices) {
    const key = JSON.stringify([voice.kind, voice.words, voice.stance, voice.via, voice.corrected]);
    if (!seen.has(key)) seen.set(key, voice);
  }
  return [...seen.values()];
}
