import type { Stance } from "../document/types.js";
import type { Run } from "./feature-writer.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import type { Tagged } from "./tag-attributions.js";

const NEGATIONS = new Set(["not", "n't", "n’t", "never", "no", "neither", "cannot"]);
/** Words by which a report of something is called untrue. */
const UNTRUE = new Set([
  "rumor",
  "rumors",
  "rumour",
  "rumours",
  "false",
  "untrue",
  "baseless",
  "fabricated",
  "fabrication",
  "lie",
  "lies",
  "hoax",
  "invention",
  "unfounded",
  "groundless",
  "myth",
]);
const PREDICTIONS = new Set(["will", "would", "wo", "'ll", "’ll", "may", "might", "could", "likely", "expected", "shall"]);
const OBLIGATIONS = new Set(["must", "should", "ought"]);
const OWN = new Set(["i", "we", "he", "she", "they", "it"]);

/** What the holder does with the content: by the cue's class; for neutral cues by the head of the content. */
export function stanceOf(scene: Scene, { cue, content }: Tagged, lexicon: AttributionLexicon): Stance {
  const words = wordsOf(scene, cue);
  const isNegated = words.some((word) => NEGATIONS.has(word));
  const stances = words.flatMap((word) => lexicon.cues.get(word)?.stance ?? []);
  if (words.includes("comment") && (stances.includes("declines") || isNegated)) return "declines";
  const special = stances.find((stance) => stance !== "asserts");
  if (isNegated && (special === "confirms" || words.some((word) => /^(?:verify|independently)/.test(word)))) return "doubts";
  if (words.includes("expected") || words.includes("likely")) return "expects";
  if (special === "declines") return "declines";
  if (special !== undefined && !(special === "denies" && isNegated)) return special;
  return stanceOfContent(scene, content, stances.length === 0);
}

const wordsOf = (scene: Scene, { first, last }: Run): readonly string[] => scene.lower.slice(first, last + 1);

/** The head of the content is at most so many words from its beginning. */
const HEAD_WORDS = 14;

function stanceOfContent(scene: Scene, content: readonly Run[], isUnknownCue: boolean): Stance {
  const run = content[0];
  if (run === undefined) return "asserts";
  const head = scene.lower.slice(run.first, Math.min(run.last + 1, run.first + HEAD_WORDS));
  const whole = scene.lower.slice(run.first, run.last + 1);
  const firstVerb = head.findIndex(
    (word) => PREDICTIONS.has(word) || OBLIGATIONS.has(word) || /^(?:is|are|was|were|has|have|had|did|does)$/.test(word) || /.{3}ed$/.test(word),
  );
  const verb = firstVerb < 0 ? "" : (head[firstVerb] ?? "");
  if (/^(?:is|are|was|were)$/.test(verb) && head.slice(firstVerb, firstVerb + 5).some((word) => UNTRUE.has(word))) return "denies";
  if (whole.length < 12 && whole.some((word) => UNTRUE.has(word))) return "denies";
  if (/^(?:is|are|was|were)$/.test(verb) && head.slice(firstVerb + 1, firstVerb + 3).some((word) => word === "likely" || word === "expected")) return "expects";
  if (OBLIGATIONS.has(verb)) return "demands";
  if (PREDICTIONS.has(verb))
    return firstVerb > 0 &&
      OWN.has(head[firstVerb - 1] ?? "") &&
      /^(?:will|wo|'ll|’ll|would)$/.test(verb) &&
      (head[firstVerb - 1] === "i" || head[firstVerb - 1] === "we")
      ? "commits"
      : "expects";
  return isUnknownCue && head[0] === "to" ? "commits" : "asserts";
}
