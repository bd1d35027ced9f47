import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { readTable } from "../text/table.js";
import { timeCases } from "./cases.js";
import { dayCases } from "./day-cases.js";
import { createTimeFinder } from "./index.js";
import { readRules } from "./rules.js";

const split = createSentenceSplitter(packagedResources);
const find = createTimeFinder(packagedResources);
const read = (text: string, published: string | null) => find(split({ id: "story", text, published, headline: null, outlet: null }));

/** The marks of a marked text, `words|TYPE value`. */
const marks = (marked: string): string[] => [...marked.matchAll(/\[([^|\]]+)\|([^\]]+)\]/g)].map(([, words, value]) => `${words}|${value}`);
const found = (marked: string, published: string | null): string[] => {
  const text = marked.replace(/\[([^|\]]+)\|[^\]]+\]/g, "$1");
  return read(text, published).times.map(({ start, end, type, value }) => `${text.slice(start, end)}|${type} ${value}`);
};

/** A sentence for each class of the word list, and what its first time is. */
const WORD_FRAMES: Readonly<Record<string, readonly [string, string]>> = {
  part: ["He left on Monday {} for good.", "TIME 2025-01-13T{}"],
  weekdays: ["They meet on {} here.", "SET XXXX-WXX-{}"],
  season: ["It was cold in the {} of 1994.", "DATE 1994-{}"],
  "clock-word": ["It ended at {} sharp.", "TIME 2025-01-15{}"],
  decade: ["It began in the {} here.", "DATE 19{}"],
  zone: ["It began at 17:30 {} sharp.", "TIME 2025-01-15T17:30"],
};

describe("times", () => {
  for (const { published, text: marked } of timeCases) {
    it(`${published ?? "undated"}: ${marked}`, () => {
      assert.deepEqual(found(marked, published), marks(marked));
    });
  }

  for (const { sentences } of dayCases) {
    it(`day: ${sentences.map(([text]) => text).join(" ")}`, () => {
      const { days } = read(sentences.map(([text]) => text).join(" "), "2025-01-15");
      const found = sentences.map((_, index) => days.find(({ sentence }) => sentence === index));
      assert.deepEqual(
        found.map((day) => (day === undefined ? null : `${day.when} ${day.rule}`)),
        sentences.map(([, day]) => day),
      );
    });
  }

  for (const { id, example } of readRules(packagedResources)) {
    it(`rule ${id}: ${example}`, () => assert.deepEqual(found(example, "2025-01-15"), marks(example)));
  }

  it("reads every word of the lists in its frame", () => {
    for (const { form, class: name, value } of readTable(packagedResources, "times/lexicon/words.tsv", ["form", "class", "value"])) {
      const frame = WORD_FRAMES[name];
      if (frame === undefined) continue;
      const [sentence = "", expected = ""] = frame;
      const text = sentence.replace("{}", form);
      const [time] = read(text, "2025-01-15").times;
      assert.equal(`${time?.type} ${time?.value}`, expected.replace("{}", value).replace("{NN}", value.padStart(2, "0")), text);
    }
  });

  it("reads every month name with its day and year", () => {
    for (const { form, class: name, value } of readTable(packagedResources, "times/lexicon/months.tsv", ["form", "class", "value"])) {
      if (name !== "month") continue;
      const text = `He left on 5 ${form} 1999 for good.`;
      assert.equal(read(text, "2025-01-15").times[0]?.value, `1999-${value.padStart(2, "0")}-05`, text);
    }
  });

  it("tells from what a value was counted, and by which rule", () => {
    const [hours] = read("It takes effect 48 hours after the announcement.", null).times;
    assert.deepEqual([hours?.anchor, hours?.rule], ["the announcement", "duration-from"]);
    const [friday] = read("Talks began on Friday.", "2025-01-15").times;
    assert.deepEqual([friday?.anchor, friday?.rule, friday?.edtf], ["2025-01-15", "weekday-latest", "2025-01-10"]);
  });

  it("gives the whole of a range, the moment of a time with its zone, and the day to which a stretch of time leads", () => {
    const first = (text: string) => read(text, "2025-01-15").times[0];
    assert.equal(first("The talks ran from Monday to Wednesday.")?.window, "2025-01-13/2025-01-15");
    assert.equal(first("Fighting raged between March 3 and 7.")?.window, "2024-03-03/2024-03-07");
    assert.equal(first("The siege lasted from April 2019 to June 2020.")?.window, "2019-04/2020-06");
    assert.equal(first("The vote was moved from Monday to Wednesday.")?.window, undefined);
    assert.equal(first("It rained on Monday and Wednesday.")?.window, undefined);
    assert.equal(first("It began at 4 a.m. EST on Tuesday.")?.edtf, "2025-01-14T04:00:00-05:00");
    assert.equal(first("It began at 15:00 UTC+3.")?.edtf, "2025-01-15T15:00:00+03:00");
    assert.equal(first("It began at 15:00 IST.")?.edtf, "2025-01-15");
    assert.deepEqual([first("It was two weeks before Christmas.")?.edtf, first("It was two weeks before Christmas.")?.anchor], ["2024-12-11", "2024-12-25"]);
    const hung = read("The announcement was made on January 13. It takes effect 48 hours after the announcement.", "2025-01-15").times[1];
    assert.deepEqual([hung?.value, hung?.edtf, hung?.anchor], ["PT48H", "2025-01-15", "the announcement"]);
    assert.equal(first("In fiscal 2024 it earned more.")?.edtf, "2024~");
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
        const { times, sentences, days } = read(text, published);
        for (const { sentence, time, when } of days) {
          assert.ok(sentence < sentences.length && (time === null) === (when === null));
          assert.ok(time === null || time < times.length);
        }
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
