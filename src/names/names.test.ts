import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createEntityJoiner, createNameFinder } from "./index.js";
import { skeletonOf } from "./join-entities.js";
import { initialsOf } from "./link-names.js";

const split = createSentenceSplitter(packagedResources);
const find = createNameFinder(packagedResources);
const read = (text: string) => find(split({ id: "story", text, published: null, headline: null, outlet: null }));

/** The entities as "kind: form | form …", mentions in order. */
const entitiesOf = (text: string): string[] => {
  const { names, entities } = read(text);
  return entities.map(
    ({ id, kind }) =>
      `${kind}: ${names
        .filter(({ entity }) => entity === id)
        .map(({ start, end }) => text.slice(start, end))
        .join(" | ")}`,
  );
};

/** One row, one behaviour: a text, and entities that must be among those found. */
const cases: readonly (readonly [string, ...string[]])[] = [
  ["The Northern Water Authority (NWA) closed the bridge. The NWA gave no reason.", "body: Northern Water Authority | NWA | NWA"],
  [
    "President Sara Lindqvist met Robert Marsh in Paris on Friday. Lindqvist left early.",
    "person: Sara Lindqvist | Lindqvist",
    "person: Robert Marsh",
    "place: Paris",
  ],
  ["Colonel Robert Marsh arrived. He said Marsh Street was closed to him.", "person: Robert Marsh | He | him"],
  ["Maria Holm spoke to Peter Holm. Mr. Holm left.", "person: Maria Holm", "person: Peter Holm | Holm"],
];

describe("names", () => {
  for (const [text, ...expected] of cases) {
    it(text, () => {
      const found = entitiesOf(text);
      for (const entity of expected) assert.ok(found.includes(entity), `${entity} is not among\n${found.join("\n")}`);
    });
  }

  it("keeps titles as roles", () => {
    assert.deepEqual(
      read("Field Marshal Robert Marsh met Prime Minister Sara Lindqvist.").entities.map(({ name, roles }) => [name, roles]),
      [
        ["Robert Marsh", ["Field Marshal"]],
        ["Sara Lindqvist", ["Prime Minister"]],
      ],
    );
  });

  it("finds none where there are none", () => {
    assert.deepEqual(read("nothing happened on monday, and nobody spoke of it.").names, []);
  });

  it("lie in order inside one sentence, for any text, and every mention has its entity", () => {
    const parts = ["Sara", "Lindqvist", "NWA", "(", ")", "Mr.", "he", "Paris", ",", ".", "the", "of", "\n\n", "’s", "👩‍🚒", "Ltd"];
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { names, entities, sentences } = read(text);
        const ids = new Set(entities.map(({ id }) => id));
        let last = 0;
        for (const { start, end, entity } of names) {
          assert.ok(start >= last && start < end && end <= text.length && ids.has(entity));
          assert.ok(sentences.some((sentence) => sentence.start <= start && end <= sentence.end));
          last = end;
        }
        assert.deepEqual(read(text), read(text));
      }),
    );
  });
});

describe("entities over stories", () => {
  it("join on full names, transliterations, acronyms, and family names that one person carries", () => {
    const joiner = createEntityJoiner();
    const entity = (id: string, kind: "person" | "body", name: string) => ({ id, kind, name, aliases: [] });
    joiner.add("a", null, [entity("e1", "person", "Muammar Gaddafi"), entity("e2", "body", "Northern Water Authority")]);
    joiner.add("b", null, [entity("e1", "person", "Muammar Gadhafi"), entity("e2", "body", "NWA"), entity("e3", "person", "Maria Holm")]);
    joiner.add("c", null, [entity("e1", "person", "Gaddafi"), entity("e2", "person", "Peter Holm"), entity("e3", "person", "Holm")]);
    const joined = joiner.finish().map(({ id, stories }) => `${id}: ${stories.map(({ story, entity: own }) => story + own).join(" ")}`);
    assert.ok(joined.includes("person-muammar-gaddafi: ae1 be1 ce1") || joined.includes("person-muammar-gadhafi: ae1 be1 ce1"), joined.join("\n"));
    assert.ok(joined.includes("body-northern-water-authority: ae2 be2"));
    assert.ok(joined.includes("person-holm: ce3") && joined.includes("person-maria-holm: be3") && joined.includes("person-peter-holm: ce2"));
  });
  it("fold transliterations and initials", () => {
    assert.equal(skeletonOf(["qaddafi"]), skeletonOf(["gadhafi"]));
    assert.equal(initialsOf(["government", "of", "national", "accord"]), "gna");
  });
});
