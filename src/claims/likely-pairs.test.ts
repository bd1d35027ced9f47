import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPipeline } from "../pipeline.js";
import { packagedResources } from "../resources.js";
import { comparePair } from "./compare-pair.js";
import { readClaimLexicon } from "./lexicon.js";
import { LikelyPairs } from "./likely-pairs.js";
import { readPropositions } from "./propositions.js";
import { prepareStatements } from "./statements.js";

const { mark } = createPipeline(packagedResources);
const lexicon = readClaimLexicon(packagedResources);

const HOLDERS = ["The army", "Maria Holm, the mayor of Brenna,", "A spokesman for the ministry", "Residents"];
const SAID = ["said", "denied", "claimed"];
const THINGS = [
  "that the gate of the Kessim dam had failed",
  "that 40 people were killed in the flood",
  "that soldiers had shelled the dam at Brenna",
  "that prices would rise",
];

/** Every holder on every thing, each in a story of its own; some are published weeks later, one on an unknown day. */
const stories = HOLDERS.flatMap((holder, first) =>
  SAID.flatMap((verb, second) =>
    THINGS.map((thing, third) =>
      mark({
        id: `s${first}${second}${third}`,
        text: `${holder} ${verb} ${thing}.\n\nLater ${holder.replace(/^The/, "the")} said that nobody had left the town.`,
        published: first === 3 && third === 3 ? null : `2025-0${second + 1}-1${first + third}`,
        headline: null,
        outlet: null,
      }),
    ),
  ),
);

describe("likely pairs", () => {
  const { statements, table } = prepareStatements(
    stories.flatMap((story) => readPropositions(story, lexicon)),
    (story, entity) => `${story}/${entity}`,
    (story) => story,
  );
  const pairs = new LikelyPairs(statements, table);
  const judged = statements.flatMap((own, index) => {
    pairs.take(index);
    return statements.map((other, at) => ({ isLikely: pairs.isLikely(at), isCompared: comparePair(own, other, table) !== null }));
  });

  it("have in them all that can be of one thing", () => {
    assert.ok(judged.filter(({ isCompared }) => isCompared).length > 100);
    assert.ok(judged.every(({ isLikely, isCompared }) => isLikely || !isCompared));
  });
  it("are few", () => assert.ok(judged.filter(({ isLikely }) => isLikely).length < judged.length / 2));
});
