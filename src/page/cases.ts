// A small book for the tests: invented reports, one of them hostile.
import type { Attribution, Entity, KeptStory, Span } from "../document/types.js";
import type { PageBook } from "./page-book.js";

/** The span of some words in a text; from `after`, where they stand more than once. */
export function spanOf(text: string, words: string, after = 0): Span {
  const start = text.indexOf(words, after);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

const ENTITIES: readonly Entity[] = [
  { id: "e1", kind: "body", name: "Valley Front", aliases: ["the Front", "the group"] },
  { id: "e2", kind: "person", name: "Ilan Brook", aliases: ["Brook"] },
  { id: "e3", kind: "place", name: "Tarn Ferry", aliases: [] },
];

const BARE = { byline: [], language: "en", captions: [], names: [], times: [], days: [], commitments: [], entities: [], sha256: "0".repeat(64) } as const;

const HARBOUR = `A gate of the dam gave way on Monday night, officials said. The Valley Front denied that its fighters had fired on the tower.

It said the claim was an invention. The Vardan agency quoted a military official as saying that two shells had struck the tower.

“The gate will be mended within ten days of the announcement,” Ilan Brook told reporters in Tarn Ferry.`;

const statement = (
  text: string,
  parts: { readonly source: string; readonly cue: string; readonly content: string },
  rest: Omit<Attribution, "source" | "cue" | "content">,
): Attribution => ({
  source: [spanOf(text, parts.source)],
  cue: [spanOf(text, parts.cue)],
  content: [spanOf(text, parts.content)],
  ...rest,
});

const sentencesOf = (text: string, ...ends: readonly string[]): readonly Span[] => {
  let start = 0;
  return ends.map((ending) => {
    const end = text.indexOf(ending, start) + ending.length;
    const sentence = { start, end };
    start = end + (/^\n+|^ /.exec(text.slice(end))?.[0].length ?? 0);
    return sentence;
  });
};

const harbour: KeptStory = {
  ...BARE,
  id: "harbour/1",
  file: "reports/harbour.html",
  url: "https://harbour.example/gate",
  headline: "Gate of the dam gives way",
  published: "2025-03-04T17:20:00+01:00",
  publishedFrom: "metadata",
  outlet: "The Harbour Post",
  text: HARBOUR,
  captions: [{ text: "Residents of Tarn Ferry carry furniture.", credit: "Photo by Lena Sorvik" }],
  sentences: sentencesOf(HARBOUR, "officials said.", "the tower.", "an invention.", "struck the tower.", "in Tarn Ferry."),
  entities: ENTITIES,
  names: [
    { ...spanOf(HARBOUR, "Valley Front"), kind: "body", entity: "e1" },
    { ...spanOf(HARBOUR, "Tarn Ferry"), kind: "place", entity: "e3" },
  ],
  attributions: [
    statement(
      HARBOUR,
      { source: "officials", cue: "said", content: "A gate of the dam gave way on Monday night" },
      { sourceKind: "official", stance: "asserts" },
    ),
    statement(
      HARBOUR,
      { source: "The Valley Front", cue: "denied", content: "its fighters had fired on the tower" },
      { sourceKind: "body", stance: "denies", entity: "e1" },
    ),
    statement(HARBOUR, { source: "It", cue: "said the", content: "the claim was an invention" }, { sourceKind: "body", stance: "asserts", entity: "e1" }),
    {
      ...statement(
        HARBOUR,
        { source: "a military official", cue: "saying", content: "two shells had struck the tower" },
        { sourceKind: "official", stance: "alleges" },
      ),
      via: [{ source: [spanOf(HARBOUR, "The Vardan agency")], cue: [spanOf(HARBOUR, "quoted")], sourceKind: "media" }],
    },
    statement(
      HARBOUR,
      { source: "Ilan Brook", cue: "told", content: "The gate will be mended within ten days of the announcement" },
      { sourceKind: "person", stance: "commits", entity: "e2" },
    ),
  ],
};

/** What a report may carry that must do nothing. */
export const HOSTILE = `</script><script>window.hit = 1</script><img src="https://evil.example/x.png" onerror="window.hit = 1"> said \u202Ethe gate\u202C fell & <!--<script> \u2028 stood.`;

const hostile: KeptStory = {
  ...BARE,
  id: `"><script>window.hit=1</script>`,
  file: "reports/<b>.html",
  url: "javascript:window.hit=1",
  headline: "</title><script>window.hit=1</script>",
  published: "2025-03-05",
  publishedFrom: "caption",
  outlet: `<b onmouseover="window.hit=1">Evil</b>`,
  byline: ["<i>Nobody</i>"],
  language: `en" onclick="window.hit=1`,
  text: HOSTILE,
  sentences: [{ start: 0, end: HOSTILE.length }],
  attributions: [{ source: [{ start: 0, end: 40 }], cue: [], content: [{ start: 40, end: HOSTILE.length }], sourceKind: "anonymous", stance: "asserts" }],
};

const ARABIC = "نفت جبهة الوادي أن مقاتليها أطلقوا النار.";

const undated: KeptStory = {
  ...BARE,
  id: "undated",
  file: "dump.txt",
  headline: "جبهة الوادي تنفي",
  published: null,
  publishedFrom: null,
  language: "ar",
  text: ARABIC,
  sentences: [{ start: 0, end: ARABIC.length }],
  attributions: [
    {
      source: [spanOf(ARABIC, "جبهة الوادي")],
      cue: [spanOf(ARABIC, "نفت")],
      content: [spanOf(ARABIC, "أن مقاتليها أطلقوا النار")],
      sourceKind: "body",
      stance: "denies",
    },
  ],
};

/** The stories of the book, in order. */
export const STORIES: readonly KeptStory[] = [harbour, hostile, undated];

const entry = (story: KeptStory, sentence: number) => {
  const { start, end } = story.sentences[sentence] ?? { start: 0, end: 0 };
  return { story: story.id, start, end, text: story.text.slice(start, end) };
};

export const BOOK: PageBook = {
  title: "The dam <script>window.hit=1</script>",
  query: null,
  entities: [
    { id: "valley-front", kind: "body", name: "Valley Front", aliases: [], stories: [{ story: "harbour/1", entity: "e1" }] },
    { id: "ilan-brook", kind: "person", name: "Ilan Brook", aliases: [], stories: [{ story: "harbour/1", entity: "e2" }] },
    { id: "tarn-ferry", kind: "place", name: "Tarn Ferry", aliases: [], stories: [{ story: "harbour/1", entity: "e3" }] },
  ],
  claims: [
    {
      id: "c1",
      about: ["valley-front"],
      status: "disputed",
      holders: { for: 1, against: 1 },
      positions: [
        { story: "harbour/1", attribution: 3, stance: "alleges", published: "2025-03-04", side: "for" },
        { story: "harbour/1", attribution: 1, stance: "denies", published: "2025-03-04", side: "against" },
      ],
    },
  ],
  commitments: [
    {
      story: "harbour/1",
      content: [spanOf(HARBOUR, "The gate will be mended within ten days of the announcement")],
      by: "e2",
      action: spanOf(HARBOUR, "mended"),
      when: { relation: "within", anchor: "announcement", offset: { min: "P0D", max: "P10D" } },
      window: null,
      attribution: 4,
      modality: "planned",
      status: "waiting",
      evidence: [],
    },
    {
      story: "harbour/1",
      content: [spanOf(HARBOUR, "The gate will be mended")],
      action: spanOf(HARBOUR, "mended"),
      when: { relation: "before", anchor: "2025-04-01" },
      window: "2025-03-10/2025-04-01",
      modality: "must",
      status: "late",
      evidence: [{ story: "harbour/1", ...spanOf(HARBOUR, "A gate of the dam gave way") }],
    },
  ],
  days: [
    { date: "2025-03-03", score: 1, reports: 2, sentences: [entry(harbour, 0), entry(harbour, 1), entry(harbour, 2), entry(harbour, 3)] },
    { date: "2025-03-12", score: 1, reports: 1, sentences: [entry(hostile, 0)] },
  ],
  dayCounts: [
    { date: "1967-06-05", reports: 0, events: 1 },
    { date: "2025-03-03", reports: 0, events: 2 },
    { date: "2025-03-04", reports: 1, events: 0 },
    { date: "2025-03-05", reports: 1, events: 1 },
  ],
  copies: [],
  ratings: [],
  corrections: [],
  problems: [{ code: "file-empty", message: "the file is empty; save the page again", place: { file: "<script>.html" } }],
  stories: () => STORIES,
};
