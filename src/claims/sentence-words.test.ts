import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sentenceWords, TEXT_VALUES, textValues, weighWords } from "./sentence-words.js";

const SENTENCES = [
  "The army shelled the port of Brenna and killed 12 people.",
  "Shelling by the army killed 12 people at the port of Brenna.",
  "The mayor of Marrin opened a new school on Friday.",
].map(sentenceWords);
const weights = weighWords(SENTENCES);
const shared = (name: (typeof TEXT_VALUES)[number], a: number, b: number): number =>
  textValues(SENTENCES[a]!, SENTENCES[b]!, weights)[TEXT_VALUES.indexOf(name)]!;

describe("the words of sentences as they stand", () => {
  it("are all in common where a sentence is compared with itself", () => {
    for (const name of ["lesserWords", "greaterWords", "lesserPairs"] as const) assert.ok(Math.abs(shared(name, 0, 0) - 1) < 1e-9, name);
    assert.deepEqual([shared("numbers", 0, 0), shared("otherNumbers", 0, 0)], [1, 0]);
  });

  it("are more in common in two tellings of one thing than in those of two", () => {
    for (const name of ["lesserWords", "greaterWords", "lesserPairs"] as const) assert.ok(shared(name, 0, 1) > shared(name, 0, 2) + 0.2, name);
    assert.deepEqual([shared("numbers", 0, 2), shared("otherNumbers", 0, 2)], [0, 1]);
  });

  it("give the same values either way round", () => {
    for (const name of TEXT_VALUES) assert.ok(Math.abs(shared(name, 0, 1) - shared(name, 1, 0)) < 1e-9, name);
  });

  it("give numbers for texts without words", () => {
    const nothing = sentenceWords("… !");
    assert.ok(textValues(nothing, SENTENCES[0]!, weights).every(Number.isFinite));
  });
});
