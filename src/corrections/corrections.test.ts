import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Correction, CorrectionBody, CorrectionDraft } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import type { Attribution, Claim, KeptStory, PileEntity, Span } from "../document/types.js";
import { completeDraft, correctEntities, correctStories, listCorrections, placeMoved, rateSources, rejectDisputes, type StoryLookup } from "./index.js";
import { findQuote, quoteOf } from "./quote.js";

const HASH = "a".repeat(64);

const span = (text: string, words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

const attributionOf = (text: string, source: string, cue: string, content: string, stance: Attribution["stance"] = "asserts"): Attribution => ({
  source: [span(text, source)],
  cue: [span(text, cue)],
  content: [span(text, content)],
  sourceKind: "body",
  stance,
});

const TEXT = "The dam holds, the ministry said. The mayor denied that water was let out.\n\nA second report begins here, residents said on Friday.";

const story = (id: string, changes: Partial<KeptStory> = {}): KeptStory => ({
  id,
  headline: "The dam",
  published: "2025-03-05",
  publishedFrom: "page",
  byline: [],
  language: "en",
  text: TEXT,
  captions: [],
  sentences: [],
  names: [],
  entities: [],
  times: [],
  days: [],
  attributions: [
    attributionOf(TEXT, "the ministry", "said", "The dam holds"),
    attributionOf(TEXT, "The mayor", "denied", "water was let out", "denies"),
    attributionOf(TEXT, "residents", "said on", "A second report begins here"),
  ],
  commitments: [],
  file: "a.html",
  sha256: HASH,
  url: "https://example.org/a",
  ...changes,
});

const lookupOf = (...stories: readonly KeptStory[]): StoryLookup => ({
  byId: (id) => stories.find((one) => one.id === id) ?? null,
  ofPage: (sha256) => stories.filter((one) => one.sha256 === sha256),
  at: (url) => stories.filter((one) => one.url === url),
  withWords: (words) => stories.filter(({ text }) => text.includes(words)),
});

/** Marks a story anew by what it says, so that a test sees that it was asked to. */
const remark = (one: KeptStory): KeptStory => ({
  ...one,
  attributions: one.attributions.filter(({ content }) => content.every(({ end }) => end <= one.text.length)),
});

let count = 0;
const said = (body: CorrectionBody): Correction => ({ id: `c${++count}`, who: "Ada", when: "2025-03-10T10:00:00Z", why: "read it again", ...body });

const noEntities = { entity: () => null, claim: () => null, hasOutlet: () => false };
const draft = (from: KeptStory, chosen: CorrectionDraft): Correction =>
  said(completeDraft(chosen, { ...noEntities, story: (id) => (id === from.id ? from : null) }));

const corrected = (stories: readonly KeptStory[], ...log: readonly Correction[]) => correctStories(log, lookupOf(...stories), remark);

describe("words that are found again", () => {
  it("are told from their repetition by what stands around them, then by their place", () => {
    const text = "He left. She said so. He left. They said so.";
    const second = { start: 22, end: 29 };
    assert.deepEqual(findQuote(text, quoteOf(text, second)), second);
    assert.deepEqual(findQuote(`New words first. ${text}`, quoteOf(text, second)), { start: 39, end: 46 });
    assert.deepEqual(findQuote("x x x", { exact: "x", prefix: "", suffix: "", start: 3 }), { start: 2, end: 3 });
  });
  it("are found over other white space, and not where they are gone", () => {
    assert.deepEqual(findQuote("One\n\ntwo  three", { exact: "One two three", prefix: "", suffix: "", start: 0 }), { start: 0, end: 15 });
    assert.equal(findQuote("One two", { exact: "three", prefix: "", suffix: "", start: 0 }), null);
  });
  it("are always found where they were taken from", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [Math.min(a, b) % text.length, 0];
        const taken = { start, end: Math.max(end, start + 1) };
        const found = findQuote(text, quoteOf(text, taken));
        assert.equal(found === null ? null : text.slice(found.start, found.end), text.slice(taken.start, taken.end));
      }),
    );
  });
});

describe("corrections of attributions", () => {
  it("reject one, set a stance, and set a source by words of the report, and say who did", () => {
    const one = story("s1");
    const { stories, applied } = corrected(
      [one],
      draft(one, { kind: "reject-attribution", story: "s1", attribution: 0 }),
      draft(one, { kind: "stance", story: "s1", attribution: 1, to: "doubts" }),
      draft(one, { kind: "source", story: "s1", attribution: 2, to: "The mayor", sourceKind: "person" }),
    );
    const [{ attributions = [], corrected: notes = [] } = story("x")] = stories;
    assert.equal(applied.size, 3);
    assert.deepEqual(
      attributions.map(({ source, stance, sourceKind, corrected: by }) => [
        TEXT.slice(source[0]?.start, source[0]?.end),
        stance,
        sourceKind,
        by?.[0]?.who,
        by?.[0]?.was,
      ]),
      [
        ["The mayor", "doubts", "body", "Ada", "denies"],
        ["The mayor", "asserts", "person", "Ada", "residents"],
      ],
    );
    assert.match(notes[0]?.was ?? "", /The dam holds … the ministry … said/);
  });
  it("keep what points at the other attributions", () => {
    const commitment = { content: [], action: { start: 0, end: 3 }, when: { relation: "at", anchor: null }, window: null, modality: "may" } as const;
    const one = story("s1", {
      commitments: [
        { ...commitment, attribution: 0 },
        { ...commitment, attribution: 2 },
      ],
    });
    const { stories } = corrected([one], draft(one, { kind: "reject-attribution", story: "s1", attribution: 0 }));
    assert.deepEqual(
      stories[0]?.commitments.map(({ attribution }) => attribution),
      [undefined, 1],
    );
  });
  it("hold when the text has moved, the words of the statement are read otherwise, and the id is another", () => {
    const one = story("s1");
    const text = `From our correspondent. ${TEXT}`;
    const again = story("other", {
      sha256: "b".repeat(64),
      text,
      attributions: [
        attributionOf(text, "The mayor", "denied", "that water was let out", "denies"),
        attributionOf(text, "the ministry", "said", "The dam holds"),
      ],
    });
    const { stories } = corrected([again], draft(one, { kind: "stance", story: "s1", attribution: 1, to: "declines" }));
    assert.deepEqual(
      stories[0]?.attributions.map(({ stance }) => stance),
      ["declines", "asserts"],
    );
  });
  it("hold in copies of the text, and nowhere else", () => {
    const one = story("s1");
    const copy = story("s2", { sha256: "b".repeat(64), url: "https://example.org/b", text: `${TEXT} More.` });
    const text = "It is said again that water was let out, the mayor said.";
    const other = story("s3", {
      sha256: "c".repeat(64),
      url: "https://example.org/c",
      text,
      attributions: [attributionOf(text, "the mayor", "said.", "water was let out")],
    });
    const { stories } = corrected([one, copy, other], draft(one, { kind: "stance", story: "s1", attribution: 1, to: "doubts" }));
    assert.deepEqual(
      stories.map(({ id, attributions }) => [id, attributions.map(({ stance }) => stance).join()]),
      [
        ["s1", "asserts,doubts,asserts"],
        ["s2", "asserts,doubts,asserts"],
        ["s3", "asserts"],
      ],
    );
  });
  it("are orphaned, not dropped, when the statement is gone", () => {
    const log = [draft(story("s1"), { kind: "stance", story: "s1", attribution: 1, to: "doubts" })];
    const gone = correctStories(log, lookupOf(story("s1", { text: "Nothing of it is left.", attributions: [] })), remark);
    assert.deepEqual(
      listCorrections(log, gone.applied).map(({ status }) => status),
      ["orphaned"],
    );
  });
});

describe("corrections of a story's day and bounds", () => {
  it("set the day, put the story in its place, and have the marks made anew", () => {
    const [one, other] = [story("s1"), story("s2", { sha256: "b".repeat(64), url: "https://example.org/b", published: "2025-03-03" })];
    const set = (id: KeptStory, to: string | null): Correction => draft(id, { kind: "date", story: id.id, to });
    const { stories, replaced } = corrected([one, other], set(one, "2025-03-01"), set(other, null));
    assert.deepEqual([...replaced].sort(), ["s1", "s2"]);
    assert.deepEqual(
      stories.map(({ id, published, publishedFrom, corrected: by }) => [id, published, publishedFrom, by?.[0]?.was]),
      [
        ["s1", "2025-03-01", "given", "2025-03-05"],
        ["s2", null, null, "2025-03-03"],
      ],
    );
  });
  it("cut a story in two, and later corrections speak of the second", () => {
    const one = story("s1");
    const cut = draft(one, { kind: "cut", story: "s1", start: TEXT.indexOf("A second") });
    const parts = corrected([one], cut).stories;
    assert.deepEqual(
      parts.map(({ id, text, headline }) => [id, text.slice(-8), headline]),
      [
        ["s1", "let out.", "The dam"],
        [`s1+${cut.id}`, "Friday.".padStart(8), null],
      ],
    );
    const second = parts[1];
    assert.ok(second !== undefined);
    const date = draft(second, { kind: "date", story: second.id, to: "2025-03-07" });
    assert.deepEqual(
      corrected([one], cut, date).stories.map(({ published }) => published),
      ["2025-03-05", "2025-03-07"],
    );
    const undone = said({ kind: "undo", target: cut.id });
    const { stories, applied } = corrected([one], cut, date, undone);
    assert.deepEqual([stories[0]?.published, stories.length], ["2025-03-05", 1]);
    assert.deepEqual(
      listCorrections([cut, date, undone], applied).map(({ status }) => status),
      ["withdrawn", "orphaned", "applied"],
    );
  });
  it("join two stories, and take one out", () => {
    const [one, other] = [story("s1"), story("s2", { headline: "More", text: "It rained all day long." })];
    const lookup = { ...noEntities, story: (id: string) => (id === "s1" ? one : other) };
    const joined = corrected([one, other], said(completeDraft({ kind: "join", story: "s1", to: "s2" }, lookup))).stories;
    assert.deepEqual([joined.length, joined[0]?.text], [1, `${TEXT}\n\nIt rained all day long.`]);
    assert.match(joined[0]?.corrected?.[0]?.was ?? "", /More/);
    const rejected = corrected([one, other], said(completeDraft({ kind: "reject-story", story: "s2" }, lookup)));
    assert.deepEqual([rejected.stories.map(({ id }) => id), rejected.replaced.size], [["s1"], 2]);
  });
  it("make two stories of one that are the story again, wherever they part", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: TEXT.length - 2 }), (start) => {
        const one = story("s1");
        const parts = corrected([one], draft(one, { kind: "cut", story: "s1", start })).stories;
        assert.equal(
          parts
            .map(({ text }) => text)
            .join("")
            .replace(/\s/g, ""),
          TEXT.replace(/\s/g, ""),
        );
      }),
    );
  });
});

describe("corrections of days", () => {
  const one = story("s1");
  const words = span(TEXT, "The dam holds, the ministry said.");
  const entry = { text: TEXT.slice(words.start, words.end), story: "s1", ...words };

  it("put a line on its day, whether or not that day is shown, and mark it", () => {
    const { moved } = corrected([one], draft(one, { kind: "move", story: "s1", ...words, from: "2025-03-05", to: "2025-03-04" }));
    for (const days of [[], [{ date: "2025-03-04", score: 1, sentences: [entry], reports: 2 }]]) {
      const placed = placeMoved(days, moved);
      assert.deepEqual(
        placed.map(({ date }) => date),
        ["2025-03-04"],
      );
      assert.deepEqual(
        placed[0]?.sentences.map(({ corrected: by, ...rest }) => [rest, by?.[0]?.was]),
        [[entry, "2025-03-05"]],
      );
    }
  });
  it("move a line on from where it was moved to", () => {
    const { moved } = corrected(
      [one],
      draft(one, { kind: "move", story: "s1", ...words, from: "2025-03-05", to: "2025-03-04" }),
      draft(one, { kind: "move", story: "s1", ...words, from: "2025-03-04", to: "2025-03-02" }),
    );
    assert.deepEqual(
      placeMoved([], moved).map(({ date }) => date),
      ["2025-03-02"],
    );
  });
});

describe("corrections over the pile", () => {
  const entity = (id: string, name: string, ...stories: readonly string[]): PileEntity => ({
    id,
    kind: "person",
    name,
    aliases: [],
    stories: stories.map((one) => ({ story: one, entity: "e1" })),
  });
  const pile = [entity("person-maria-holm", "Maria Holm", "a", "b"), entity("person-mia-holmes", "Mia Holmes", "c")];
  const shown = (...log: readonly Correction[]): readonly string[] =>
    correctEntities(pile, log, ({ story: id }) => id).entities.map(
      ({ id, name, aliases, stories }) => `${id}: ${name} [${aliases.join()}] ${stories.map((one) => one.story).join("")}`,
    );

  it("merge, split and rename entities, which keep their ids", () => {
    const merge = said({ kind: "merge", target: { entity: "person-mia-holmes" }, to: { entity: "person-maria-holm" } });
    assert.deepEqual(shown(merge), ["person-maria-holm: Maria Holm [Mia Holmes] abc"]);
    assert.deepEqual(shown(said({ kind: "split", target: { entity: "person-maria-holm" }, to: { story: "b" } })), [
      "person-maria-holm: Maria Holm [] a",
      "person-maria-holm--b: Maria Holm [] b",
      "person-mia-holmes: Mia Holmes [] c",
    ]);
    assert.deepEqual(
      shown(said({ kind: "rename", target: { entity: "person-mia-holmes" }, to: "Mia Jane Holmes" })).at(-1),
      "person-mia-holmes: Mia Jane Holmes [Mia Holmes] c",
    );
  });
  it("find an entity by its name when its id is another, and are orphaned when it is gone", () => {
    const known = said({ kind: "rename", target: { entity: "person-old-id", kind: "person", name: "Mia Holmes" }, to: "Mia" });
    const gone = said({ kind: "merge", target: { entity: "person-x" }, to: { entity: "person-maria-holm" } });
    assert.match(shown(known).at(-1) ?? "", /^person-mia-holmes: Mia /);
    const { entities, applied } = correctEntities(pile, [gone], () => null);
    assert.deepEqual([entities, applied.size], [pile, 0]);
  });
  it("rate outlets and entities, the last one wins", () => {
    const log = [
      said({ kind: "rate", target: { outlet: "Valley Review" }, to: "C3" }),
      said({ kind: "rate", target: { outlet: "Valley Review" }, to: "B2" }),
      said({ kind: "rate", target: { entity: "person-mia-holmes" }, to: "E" }),
      said({ kind: "rate", target: { outlet: "Nobody" }, to: "A1" }),
    ];
    const { ratings, applied } = rateSources(pile, new Set(["Valley Review"]), log);
    assert.deepEqual(
      ratings.map(({ name, code, corrected: { was } }) => [name, code, was]),
      [
        ["Mia Holmes", "E", ""],
        ["Valley Review", "B2", "C3"],
      ],
    );
    assert.deepEqual(
      listCorrections(log, applied).map(({ status }) => status),
      ["applied", "applied", "applied", "orphaned"],
    );
  });
  it("take a dispute out, also when another statement has joined it", () => {
    const one = story("s1");
    const claim = (...indices: readonly number[]): Claim => ({
      id: `claim-${indices.join("")}`,
      about: [],
      status: "disputed",
      positions: indices.map((attribution) => ({ story: "s1", attribution, stance: "asserts", published: null })),
    });
    const body = completeDraft({ kind: "reject-dispute", claim: "x" }, { ...noEntities, claim: () => claim(0, 1), story: () => one });
    const { separate } = corrected([one], said(body));
    assert.deepEqual(
      rejectDisputes([claim(0, 1), claim(0, 1, 2), claim(1, 2), claim(2)], separate).map(({ id }) => id),
      ["claim-12", "claim-2"],
    );
  });
});

describe("a draft", () => {
  const one = story("s1");
  const refused = (chosen: CorrectionDraft): void => {
    assert.throws(
      () => draft(one, chosen),
      (error) => error instanceof InputError && error.code === "bad-field",
    );
  };
  it("is refused when it names what is not there", () => {
    refused({ kind: "date", story: "s9", to: "2025-01-01" });
    refused({ kind: "stance", story: "s1", attribution: 9, to: "denies" });
    refused({ kind: "source", story: "s1", attribution: 0, to: "words that are not there" });
    refused({ kind: "move", story: "s1", start: 5, end: 5, from: null, to: "2025-01-01" });
    refused({ kind: "move", story: "s1", start: 5, end: 5000, from: null, to: "2025-01-01" });
    refused({ kind: "cut", story: "s1", start: 0 });
    refused({ kind: "rename", entity: "person-x", to: "X" });
    refused({ kind: "rate", outlet: "Nobody", to: "B2" });
    refused({ kind: "join", story: "s1", to: "s1" });
  });
});
