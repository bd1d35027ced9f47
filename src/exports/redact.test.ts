import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { KeptStory } from "../document/types.js";
import type { ExportBook } from "./book.js";
import { storyOf } from "./cases.js";
import { EXPORTS, type ExportFormat, formatReplacements, parseReplacements, redactBook, replacementsFor } from "./index.js";
import { createReplacer, movedSpans } from "./replace-names.js";

const text =
  "Teacher Mira Okafor-Tal saw the army come on May 3, 2025. “They came at night,” OKAFOR-TAL said. Governor Ilan Brook denied it; Brook's office said that Jon May was not there. May said so too.";
const person = (id: string, name: string, aliases: readonly string[] = []) => ({ id, kind: "person" as const, name, aliases });
const date = text.indexOf("May 3, 2025");
const story: KeptStory = storyOf(
  "mira-okafor-tal",
  text,
  [
    { source: "OKAFOR-TAL", cue: "said", content: "“They came at night,”", fields: { sourceKind: "person", entity: "e1" } },
    { source: "Governor Ilan Brook", cue: "denied", content: "it;", fields: { sourceKind: "person", stance: "denies", entity: "e2" } },
  ],
  {
    headline: "Mira Okafor-Tal speaks",
    byline: ["A. Writer"],
    url: "https://valley.example/2025/mira-okafor-tal",
    file: "pile/okafor-tal.html",
    times: [{ start: date, end: date + 11, type: "DATE", value: "2025-05-03", rule: "test" }],
    entities: [person("e1", "Mira Okafor-Tal", ["Okafor-Tal"]), person("e2", "Ilan Brook", ["Brook"]), person("e3", "Jon May")],
  },
);
const sentences = story.sentences.map(({ start, end }) => ({ story: story.id, start, end, text: text.slice(start, end), attributions: [0] }));
const book: ExportBook = {
  title: "The case of Mira Okafor-Tal",
  days: [{ date: "2025-05-03", score: 1, reports: 1, sentences }],
  claims: [
    {
      id: "person/mira-okafor-tal",
      about: ["person/mira-okafor-tal"],
      positions: [{ story: story.id, attribution: 0, stance: "asserts", published: "2025-03-05", side: "for" }],
      status: "single",
      holders: { for: 1, against: 0 },
    },
  ],
  commitments: [],
  ratings: [],
  entities: story.entities.map((entity, index) => ({ ...entity, id: `person/${index}`, stories: [{ story: story.id, entity: entity.id }] })),
  stories: () => [story],
};
const replacements = replacementsFor(book.entities, new Map([["Ilan Brook", "Ilan Brook"]]));
const redacted = redactBook(book, replacements);

describe("redactBook", () => {
  it("replaces people in every form and case, keeps whom the user keeps, and leaves dates alone", () => {
    const [only] = [...redacted.stories()];
    assert.equal(
      only?.text,
      "Teacher Person 1 saw the army come on May 3, 2025. “They came at night,” Person 1 said. Governor Ilan Brook denied it; Brook's office said that Person 2 was not there. Person 2 said so too.",
    );
    assert.equal(only?.headline, "Person 1 speaks");
    assert.equal(only?.url, undefined);
    assert.equal(only?.file, "(withheld)");
  });
  it("moves every span along, so that lines are slices of the redacted text", () => {
    const [only] = [...redacted.stories()];
    for (const { text: line, start, end } of redacted.days[0]?.sentences ?? []) assert.equal(only?.text.slice(start, end), line);
    const words = only?.attributions.map(({ source, cue, content }) => [...source, ...cue, ...content].map(({ start, end }) => only.text.slice(start, end)));
    assert.deepEqual(words, [
      ["Person 1", "said", "“They came at night,”"],
      ["Governor Ilan Brook", "denied", "it;"],
    ]);
  });
  it("leaves no name in any format", () => {
    for (const format of Object.keys(EXPORTS) as ExportFormat[]) {
      const written = [...EXPORTS[format](redacted).pieces].join("");
      assert.ok(!/okafor|mira|jon|A\. Writer/i.test(written), format);
    }
  });
  it("gives the same stand-ins again, and new ones to new people", () => {
    const again = replacementsFor([...book.entities, { ...person("x", "New One"), stories: [] }], parseReplacements(formatReplacements(replacements)));
    assert.deepEqual([...again], [...replacements, ["New One", "Person 3"]]);
    assert.throws(() => parseReplacements("only one column\n"), /name, tab/);
  });
  it("does not tell apart two people of one surname", () => {
    const replacer = createReplacer([
      { form: "Ann Holm", standIn: "Ann Holm" },
      { form: "Holm", standIn: "Holm" },
      { form: "Jo Holm", standIn: "Person 1" },
      { form: "Holm", standIn: "Person 1" },
    ]);
    assert.equal(replacer.replace("Ann Holm and Jo Holm met. Holm left.", []).text, "Ann Holm and Person 1 met. a person left.");
  });
});

describe("createReplacer", () => {
  it("keeps spans true for any text", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Ann", "Holm", "ann", " ", "-", "é", "👩‍🚒", "Person", ".", "\n"), { maxLength: 30 }), (parts) => {
        const before = parts.join("");
        const replacer = createReplacer([
          { form: "Ann Holm", standIn: "Person 12" },
          { form: "Holm", standIn: "P" },
        ]);
        const { text: after, cuts } = replacer.replace(before, []);
        for (let start = 0; start < before.length; start++) {
          const [span] = movedSpans([{ start, end: before.length }], cuts);
          assert.ok(span !== undefined && span.start >= 0 && span.start <= span.end && span.end === after.length);
        }
        const outside = [...before].keys();
        for (const at of outside)
          if (!cuts.some(({ start, end }) => at >= start && at < end)) {
            const [span] = movedSpans([{ start: at, end: at + 1 }], cuts);
            assert.equal(after.slice(span?.start, span?.end), before.slice(at, at + 1));
          }
      }),
    ));
  it("gets through a long text of beginnings of a name", { timeout: 60_000 }, () => {
    const replacer = createReplacer([{ form: "Ann Ann Ann Ann Ann Ann Holm", standIn: "x" }]);
    const text = "Ann ".repeat(500_000);
    assert.equal(replacer.replace(text, []).text, text);
  });
});

describe("what a user corrected, in a redacted export", () => {
  it("stays marked, without who did it, why, and what stood there", () => {
    const note = { id: "c1", who: "Jon May", when: "2025-03-10", why: "Mira told me", kind: "source", was: "Jon May" };
    const noted: KeptStory = { ...story, corrected: [note], attributions: story.attributions.map((attribution) => ({ ...attribution, corrected: [note] })) };
    const rating = { entity: "person/2", name: "Jon May", code: "E", corrected: note };
    const all = redactBook({ ...book, stories: () => [noted], ratings: [rating] }, replacements);
    const [only] = [...all.stories()];
    assert.deepEqual(
      [only?.corrected, only?.attributions[0]?.corrected, all.ratings.map(({ corrected }) => corrected)].map((notes) => notes?.length),
      [1, 1, 1],
    );
    for (const value of [only, all.ratings]) assert.doesNotMatch(JSON.stringify(value), /Mira|Jon|\bMay\b(?! 3)/);
    assert.match(JSON.stringify(all.ratings), /"Person 2","code":"E"/);
  });
});
