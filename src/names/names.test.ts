import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createEntityJoiner, createNameFinder } from "./index.js";
import { initialsOf } from "./link-names.js";
import { soundsOf } from "./skeleton.js";

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
  [
    "The Kessim National Army (KNA) took the airport on Monday. The army said it would stay, and a KNA officer agreed.",
    "body: Kessim National Army | KNA | The army | KNA",
  ],
  [
    "The Northern Water Authority met the Southern Port Authority on Monday. The authority gave no reason.",
    "body: Northern Water Authority",
    "body: Southern Port Authority",
  ],
  ["The NWA closed the bridge. The Northern Water Authority gave no reason.", "body: NWA | Northern Water Authority"],
  ["Melania Holm spoke first. Then Melania left with Robert Marsh.", "person: Melania Holm | Melania", "person: Robert Marsh"],
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

  it("knows agencies and outlets", () => {
    const { entities } = find(
      split({
        id: "story",
        text: "The envoy told Reuters and The Valley Review that he would stay.",
        published: null,
        headline: null,
        outlet: "The Valley Review",
      }),
    );
    assert.deepEqual(
      entities.filter(({ media }) => media !== undefined).map(({ name, kind, media }) => [name, kind, media]),
      [
        ["Reuters", "body", "agency"],
        ["The Valley Review", "body", "outlet"],
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

describe("places", () => {
  const locationOf = (text: string, place: string) => read(text).entities.find(({ kind, name }) => kind === "place" && name === place)?.location;
  it("lie where a well-known town of the name lies", () => {
    assert.deepEqual(locationOf("The envoy arrived in Paris on Friday.", "Paris"), { country: "FR", precision: "town", coordinates: [2.35, 48.85] });
  });
  it("of one name are told apart by the country that the story names", () => {
    assert.equal(locationOf("The Libyan minister spoke in Tripoli on Monday.", "Tripoli")?.country, "LY");
    assert.equal(locationOf("The Lebanese minister spoke in Tripoli on Monday.", "Tripoli")?.country, "LB");
  });
  it("stay open where nothing tells them apart", () => {
    assert.equal(locationOf("A fire broke out in Tripoli on Monday.", "Tripoli"), undefined);
    assert.equal(locationOf("A fire broke out in Springfield on Monday.", "Springfield"), undefined);
  });
  it("that are countries have a country and no point", () => {
    assert.deepEqual(locationOf("She flew to Egypt on Monday.", "Egypt"), { country: "EG", precision: "country" });
  });
  it("that are parts of a country are regions of it, and a country is one under all its names", () => {
    assert.deepEqual(locationOf("She flew to Scotland on Monday.", "Scotland"), { country: "GB", precision: "region" });
    const joiner = createEntityJoiner();
    ["United States", "U.S.", "America"].forEach((name, story) => {
      joiner.add(String(story), null, [{ id: "e1", kind: "place", name, aliases: [], location: { country: "US", precision: "country" } }]);
    });
    assert.equal(joiner.finish().length, 1);
  });
  it("meet over stories where they are the same, and stay apart where they are not", () => {
    const joiner = createEntityJoiner();
    const place = (country: string | null) => ({
      id: "e1",
      kind: "place" as const,
      name: "Tripoli",
      aliases: [],
      ...(country === null ? {} : { location: { country, precision: "town" as const, coordinates: [country === "LY" ? 13.2 : 35.8, 33] as const } }),
    });
    joiner.add("a", null, [place("LY")]);
    joiner.add("b", null, [place(null)]);
    assert.deepEqual(
      joiner.finish().map(({ id, coordinates, stories }) => [id, coordinates, stories.length]),
      [["place-tripoli", [13.2, 33], 2]],
    );
    const two = createEntityJoiner();
    [place("LY"), place(null), place("LB")].forEach((entity, story) => {
      two.add(String(story), null, [entity]);
    });
    assert.deepEqual(
      two.finish().map(({ id, stories }) => `${id} ${stories.map(({ story }) => story).join()}`),
      ["place-tripoli 0", "place-tripoli-lb 2", "place-tripoli-2 1"],
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
    for (const [one, other] of [
      ["muammar qaddafi", "moammar gadhafi"],
      ["hussein al-jabri", "husayn al-jabri"],
      ["mohammed karim", "muhammad kareem"],
    ] as const)
      assert.equal(soundsOf(one.split(" ")), soundsOf(other.split(" ")));
    for (const [one, other] of [
      ["john marsh", "jane marsh"],
      ["khaled haftar", "khalifa haftar"],
      ["bashar assad", "hafez assad"],
    ] as const)
      assert.notEqual(soundsOf(one.split(" ")), soundsOf(other.split(" ")));
    assert.equal(soundsOf(["raqqa"]), soundsOf(["raqqah"]));
    assert.equal(initialsOf(["government", "of", "national", "accord"]), "gna");
  });
});
