import type { Stance } from "../document/types.js";
import type { Run } from "./feature-writer.js";
import { relationNumber } from "./grammar.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import type { Tagged } from "./tag-attributions.js";

const NEGATIONS = new Set(["not", "n't", "n’t", "never", "no", "neither", "cannot"]);
/** What nobody denies is not denied. */
const NOBODY = new Set(["nobody", "none", "no", "few"]);
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
  "absurd",
  "nonsense",
  "bogus",
  "fake",
  "fiction",
  "propaganda",
  "disinformation",
  "misinformation",
]);
/** "Called it a lie". */
const REFERRING = new Set(["it", "this", "that"]);
const PREDICTIONS = new Set(["will", "would", "wo", "'ll", "’ll", "may", "might", "could", "likely", "unlikely", "expected", "shall", "poised"]);
const OBLIGATIONS = new Set(["must", "should", "ought"]);
const OWN = new Set(["i", "we", "he", "she", "they", "it"]);
/** Verbs at the head of the content that say what somebody expects. */
const EXPECTING = /^(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|set)$/;
/** "Describe X as Y" characterises; "describe how" tells. */
const DESCRIBING = /^(?:describ|characteri[sz]|portray|depict|label|brand|regard|view)/;
const CALLING = /^call(?:s|ed|ing)?$/;

/** What the holder does with the content: by the cue's class; for neutral cues by the head of the content. */
export function stanceOf(scene: Scene, { cue, source, content }: Tagged, lexicon: AttributionLexicon): Stance {
  const words = wordsOf(scene, cue);
  const isNegated = words.some((word) => NEGATIONS.has(word));
  const stances = words.flatMap((word) => lexicon.cues.get(word)?.stance ?? []);
  if (words.includes("comment") && (stances.includes("declines") || isNegated)) return "declines";
  if (isCharacterising(scene, cue, content, words)) return callsClaimUntrue(scene, cue, content, lexicon) ? "denies" : "evaluates";
  const special = specialStance(words, stances);
  if (
    isNegated &&
    special === "confirms" &&
    words.some((word) => /^(?:can|cannot|could|would|will)$/.test(word)) &&
    !/^(?:verif|independently)/.test(words.join(" "))
  )
    return words.some((word) => /^(?:confirm|verif)/.test(word)) ? "doubts" : "declines";
  if (isNegated && (special === "confirms" || words.some((word) => /^(?:verify|independently)/.test(word)))) return "doubts";
  const isByNobody = source.length > 0 && NOBODY.has(scene.lower[source[0]!.first]!);
  if (special === "denies" && (isNegated || isByNobody)) return stanceOfContent(scene, content, false);
  if (special === "alleges" && scene.lower[content[0]?.first ?? -1] === "responsibility") return "asserts";
  return special ?? stanceOfContent(scene, content, stances.length === 0);
}

/** The first stance of the cue's words that is not neutral. "Likely" and "ready" before a verb of saying belong to the saying. */
function specialStance(words: readonly string[], stances: readonly Stance[]): Stance | undefined {
  const isSaid = words.some((word) => /^(?:say|describe|tell|call)$/.test(word));
  if (words.includes("expected") || (words.includes("likely") && !isSaid)) return "expects";
  const special = stances.find((stance) => stance !== "asserts" && stance !== "relays" && !(isSaid && (stance === "expects" || stance === "commits")));
  return special ?? (words.some((word) => /^re-?tweet/.test(word)) ? "relays" : undefined);
}

/** "Describe X as Y", "dismissed X as Y", "called X a Y". */
function isCharacterising(scene: Scene, cue: Run, content: readonly Run[], words: readonly string[]): boolean {
  const first = content[0]?.first ?? cue.last;
  const last = content.at(-1)?.last ?? cue.last;
  const hasAs = (from: number): boolean => {
    for (let word = Math.max(from, cue.first); word <= Math.min(last, cue.last + HEAD_WORDS); word++) if (scene.lower[word] === "as") return true;
    return false;
  };
  if (words.some((word) => DESCRIBING.test(word) || /^dismiss/.test(word))) return words.includes("as") || hasAs(cue.first);
  if (!words.some((word) => CALLING.test(word)) || words.some((word) => /^(?:for|on|upon)$/.test(word))) return false;
  return first > cue.last && !/^(?:for|on|upon|to|that)$/.test(scene.lower[cue.last + 1] ?? "for") && first === cue.last + 1 && !hasFor(scene, cue.last, last);
}

/** "Called the report baseless", "dismissed as propaganda the claim that …": a claim, and a word that says it is not so. */
function callsClaimUntrue(scene: Scene, cue: Run, content: readonly Run[], lexicon: AttributionLexicon): boolean {
  const words = [cue, ...content].flatMap((run) => wordsOf(scene, run));
  return words.some((word) => UNTRUE.has(word)) && words.some((word) => lexicon.denied.get(word) === "claim" || REFERRING.has(word));
}

const hasFor = (scene: Scene, from: number, to: number): boolean => {
  for (let word = from; word <= Math.min(to, from + HEAD_WORDS); word++) if (/^(?:for|on|upon)$/.test(scene.lower[word]!)) return true;
  return false;
};

const wordsOf = (scene: Scene, { first, last }: Run): readonly string[] => scene.lower.slice(first, last + 1);

/** The head of the content is at most so many words from its beginning. */
const HEAD_WORDS = 14;
const AUXILIARY = relationNumber("aux");
const SUBJECTS = new Set(["nsubj", "nsubjpass"].map(relationNumber));

/** The verb of the content's main clause: the first word that hangs on none of its words, with its auxiliaries and its subject. */
function mainClause(scene: Scene, { first, last }: Run): { readonly verb: number; readonly modal: string; readonly subject: string } | null {
  const { head, relation, tag } = scene.grammar;
  let verb = -1;
  for (let word = first; word <= last && verb < 0; word++) {
    const isTop = tag[word] !== 0 && (head[word]! < first || head[word]! > last) && /[\p{L}]/u.test(scene.lower[word]!);
    if (isTop && (scene.grammar.kids[word] !== 0 || scene.grammar.subject[word]! >= 0 || word === last)) verb = word;
  }
  if (verb < 0) return null;
  let modal = "";
  let subject = "";
  for (let word = Math.max(first, verb - REACH); word <= Math.min(last, verb + REACH); word++) {
    if (head[word] !== verb) continue;
    const form = scene.lower[word]!;
    if (relation[word] === AUXILIARY && (PREDICTIONS.has(form) || OBLIGATIONS.has(form))) modal = form;
    if (SUBJECTS.has(relation[word]!)) subject = form;
  }
  return { verb, modal, subject };
}

/** Subjects and auxiliaries stand at most so many words from their verb. */
const REACH = 24;

function stanceOfContent(scene: Scene, content: readonly Run[], isUnknownCue: boolean): Stance {
  const run = content[0];
  if (run === undefined) return "asserts";
  const whole = scene.lower.slice(run.first, run.last + 1);
  const clause = mainClause(scene, run) ?? clauseByWords(scene, run);
  const from = clause === null ? 0 : clause.verb - run.first;
  const behind = clause === null ? whole.slice(0, HEAD_WORDS) : whole.slice(Math.max(0, from - 2), from + 5);
  if ((whole.length < 12 ? whole : behind).some((word) => UNTRUE.has(word)) && !whole.some((word) => word === "not")) return "denies";
  if (/\b(?:knew|know|knows) (?:nothing|of no)\b|\bno truth\b|\bnot true\b|\bnever (?:happened|took place)\b/.test(whole.slice(0, HEAD_WORDS).join(" ")))
    return "denies";
  if (clause === null) return isUnknownCue && whole[0] === "to" ? "commits" : "asserts";
  const { verb, modal, subject } = clause;
  const isDenied = behind.slice(0, 4).some((word) => NEGATIONS.has(word));
  if (isDenied && /^(?:confirm|verify)/.test(scene.lower[verb]!) && /^(?:can|could|ca|)$/.test(modal)) return "doubts";
  if (OBLIGATIONS.has(modal)) return "demands";
  if (/^needs?$/.test(scene.lower[verb]!) && scene.lower[verb + 1] === "to" && subject !== "i") return "demands";
  if (PREDICTIONS.has(modal) && !(isDenied && modal === "could")) return isUndertaking(modal, subject) ? "commits" : "expects";
  if (/^(?:likely|unlikely|poised|expected)$/.test(scene.lower[verb]!) || behind.slice(1).some((word) => /^(?:likely|unlikely|expected|risk)$/.test(word)))
    return "expects";
  if (EXPECTING.test(scene.lower[verb]!) && (scene.lower[verb] !== "set" || scene.lower[verb + 1] === "to")) return "expects";
  return isUnknownCue && whole[0] === "to" ? "commits" : "asserts";
}

const isUndertaking = (modal: string, subject: string): boolean => (subject === "i" || subject === "we") && /^(?:will|wo|'ll|’ll|shall)$/.test(modal);

/** The same by the words alone, where nothing is known of the grammar. */
function clauseByWords(scene: Scene, run: Run): { readonly verb: number; readonly modal: string; readonly subject: string } | null {
  const head = scene.lower.slice(run.first, Math.min(run.last + 1, run.first + HEAD_WORDS));
  const at = head.findIndex(
    (word) => PREDICTIONS.has(word) || OBLIGATIONS.has(word) || /^(?:is|are|was|were|has|have|had|did|does)$/.test(word) || /.{3}ed$/.test(word),
  );
  if (at < 0) return null;
  const before = head[at - 1] ?? "";
  return { verb: run.first + at, modal: head[at]!, subject: OWN.has(before) ? before : "" };
}
