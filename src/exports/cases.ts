import type { Attribution, Claim, Day, Entry, KeptStory, PileEntity, TrackedCommitment } from "../document/types.js";
import type { ExportBook } from "./book.js";

/** Words that programs would take for markup, formulas or the end of a field. */
export const HOSTILE = `=HYPERLINK("http://evil.example","x"),"quoted"; <script>alert(1)</script> [link](javascript:alert(1)) \\n END:VEVENT & *stars* www.evil.example 👩‍🚒`;

interface Said {
  readonly source?: string;
  readonly cue: string;
  readonly content: string;
  readonly fields?: Partial<Attribution>;
}

/** A story whose attributions are given by their words. */
export function storyOf(id: string, text: string, said: readonly Said[], fields: Partial<KeptStory> = {}): KeptStory {
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return {
    id,
    text,
    headline: `Headline of ${id}`,
    published: "2025-03-05",
    publishedFrom: "metadata",
    byline: [],
    outlet: "Valley Review",
    language: "en",
    captions: [],
    sentences: text.split(/(?<=\.) /).map(span),
    names: [],
    entities: [],
    times: [],
    days: [],
    attributions: said.map(({ source, cue, content, fields: more }) => ({
      source: source === undefined ? [] : [span(source)],
      cue: [span(cue)],
      content: [span(content)],
      sourceKind: "body",
      stance: "asserts",
      ...more,
    })),
    commitments: [],
    file: `${id}.html`,
    sha256: "ab".repeat(32),
    ...fields,
  };
}

const entryOf = (story: KeptStory, words: string, attributions: readonly number[]): Entry => {
  const start = story.text.indexOf(words);
  return { story: story.id, start, end: start + words.length, text: words, attributions };
};

const denialText = `👩‍🚒 Rescuers came. The army shelled the town on March 3, 2025, residents said. State TV quoted the ministry as denying that the army shelled the town.`;
const town = denialText.indexOf("the town");
const time = denialText.indexOf("March 3, 2025");
export const denial = storyOf(
  "denial",
  denialText,
  [
    { source: "residents", cue: "said", content: "The army shelled the town on March 3, 2025", fields: { sourceKind: "people" } },
    {
      source: "the ministry",
      cue: "denying",
      content: "that the army shelled the town",
      fields: {
        stance: "denies",
        via: [{ source: [{ start: denialText.indexOf("State TV"), end: denialText.indexOf("State TV") + 8 }], cue: [], sourceKind: "media" }],
      },
    },
  ],
  {
    url: "https://valley.example/denial?a=1&b=2",
    times: [{ start: time, end: time + 13, type: "DATE", value: "2025-03-03", rule: "test" }],
    names: [{ start: town, end: town + 8, kind: "place", entity: "e1" }],
    entities: [{ id: "e1", kind: "place", name: "the town", aliases: [] }],
  },
);
export const hostile = storyOf(
  "=hostile\n1",
  `${HOSTILE} was said. It is reportedly so.`,
  [{ cue: "reportedly", content: "so", fields: { sourceKind: "unsourced" } }],
  {
    outlet: "=cmd|'/c calc'!A1",
    headline: HOSTILE,
    url: "javascript:alert(1)",
    published: null,
    publishedFrom: null,
  },
);

const dayOf = (date: string, sentences: readonly Entry[]): Day => ({ date, score: 1, sentences, reports: 2 });

const commitment = (window: string | null): TrackedCommitment => ({
  story: "denial",
  content: [{ start: 5, end: 20 }],
  action: { start: 5 + (window?.length ?? 0), end: 20 },
  when: { relation: "within", anchor: null },
  window,
  modality: "must",
  status: "agreed",
  evidence: [],
  attribution: 1,
});

const claim: Claim = {
  id: "c1",
  about: ["place/the-town"],
  positions: [
    { story: "denial", attribution: 0, stance: "asserts", published: "2025-03-05", side: "for" },
    { story: "denial", attribution: 1, stance: "denies", published: "2025-03-05", side: "against" },
  ],
  status: "disputed",
  holders: { for: 1, against: 1 },
};

const places: readonly PileEntity[] = [
  { id: "place/the-town", kind: "place", name: "Tarn Ferry", aliases: [], coordinates: [13.4, 52.5], stories: [{ story: "denial", entity: "e1" }] },
];

/** Two stories, three days: a statement, its denial at second hand, own words, hostile words. */
export const book: ExportBook = {
  title: `Dam ${HOSTILE}`,
  days: [
    dayOf("2025-03-03", [entryOf(denial, "The army shelled the town on March 3, 2025, residents said.", [0])]),
    dayOf("2025-03-05", [
      entryOf(denial, "👩‍🚒 Rescuers came.", []),
      entryOf(denial, "State TV quoted the ministry as denying that the army shelled the town.", [1]),
    ]),
    dayOf("2025-03-06", [entryOf(hostile, `${HOSTILE} was said.`, []), entryOf(hostile, "It is reportedly so.", [0])]),
  ],
  claims: [claim],
  commitments: [commitment("2025-03-10/2025-03-12"), commitment("2025-03-11"), commitment(null)],
  entities: places,
  ratings: [],
  stories: () => [denial, hostile],
};
