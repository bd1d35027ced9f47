import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import Database from "better-sqlite3";
import type { PileEntity } from "../document/types.js";
import { findSought, matchQuery, openReader, openStore, type ReadPage, readSought, type StoreReader, type StoryFilter, searchStories } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-search-"));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly id: string;
  readonly published: string | null;
  readonly outlet: string;
  readonly headline: string;
  readonly text: string;
  readonly said: readonly { readonly sourceKind: string; readonly stance: string }[];
}

const STORIES: readonly Told[] = [
  {
    id: "a",
    published: "2025-03-01",
    outlet: "The Gazette",
    headline: "Talks begin",
    text: "Envoys met in Zürich. Talks were long.",
    said: [{ sourceKind: "person", stance: "denies" }],
  },
  {
    id: "b",
    published: "2025-03-02",
    outlet: "The Courier",
    headline: "Floods",
    text: "The river rose; talks were put off.",
    said: [{ sourceKind: "official", stance: "asserts" }],
  },
  {
    id: "c",
    published: null,
    outlet: "",
    headline: "Undated",
    text: "Negotiators met again in ZURICH.",
    said: [
      { sourceKind: "person", stance: "asserts" },
      { sourceKind: "official", stance: "denies" },
    ],
  },
];

const pageOf = ({ id, published, outlet, headline, text, said }: Told): ReadPage => ({
  sha256: `page-${id}`,
  file: `${id}.txt`,
  line: null,
  bytes: 1,
  packed: new Uint8Array(),
  settings: { kind: "text" },
  reader: "test",
  problem: null,
  stories: [{ id, published, headline, outlet, url: null, record: JSON.stringify({ published, headline, outlet, text, attributions: said }) }],
});

const ENTITIES: readonly PileEntity[] = [
  { id: "envoy", kind: "person", name: "Envoy", aliases: [], stories: [{ story: "a", entity: "e1" }] },
  {
    id: "zurich",
    kind: "place",
    name: "Zürich",
    aliases: [],
    stories: [
      { story: "a", entity: "e2" },
      { story: "c", entity: "e1" },
    ],
  },
];

const NOTHING: StoryFilter = { slots: null, entities: [], outlets: [], kinds: [], stances: [], from: null, to: null };

function withReader(name: string, use: (reader: StoreReader) => void): void {
  const file = join(folder, name);
  const store = openStore(file);
  store.keepPages(STORIES.map(pageOf), "2025-03-04T00:00:00Z");
  store.keepViews([{ kind: "day", record: `{"date":"2025-03-01"}` }], ENTITIES, { replaced: new Set(), stories: [] });
  const reader = openReader(file);
  try {
    use(reader);
  } finally {
    reader.close();
    store.close();
  }
}

const found = (reader: StoreReader, filter: Partial<StoryFilter>, words = ""): string => {
  const index = reader.index();
  const { slots } = searchStories(index, { ...NOTHING, ...filter, slots: reader.slotsWith(readSought(words)) });
  return reader
    .heads([...slots].map((slot) => index.numbers[slot]!))
    .map(({ id }) => id)
    .join(" ");
};

describe("the search of a store", () => {
  it("finds words without regard to case and marks, phrases, beginnings, and what must not stand there", () => {
    withReader("words.db", (reader) => {
      for (const [words, ids] of [
        ["zurich", "a c"],
        ["ZÜRICH", "a c"],
        ['"met in"', "a"],
        ["negot*", "c"],
        ["negot", ""],
        ["talks -river", "a"],
        ["talks begin", "a"],
        ['talks" OR headline:*', ""],
        ["-talks", "a b c"],
        ["", "a b c"],
      ] as const)
        assert.equal(found(reader, {}, words), ids, words);
    });
  });

  it("filters by what is chosen, and counts what could be chosen next", () => {
    withReader("facets.db", (reader) => {
      assert.equal(found(reader, { entities: ["zurich"] }), "a c");
      assert.equal(found(reader, { entities: ["zurich", "envoy"] }), "a");
      assert.equal(found(reader, { entities: ["nobody"] }), "");
      assert.equal(found(reader, { outlets: ["The Courier", ""] }), "b c");
      assert.equal(found(reader, { kinds: ["person", "official"] }), "c");
      assert.equal(found(reader, { stances: ["denies"] }), "a c");
      assert.equal(found(reader, { from: "2025-03-02" }), "b");
      assert.equal(found(reader, { to: "2025-03-01" }), "a");
      const { facets, total } = searchStories(reader.index(), { ...NOTHING, outlets: ["The Gazette"] });
      assert.equal(total, 1);
      assert.deepEqual(facets.who, [{ id: "envoy", name: "Envoy", count: 1 }]);
      assert.deepEqual(facets.places, [{ id: "zurich", name: "Zürich", count: 1 }]);
      assert.deepEqual(facets.kinds, [{ id: "person", name: "person", count: 1 }]);
      assert.deepEqual(facets.days, [{ from: "2025-03-01", counts: [1] }]);
      assert.equal(facets.outlets.length, 3);
    });
  });

  it("sees what another connection keeps, after a refresh, and forgets a story that is taken out", () => {
    withReader("change.db", (reader) => {
      const before = reader.dataVersion();
      const other = new Database(join(folder, "change.db"));
      other.exec("DELETE FROM stories WHERE id = 'a'");
      other.close();
      assert.notEqual(reader.dataVersion(), before);
      reader.refresh();
      assert.equal(found(reader, {}, "talks"), "b");
      assert.equal(reader.index().entities.find(({ id }) => id === "envoy")?.stories.length, 0);
    });
  });

  it("brings a store of an older version up to this one, with its stories in the index", () => {
    withReader("old.db", () => {
      const database = new Database(join(folder, "old.db"));
      database.exec(
        "DROP VIEW shown_stories; DROP TABLE corrected; DROP TRIGGER stories_gone; DROP TABLE search_stories; DROP TABLE search_words; DROP TABLE views; DROP TABLE entities",
      );
      database.pragma("user_version = 2");
      database.close();
    });
    openStore(join(folder, "old.db")).close();
    const reader = openReader(join(folder, "old.db"));
    assert.equal(found(reader, { stances: ["denies"] }, "zurich"), "a c");
    assert.deepEqual(reader.views("day"), []);
    reader.close();
  });

  it("keeps views in their order, and entities with their stories", () => {
    withReader("views.db", (reader) => {
      assert.deepEqual(reader.views("day"), [`{"date":"2025-03-01"}`]);
      assert.deepEqual(JSON.parse(reader.entityRecord("zurich") ?? ""), { id: "zurich", kind: "place", name: "Zürich", aliases: [] });
      assert.equal(reader.entityRecord("nobody"), null);
      assert.deepEqual(
        reader.bestWith(readSought("talks")).map((slot) => reader.index().numbers[slot]),
        [1, 2],
      );
    });
  });
});

describe("the words that are sought", () => {
  it("are quoted for the index, so that nothing typed is an operator", () => {
    assert.equal(matchQuery(readSought(`a" NEAR(b) -c d*`)), `("a" AND "near b" AND "d" *) NOT ("c")`);
    assert.equal(matchQuery(readSought("-- ( ) *")), null);
  });

  it("are found in a text at their places", () => {
    const text = "Envoys met in Zürich; in Zürich they stayed.";
    assert.deepEqual(
      findSought(text, readSought('zurich "met in" stay*'), 9).map(([start, end]) => text.slice(start, end)),
      ["met in", "Zürich", "Zürich", "stayed"],
    );
    assert.deepEqual(findSought(text, readSought("-met"), 9), []);
  });

  it("are read, and not found, in a long text of one word", { timeout: 60_000 }, () => {
    const text = "word ".repeat(500_000);
    assert.ok(readSought(`"${text}`).length > 0);
    assert.deepEqual(findSought(text, readSought(`"word word word nothing"`), 5), []);
  });
});
