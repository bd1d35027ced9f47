import { AUXILIARIES, clauseSubject, LONGEST_SUBJECT, lastContentWord, phraseOf, sentenceOf, subjectPhrase } from "./clauses.js";
import type { Run } from "./feature-writer.js";
import { relationNumber } from "./grammar.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import { headClass } from "./source-kind.js";
import type { Tagged } from "./tag-attributions.js";

/** Who passes something on, and the words that say so. */
export interface Link {
  readonly source: readonly Run[];
  readonly cue: Run;
}

/** An attribution with the links it came through, outermost first. */
export interface Chained extends Tagged {
  readonly via: readonly Link[];
}

const QUOTING = new Set(["quoted", "quoting", "quotes", "cited", "citing", "cites", "reported"]);
const TELLING = new Set([
  "saying",
  "telling",
  "adding",
  "confirming",
  "denying",
  "stating",
  "claiming",
  "warning",
  "reporting",
  "announcing",
  "explaining",
  "acknowledging",
  "describing",
  "insisting",
  "suggesting",
  "calling",
  "urging",
]);

/**
 * Second-hand statements: the holder is the inner source, the outer one passes it on. "OUTER quoted INNER as saying CONTENT", with the content
 * before or behind; "INNER was quoted by OUTER as saying"; "OUTER said, citing INNER"; "OUTER, quoting INNER, said". What the taggers found in
 * the same words is replaced.
 */
export function findChains(scene: Scene, tagged: readonly Tagged[], lexicon: AttributionLexicon): Chained[] {
  const quoted: Chained[] = [];
  for (let word = 0; word < scene.words.count; word++) {
    if (!QUOTING.has(scene.lower[word]!)) continue;
    const chain = quotedAsSaying(scene, word, lexicon);
    if (chain !== null) quoted.push(chain);
  }
  const isTaken = new Uint8Array(scene.words.count);
  for (const { cue, via } of quoted) for (const { first, last } of [cue, ...via.map((link) => link.cue)]) isTaken.fill(1, first, last + 1);
  const others = tagged.filter(({ cue }) => isTaken[cue.first] === 0 && isTaken[cue.last] === 0).map((entry) => citing(scene, entry, lexicon));
  return [...others, ...quoted].sort((a, b) => a.cue.first - b.cue.first);
}

function quotedAsSaying(scene: Scene, word: number, lexicon: AttributionLexicon): Chained | null {
  const { end } = sentenceOf(scene, word);
  let as = word + 1;
  while (as < end && as - word <= LONGEST_SUBJECT + 4 && !(scene.lower[as] === "as" && TELLING.has(scene.lower[as + 1] ?? ""))) as++;
  if (scene.lower[as] !== "as" || as >= end || as - word > LONGEST_SUBJECT + 4) return null;
  const isPassive = AUXILIARIES.has(scene.lower[word - 1] ?? "") || (AUXILIARIES.has(scene.lower[word - 2] ?? "") && /ly$/.test(scene.lower[word - 1]!));
  if (!isPassive && (as === word + 1 || scene.lower[word] === "reported")) return null;
  const inner = isPassive ? subjectPhrase(scene, word, lexicon) : trimmed(scene, { first: word + 1, last: as - 1 });
  const outer = isPassive ? passerBehind(scene, word, as) : passerBefore(scene, word, lexicon);
  if (inner === null) return null;
  const from = Math.min(inner.first, outer?.first ?? word, word);
  const content = contentBehind(scene, as + 2, end) ?? contentBefore(scene, from);
  if (content === null) return null;
  return { cue: { first: as, last: as + 1 }, source: [inner], content, via: [{ source: outer === null ? [] : [outer], cue: { first: word, last: word } }] };
}

/** Cuts off commas at both ends. */
function trimmed(scene: Scene, { first, last }: Run): Run | null {
  let from = first;
  let to = last;
  while (from <= to && scene.lower[from] === ",") from++;
  while (to >= from && scene.lower[to] === ",") to--;
  return from > to ? null : { first: from, last: to };
}

/** "Was quoted by OUTER", "was quoted in OUTER": up to a day or the next mark. */
function passerBehind(scene: Scene, word: number, as: number): Run | null {
  let from = word + 1;
  while (from < as && !/^(?:by|in)$/.test(scene.lower[from]!)) from++;
  let last = from;
  while (last + 1 < as && !/^(?:,|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|as)$/.test(scene.lower[last + 1]!)) last++;
  return last <= from ? null : { first: from + 1, last };
}

/** The subject of "quoted"; that of the verb above "quoting" where it has none of its own. */
function passerBefore(scene: Scene, word: number, lexicon: AttributionLexicon): Run | null {
  const { head, subject } = scene.grammar;
  if (subject[word]! >= 0) return phraseOf(scene, subject[word]!);
  const above = head[word]!;
  if (scene.lower[word]!.endsWith("ing") && above >= 0 && above < word && subject[above]! >= 0) return phraseOf(scene, subject[above]!);
  return clauseSubject(scene, sentenceOf(scene, word).first, word, lexicon);
}

function contentBehind(scene: Scene, first: number, end: number): readonly Run[] | null {
  let from = first;
  while (from < end && /^[,:]$/.test(scene.lower[from]!)) from++;
  if (from >= end || !/[\p{L}\p{N}]/u.test(scene.lower.slice(from, Math.min(end, from + 3)).join(""))) return null;
  if (/^(?:on|in|by)$/.test(scene.lower[from]!) && end - from < 8) return null;
  return [{ first: from, last: lastContentWord(scene, from, end) }];
}

/** What stands before the passer: the quotation that closes there, or the sentence up to the comma. */
function contentBefore(scene: Scene, from: number): readonly Run[] | null {
  const { first } = sentenceOf(scene, from);
  let last = from - 1;
  while (last > first && scene.lower[last] === ",") last--;
  if (last < first) return null;
  let begin = first;
  if (scene.mark[last] === 2)
    while (begin > 0 && scene.quoted[begin] === 1 && scene.mark[begin] !== 1 && scene.paragraph[begin - 1] === scene.paragraph[last]) begin--;
  return [{ first: begin, last }];
}

/** Attributions so many places before or behind are looked at. */
const NEIGHBOURS = 8;

/** Gives an attribution inside the content of one by a passer ("the paper reported that the minister had denied it") that passer as its link. */
export function linkNested(entries: readonly Chained[], isPasser: (source: readonly Run[]) => boolean): Chained[] {
  return entries.map((entry, index) => {
    if (entry.via.length > 0 || entry.source.length === 0) return entry;
    let outer: Chained | null = null;
    for (let at = Math.max(0, index - NEIGHBOURS); at < Math.min(entries.length, index + NEIGHBOURS + 1); at++) {
      const other = entries[at]!;
      if (at !== index && other.source.length > 0 && isInside(entry, other) && isPasser(other.source)) outer = other;
    }
    return outer === null ? entry : { ...entry, via: [...outer.via, { source: outer.source, cue: outer.cue }] };
  });
}

const isInside = ({ cue, source }: Tagged, { content }: Tagged): boolean =>
  content.some(({ first, last }) => first <= cue.first && cue.last <= last && first <= source[0]!.first && source[0]!.last <= last);

const CITING = new Set(["citing", "quoting"]);
const OBJECT = relationNumber("dobj");
/** "Citing" stands at most so many words behind the cue or before it. */
const CITING_REACH = 60;

/** "OUTER said …, citing INNER" and "OUTER, citing INNER, said …". */
function citing(scene: Scene, entry: Tagged, lexicon: AttributionLexicon): Chained {
  const plain = { ...entry, via: [] };
  const outer = entry.source[0];
  if (outer === undefined) return plain;
  const { first, end } = sentenceOf(scene, entry.cue.first);
  for (let word = Math.max(first, outer.first); word < Math.min(end, Math.max(entry.cue.last, outer.last) + CITING_REACH); word++) {
    if (!CITING.has(scene.lower[word]!) || scene.quoted[word] === 1) continue;
    const inner = citedSource(scene, word, end, lexicon);
    if (inner === null) return plain;
    const own = outer.last >= word ? trimmed(scene, { first: outer.first, last: word - 1 }) : outer;
    const content = entry.content.flatMap((run) => cutAt(scene, run, word, inner.last));
    if (own === null || content.length === 0) return plain;
    return { cue: { first: word, last: word }, source: [inner], content, via: [{ source: [own], cue: entry.cue }] };
  }
  return plain;
}

/** What "citing" takes, where its head is one that can speak. */
function citedSource(scene: Scene, word: number, end: number, lexicon: AttributionLexicon): Run | null {
  let inner: Run | null = null;
  const { head, relation } = scene.grammar;
  for (let at = word + 1; at < Math.min(end, word + LONGEST_SUBJECT) && inner === null; at++)
    if (head[at] === word && relation[at] === OBJECT) inner = phraseOf(scene, at);
  if (inner === null) {
    let last = word;
    while (last + 1 < end && last - word < LONGEST_SUBJECT && !/^[,.;:]$/.test(scene.lower[last + 1]!)) last++;
    inner = { first: word + 1, last };
  }
  return inner.first <= word || inner.first > inner.last || headClass(scene, inner, lexicon) === null ? null : inner;
}

/** The parts of a run before and behind the words `[from, to]` with the commas beside them. */
function cutAt(scene: Scene, run: Run, from: number, to: number): readonly Run[] {
  if (run.last < from || run.first > to) return [run];
  const before = trimmed(scene, { first: run.first, last: from - 1 });
  const behind = run.last > to ? trimmed(scene, { first: to + 1, last: run.last }) : null;
  return [before, behind].filter((part): part is Run => part !== null && /[\p{L}\p{N}]/u.test(scene.lower.slice(part.first, part.last + 1).join("")));
}
