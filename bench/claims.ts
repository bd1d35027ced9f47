// Precision and recall of claims over pairs of sentences, on the labels beside this file:
// npx tsx bench/claims.ts [--errors] [--half tuning|held] [--shipped] [--marks <folder to keep marked stories in>]
// The decision whether two statements are of one thing is learnt from these labels: each eighth of them is measured with what the other seven teach
// (cross-validation over stories); with --shipped all are measured with the packaged decision, which has seen them. Three minutes, and one more to mark the stories.

import { createClaimGatherer } from "../src/claims/index.js";
import { readClaimLexicon } from "../src/claims/lexicon.js";
import { spansOverlap } from "../src/document/spans.js";
import type { Claim } from "../src/document/types.js";
import { packagedResources } from "../src/index.js";
import type { ResourceReader } from "../src/text/resource.js";
import { fitFolds, withSameThing } from "../train/claims/fit-same-thing.js";
import { foldOf, itemsOf } from "../train/claims/pair-items.js";
import { optionOf } from "../train/learn/option.js";
import { isWithin, joinEntities, type MarkedStory, type PairLabel, type Place, readMarkedStories, readPairLabels } from "./claims/read-pairs.js";

const showsErrors = process.argv.includes("--errors");
const onlyHalf = optionOf("--half");
const labels = readPairLabels().filter(({ half }) => onlyHalf === null || half === onlyHalf);

const isShipped = process.argv.includes("--shipped");

function gather(stories: readonly MarkedStory[], read: ResourceReader): readonly Claim[] {
  const gatherer = createClaimGatherer(read);
  for (const story of stories) gatherer.add(story);
  return gatherer.finish(joinEntities(stories));
}

interface Count {
  right: number;
  found: number;
  labelled: number;
}

const counts = new Map<string, Count>();

function tally(measure: string, isLabelled: boolean, isFound: boolean): void {
  const count = counts.get(measure) ?? { right: 0, found: 0, labelled: 0 };
  counts.set(measure, count);
  if (isLabelled) count.labelled++;
  if (isFound) count.found++;
  if (isLabelled && isFound) count.right++;
}

/** What the claims say of a pair: whether they hold both, on opposite sides, with figures of one thing. */
function relationsOf(
  label: PairLabel,
  claims: readonly Claim[],
  stories: ReadonlyMap<string, MarkedStory>,
): { together: boolean; opposed: boolean; figures: boolean } {
  const found = { together: false, opposed: false, figures: false };
  for (const claim of claims) {
    // The positions, and behind them what reports tell themselves: the order in which figures count them.
    const told = [
      ...claim.positions.map(({ story, side, attribution }) => ({
        side,
        isIn: (place: Place) => story === place.document && isWithin(stories.get(story)!, attribution, place),
      })),
      ...(claim.tellings ?? []).map(({ story, side, ...span }) => ({ side, isIn: (place: Place) => story === place.document && spansOverlap(span, place) })),
    ];
    const within = (place: Place): number[] => told.flatMap(({ isIn }, index) => (isIn(place) ? [index] : []));
    const firsts = within(label.a);
    const seconds = firsts.length === 0 ? [] : within(label.b);
    for (const a of firsts)
      for (const b of seconds) {
        if (a === b) continue;
        found.together = true;
        if ((told[a]!.side === "against") !== (told[b]!.side === "against")) found.opposed = true;
        const isGiven = (position: number) => (told: { readonly position: number }) => told.position === position;
        if (claim.figures?.some(({ told, earlier = [] }) => [a, b].every((position) => [...told, ...earlier].some(isGiven(position))))) found.figures = true;
      }
  }
  return found;
}

/** Whether the stage before has found an attribution in both sentences, and not one for both. */
function isReachable({ a, b }: PairLabel, stories: ReadonlyMap<string, MarkedStory>): boolean {
  const within = (place: Place): string[] => {
    const story = stories.get(place.document)!;
    return story.attributions.flatMap((_, index) => (isWithin(story, index, place) ? [`${story.id} ${index}`] : []));
  };
  const [first, second] = [within(a), within(b)];
  return first.length > 0 && second.length > 0 && new Set([...first, ...second]).size > 1;
}

function score(label: PairLabel, claims: readonly Claim[], stories: ReadonlyMap<string, MarkedStory>): void {
  const { together, opposed, figures } = relationsOf(label, claims, stories);
  const isSame = label.label !== "none";
  tally(`one thing, ${label.half}`, isSame, together);
  tally("one thing", isSame, together);
  tally(`denial and what it denies, ${label.half}`, label.label === "denied", opposed);
  tally("denial and what it denies", label.label === "denied", opposed);
  if (isReachable(label, stories)) {
    tally(`one thing, both said by an attribution, ${label.half}`, isSame, together);
    tally(`denial and what it denies, both said by an attribution, ${label.half}`, label.label === "denied", opposed);
  }
  tally(`one thing, pairs drawn as ${label.kind}`, isSame, together);
  if (label.label === "figures" || figures) tally("figures of one thing", isSame, figures);
  if (!showsErrors || (isSame === together && (label.label === "denied") === opposed)) return;
  const wordsOf = ({ document, start, end }: Place): string => stories.get(document)!.text.slice(start, end).replace(/\s+/g, " ");
  console.log(
    `\n${label.label}${together ? ", together" : ""}${opposed ? ", opposed" : ""} [${label.corpus} ${label.a.document} ${label.a.start} / ${label.b.document} ${label.b.start}]`,
  );
  console.log(`  ${wordsOf(label.a)}\n  ${wordsOf(label.b)}`);
}

const corpora = [...new Set(labels.map(({ corpus }) => corpus))];
const pile = new Map(corpora.map((corpus) => [corpus, readMarkedStories(corpus, optionOf("--marks"))]));

/** What is measured together: the labels of one part, and the decision that has not seen them. */
function* parts(): Generator<{ readonly labels: readonly PairLabel[]; readonly read: ResourceReader }> {
  if (isShipped) {
    yield { labels, read: packagedResources };
    return;
  }
  const lexicon = readClaimLexicon(packagedResources);
  const taught = readPairLabels();
  const items = [...pile].flatMap(([corpus, stories]) =>
    itemsOf(
      stories,
      taught.filter((label) => label.corpus === corpus),
      lexicon,
    ),
  );
  for (const [fold, taughtWithout] of fitFolds(items).entries())
    yield { labels: labels.filter((label) => foldOf(label) === fold), read: withSameThing(packagedResources, taughtWithout) };
}

for (const part of parts())
  for (const [corpus, stories] of pile) {
    const own = part.labels.filter((label) => label.corpus === corpus);
    if (own.length === 0) continue;
    const claims = gather(stories, part.read);
    const byId = new Map(stories.map((story) => [story.id, story]));
    for (const label of own) score(label, claims, byId);
  }

console.log(`${labels.length} pairs`);
for (const [measure, { right, found, labelled }] of [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  console.log(`${measure}: precision ${(right / found).toFixed(3)} (${right} of ${found}), recall ${(right / labelled).toFixed(3)} (${right} of ${labelled})`);
