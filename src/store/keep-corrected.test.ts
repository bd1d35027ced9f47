import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { parseKeptStory } from "../document/check.js";
import type { KeptStory } from "../document/types.js";
import { openReader, openStore, packBytes, type ReadPage, readSought, type Store, verifyStore } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-corrected-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const pageOf = (id: string, text: string): ReadPage => ({
  sha256: createHash("sha256").update(text).digest("hex"),
  file: `${id}.txt`,
  line: null,
  bytes: Buffer.byteLength(text),
  packed: packBytes(Buffer.from(text)),
  settings: { kind: "text" },
  reader: "test",
  problem: null,
  stories: [
    {
      id,
      published: "2025-03-01",
      headline: null,
      outlet: null,
      url: null,
      record: JSON.stringify({ published: "2025-03-01", headline: null, text, attributions: [] }),
    },
  ],
});

describe("corrected stories in the store", () => {
  const file = join(folder, "daybook.db");
  const build = (store: Store, replaced: readonly string[], stories: readonly KeptStory[]): void =>
    store.keepViews([], [], { replaced: new Set(replaced), stories });
  const idsWith = (words: string): readonly string[] => {
    const reader = openReader(file);
    const slots = reader.slotsWith(readSought(words)) ?? [];
    const ids = reader.heads([...slots].map((slot) => reader.index().numbers[slot] ?? -1)).map(({ id }) => id);
    reader.close();
    return ids;
  };
  const published = (id: string): string | null | undefined => {
    const reader = openReader(file);
    const story = reader.story(id);
    reader.close();
    return story === null ? undefined : story.published;
  };

  it("are read and searched as they are shown, and as they were read once the corrections are withdrawn", () => {
    const store = openStore(file);
    store.keepPages([pageOf("a", "Water rose. Snow fell."), pageOf("b", "Rain fell.")], "2025-03-04T00:00:00Z");
    const read = parseKeptStory(store.storyRecord("a") ?? "");
    const [first, second] = [
      { ...read, text: "Water rose." },
      { ...read, id: "a+c1", text: "Snow fell.", published: null },
    ];
    build(store, ["a", "b"], [first, second]);
    assert.deepEqual([idsWith("water"), idsWith("snow"), idsWith("rain")], [["a"], ["a+c1"], []]);
    assert.deepEqual([published("a"), published("a+c1"), published("b")], ["2025-03-01", null, undefined]);
    build(store, [], []);
    assert.deepEqual([idsWith("water"), idsWith("snow"), idsWith("rain")], [["a"], ["a"], ["b"]]);
    assert.deepEqual([published("a+c1"), published("b")], [undefined, "2025-03-01"]);
    assert.deepEqual([...verifyStore(file)], []);
    store.close();
  });
});
