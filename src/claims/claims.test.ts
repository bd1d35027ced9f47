import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createAttributionFinder } from "../attributions/index.js";
import type { Claim } from "../document/types.js";
import { createNameFinder } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createTimeFinder } from "../times/index.js";
import { createClaimGatherer } from "./index.js";

const split = createSentenceSplitter(packagedResources);
const findNames = createNameFinder(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const findAttributions = createAttributionFinder(packagedResources);

function gather(...texts: readonly string[]): readonly Claim[] {
  const gatherer = createClaimGatherer(packagedResources);
  const names = new Map<string, string>();
  texts.forEach((text, index) => {
    const story = findAttributions(findTimes(findNames(split({ id: `s${index}`, text, published: `2025-03-0${index + 1}`, headline: null, outlet: null }))));
    for (const { id, name } of story.entities) names.set(`s${index}/${id}`, name.toLowerCase().replace(/^(?:the|a) /, ""));
    gatherer.add(story);
  });
  return gatherer.finish((story, entity) => names.get(`${story}/${entity}`) ?? entity);
}

const stancesOf = ({ positions }: Claim): string[] => positions.map(({ stance }) => stance).sort();

describe("claims", () => {
  it("put a denial and what it denies into one disputed claim", () => {
    const claims = gather(
      "The army denied reports of the death of Maria Holm. It said that the claim was a rumor. Residents alleged Holm’s death, saying she was killed in the flood at Brenna.",
    );
    const disputed = claims.filter(({ status }) => status === "disputed");
    assert.equal(disputed.length, 1, JSON.stringify(claims));
    assert.ok(stancesOf(disputed[0]!).includes("alleges") && stancesOf(disputed[0]!).filter((stance) => stance === "denies").length === 2);
  });

  it("find a denial in another story", () => {
    const claims = gather(
      "Activists said that the army had shelled the Kessim dam before its gate failed.",
      "The Defence Ministry denied that the army had shelled the Kessim dam.",
    );
    assert.deepEqual(
      claims.map(({ status }) => status),
      ["disputed"],
    );
  });

  it("make no dispute of different things", () => {
    const claims = gather("The army denied that it had shelled the Kessim dam. Activists said that the road to Brenna was closed by the army.");
    assert.ok(
      claims.every(({ status }) => status !== "disputed"),
      JSON.stringify(claims),
    );
  });

  it("count one holder once", () => {
    const claims = gather("Maria Holm said that the Kessim dam had failed because of rust. Holm said again that the Kessim dam had failed because of rust.");
    assert.ok(claims.every(({ status }) => status === "single"));
  });
});
