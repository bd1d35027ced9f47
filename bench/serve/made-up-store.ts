import { createHash } from "node:crypto";
import { viewRows } from "../../src/build/index.js";
import {
  type Attribution,
  type Claim,
  type Day,
  type KeptStory,
  type PileEntity,
  SOURCE_KINDS,
  STANCES,
  type TrackedCommitment,
} from "../../src/document/types.js";
import { VERSION } from "../../src/document/version.js";
import { openStore, packBytes, type ReadPage, type Store } from "../../src/store/index.js";
import { formatDay, parseDay } from "../../src/text/calendar.js";

/** Numbers from 0 to 1, always the same ones (linear congruence of Numerical Recipes). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const SYLLABLES = ["ba", "dor", "ek", "fin", "gal", "hos", "im", "jan", "kel", "lo", "mar", "nes", "ol", "pra", "qui", "ros", "sa", "tem", "ul", "ver"];

/** The made-up word of a rank; frequent words are short, as in language. */
export function wordOfRank(rank: number): string {
  let word = "";
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

export const WORDS = 30_000;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Ranks fall as in language and in the news (Zipf): a few names and words stand everywhere, most are rare. */
const ranked = (random: () => number, count: number): number => Math.floor(count ** random()) - 1;

const KINDS = [
  { kind: "person", count: 6000 },
  { kind: "body", count: 2500 },
  { kind: "place", count: 900 },
] as const;

/** The name of an entity: two made-up words, the first of the rank, the second of the kind. */
const nameOf = (kind: string, rank: number): string => `${capital(wordOfRank(rank + 40))} ${capital(wordOfRank(rank * 7 + kind.length * 1000))}`;

const OUTLETS = 80;
const FIRST_DAY = parseDay("2019-01-01") ?? 0;
const DAYS = 2200;
/** Sentences of a story, and words of one. */
const SENTENCES = 11;
const SENTENCE_WORDS = 19;

function madeUpStory(index: number, random: () => number): KeptStory {
  const sentences: { start: number; end: number }[] = [];
  const names: { start: number; end: number; kind: "person" | "body" | "place"; entity: string }[] = [];
  const entities = new Map<string, { id: string; kind: "person" | "body" | "place"; name: string; key: string }>();
  const attributions: Attribution[] = [];
  const published = formatDay(FIRST_DAY + Math.floor(random() * DAYS));
  const times: KeptStory["times"][number][] = [];
  let text = "";
  const count = SENTENCES + Math.floor(random() * 6) - 3;
  for (let sentence = 0; sentence < count; sentence++) {
    const start = text.length;
    const { kind, count: most } = KINDS[Math.floor(random() * 3)]!;
    const name = nameOf(kind, ranked(random, most));
    const key = `${kind}-${name}`;
    const entity = entities.get(key) ?? { id: `e${entities.size + 1}`, kind, name, key };
    entities.set(key, entity);
    names.push({ start, end: start + name.length, kind, entity: entity.id });
    text += `${name} said on Monday that`;
    times.push({ start: text.length - 11, end: text.length - 5, type: "DATE", value: published, edtf: published, anchor: published, rule: "weekday-latest" });
    const content = text.length + 1;
    for (let word = 0; word < SENTENCE_WORDS; word++) text += ` ${wordOfRank(ranked(random, WORDS))}`;
    const end = text.length + 1;
    text += `. `;
    sentences.push({ start, end });
    if (kind === "place") continue;
    attributions.push({
      source: [{ start, end: start + name.length }],
      cue: [{ start: start + name.length + 1, end: start + name.length + 5 }],
      content: [{ start: content, end: end - 1 }],
      sourceKind: SOURCE_KINDS[ranked(random, SOURCE_KINDS.length)] ?? "person",
      stance: STANCES[ranked(random, STANCES.length)] ?? "asserts",
      entity: entity.id,
    });
  }
  return {
    id: `s${String(index).padStart(6, "0")}`,
    headline: Array.from({ length: 7 }, () => wordOfRank(ranked(random, WORDS))).join(" "),
    published: random() < 0.02 ? null : published,
    publishedFrom: "metadata",
    byline: [],
    outlet: `The ${capital(wordOfRank(ranked(random, OUTLETS) + 300))} Post`,
    language: "en",
    text: text.trimEnd(),
    captions: [],
    sentences,
    names,
    entities: [...entities.values()].map(({ id, kind, name }) => ({ id, kind, name, aliases: [] })),
    times,
    days: [],
    attributions,
    commitments: [],
    file: `made-up-${index}.html`,
    sha256: createHash("sha256").update(String(index)).digest("hex"),
  };
}

const pageOf = ({ id, ...story }: KeptStory): ReadPage => ({
  sha256: story.sha256,
  file: story.file,
  line: null,
  bytes: 1,
  packed: packBytes(new Uint8Array([32])),
  settings: { kind: "text" },
  reader: VERSION,
  problem: null,
  stories: [{ id, published: story.published, headline: story.headline, outlet: story.outlet ?? null, url: null, record: JSON.stringify(story) }],
});

/** Makes a store of made-up stories, always the same, with what a build would have seen over them. */
export function makeStore(file: string, count: number): void {
  const random = createRandom(20250114);
  const store = openStore(file);
  const stories = new Map<string, { entity: PileEntity; stories: { story: string; entity: string }[] }>();
  for (let index = 0; index < count; ) {
    const pages: ReadPage[] = [];
    for (; pages.length < 500 && index < count; index++) {
      const story = madeUpStory(index, random);
      pages.push(pageOf(story));
      for (const { id, kind, name } of story.entities) {
        const key = `${kind}-${name.toLowerCase().replaceAll(" ", "-")}`;
        const known = stories.get(key) ?? { entity: { id: key, kind, name, aliases: [], stories: [] }, stories: [] };
        stories.set(key, known);
        known.stories.push({ story: story.id, entity: id });
      }
    }
    store.keepPages(pages, "2025-01-14T00:00:00Z");
  }
  keepSeen(
    store,
    [...stories.values()].map(({ entity, stories: named }) => ({ ...entity, stories: named })),
  );
  store.close();
}

const parsed = function* (store: Store): Generator<KeptStory> {
  for (const record of store.storyRecords()) yield JSON.parse(record);
};

/** Days, claims and commitments as many as a large pile has. */
function keepSeen(store: Store, entities: readonly PileEntity[]): void {
  const counts = new Map<string, { reports: number; events: number }>();
  const byDay = new Map<string, { story: string; start: number; end: number; text: string }[]>();
  const claims: Claim[] = [];
  const commitments: TrackedCommitment[] = [];
  let place = 0;
  for (const story of parsed(store)) {
    place++;
    const [sentence] = story.sentences;
    if (story.published === null || sentence === undefined) continue;
    const count = counts.get(story.published) ?? { reports: 0, events: 0 };
    counts.set(story.published, { reports: count.reports + 1, events: count.events + 1 });
    const lines = byDay.get(story.published) ?? [];
    byDay.set(story.published, lines);
    if (lines.length < 3) lines.push({ story: story.id, ...sentence, text: story.text.slice(sentence.start, sentence.end) });
    if (place % 20 === 0 && story.attributions.length > 1)
      claims.push({
        id: `claim-${place}`,
        about: [],
        status: place % 60 === 0 ? "disputed" : "corroborated",
        positions: [0, 1].map((attribution) => ({ story: story.id, attribution, stance: "asserts", published: story.published })),
      });
    if (place % 25 === 0)
      commitments.push({
        story: story.id,
        content: [sentence],
        action: sentence,
        when: { relation: "at", anchor: story.published },
        window: story.published,
        modality: "planned",
        status: "late",
        evidence: [],
      });
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, sentences]): Day => ({ date, score: 1, sentences, reports: sentences.length }));
  const book = {
    title: "Made up",
    query: null,
    entities,
    claims,
    commitments,
    days: days.filter((_, index) => index % 4 === 0),
    dayCounts: [...counts].map(([date, count]) => ({ date, ...count })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    problems: [],
    copies: [],
    ratings: [],
    corrections: [],
    stories: () => parsed(store),
  };
  store.keepViews(viewRows(book, { days: null, perDay: null }), entities, { replaced: new Set(), stories: [] });
}
