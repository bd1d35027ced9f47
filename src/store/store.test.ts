import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { InputError } from "../document/errors.js";
import { openStore, type ReadPage } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-store-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const page = (sha256: string, ...stories: readonly (readonly [string, string | null])[]): ReadPage => ({
  sha256,
  file: `${sha256}.txt`,
  line: null,
  bytes: 1,
  reader: "test",
  problem: stories.length === 0 ? { code: "no-story", found: "nothing" } : null,
  stories: stories.map(([id, published]) => ({
    id,
    published,
    headline: null,
    outlet: null,
    record: JSON.stringify({ published, text: `Words of ${id}.`, attributions: [] }),
  })),
});

describe("the store", () => {
  it("keeps pages with their stories, in order of day and id, undated last", () => {
    const store = openStore(join(folder, "a", "daybook.db"));
    store.keepPages([page("p1", ["b", "2025-01-02"], ["a", "2025-01-02"]), page("p2", ["c", null], ["d", "2024-12-31"]), page("p3")]);
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
    assert.deepEqual(store.knownPage("p3")?.problem, { code: "no-story", found: "nothing" });
    store.close();
  });

  it("opens again with what it held, does not keep a page twice, and gives a taken id a suffix", () => {
    const file = join(folder, "a", "daybook.db");
    const store = openStore(file);
    store.keepPages([page("p1", ["other", null]), page("0123456789abcdef", ["a", "2025-01-01"])]);
    assert.equal(store.storyCount(), 5);
    assert.match([...store.storyRecords()][1] ?? "", /^\{"id":"a-01234567",/);
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
