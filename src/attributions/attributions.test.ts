import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createNameFinder } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createParser } from "../syntax/index.js";
import { createTimeFinder } from "../times/index.js";
import { attributionCases, noDenials } from "./cases.js";
import { createAttributionFinder } from "./index.js";

const split = createSentenceSplitter(packagedResources);
const parse = createParser(packagedResources);
const findNames = createNameFinder(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const find = createAttributionFinder(packagedResources);
const read = (text: string, outlet: string | null = null) =>
  find(findTimes(findNames(parse(split({ id: "story", text, published: null, headline: null, outlet })))));

describe("attributions", () => {
  for (const row of attributionCases) {
    it(row.text, () => {
      const { attributions, entities } = read(row.text, row.outlet ?? null);
      const textOf = (spans: readonly { start: number; end: number }[]): string => spans.map(({ start, end }) => row.text.slice(start, end)).join(" … ");
      const shown = attributions.map((entry) => ({
        source: textOf(entry.source),
        kind: entry.sourceKind,
        stance: entry.stance,
        content: textOf(entry.content),
        ...(row.holder === undefined ? {} : { holder: entities.find(({ id }) => id === entry.entity)?.name }),
        ...(row.via === undefined ? {} : { via: textOf(entry.via?.[0]?.source ?? []) }),
      }));
      const { text, outlet, ...expected } = row;
      assert.ok(
        shown.some(
          (entry) =>
            entry.source === expected.source &&
            entry.kind === expected.kind &&
            entry.stance === expected.stance &&
            entry.content.includes(expected.content) &&
            entry.holder === expected.holder &&
            entry.via === expected.via,
        ),
        JSON.stringify(shown, null, 1),
      );
    });
  }

  for (const text of noDenials) {
    it(`finds no denial: ${text}`, () => {
      assert.deepEqual(
        read(text).attributions.filter(({ stance }) => stance === "denies"),
        [],
      );
    });
  }

  it("finds none in plain narrative", () => {
    assert.deepEqual(read("The bridge fell into the river at noon. Nobody was hurt.").attributions, []);
  });

  it("lie inside the text, have content, and never throw, for any text and any quotation marks", () => {
    const parts = [
      "“",
      "”",
      '"',
      "''",
      "``",
      "said",
      "Maria Holm",
      "he",
      "that",
      "it",
      "was",
      "denied",
      ",",
      ".",
      "\n\n",
      "sources",
      "quoted",
      "as",
      "saying",
      "the",
      "called",
      "for",
      "is",
      "expected",
      "to",
    ];
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 150 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 50 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { attributions, entities } = read(text);
        const ids = new Set(entities.map(({ id }) => id));
        for (const { source, cue, content, entity, via, hedges } of attributions) {
          assert.ok(content.length > 0 && cue.length > 0);
          for (const { start, end } of [...source, ...cue, ...content, ...(hedges ?? []), ...(via ?? []).flatMap((link) => [...link.source, ...link.cue])])
            assert.ok(start >= 0 && start < end && end <= text.length);
          assert.ok(entity === undefined || ids.has(entity));
        }
        assert.deepEqual(read(text), read(text));
      }),
      { numRuns: 200 },
    );
  });

  it("take time in step with the text, whatever it repeats", () => {
    const triggers = [
      "said ",
      "quoted as saying ",
      "“",
      '"a ',
      "''",
      "citing sources, ",
      "they said: ",
      "“we ",
      "urged ",
      "“a” — Anna ",
      "From Anna: ",
      "accused of\n\n",
      "(",
      "who said ",
    ];
    for (const trigger of triggers) {
      const spent = [10_000, 40_000].map((length) => {
        const text = trigger.repeat(Math.ceil(length / trigger.length)).slice(0, length);
        const before = process.cpuUsage().user;
        read(text);
        return process.cpuUsage().user - before;
      });
      assert.ok(spent[1]! < 10 * spent[0]! + 1_000_000, `${JSON.stringify(trigger)}: ${spent.map((time) => Math.round(time / 1000)).join(" and ")} ms`);
    }
  });
});
