import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { timeCases } from "./cases.js";
import { createTimeFinder } from "./index.js";

const split = createSentenceSplitter(packagedResources);
const find = createTimeFinder(packagedResources);
const read = (text: string, published: string | null) => find(split({ id: "story", text, published, headline: null, outlet: null }));

describe("times", () => {
  for (const { published, text: marked } of timeCases) {
    it(`${published ?? "undated"}: ${marked}`, () => {
      const text = marked.replace(/\[([^|\]]+)\|[^\]]+\]/g, "$1");
      const expected = [...marked.matchAll(/\[([^|\]]+)\|([^\]]+)\]/g)].map(([, words, value]) => `${words}|${value}`);
      assert.deepEqual(
        read(text, published).times.map(({ start, end, type, value }) => `${text.slice(start, end)}|${type} ${value}`),
        expected,
      );
    });
  }

  it("tells from what a value was counted, and by which rule", () => {
    const [hours] = read("It takes effect 48 hours after the announcement.", null).times;
    assert.deepEqual([hours?.anchor, hours?.rule], ["the announcement", "duration-from"]);
    const [friday] = read("Talks began on Friday.", "2025-01-15").times;
    assert.deepEqual([friday?.anchor, friday?.rule, friday?.edtf], ["2025-01-15", "weekday-latest", "2025-01-10"]);
  });

  it("lie in order inside one sentence, for any text, and twice gives the same", () => {
    const parts = [
      "Friday",
      "last",
      "March",
      "5",
      "2024",
      ",",
      "p.m.",
      "two",
      "years",
      "ago",
      "the",
      "early",
      "third",
      "quarter",
      ".",
      "\n\n",
      "to",
      "a",
      "May",
      "Christmas",
      "hundred",
      "48-hour",
      "every",
      "’s",
      "\u0301",
      "👩‍🚒",
    ];
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(null, "2025-01-15", "2024-02-29"), (text, published) => {
        const { times, sentences } = read(text, published);
        let last = 0;
        for (const { start, end } of times) {
          assert.ok(start >= last && start < end && end <= text.length);
          assert.ok(sentences.some((sentence) => sentence.start <= start && end <= sentence.end));
          last = end;
        }
        assert.deepEqual(read(text, published).times, times);
      }),
    );
  });

  it("hold for 100 KB of one trigger", () => {
    for (const word of ["two ", "the ", "March ", "5 ", "last ", "a ", "hundred ", "to 5 ", "1-", "every "])
      assert.ok(Array.isArray(read(word.repeat(100_000 / word.length), "2025-01-15").times));
  });
});
