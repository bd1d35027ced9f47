import { phraseOf, sentenceOf } from "./clauses.js";
import type { Run } from "./feature-writer.js";
import { tagNumber } from "./grammar.js";
import { type AttributionLexicon, isDenying } from "./lexicon.js";
import { cueHead } from "./role-features.js";
import type { Scene } from "./scene.js";
import type { Tagged } from "./tag-attributions.js";

const PREPOSITIONS: ReadonlySet<number> = new Set(["IN", "TO"].map(tagNumber));

/**
 * What is denied, to the end of its phrase: "denied any talks | with the rebels" says little without whom. Only for words of denial: on
 * PolNeAR dev a longer content is right as often as the shorter one for other cues.
 */
export function withWholeDenied(scene: Scene, entry: Tagged, lexicon: AttributionLexicon): Tagged {
  const role = lexicon.denied.get(scene.lower[cueHead(scene.grammar, entry.cue)] ?? "");
  const last = entry.content.at(-1);
  if (!isDenying(role) || last === undefined || last.first < entry.cue.last) return entry;
  return { ...entry, content: [...entry.content.slice(0, -1), toPhraseEnd(scene, last, entry)] };
}

/** A run up to the end of the phrase of a preposition that follows it and hangs on one of its words. */
function toPhraseEnd(scene: Scene, run: Run, { source }: Tagged): Run {
  const { grammar } = scene;
  const next = run.last + 1;
  if (next >= sentenceOf(scene, run.last).end || !PREPOSITIONS.has(grammar.tag[next]!)) return run;
  const object = grammar.head[next]!;
  const above = object < 0 ? -1 : grammar.head[object]!;
  if (above < run.first || above > run.last) return run;
  const last = Math.max(run.last, phraseOf(scene, object).last);
  return source.some((other) => other.first <= last && other.last > run.last) ? run : { first: run.first, last };
}
