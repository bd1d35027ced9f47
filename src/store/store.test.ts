import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import Database from "better-sqlite3";
import { InputError } from "../document/errors.js";
import { type Damage, openStore, packBytes, type ReadPage, verifyStore } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-store-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const NOW = "2025-03-01T00:00:00Z";
const hashOf = (words: string): string => createHash("sha256").update(words).digest("hex");

/** A page whose bytes are the given words. */
const page = (words: string, ...stories: readonly (readonly [string, string | null])[]): ReadPage => ({
  sha256: hashOf(words),
  file: `${words}.txt`,
  line: null,
  bytes: Buffer.byteLength(words),
  packed: packBytes(Buffer.from(words)),
  settings: { kind: "text" },
  reader: "test",
  problem: stories.length === 0 ? { code: "no-story", found: "nothing" } : null,
  stories: stories.map(([id, published]) => ({
    id,
    published,
    headline: null,
    outlet: null,
    url: `https://example.org/${id}`,
    record: JSON.stringify({ published, text: `Words of ${id}.`, attributions: [] }),
  })),
});

const damages = (file: string): readonly Damage[] => [...verifyStore(file)];

describe("the store", () => {
  it("keeps pages with their stories, in order of day and id, undated last", () => {
    const store = openStore(join(folder, "a", "daybook.db"));
    store.keepPages([page("p1", ["b", "2025-01-02"], ["a", "2025-01-02"]), page("p2", ["c", null], ["d", "2024-12-31"]), page("p3")], NOW);
    assert.deepEqual(
      [...store.storyRecords()].map((record) => JSON.parse(record)).map(({ id, published }) => ({ id, published })),
      [
        { id: "d", published: "2024-12-31" },
        { id: "a", published: "2025-01-02" },
        { id: "b", published: "2025-01-02" },
        { id: "c", published: null },
      ],
    );
    assert.equal(store.storyCount(), 4);
    assert.equal(store.knownPage("p9"), null);
    assert.deepEqual(store.knownPage(hashOf("p3"))?.problem, { code: "no-story", found: "nothing" });
    store.close();
  });

  it("finds stories by id, by page and by address", () => {
    const store = openStore(join(folder, "a", "daybook.db"));
    const idOf = (record: string): unknown => JSON.parse(record).id;
    assert.equal(idOf(store.storyRecord("c") ?? "{}"), "c");
    assert.equal(store.storyRecord("z"), null);
    assert.deepEqual(store.idsOfPage(hashOf("p1")), ["b", "a"]);
    assert.deepEqual(store.idsAt("https://example.org/d"), ["d"]);
    store.close();
  });

  it("opens again with what it held, does not keep a page twice, and gives a taken id a suffix", () => {
    const file = join(folder, "a", "daybook.db");
    const store = openStore(file);
    store.keepPages([page("p1", ["other", null]), page("p4", ["a", "2025-01-01"])], NOW);
    assert.equal(store.storyCount(), 5);
    assert.equal(JSON.parse([...store.storyRecords()][1] ?? "{}").id, `a-${hashOf("p4").slice(0, 8)}`);
    store.close();
  });

  it("gives every page back as it was read, and puts new stories in the place of old ones under the same ids", () => {
    const store = openStore(join(folder, "reread.db"));
    store.keepPages([page("one", ["x", null]), page("two", ["x", null]), page("none")], NOW);
    const ids = (): readonly unknown[] => [...store.storyRecords()].map((record) => JSON.parse(record).id);
    const before = ids();
    const kept = [...store.keptPages()];
    assert.deepEqual(kept.map(({ bytes }) => Buffer.from(bytes).toString()).sort(), ["none", "one", "two"]);
    for (const { sha256, bytes, settings } of kept) {
      assert.equal(hashOf(Buffer.from(bytes).toString()), sha256);
      assert.deepEqual(settings, { kind: "text" });
    }
    store.replacePages([page("one", ["x", "2025-01-01"]), page("two", ["x", "2025-01-02"]), page("none", ["y", null])], NOW);
    assert.deepEqual(ids(), [...before, "y"]);
    assert.equal(store.knownPage(hashOf("none"))?.problem, null);
    assert.deepEqual(damages(join(folder, "reread.db")), []);
    store.close();
  });

  it("says so when the file is no store", () => {
    const file = join(folder, "broken.db");
    writeFileSync(file, "this is not a database, and long enough to be read as one ".repeat(20));
    assert.throws(
      () => openStore(file),
      (error) => error instanceof InputError && error.code === "store-unusable",
    );
  });
});

describe("verifying a store", () => {
  const file = join(folder, "sound.db");
  const store = openStore(file);
  store.keepPages(
    Array.from({ length: 40 }, (_, index) => page(`The water rose on day ${index}. `.repeat(40), [`s${index}`, "2025-01-02"])),
    NOW,
  );
  store.close();

  it("finds nothing in a sound one, and counts what it looked at", () => {
    const looked = verifyStore(file);
    assert.deepEqual(looked.next(), { done: true, value: { pages: 40, stories: 40, log: null } });
    new Database(join(folder, "empty.db")).exec("PRAGMA journal_mode = WAL").close();
    assert.deepEqual(damages(join(folder, "empty.db")), []);
    assert.throws(
      () => damages(join(folder, "missing.db")),
      (error) => error instanceof InputError && error.code === "file-not-found",
    );
  });

  for (const [name, change, what, found] of [
    ["the bytes of a page", "UPDATE contents SET packed = x'0b' WHERE rowid = 1", /^page The water/, /bytes have changed/],
    ["bytes that are gone", "DELETE FROM contents WHERE rowid = 2", /^page The water/, /bytes are missing/],
    ["the text of a story", "UPDATE stories SET record = '{}' WHERE id = 's3'", /^story s3$/, /changed since it was read/],
    ["the day of a story", "UPDATE stories SET published = '2025-01-03' WHERE id = 's4'", /^story s4$/, /changed since it was read/],
    ["the time of reading", "UPDATE pages SET read_at = '2020' WHERE file LIKE '%day 5.%'", /^page The water rose on day 5/, /what was noted/],
  ] as const)
    it(`names ${name}`, () => {
      const changed = join(folder, "changed.db");
      copyFileSync(file, changed);
      const database = new Database(changed);
      database.exec(change);
      database.close();
      const damage = damages(changed);
      assert.equal(damage.length, 1);
      assert.match(damage[0]?.what ?? "", what);
      assert.match(damage[0]?.found ?? "", found);
    });

  it("finds a changed byte anywhere, unless all that can be read is still the same", () => {
    const dump = (name: string): string => {
      const database = new Database(name, { readonly: true });
      const rows = ["pages", "contents", "stories"].map((table) => database.prepare(`SELECT * FROM ${table}`).all());
      database.close();
      return JSON.stringify(rows);
    };
    const sound = readFileSync(file);
    const rows = dump(file);
    const changed = join(folder, "flipped.db");
    const counts = { found: 0, harmless: 0 };
    for (let at = 100; at < sound.length; at += 97) {
      if (sound[at] === 0) continue;
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      writeFileSync(changed, bytes);
      if (damages(changed).length > 0) counts.found++;
      else {
        counts.harmless++;
        assert.equal(dump(changed), rows, `byte ${at}`);
      }
    }
    assert.ok(counts.found > 300 && counts.harmless < counts.found / 4, JSON.stringify(counts));
  });
});
