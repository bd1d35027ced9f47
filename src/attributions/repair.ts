import { type Chained, findChains } from "./chains.js";
import { DASH, phraseOf } from "./clauses.js";
import { withWholeDenied } from "./denied-phrases.js";
import type { Run } from "./feature-writer.js";
import { isPassive } from "./grammar.js";
import type { AttributionLexicon } from "./lexicon.js";
import { findMissedDenials } from "./missed-denials.js";
import { cueHead } from "./role-features.js";
import type { Scene } from "./scene.js";
import { withSetForms } from "./set-forms.js";
import { type Tagged, wordsOf } from "./tag-attributions.js";

/** What the taggers cannot know: whom a passive cue does not name, chains ("quoted X as saying"), and forms without a verb. */
export function repairAttributions(scene: Scene, tagged: readonly Tagged[], lexicon: AttributionLexicon): Chained[] {
  const known = withWholeContents(
    scene,
    tagged.map((entry) => withWholeDenied(scene, withoutDateline(scene, withRelativeSource(scene, withoutSufferer(scene, entry))), lexicon)),
  );
  const kept = known.filter((entry, index) => !isInsideOther(scene, entry, known.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1), lexicon));
  const chained = findChains(scene, kept, lexicon);
  const set = withSetForms(scene, chained, lexicon);
  const all = [...set, ...findMissedDenials(scene, set, lexicon)];
  return [...all, ...findHearsay(scene, all)].map((entry) => ({ via: [], ...entry })).sort((a, b) => a.cue.first - b.cue.first || a.cue.last - b.cue.last);
}

const HEARSAY = new Set(["reportedly", "allegedly", "purportedly", "supposedly"]);

/** "The envoy has reportedly left": the clause of the adverb has no source. */
function findHearsay(scene: Scene, known: readonly Tagged[]): Tagged[] {
  const isCue = wordsOf(
    scene,
    known.map(({ cue }) => cue),
  );
  const found: Tagged[] = [];
  for (let word = 0; word < scene.words.count; word++) {
    if (!HEARSAY.has(scene.lower[word]!) || isCue[word] === 1 || scene.quoted[word] === 1) continue;
    const verb = scene.grammar.head[word]!;
    if (verb < 0) continue;
    const { first, last } = phraseOf(scene, verb);
    const content = [
      { first, last: word - 1 },
      { first: word + 1, last },
    ].filter((run) => run.first <= run.last);
    if (content.length > 0 && last > first + 1) found.push({ cue: { first: word, last: word }, source: [], content });
  }
  return found;
}

/** The subject of a passive cue ("the envoy is expected to") is no source of it. */
function withoutSufferer(scene: Scene, entry: Tagged): Tagged {
  const verb = cueHead(scene.grammar, entry.cue);
  const subject = isPassive(scene.grammar, verb) ? scene.grammar.subject[verb]! : -1;
  const holds = ({ first, last }: Run): boolean => first <= subject && subject <= last;
  return entry.source.some(holds) ? { ...entry, source: entry.source.filter((run) => !holds(run)) } : entry;
}

const RELATIVE = new Set(["who", "which"]);
/** Words between a relative pronoun and its cue. */
const ADVERBS_BETWEEN = 2;

/** "Members, who all denied that …": the pronoun before a cue without a source is its source, no part of the content. */
function withRelativeSource({ lower, grammar }: Scene, entry: Tagged): Tagged {
  if (entry.source.length > 0 || isPassive(grammar, cueHead(grammar, entry.cue))) return entry;
  const isSource = ({ first, last }: Run): boolean =>
    first === last && RELATIVE.has(lower[first]!) && first < entry.cue.first && entry.cue.first - first <= 1 + ADVERBS_BETWEEN;
  const source = entry.content.filter(isSource);
  return source.length === 0 || source.length === entry.content.length ? entry : { ...entry, source, content: entry.content.filter((run) => !isSource(run)) };
}

/** "BRENNA, Oct 5 (Reuters) - The ministry": what stands before the dash is no part of the source. */
function withoutDateline({ lower }: Scene, entry: Tagged): Tagged {
  const source = entry.source.map((run) => {
    for (let word = run.last - 1; word > run.first; word--) if (DASH.test(lower[word]!) && lower[word - 1] === ")") return { first: word + 1, last: run.last };
    return run;
  });
  return { ...entry, source };
}

/**
 * What stands between two parts of a content behind its cue, in one sentence, belongs to it, unless a source, a cue or a quotation stands there too: the tagger
 * loses some words in the middle. (Of 8 such gaps of the development data that can be compared, 6 are inside one content.)
 */
function withWholeContents(scene: Scene, tagged: readonly Tagged[]): Tagged[] {
  const isRole = wordsOf(
    scene,
    tagged.flatMap(({ cue, source }) => [cue, ...source]),
  );
  const isWithin = (cue: Run, before: Run, after: Run): boolean => {
    if (cue.first > before.first || scene.words.sentences[before.first] !== scene.words.sentences[after.last]) return false;
    for (let word = before.last + 1; word <= after.first; word++)
      if (isRole[word] === 1 || scene.quoted[word] === 1 || /^["“”]$/.test(scene.lower[word]!)) return false;
    return after.first - before.last > 2;
  };
  return tagged.map((entry) => {
    const content: Run[] = [];
    for (const run of [...entry.content].sort((a, b) => a.first - b.first)) {
      const last = content.at(-1);
      if (last !== undefined && isWithin(entry.cue, last, run)) content[content.length - 1] = { first: last.first, last: run.last };
      else content.push(run);
    }
    return { ...entry, content };
  });
}

/** Contents reach no further than so many attributions before or behind. */
const NEIGHBOURS = 12;

/** An unlisted cue inside the content of another attribution is no cue ("They also discussed …, they added"). */
function isInsideOther(scene: Scene, entry: Tagged, all: readonly Tagged[], lexicon: AttributionLexicon): boolean {
  const words = scene.lower.slice(entry.cue.first, entry.cue.last + 1);
  if (words.some((word) => lexicon.cues.has(word))) return false;
  return all.some((other) => other !== entry && other.content.some(({ first, last }) => first <= entry.cue.first && entry.cue.last <= last));
}
