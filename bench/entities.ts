// One entity for one thing over all stories, and what kind of thing: npx tsx bench/entities.ts [--half tuning|held] [--errors] [--marks <folder to keep marked stories in>]
// Pairs of mentions of two stories of a corpus (bench/entities/labels.jsonl: ids, offsets and labels), drawn from what was joined then under one form (`alike`) or two
// (`forms`), at random from what shared a word (`word`), and from names that are nearly the same (`near`). Halves by corpus; the errors of the held half were not read.

import { readFileSync } from "node:fs";
import { spansOverlap } from "../src/document/spans.js";
import type { PileEntity, Span } from "../src/document/types.js";
import { createEntityJoiner, packagedResources } from "../src/index.js";
import { jsonLines } from "../train/learn/corpus.js";
import { optionOf } from "../train/learn/option.js";
import { type MarkedStory, type Place, readMarkedStories } from "./claims/read-pairs.js";

/** What the words of a mention name: `nameless`, somebody without a name ("officials"); `none`, nothing ("pro-Brenna"). */
type MentionKind = "person" | "body" | "place" | "other" | "nameless" | "none";

interface EntityPair {
  readonly corpus: string;
  readonly half: "tuning" | "held";
  readonly drawn: "alike" | "forms" | "word" | "near";
  readonly a: Place & { readonly kind: MentionKind };
  readonly b: Place & { readonly kind: MentionKind };
  /** Whether both stand for one thing; `open`: cannot be told, not counted. */
  readonly label: "same" | "different" | "open";
}

const half = optionOf("--half");
const showsErrors = process.argv.includes("--errors");
const pairs = jsonLines<EntityPair>(readFileSync(new URL("entities/labels.jsonl", import.meta.url))).filter(
  (pair) => pair.label !== "open" && (half === null || pair.half === half),
);

/** Letters shown on either side of a mention. */
const CONTEXT = 30;
const counts = new Map<string, { right: number; joined: number; same: number }>();
const kinds = { right: 0, all: 0 };
const confusions = new Map<string, number>();
const errors: string[] = [];

for (const corpus of new Set(pairs.map((pair) => pair.corpus))) {
  const stories = new Map(readMarkedStories(corpus, optionOf("--marks")).map((story): [string, MarkedStory] => [story.id, story]));
  const entityAt = pileLookup([...stories.values()]);
  for (const pair of pairs) {
    if (pair.corpus !== corpus) continue;
    const [a, b] = [pair.a, pair.b].map((place) => entityAt(stories.get(place.document)!, place));
    const isJoined = a !== undefined && b !== undefined && a !== null && a === b && a.nameless !== true;
    for (const key of ["all", pair.drawn]) {
      const count = counts.get(key) ?? { right: 0, joined: 0, same: 0 };
      counts.set(key, count);
      if (isJoined) count.joined++;
      if (pair.label === "same") count.same++;
      if (isJoined && pair.label === "same") count.right++;
    }
    for (const [entity, { kind }] of [
      [a ?? null, pair.a],
      [b ?? null, pair.b],
    ] as const) {
      const given = entity === null ? "none" : entity.nameless === true ? "nameless" : entity.kind;
      kinds.all++;
      if (given === kind) kinds.right++;
      else confusions.set(`${kind} as ${given}`, (confusions.get(`${kind} as ${given}`) ?? 0) + 1);
    }
    if (isJoined !== (pair.label === "same"))
      errors.push(
        `${isJoined ? "joined" : "apart"} (${pair.drawn}) ${shown(stories, pair.a)} [${a?.id ?? "-"}]  |  ${shown(stories, pair.b)} [${b?.id ?? "-"}]`,
      );
  }
}

/** The pile's entity of a mention: the name that shares most with it, else the holder of an attribution whose source it is. */
function pileLookup(stories: readonly MarkedStory[]): (story: MarkedStory, place: Span) => PileEntity | null {
  const joiner = createEntityJoiner(packagedResources);
  for (const { id, published, entities } of stories) joiner.add(id, published, entities);
  const known = new Map<string, PileEntity>();
  for (const entity of joiner.finish()) for (const { story, entity: own } of entity.stories) known.set(`${story}\n${own}`, entity);
  return (story, place) => {
    const spans = [
      ...story.names.map(({ start, end, entity }) => ({ start, end, entity })),
      ...story.attributions.flatMap(({ source, entity }) => (entity === undefined ? [] : source.map(({ start, end }) => ({ start, end, entity })))),
    ].filter((span) => spansOverlap(span, place));
    const excess = (span: Span): number => Math.abs(span.start - place.start) + Math.abs(span.end - place.end);
    const nearest = spans.sort((a, b) => excess(a) - excess(b))[0];
    return nearest === undefined ? null : (known.get(`${story.id}\n${nearest.entity}`) ?? null);
  };
}

function shown(stories: ReadonlyMap<string, MarkedStory>, { document, start, end }: Place): string {
  const text = stories.get(document)!.text;
  return `${text.slice(Math.max(0, start - CONTEXT), start)}[[${text.slice(start, end)}]]${text.slice(end, end + CONTEXT)}`.replace(/\s+/g, " ");
}

const share = (part: number, all: number): string => (all === 0 ? "-" : (part / all).toFixed(3));
for (const [drawn, { right, joined, same }] of counts)
  console.log(`${drawn}: precision ${share(right, joined)}, recall ${share(right, same)} (${same} of one thing, ${joined} joined, ${right} rightly)`);
console.log(`kinds: ${share(kinds.right, kinds.all)} of ${kinds.all} right`);
for (const [confusion, count] of [...confusions].sort((a, b) => b[1] - a[1]).slice(0, showsErrors ? 30 : 8)) console.log(`  ${confusion}: ${count}`);
if (showsErrors) console.log(errors.join("\n"));
