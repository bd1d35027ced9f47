import { DASH, phraseOf, sentenceOf } from "./clauses.js";
import type { Run } from "./feature-writer.js";
import { isNegated, isPassive, relationNumber, tagNumber } from "./grammar.js";
import { type AttributionLexicon, type DeniedRole, type DenyingRole, isDenying } from "./lexicon.js";
import type { Scene } from "./scene.js";
import { type Tagged, wordsOf } from "./tag-attributions.js";

const numbersOf = (relations: readonly string[]): ReadonlySet<number> => new Set(relations.map(relationNumber));
const CLAUSES = numbersOf(["ccomp", "xcomp"]);
const OBJECT = relationNumber("dobj");
const SECOND_OBJECT = relationNumber("iobj");
const AGENT = relationNumber("nmod");
const RELATIVE = relationNumber("acl:relcl");
const PARTICIPLE = relationNumber("acl");
const BESIDE = relationNumber("advcl");
const BEFORE_VERB = numbersOf(["aux", "auxpass", "advmod"]);
const FINITE: ReadonlySet<number> = new Set(["VBD", "VBZ", "VBP", "VBN", "VBG"].map(tagNumber));
const PAST_PARTICIPLE = tagNumber("VBN");
const PRESENT_PARTICIPLE = tagNumber("VBG");
/** An object stands at most so many words behind its verb. */
const REACH = 12;
const REFERRING = new Set(["it", "that", "this", "them", "these", "those", "everything"]);
const RELATIVE_WORDS = new Set(["who", "which", "that", "whose", "whom"]);
const NOBODY = new Set(["i", "we", "you", "nobody", "none", "one", "there"]);
const ADVERB = relationNumber("advmod");
/** What can be denied in the passive. */
const CLAIMED: ReadonlySet<DeniedRole | undefined> = new Set<DeniedRole | undefined>(["claim", "deed"]);
const MODAL = new Set(["would", "could", "should", "may", "might", "must", "can", "to"]);

/**
 * Denials that the taggers passed over, by the tree: "X denied that …", "denied having …", "denied any …", "a charge denied by X", "claims that X
 * rejects". A holder whose denial is lost leaves a claim standing undisputed, so these are found wherever the sentence says who denies what;
 * "denied access" and "rejected the offer" deny no claim.
 */
export function findMissedDenials(scene: Scene, known: readonly Tagged[], lexicon: AttributionLexicon): Tagged[] {
  const isCue = wordsOf(
    scene,
    known.map(({ cue }) => cue),
  );
  const found: Tagged[] = [];
  for (let verb = 0; verb < scene.words.count; verb++) {
    const role = lexicon.denied.get(scene.lower[verb]!);
    if (!isDenying(role) || isCue[verb] === 1 || !FINITE.has(scene.grammar.tag[verb]!)) continue;
    const cue = verbPhrase(scene, verb);
    if (isNegated(scene.grammar, verb) || MODAL.has(scene.lower[cue.first]!)) continue;
    const denial =
      isPassive(scene.grammar, verb) || isBareParticiple(scene, verb, cue)
        ? passiveDenial(scene, verb, lexicon)
        : activeDenial(scene, verb, cue, role, lexicon);
    if (denial !== null) found.push({ cue, source: [denial.source], content: [denial.content] });
  }
  return found;
}

interface Denial {
  readonly source: Run;
  readonly content: Run;
}

/** The verb with the auxiliaries and adverbs before it. */
function verbPhrase({ grammar }: Scene, verb: number): Run {
  let first = verb;
  while (first > 0 && grammar.head[first - 1] === verb && BEFORE_VERB.has(grammar.relation[first - 1]!)) first--;
  return { first, last: verb };
}

/** "A charge denied by NATO", "a link – strongly denied by ministers –": a participle without an auxiliary, and who denies right behind it. */
const isBareParticiple = ({ grammar, lower }: Scene, verb: number, cue: Run): boolean =>
  grammar.tag[verb] === PAST_PARTICIPLE &&
  (cue.first === verb || grammar.relation[cue.first] === ADVERB) &&
  (grammar.relation[verb] === PARTICIPLE || lower[verb + 1] === "by");

function activeDenial(scene: Scene, verb: number, cue: Run, role: DenyingRole, lexicon: AttributionLexicon): Denial | null {
  const { grammar } = scene;
  const subject = subjectOf(scene, verb);
  if (subject < 0 || NOBODY.has(scene.lower[subject]!)) return null;
  const source = sourcePhrase(scene, subject, verb);
  const above = grammar.head[verb]!;
  // "Claims that the ministry rejects".
  if (grammar.relation[verb] === RELATIVE && lexicon.denied.get(scene.lower[above]!) === "claim" && source.first > above && subject !== above)
    return { source, content: { first: phraseOf(scene, above).first, last: Math.min(source.first, cue.first) - 1 } };
  const object = deniedBehind(scene, verb, role, lexicon);
  const before = object < 0 ? claimBeforeRelative(scene, source, lexicon) : -1;
  if (before >= 0) return { source, content: { first: nounPhraseStart(scene, before), last: before } };
  if (object < 0 || (source.first <= verb && verb <= source.last)) return null;
  return { source, content: { first: verb + 1, last: Math.max(object, phraseOf(scene, object).last) } };
}

/** The claim before "that", "which" and a subject, whatever the tree takes these for ("a charge that he has faced before and has always denied"); -1 for none. */
function claimBeforeRelative({ lower }: Scene, source: Run, lexicon: AttributionLexicon): number {
  const joint = source.first - 1;
  if (lower[joint] !== "that" && lower[joint] !== "which") return -1;
  const before = lower[joint - 1] === "," ? joint - 2 : joint - 1;
  return lexicon.denied.get(lower[before] ?? "") === "claim" ? before : -1;
}

/** The first of the words that hang on a noun and stand right before it. */
function nounPhraseStart({ grammar }: Scene, noun: number): number {
  let first = noun;
  while (first > 0 && grammar.head[first - 1] === noun) first--;
  return first;
}

/** The phrase of a source without a dateline before it, a relative clause behind it, and the denial itself. */
function sourcePhrase(scene: Scene, head: number, verb: number): Run {
  const { lower } = scene;
  let { first, last } = phraseOf(scene, head);
  if (head < verb && verb <= last) last = verb - 1;
  for (let word = first; word < head; word++) if (DASH.test(lower[word]!)) first = word + 1;
  for (let word = last; word > head; word--) if (RELATIVE_WORDS.has(lower[word]!)) last = word - 1;
  while (last > head && lower[last] === ",") last--;
  return { first, last };
}

/** The subject, also of a participle that stands beside a verb ("left the hall, denying that …") or behind a comma on its noun ("Holm, denying any …, left"). */
function subjectOf({ grammar, lower }: Scene, verb: number): number {
  const own = grammar.subject[verb]!;
  if (own >= 0 || grammar.tag[verb] !== PRESENT_PARTICIPLE) return own;
  const above = grammar.head[verb]!;
  // "Holm, denying …, left"; in "said that he was in charge, denying …" what it hangs on is a clause with a subject of its own.
  if (grammar.relation[verb] === PARTICIPLE && above >= 0 && above < verb && lower[verb - 1] === ",") {
    const inner = grammar.subject[above]!;
    return inner >= 0 ? inner : above;
  }
  return grammar.relation[verb] === BESIDE && above >= 0 && !isPassive(grammar, above) ? grammar.subject[above]! : -1;
}

/** The word behind a verb that says what is denied; -1 where none does, or somebody is denied something. */
function deniedBehind(scene: Scene, verb: number, role: DenyingRole, lexicon: AttributionLexicon): number {
  const { grammar, lower } = scene;
  const end = Math.min(sentenceOf(scene, verb).end, verb + REACH + 1);
  for (let word = verb + 1; word < end; word++) {
    if (grammar.head[word] !== verb) continue;
    const relation = grammar.relation[word]!;
    if (relation === SECOND_OBJECT) return -1;
    if (CLAUSES.has(relation) && role === "deny") return word;
    if (relation === OBJECT) return canBeDenied(scene, word, role, lexicon) && lower[verb + 1] !== "to" ? word : -1;
  }
  return -1;
}

function canBeDenied(scene: Scene, object: number, role: DenyingRole, lexicon: AttributionLexicon): boolean {
  const kind = lexicon.denied.get(scene.lower[object]!);
  if (kind === "claim") return true;
  if (role !== "deny") return false;
  return kind === "deed" || REFERRING.has(scene.lower[object]!) || scene.lower[phraseOf(scene, object).first] === "any";
}

/** What a bare participle denies: what it hangs on, or the nearest such word before it in its sentence. */
function claimBefore(scene: Scene, verb: number, lexicon: AttributionLexicon): number {
  const isClaim = (word: number): boolean => CLAIMED.has(lexicon.denied.get(scene.lower[word]!));
  const above = scene.grammar.head[verb]!;
  if (above >= 0 && above < verb && isClaim(above)) return above;
  const { first } = sentenceOf(scene, verb);
  for (let word = verb - 1; word >= Math.max(first, verb - REACH); word--) if (isClaim(word)) return word;
  return -1;
}

/** "The charges were denied by X", "a charge denied by X". */
function passiveDenial(scene: Scene, verb: number, lexicon: AttributionLexicon): Denial | null {
  const { grammar, lower } = scene;
  const denied = isPassive(grammar, verb) ? grammar.subject[verb]! : claimBefore(scene, verb, lexicon);
  if (denied < 0 || !CLAIMED.has(lexicon.denied.get(lower[denied]!))) return null;
  const end = Math.min(sentenceOf(scene, verb).end, verb + REACH + 1);
  let by = verb + 1;
  while (by < end && lower[by] !== "by") by++;
  for (let word = by + 1; word < end; word++) {
    if (grammar.head[word] !== verb || grammar.relation[word] !== AGENT) continue;
    const phrase = sourcePhrase(scene, word, verb);
    const content = { first: phraseOf(scene, denied).first, last: Math.min(verb, verbPhrase(scene, verb).first) - 1 };
    while (content.last > content.first && (DASH.test(lower[content.last]!) || lower[content.last] === ",")) content.last--;
    return phrase.first > by + 1 || content.last < content.first ? null : { source: { first: by + 1, last: phrase.last }, content };
  }
  return null;
}
