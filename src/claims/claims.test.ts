import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAttributionFinder } from "../attributions/index.js";
import type { Claim } from "../document/types.js";
import { createNameFinder } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createParser } from "../syntax/index.js";
import { createTimeFinder } from "../times/index.js";
import { createClaimGatherer } from "./index.js";
import { deniesClaim, readClaimLexicon } from "./lexicon.js";
import type { ClaimStory } from "./propositions.js";

const split = createSentenceSplitter(packagedResources);
const parse = createParser(packagedResources);
const findNames = createNameFinder(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const findAttributions = createAttributionFinder(packagedResources);
const mark = (text: string, index: number) =>
  findAttributions(findTimes(findNames(parse(split({ id: `s${index}`, text, published: `2025-03-0${index + 1}`, headline: null, outlet: null })))));

function gatherStories(stories: readonly ClaimStory[]): readonly Claim[] {
  const gatherer = createClaimGatherer(packagedResources);
  const names = new Map<string, string>();
  for (const story of stories) {
    for (const { id, name } of story.entities) names.set(`${story.id}/${id}`, name.toLowerCase().replace(/^(?:the|a) /, ""));
    gatherer.add(story);
  }
  return gatherer.finish((story, entity) => names.get(`${story}/${entity}`) ?? entity);
}

const gather = (...texts: readonly string[]): readonly Claim[] => gatherStories(texts.map(mark));
const stancesOf = ({ positions }: Claim): string[] => positions.map(({ stance }) => stance).sort();
const statusesOf = (...texts: readonly string[]): string[] => gather(...texts).map(({ status }) => status);

describe("claims", () => {
  it("put a denial and what it denies into one disputed claim", () => {
    const claims = gather(
      "The army denied reports of the death of Maria Holm. It said that the claim was a rumor. Residents alleged Holm’s death, saying she was killed in the flood at Brenna.",
    );
    const disputed = claims.filter(({ status }) => status === "disputed");
    assert.equal(disputed.length, 1, JSON.stringify(claims));
    assert.ok(stancesOf(disputed[0]!).includes("alleges") && stancesOf(disputed[0]!).filter((stance) => stance === "denies").length === 2);
  });

  it("find a denial in another story, in either order", () => {
    const texts = [
      "Activists said that the army had shelled the Kessim dam before its gate failed.",
      "The Defence Ministry denied that the army had shelled the Kessim dam.",
    ];
    assert.deepEqual(statusesOf(...texts), ["disputed"]);
    assert.deepEqual(gatherStories(texts.map(mark).reverse()), gather(...texts));
  });

  it("hang “the charges” on the accusation before them", () => {
    assert.deepEqual(statusesOf("Residents accused Maria Holm of selling the Kessim dam. The Brenna Company rejected the charges."), ["disputed"]);
  });

  /** One row, one behaviour: no dispute may be seen. */
  const undisputed: readonly (readonly string[])[] = [
    ["The army denied that it had shelled the Kessim dam. Activists said that the road to Brenna was closed by the army."],
    ["The Brenna Company rejected an offer by Maria Holm for the Kessim dam. Holm said that her offer for the Kessim dam was fair."],
    ["Guards denied access to Maria Holm at the Kessim dam. Holm said that she had access to the Kessim dam."],
    ["Maria Holm said that she would leave the Brenna Company. Peter Lund denied planning to leave the Brenna Company."],
    ["Maria Holm said the Kessim dam is safe. The winter was long in Brenna."],
  ];
  for (const texts of undisputed)
    it(`no dispute: ${texts.join(" ")}`, () => {
      const claims = gather(...texts);
      assert.ok(
        claims.every(({ status }) => status !== "disputed"),
        JSON.stringify(claims),
      );
    });

  it("count one holder once", () => {
    const claims = gather("Maria Holm said that the Kessim dam had failed because of rust. Holm said again that the Kessim dam had failed because of rust.");
    assert.ok(claims.every(({ status }) => status === "single"));
  });

  it("count a copied statement once, and two holders in words of their own twice", () => {
    const wire = "Maria Holm said that the Kessim dam had failed in the night because of rust.";
    assert.deepEqual(statusesOf(wire, `${wire} The weather was bad.`), []);
    assert.deepEqual(statusesOf(wire, "Peter Lund said that rust had weakened the old gate of the Kessim dam when it failed."), ["corroborated"]);
  });

  it("tell a denied claim from what is refused", () => {
    const lexicon = readClaimLexicon(packagedResources);
    const rows: readonly (readonly [string, string, boolean])[] = [
      ["denied", "that he had left", true],
      ["denied", "access to the dam", false],
      ["was denied", "a place on the list", false],
      ["rejected", "the allegations", true],
      ["rejected", "the peace plan", false],
      ["dismissed", "the video as fabricated", true],
      ["rejected calls for", "him to step down", false],
      ["said", "it had not shelled the dam", true],
    ];
    for (const [cue, content, expected] of rows) assert.equal(deniesClaim(cue, content, lexicon), expected, `${cue} ${content}`);
  });

  it("throw on no text", () => {
    const parts = ["The army", "denied", "said", "that", "the claim", "Maria Holm", "was killed", "\ud800", "😀", "\r\n", ".", "“", "rejected"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (words) => {
        const claims = gather(words.join(" "));
        for (const { positions } of claims) assert.ok(positions.length > 0);
      }),
      { numRuns: 100 },
    );
  });
});
