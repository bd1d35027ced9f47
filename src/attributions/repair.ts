import type { Run } from "./feature-writer.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import type { Tagged } from "./tag-attributions.js";

/** An attribution with the links it came through, outermost first. */
export interface Chained extends Tagged {
  readonly via: readonly { readonly source: readonly Run[]; readonly cue: Run }[];
}

const ADVERBS = new Set(["also", "later", "now", "then", "again", "however", "meanwhile", "separately", "still", "repeatedly", "but", "and", ","]);
const AUXILIARIES = new Set(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"]);
/** Longer subjects are not taken for a source. */
const LONGEST_SUBJECT = 16;

/**
 * What syntax settles and the taggers miss: "according to", subjects as sources, participles that go on with the same
 * holder, chains ("quoted X as saying"), and listed cues of demand, denial and allegation.
 */
export function repairAttributions(scene: Scene, tagged: readonly Tagged[], lexicon: AttributionLexicon): Chained[] {
  const chains = findChains(scene, lexicon);
  const chained = new Set(chains.map(({ cue }) => scene.words.sentences[cue.first]));
  const isChained = ({ cue }: Tagged): boolean => chained.has(scene.words.sentences[cue.first]);
  const mended = tagged.filter((entry) => !isChained(entry)).map((entry) => mend(scene, entry, lexicon));
  const known = mended.filter((entry, index) => !isInsideOther(scene, entry, mended.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1), lexicon));
  const added = findListedCues(scene, [...known, ...chains], lexicon);
  const all = [...known.map((entry) => ({ ...entry, via: [] })), ...chains, ...added.map((entry) => ({ ...entry, via: [] }))];
  return all.sort((a, b) => a.cue.first - b.cue.first || a.cue.last - b.cue.last);
}

const sentenceOf = (scene: Scene, word: number): { readonly first: number; readonly end: number } => {
  const sentence = scene.words.sentences[word]!;
  return { first: scene.words.firsts[sentence]!, end: scene.words.firsts[sentence + 1]! };
};

function mend(scene: Scene, entry: Tagged, lexicon: AttributionLexicon): Tagged {
  const according = accordingTo(scene, entry);
  if (according !== null) return according;
  const source = entry.source.length > 0 ? entry.source : subjectOf(scene, entry.cue, lexicon);
  return { cue: entry.cue, source, content: entry.content.map((run) => withClosing(scene, run)) };
}

/** Takes in the closing parenthesis of one that opens inside. */
function withClosing(scene: Scene, { first, last }: Run): Run {
  let open = 0;
  for (let word = first; word <= last; word++) open += scene.lower[word] === "(" ? 1 : scene.lower[word] === ")" ? -1 : 0;
  return open > 0 && scene.lower[last + 1] === ")" ? { first, last: last + 1 } : { first, last };
}

/** "According to SOURCE, CONTENT" and "CONTENT, according to SOURCE": the commas settle both. */
function accordingTo(scene: Scene, { cue }: Tagged): Tagged | null {
  if (scene.lower[cue.first] !== "according" || scene.lower[cue.first + 1] !== "to") return null;
  const { first, end } = sentenceOf(scene, cue.first);
  const from = cue.first + 2;
  let last = from;
  while (last + 1 < end && !/^[,.;:]$/.test(scene.lower[last + 1]!)) last++;
  if (last >= end) return null;
  const isLeading = cue.first === first;
  const content = isLeading
    ? { first: last + 2, last: lastContentWord(scene, last + 2, end) }
    : { first, last: scene.lower[cue.first - 1] === "," ? cue.first - 2 : cue.first - 1 };
  if (content.first > content.last || content.last >= end) return null;
  return { cue: { first: cue.first, last: cue.first + 1 }, source: [{ first: from, last }], content: [content] };
}

/** Cuts adverbs and conjunctions off both ends. */
function trim(scene: Scene, { first, last }: Run): Run {
  let from = first;
  let to = last;
  while (from < to && ADVERBS.has(scene.lower[from]!)) from++;
  while (to > from && ADVERBS.has(scene.lower[to]!)) to--;
  return { first: from, last: to };
}

/** The words from the beginning of the sentence to the verb, if they can be a source. */
function subjectOf(scene: Scene, cue: Run, lexicon: AttributionLexicon): readonly Run[] {
  const { first } = sentenceOf(scene, cue.first);
  let last = cue.first - 1;
  const form = scene.lower[cue.last]!;
  if (form.endsWith("ing")) {
    while (last > first && !AUXILIARIES.has(scene.lower[last]!) && cue.first - last < 5) last--;
    if (!AUXILIARIES.has(scene.lower[last]!)) return [];
    last--;
  } else if (AUXILIARIES.has(scene.lower[cue.first]!) || (last >= first && AUXILIARIES.has(scene.lower[last]!)) || !lexicon.cues.has(form)) return [];
  const run = last < first ? null : trim(scene, { first, last });
  return run === null || !canBeSource(scene, run, lexicon) ? [] : [run];
}

function canBeSource(scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): boolean {
  if (last - first >= LONGEST_SUBJECT) return false;
  let hasHead = false;
  for (let word = first; word <= last; word++) {
    if (scene.mark[word] !== 0 || /^[,:;]$/.test(scene.lower[word]!)) return false;
    if (scene.name[word] !== 0 || lexicon.sourceWords.has(scene.lower[word]!) || scene.lower[word] === "parties") hasHead = true;
  }
  return hasHead;
}

/** Contents reach no further than so many attributions before or behind. */
const NEIGHBOURS = 12;

/** An unlisted cue inside the content of another attribution is no cue ("They also discussed …, they added"). */
function isInsideOther(scene: Scene, entry: Tagged, all: readonly Tagged[], lexicon: AttributionLexicon): boolean {
  const words = scene.lower.slice(entry.cue.first, entry.cue.last + 1);
  if (words.some((word) => lexicon.cues.has(word))) return false;
  return all.some((other) => other !== entry && other.content.some(({ first, last }) => first <= entry.cue.first && entry.cue.last <= last));
}

const QUOTING = new Set(["quoted", "quoting", "quotes", "cited", "citing", "cites"]);
const TELLING = new Set(["saying", "telling", "adding", "confirming", "denying", "stating", "claiming", "warning", "reporting", "announcing", "explaining"]);

/** "OUTER quoted INNER as saying CONTENT": the holder is the inner source, the outer one passes it on. */
function findChains(scene: Scene, lexicon: AttributionLexicon): Chained[] {
  const chains: Chained[] = [];
  for (let word = 0; word < scene.words.count; word++) {
    if (!QUOTING.has(scene.lower[word]!)) continue;
    const { first, end } = sentenceOf(scene, word);
    let as = word + 2;
    while (as < end && !(scene.lower[as] === "as" && TELLING.has(scene.lower[as + 1] ?? ""))) as++;
    if (as + 2 >= end || as - word > LONGEST_SUBJECT) continue;
    const outer = clauseSubject(scene, first, word, lexicon);
    const content = { first: as + 2, last: lastContentWord(scene, as + 2, end) };
    chains.push({
      cue: { first: as, last: as + 1 },
      source: [{ first: word + 1, last: as - 1 }],
      content: [content],
      via: [{ source: outer === null ? [] : [outer], cue: { first: word, last: word } }],
    });
  }
  return chains;
}

/** The noun phrase before a verb: back to a comma or the beginning of the sentence. */
function clauseSubject(scene: Scene, first: number, verb: number, lexicon: AttributionLexicon): Run | null {
  let from = verb;
  while (from > first && !/^[,;:]$/.test(scene.lower[from - 1]!) && scene.mark[from - 1] === 0) from--;
  while (from < verb && (AUXILIARIES.has(scene.lower[from]!) || ADVERBS.has(scene.lower[from]!))) from++;
  let last = verb - 1;
  while (last > from && (AUXILIARIES.has(scene.lower[last]!) || ADVERBS.has(scene.lower[last]!))) last--;
  return from > last || !canBeSource(scene, { first: from, last }, lexicon) ? null : { first: from, last };
}

function lastContentWord(scene: Scene, first: number, end: number): number {
  let last = end - 1;
  while (last > first && /^(?:[.;!?]|\.\.+)$/.test(scene.lower[last]!)) last--;
  return last;
}

/** Words that end the complement of a verb: another clause begins. */
const CLAUSE_HEADS = new Set(["while", "after", "before", "but", "although", "though", "when", "as", "whereas", "because", "and", "who", "which"]);
const LISTED = new Set(["demands", "denies", "alleges", "declines"]);

/** Cues of demand, denial, allegation and refusal that the tagger missed, and participles that go on with the holder of the sentence. */
function findListedCues(scene: Scene, known: readonly Tagged[], lexicon: AttributionLexicon): Tagged[] {
  const isTaken = new Uint8Array(scene.words.count);
  for (const { cue, source } of known) for (const { first, last } of [cue, ...source]) isTaken.fill(1, first, last + 1);
  const bySentence = new Map<number, Tagged[]>();
  for (const entry of known) {
    const sentence = scene.words.sentences[entry.cue.first]!;
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), entry]);
  }
  const added: Tagged[] = [];
  for (let word = 0; word < scene.words.count; word++) {
    const meaning = lexicon.cues.get(scene.lower[word]!);
    if (meaning === undefined || isTaken[word] === 1 || scene.quoted[word] === 1) continue;
    const { first, end } = sentenceOf(scene, word);
    const near = bySentence.get(scene.words.sentences[word]!) ?? [];
    const entry = participle(scene, word, first, end, near) ?? (LISTED.has(meaning.stance) ? listedCue(scene, word, first, end, lexicon) : null);
    if (entry !== null && !near.some((other) => other.cue.first === entry.cue.first)) added.push(entry);
  }
  return added;
}

function participle(scene: Scene, word: number, first: number, end: number, known: readonly Tagged[]): Tagged | null {
  if (!scene.lower[word]!.endsWith("ing") || word === first || scene.lower[word - 1] !== "," || end - word < 4) return null;
  const before = known.filter((entry) => entry.source.length > 0 && entry.cue.first >= first && entry.cue.last < word).at(-1);
  if (before === undefined) return null;
  return { cue: { first: word, last: word }, source: before.source, content: [{ first: word + 1, last: lastContentWord(scene, word + 1, end) }] };
}

function listedCue(scene: Scene, word: number, first: number, end: number, lexicon: AttributionLexicon): Tagged | null {
  const form = scene.lower[word]!;
  if (
    !/(?:ed|s)$/.test(form) ||
    AUXILIARIES.has(scene.lower[word - 1] ?? "") ||
    /^(?:the|a|an|of|its|his|their|to|s|’s|'s)$/.test(scene.lower[word - 1] ?? "the")
  )
    return null;
  const complement = complementOf(scene, word, end);
  if (complement === null) return null;
  const source = relativeHead(scene, word, first, lexicon) ?? clauseSubject(scene, first, word, lexicon);
  if (source === null) return null;
  return { cue: complement.cue, source: [source], content: [complement.content] };
}

/** What a verb of demand or denial takes: "called … for X", "called on X to Y", "urged X to Y", "denied X". */
function complementOf(scene: Scene, word: number, end: number): { readonly cue: Run; readonly content: Run } | null {
  let from = word + 1;
  let cue: Run = { first: word, last: word };
  if (/^call/.test(scene.lower[word]!)) {
    while (from < end && !/^(?:for|on)$/.test(scene.lower[from]!) && from - word < 5) from++;
    if (!/^(?:for|on)$/.test(scene.lower[from] ?? "")) return null;
    if (from === word + 1) cue = { first: word, last: from };
    from++;
  }
  let last = from;
  while (
    last + 1 < end &&
    !(scene.lower[last + 1] === "," && CLAUSE_HEADS.has(scene.lower[last + 2] ?? "")) &&
    !(scene.lower[last + 1] === "," && /ing$/.test(scene.lower[last + 2] ?? ""))
  )
    last++;
  last = Math.min(last, lastContentWord(scene, from, end));
  return last <= from && end - from < 2 ? null : { cue, content: { first: from, last } };
}

/** "A letter … that calls on": the document that the relative clause hangs on. */
function relativeHead(scene: Scene, word: number, first: number, lexicon: AttributionLexicon): Run | null {
  if (!/^(?:that|which)$/.test(scene.lower[word - 1] ?? "")) return null;
  for (let at = word - 2; at >= first; at--) {
    if (lexicon.sourceWords.get(scene.lower[at]!) !== "document") continue;
    const from = /^(?:a|an|the|this)$/.test(scene.lower[at - 1] ?? "") ? at - 1 : at;
    return { first: from, last: at };
  }
  return null;
}
