// Draws pairs of sentences to be labelled, by loose overlap of words and without the stage under test: npx tsx bench/claims/sample.ts first|second|third > pairs.jsonl

import { packagedResources } from "../../src/resources.js";
import { createSentenceSplitter } from "../../src/sentences/index.js";
import { parseDay } from "../../src/text/calendar.js";
import { corpusPath, readCorpus } from "../../train/learn/corpus.js";
import { seeded } from "../../train/learn/sequences.js";
import type { CorpusStory } from "./read-pairs.js";

type Drawn = Readonly<Record<string, Readonly<Partial<Record<Draw, number>>>>>;

/** Pairs a kind and a corpus; those of kinds called nearest with the nearest sentence alone, so that there are enough pairs of one thing. */
const DRAWN: Readonly<Record<"first" | "second" | "third", Drawn>> = {
  first: {
    "chronology/libya": { denial: 75, figures: 25, agreement: 20, nearestDenial: 40, nearestFigures: 20 },
    "chronology/iraq": { denial: 25, figures: 20, agreement: 10, nearestDenial: 15, nearestFigures: 5 },
    "chronology/h1n1": { denial: 8, figures: 20, agreement: 10, nearestDenial: 3, nearestFigures: 20 },
    "chronology/finan": { denial: 8, figures: 10, agreement: 5, nearestDenial: 4, nearestFigures: 5 },
    "attribution/train": { denial: 50, figures: 5, agreement: 15, nearestDenial: 25, nearestFigures: 0 },
    "attribution/dev": { denial: 8, figures: 0, agreement: 0, nearestDenial: 3, nearestFigures: 0 },
  },
  second: {
    "chronology/libya": { denial: 25, figures: 5, agreement: 10, nearestDenial: 35, nearestFigures: 15 },
    "chronology/iraq": { denial: 6, figures: 3, agreement: 3, nearestDenial: 10, nearestFigures: 4 },
    "chronology/h1n1": { denial: 2, figures: 3, agreement: 3, nearestDenial: 3, nearestFigures: 12 },
    "chronology/finan": { denial: 1, figures: 2, agreement: 1, nearestDenial: 3, nearestFigures: 4 },
    "attribution/train": { denial: 10, figures: 1, agreement: 4, nearestDenial: 20, nearestFigures: 2 },
  },
  third: {
    "chronology/libya": { nearestDenial: 60, nearestFigures: 50, nearestAgreement: 50 },
    "chronology/iraq": { nearestDenial: 30, nearestFigures: 25, nearestAgreement: 25 },
    "chronology/h1n1": { nearestDenial: 15, nearestFigures: 50, nearestAgreement: 40 },
    "chronology/finan": { nearestDenial: 15, nearestFigures: 30, nearestAgreement: 20 },
    "attribution/train": { nearestDenial: 40 },
  },
};
const SEED = 20250117;
/** Pairs are drawn from so many of the nearest sentences of the same story, as many of those just before it, or as many of other stories. */
const NEAREST = 2;
/** Nearer ones are copies of one sentence. */
const COPY = 0.8;
/** Running totals of more days apart are of two things. */
const NEAR_DAYS = 3;
const LEAST_NEAR = 0.1;
const MOST_DAYS_APART = 14;

type Kind = "denial" | "figures" | "agreement";
type Draw = Kind | "nearestDenial" | "nearestFigures" | "nearestAgreement";
const KIND_OF: Readonly<Record<Draw, Kind>> = {
  denial: "denial",
  figures: "figures",
  agreement: "agreement",
  nearestDenial: "denial",
  nearestFigures: "figures",
  nearestAgreement: "agreement",
};

interface Sentence {
  readonly document: string;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly vector: ReadonlyMap<string, number>;
}

/** Words of a denial of a claim; a bare negation counts for one anchor in `NEGATED_SHARE`. */
const DENIAL =
  /\b(?:den(?:y|ies|ied|ying)(?! (?:him|her|them|us|access|entry|\w+ (?:access|entry|permission))\b)|(?:reject|dismiss)\w* (?:\S+ ){0,3}(?:claim|report|accus|alleg|charge|suggest|idea|notion|as\b|rumou?r|assertion)|refut\w*|disputed|disputes|contradict\w*|untrue|false|baseless|unfounded|rumou?rs?|retracted|not true|no truth|took back|backtrack\w*|nonsense)/i;
const NEGATED = /\b(?:said|says|insist\w*|told|adding)\b.*\b(?:did not|didn.t|had not|hadn.t|has not|were not|was not|is not|are not|never|no plans?)\b/i;
const NEGATED_SHARE = 6;
const REPORTED =
  /\b(?:said|says|saying|told|tells|according to|report\w*|claim\w*|accus\w*|alleg\w*|den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|confirm\w*|announc\w*|add(?:ed|s)|insist\w*|stat(?:ed|es|ing)|wrote|estimat\w*|put (?:the|it)|charg(?:ed|es)|suggest\w*|acknowledg\w*|admit\w*|warn\w*|believe\w*|argu\w*|disput\w*|contradict\w*)\b/i;
/** A figure and the two words behind it. */
const FIGURE =
  /\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|million|billion)((?: [\p{L}-]+){1,3})/giu;
const COMMON = new Set(
  "the a an of to in and that on for was were is are be been by with at as it its he she his her they their from has have had not but who which this these those said says told would could will also after before than about more into over when where while there here what how all some any other such no nor or if so out up we our i you your my me him them us one two can may might been being did do does just only very most new last year years week day days month monday tuesday wednesday thursday friday saturday sunday reuters cnn".split(
    " ",
  ),
);

const STEM_LETTERS = 5;
const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2 && !COMMON.has(word)).map((word) => word.slice(0, STEM_LETTERS));

function readSentences(corpus: string): Sentence[] {
  const split = createSentenceSplitter(packagedResources);
  const plain = readCorpus<CorpusStory>(corpusPath(corpus))
    .documents.flatMap(({ id, text, published }) => {
      const day = parseDay(published) ?? Number.NaN;
      return split({ id: String(id), text, published: null, headline: null, outlet: null }).sentences.map(({ start, end }) => ({
        document: String(id),
        day,
        start,
        end,
        text: text.slice(start, end),
      }));
    })
    .filter(({ text }) => /^.{40,400}$/s.test(text) && REPORTED.test(text));
  const counts = new Map<string, number>();
  const stems = plain.map(({ text }) => [...new Set(stemsOf(text))]);
  for (const own of stems) for (const stem of own) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return plain.map((sentence, at) => {
    const weights = stems[at]!.map((stem): [string, number] => [stem, Math.log((plain.length + 1) / (counts.get(stem) ?? 1))]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return { ...sentence, vector: new Map(weights.map(([stem, weight]) => [stem, weight / length])) };
  });
}

function nearness(a: Sentence, b: Sentence): number {
  let sum = 0;
  for (const [stem, weight] of a.vector) sum += weight * (b.vector.get(stem) ?? 0);
  return sum;
}

const isAnchor = (kind: Kind, { text, start }: Sentence): boolean =>
  kind === "denial" ? DENIAL.test(text) || (start % NEGATED_SHARE === 0 && NEGATED.test(text)) : kind === "figures" ? text.search(FIGURE) >= 0 : true;
const isPartner = (kind: Kind, anchor: Sentence, other: Sentence): boolean =>
  anchor !== other && Math.abs(anchor.day - other.day) <= MOST_DAYS_APART && (kind !== "figures" || countSameThings(anchor.text, other.text));

/** Whether figures stand before a word in both ("12 killed", "ten people were killed"). */
function countSameThings(a: string, b: string): boolean {
  const counted = (text: string): string[] => [...text.matchAll(FIGURE)].flatMap(({ 1: after }) => stemsOf(after ?? ""));
  const own = counted(a);
  return counted(b).some((stem) => own.includes(stem));
}

function drawPair(draw: Draw, anchor: Sentence, sentences: readonly Sentence[], random: () => number): Sentence | null {
  const kind = KIND_OF[draw];
  const near = sentences
    .filter((other) => isPartner(kind, anchor, other))
    .map((other) => ({ other, score: nearness(anchor, other) }))
    .filter(({ score }) => score > LEAST_NEAR && score < COPY)
    .sort((a, b) => b.score - a.score);
  const inStory = near.filter(({ other }) => other.document === anchor.document).map(({ other }) => other);
  const before = inStory.filter(({ end }) => end <= anchor.start).sort((a, b) => b.start - a.start);
  const elsewhere = near.filter(({ other }) => other.document !== anchor.document).map(({ other }) => other);
  if (draw === "nearestDenial") return (random() < 0.7 ? inStory : elsewhere)[0] ?? null;
  if (draw === "nearestFigures" || draw === "nearestAgreement") return elsewhere.find(({ day }) => Math.abs(day - anchor.day) <= NEAR_DAYS) ?? null;
  const pools = [inStory, elsewhere, ...(kind === "denial" ? [before] : [elsewhere])].map((pool) => pool.slice(0, NEAREST));
  const pool = pools[Math.floor(random() * pools.length)]!;
  return pool[Math.floor(random() * pool.length)] ?? null;
}

const turn = process.argv[2] === "third" ? 2 : process.argv[2] === "second" ? 1 : 0;
Object.entries(Object.values(DRAWN)[turn]!).forEach(([corpus, kinds], corpusNumber) => {
  const sentences = readSentences(corpus);
  (Object.entries(kinds) as [Draw, number][]).forEach(([draw, wanted], kindNumber) => {
    const kind = KIND_OF[draw];
    const random = seeded(SEED + 1000 * turn + 10 * corpusNumber + kindNumber);
    const anchors = sentences.filter((sentence) => (draw === "nearestDenial" ? DENIAL.test(sentence.text) : isAnchor(kind, sentence)));
    const drawn = new Set<Sentence>();
    while (drawn.size < wanted) {
      const anchor = anchors[Math.floor(random() * anchors.length)]!;
      const other = drawn.has(anchor) ? null : drawPair(draw, anchor, sentences, random);
      if (other === null) continue;
      drawn.add(anchor);
      const place = ({ document, start, end }: Sentence) => ({ document, start, end });
      console.log(JSON.stringify({ corpus, kind, a: place(anchor), b: place(other) }));
    }
  });
});
