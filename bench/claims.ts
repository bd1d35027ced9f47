// Precision and recall of claims over pairs of sentences, on the labels beside this file:
// npx tsx bench/claims.ts [--errors] [--half tuning|held] [--marks <folder to keep marked stories in>]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createClaimGatherer } from "../src/claims/index.js";
import type { Annotated, Claim, Span } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";
import { createEntityJoiner } from "../src/names/index.js";

/** A sentence of a document of a corpus beside the checkout. */
interface Place extends Span {
  readonly document: string;
}

/**
 * Two sentences: `denied`, one holder says what another one denies; `agreed`, they say the same; `figures`, they give figures for one thing; `none`;
 * `open`, nobody holds one of them, or the readings differ: not counted.
 */
interface Label {
  readonly corpus: string;
  /** How the pair was drawn. */
  readonly kind: "denial" | "figures" | "agreement";
  readonly half: "tuning" | "held";
  readonly a: Place;
  readonly b: Place;
  readonly label: "denied" | "agreed" | "figures" | "none" | "open";
}

type Story = Omit<Annotated, "words" | "syntax">;

const { mark } = createPipeline(packagedResources);
const optionOf = (name: string): string | null => (process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? null) : null);
const showsErrors = process.argv.includes("--errors");
const onlyHalf = optionOf("--half");
const marks = optionOf("--marks");
const labels = readFileSync(new URL("claims/labels.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Label => JSON.parse(line))
  .filter(({ label, half }) => label !== "open" && (onlyHalf === null || half === onlyHalf));

/** All stories of a corpus, marked; kept in the folder given, so that a change of the stage alone is measured in seconds. */
function readStories(corpus: string): Story[] {
  const kept = marks === null ? null : join(marks, `${corpus.replace("/", "-")}.jsonl`);
  if (kept !== null && existsSync(kept))
    return readFileSync(kept, "utf8")
      .split("\n")
      .map((line): Story => JSON.parse(line));
  const file = corpus.startsWith("chronology/") ? `${corpus}/stories.jsonl.gz` : `${corpus}.jsonl.gz`;
  const stories = gunzipSync(readFileSync(new URL(`../../shared/data/${file}`, import.meta.url)))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const { id, text, published } = JSON.parse(line);
      const { words, syntax, ...story } = mark({ id: String(id), text, published: published.slice(0, 10), headline: null, outlet: null });
      return story;
    });
  if (marks !== null && kept !== null) {
    mkdirSync(marks, { recursive: true });
    writeFileSync(kept, stories.map((story) => JSON.stringify(story)).join("\n"));
  }
  return stories;
}

function gather(stories: readonly Story[]): readonly Claim[] {
  const gatherer = createClaimGatherer(packagedResources);
  const joiner = createEntityJoiner();
  for (const story of stories) {
    joiner.add(story.id, story.published, story.entities);
    gatherer.add(story);
  }
  const ids = new Map<string, string>();
  for (const { id, stories: places } of joiner.finish()) for (const { story, entity } of places) ids.set(`${story}\n${entity}`, id);
  return gatherer.finish((story, entity) => ids.get(`${story}\n${entity}`) ?? `${story}/${entity}`);
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
function relationsOf(label: Label, claims: readonly Claim[], stories: ReadonlyMap<string, Story>): { together: boolean; opposed: boolean; figures: boolean } {
  const found = { together: false, opposed: false, figures: false };
  for (const claim of claims) {
    const within = (place: Place): number[] =>
      claim.positions.flatMap(({ story, attribution }, index) => {
        if (story !== place.document) return [];
        const { source, cue, content } = stories.get(story)!.attributions[attribution]!;
        return [...source, ...cue, ...content].some(({ start, end }) => start < place.end && end > place.start) ? [index] : [];
      });
    const firsts = within(label.a);
    const seconds = firsts.length === 0 ? [] : within(label.b);
    for (const a of firsts)
      for (const b of seconds) {
        if (a === b) continue;
        found.together = true;
        const [first, second] = [claim.positions[a]!, claim.positions[b]!];
        if ((first.stance === "denies") !== (second.stance === "denies")) found.opposed = true;
      }
  }
  return found;
}

function score(label: Label, claims: readonly Claim[], stories: ReadonlyMap<string, Story>): void {
  const { together, opposed, figures } = relationsOf(label, claims, stories);
  const isSame = label.label !== "none";
  tally(`one thing, ${label.half}`, isSame, together);
  tally("one thing", isSame, together);
  tally(`denial and what it denies, ${label.half}`, label.label === "denied", opposed);
  tally("denial and what it denies", label.label === "denied", opposed);
  tally(`one thing, pairs drawn as ${label.kind}`, isSame, together);
  if (label.label === "figures" || figures) tally("figures of one thing", isSame, figures);
  if (!showsErrors || (isSame === together && (label.label === "denied") === opposed)) return;
  const wordsOf = ({ document, start, end }: Place): string => stories.get(document)!.text.slice(start, end).replace(/\s+/g, " ");
  console.log(`\n${label.label}${together ? ", together" : ""}${opposed ? ", opposed" : ""} [${label.corpus} ${label.a.document} ${label.a.start} / ${label.b.document} ${label.b.start}]`);
  console.log(`  ${wordsOf(label.a)}\n  ${wordsOf(label.b)}`);
}

for (const corpus of new Set(labels.map((label) => label.corpus))) {
  const stories = readStories(corpus);
  const claims = gather(stories);
  const byId = new Map(stories.map((story) => [story.id, story]));
  for (const label of labels) if (label.corpus === corpus) score(label, claims, byId);
}

console.log(`${labels.length} pairs`);
for (const [measure, { right, found, labelled }] of [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  console.log(`${measure}: precision ${(right / found).toFixed(3)} (${right} of ${found}), recall ${(right / labelled).toFixed(3)} (${right} of ${labelled})`);
