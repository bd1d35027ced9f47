import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { NameKind } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createEntityJoiner, createNameFinder } from "./index.js";
import { initialsOf } from "./name-words.js";
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
    const joiner = createEntityJoiner(packagedResources);
    ["United States", "U.S.", "America"].forEach((name, story) => {
      joiner.add(String(story), null, [{ id: "e1", kind: "place", name, aliases: [], location: { country: "US", precision: "country" } }]);
    });
    assert.equal(joiner.finish().length, 1);
  });
  it("meet over stories where they are the same, and stay apart where they are not", () => {
    const joiner = createEntityJoiner(packagedResources);
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
    const two = createEntityJoiner(packagedResources);
    [place("LY"), place(null), place("LB")].forEach((entity, story) => {
      two.add(String(story), null, [entity]);
    });
    assert.deepEqual(
      two.finish().map(({ id, stories }) => `${id} ${stories.map(({ story }) => story).join()}`),
      ["place-tripoli 0", "place-tripoli-lb 2", "place-tripoli-2 1"],
    );
  });
});

describe("kinds of names", () => {
  const kindsIn = (text: string): string[] => read(text).entities.map(({ kind, name }) => `${kind} ${name}`);
  it("follow the site that is called after them, which is not the town of the name", () => {
    const text = "The troops will leave the Netzarim and Philadelphi corridors, and later the Philadelphia axis, the minister of Israel said.";
    assert.ok(kindsIn(text).includes("place Philadelphi"), kindsIn(text).join("; "));
    assert.equal(read(text).entities.find(({ name }) => name === "Philadelphia")?.location, undefined);
    assert.equal(read("The American mayor opened the Philadelphia bridge.").entities.find(({ name }) => name === "Philadelphia")?.location?.country, "US");
  });
  it("leave out what only tells how something is", () => {
    assert.deepEqual(kindsIn("The pro-Holm militia and a Benghazi-based group met in Paris."), ["place Paris"]);
  });
});

describe("entities over stories", () => {
  it("join on full names, transliterations, acronyms, and family names that one person carries", () => {
    const joiner = createEntityJoiner(packagedResources);
    const entity = (id: string, kind: "person" | "body", name: string) => ({ id, kind, name, aliases: [] });
    joiner.add("a", null, [entity("e1", "person", "Muammar Gaddafi"), entity("e2", "body", "Northern Water Authority")]);
    joiner.add("b", null, [entity("e1", "person", "Muammar Gadhafi"), entity("e2", "body", "NWA"), entity("e3", "person", "Maria Holm")]);
    joiner.add("c", null, [entity("e1", "person", "Gaddafi"), entity("e2", "person", "Peter Holm"), entity("e3", "person", "Holm")]);
    const joined = joiner.finish().map(({ id, stories }) => `${id}: ${stories.map(({ story, entity: own }) => story + own).join(" ")}`);
    assert.ok(joined.includes("person-muammar-gaddafi: ae1 be1 ce1") || joined.includes("person-muammar-gadhafi: ae1 be1 ce1"), joined.join("\n"));
    assert.ok(joined.includes("body-northern-water-authority: ae2 be2"));
    assert.ok(joined.includes("person-holm: ce3") && joined.includes("person-maria-holm: be3") && joined.includes("person-peter-holm: ce2"));
  });
  const joined = (stories: readonly (readonly [NameKind, string, ...string[]][])[]): string[] => {
    const joiner = createEntityJoiner(packagedResources);
    stories.forEach((entities, story) => {
      joiner.add(
        String(story),
        null,
        entities.map(([kind, name, ...aliases], index) => ({ id: `e${index}`, kind, name, aliases })),
      );
    });
    return joiner.finish().map(({ id, stories: places }) => `${id}: ${places.map(({ story }) => story).join(" ")}`);
  };
  const together: readonly (readonly [string, readonly (readonly [NameKind, string, ...string[]][])[], string])[] = [
    ["with and without initials", [[["person", "Anna Roe"]], [["person", "Anna B. Roe"]]], "person-anna-b-roe: 1 0"],
    [
      "with and without a middle name",
      [[["person", "Saif al-Amin Holm"]], [["person", "Saif al-Amin Holm"]], [["person", "Saif Holm"]]],
      "person-saif-al-amin-holm: 0 1 2",
    ],
    ["with other vowels", [[["person", "Mahmud Jibril"]], [["person", "Mahmoud Jabril"]]], "person-mahmoud-jabril: 1 0"],
    [
      "under one name that stories took for a place, a person and more",
      [[["place", "Ras Brenna"]], [["place", "Ras Brenna"]], [["person", "Ras Brenna"]], [["other", "Ras Brenna"]]],
      "place-ras-brenna: 0 1 3 2",
    ],
    [
      "as one well-known body",
      [[["body", "U.N. Security Council"]], [["other", "Security Council"]], [["body", "United Nations Security Council"]]],
      "body-united-nations-security-council: 0 1 2",
    ],
    ["with a title that was taken for the name of a body", [[["person", "Anna Roe"]], [["body", "Brenna Secretary-General Anna Roe"]]], "person-anna-roe: 0 1"],
    ["with the article and without", [[["place", "Kufra"]], [["place", "Kufra"]], [["other", "al-Kufrah"]]], "place-kufra: 0 1 2"],
    [
      "with their country",
      [0, 1, 2].map(() => [["body", "Libyan Harbour Board"]] as [NameKind, string][]).concat([[["body", "Harbour Board"]]]),
      "body-libyan-harbour-board: 0 1 2 3",
    ],
  ];
  for (const [why, stories, expected] of together) it(`meet ${why}`, () => assert.deepEqual(joined(stories), [expected]));
  const apart: readonly (readonly [string, readonly (readonly [NameKind, string, ...string[]][])[]])[] = [
    ["father and son by their initials", [[["person", "George H.W. Holm"]], [["person", "George W. Holm"]]]],
    ["a family name and the one who is named in full once", [[["person", "Peter Hale"]], [["person", "Hale"]]]],
    ["an acronym and what has its initials by chance", [[["body", "RC"]], [["other", "Ready Count"]]]],
    ["a body and those of other countries", [[["body", "Harbour Board"]], [["body", "Libyan Harbour Board"]], [["body", "French Harbour Board"]]]],
    ["a place and a person of the pile who has its name", [[["place", "Jordan"]], [["person", "Anna Jordan"]], [["person", "Jordan"]]]],
  ];
  for (const [why, stories] of apart) it(`keep apart ${why}`, () => assert.equal(joined(stories).length, stories.length));
  it("mark who has no name", () => {
    const joiner = createEntityJoiner(packagedResources);
    for (const story of ["a", "b"]) joiner.add(story, null, [{ id: "e1", kind: "other", name: "a doctor", aliases: [], nameless: true }]);
    assert.deepEqual(
      joiner.finish().map(({ name, nameless, stories }) => [name, nameless, stories.length]),
      [["a doctor", true, 2]],
    );
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
