import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Syntax, Words } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { createTreeDecoder } from "./decode-tree.js";
import { createParser } from "./index.js";
import { readLemmas } from "./lemmas.js";
import { readNetwork } from "./network.js";

const parse = createParser(packagedResources);

/** A story of words with single spaces between them; `|` ends a sentence. */
function storyOf(line: string) {
  const sentences = line.split("|").map((sentence) =>
    sentence
      .trim()
      .split(" ")
      .filter((form) => form !== ""),
  );
  const forms = sentences.flat();
  const firsts = [0];
  for (const sentence of sentences) firsts.push(firsts[firsts.length - 1]! + sentence.length);
  const words: Words = {
    count: forms.length,
    starts: new Int32Array(forms.length),
    ends: new Int32Array(forms.length),
    forms,
    sentences: Int32Array.from(sentences.flatMap((sentence, index) => sentence.map(() => index))),
    firsts: Int32Array.from(firsts),
  };
  return { id: "story", text: forms.join(" "), published: null, headline: null, outlet: null, sentences: [], words };
}

function parsed(line: string): Syntax {
  const { syntax } = parse(storyOf(line));
  assert.ok(syntax !== null);
  return syntax;
}

/** Every sentence has one root, and from every word the heads lead to it. */
function assertTrees({ heads, relations }: Syntax, words: Words): void {
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence]!;
    const end = words.firsts[sentence + 1]!;
    let roots = 0;
    for (let word = first; word < end; word++) {
      if (heads[word] === -1) roots++;
      assert.equal(heads[word] === -1, relations[word] === "root");
      let at = word;
      for (let steps = 0; heads[at] !== -1; steps++) {
        assert.ok(steps <= end - first);
        at = heads[at]!;
        assert.ok(at >= first && at < end);
      }
    }
    assert.equal(roots, end > first ? 1 : 0);
  }
}

describe("syntax", () => {
  it("finds who does what in a plain sentence", () => {
    const { tags, heads, relations, lemmas } = parsed("The minister signed two letters on Monday .");
    assert.deepEqual(tags, ["DT", "NN", "VBD", "CD", "NNS", "IN", "NNP", "."]);
    assert.deepEqual([...heads], [1, 2, -1, 4, 2, 6, 2, 2]);
    assert.deepEqual(relations, ["det", "nsubj", "root", "nummod", "dobj", "case", "nmod", "punct"]);
    assert.deepEqual(lemmas, ["the", "minister", "sign", "two", "letter", "on", "Monday", "."]);
  });

  it("tells the passive and what is said", () => {
    const { heads, relations } = parsed("The bridge was closed , the police said .");
    assert.equal(relations[1], "nsubjpass");
    assert.equal(heads[3], 7);
    assert.equal(relations[3], "ccomp");
  });

  it("keeps sentences apart", () => {
    const story = storyOf("The talks failed . | Nobody was surprised .");
    const { syntax } = parse(story);
    assert.ok(syntax !== null);
    assertTrees(syntax, story.words);
    assert.equal(syntax.heads[2], -1);
  });

  it("says nothing of a text that is not English", () => {
    for (const foreign of [
      "El gobierno anunció el lunes que el presidente no irá a la reunión en Madrid con los ministros .",
      "Il presidente ha detto che non ha intenzione di andare a Roma per la riunione con i ministri .",
      "Le président a annoncé lundi que le gouvernement ne participera pas à la réunion de Paris .",
    ])
      assert.equal(parse(storyOf(foreign)).syntax, null);
    const line = "Die Regierung hat am Montag zwei neue Gesetze beschlossen , wie der Sprecher mitteilte .";
    const story = storyOf(line);
    const marked = parse(story);
    assert.equal(marked.syntax, null);
    assert.equal(marked.words, story.words);
    assert.equal(parse(storyOf("Правительство приняло два новых закона в понедельник .")).syntax, null);
    assert.equal(parse(storyOf("وقعت الحكومة اتفاقا جديدا يوم الاثنين .")).syntax, null);
  });

  it("gives the same for a story whatever was read before", () => {
    const line = "The army said its Kalvar brigade had left Brenna .";
    const before = parsed(line);
    for (let round = 0; round < 3; round++) parse(storyOf(Array.from({ length: 9000 }, (_, word) => `w${round}x${word}`).join(" ")));
    assert.deepEqual(parsed(line), before);
  });
});

describe("trees of any words", () => {
  const anyWord = fc.oneof(
    fc.constantFrom("the", "man", "said", "that", "of", ",", ".", "“", "and", "Haftar", "3.5", "n't", "-", "👩‍🚒", "\ud800", "م"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((form) => form.replace(/[\s|]/g, "x")),
  );
  it("have one root and no circle", () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 60 }), (forms) => {
        const story = storyOf(`the man said that ${forms.join(" ")}`);
        const { syntax } = parse(story);
        if (syntax !== null) assertTrees(syntax, story.words);
      }),
      { numRuns: 200 },
    );
  });

  it("hold for sentences longer than the network reads, in linear time", () => {
    const story = storyOf("the man said that ".repeat(5_000));
    const { syntax } = parse(story);
    assert.ok(syntax !== null);
    assertTrees(syntax, story.words);
  });

  it("hold for 100 KB of one word", () => {
    for (const form of ["a", ".", "“", "1", "X", "é", "e\u0301", "👩‍🚒", "م"]) {
      const story = storyOf(form.repeat(Math.floor(100_000 / form.length)));
      const { syntax } = parse(story);
      if (syntax !== null) assertTrees(syntax, story.words);
    }
  });
});

describe("the choice of heads", () => {
  const decode = (rows: readonly (readonly number[])[]): number[] => {
    const columns = rows.length + 1;
    const heads = new Int32Array(rows.length);
    createTreeDecoder(rows.length)(Float32Array.from(rows.flat()), columns, rows.length, heads);
    return [...heads];
  };
  it("takes the best head of each word where they make a tree", () => {
    assert.deepEqual(
      decode([
        [0, -9, 5, 0],
        [5, 0, -9, 0],
        [0, 0, 5, -9],
      ]),
      [2, 0, 2],
    );
  });
  it("leaves one root", () => {
    const heads = decode([
      [9, -9, 1],
      [9, 7, -9],
    ]);
    assert.deepEqual(heads, [0, 1]);
  });
  it("breaks a circle where it costs least", () => {
    const heads = decode([
      [0, -9, 8, 6],
      [0, 8, -9, 1],
      [5, 0, 0, -9],
    ]);
    assert.deepEqual(heads, [3, 1, 0]);
  });
  it("lets no arcs cross", () => {
    const heads = decode([
      [0, -9, 1, 9, 0],
      [0, 2, -9, 1, 9],
      [9, 0, 1, -9, 0],
      [0, 0, 1, 5, -9],
    ]);
    assert.deepEqual(heads, [3, 1, 0, 3]);
  });
  it("finds the best of all trees with one root and no crossing arcs", () => {
    const sentence = fc
      .integer({ min: 1, max: 5 })
      .chain((count) =>
        fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: count + 1, maxLength: count + 1 }), { minLength: count, maxLength: count }),
      );
    fc.assert(
      fc.property(sentence, (rows) => {
        const scores = rows.map((row, word) => row.map((score, head) => (head === word + 1 ? -1e9 : score)));
        const sumOf = (heads: readonly number[]): number => heads.reduce((sum, head, word) => sum + scores[word]![head]!, 0);
        const heads = decode(scores);
        assert.ok(isPlainTree(heads));
        assert.equal(sumOf(heads), Math.max(...allHeads(rows.length).filter(isPlainTree).map(sumOf)));
      }),
      { numRuns: 60 },
    );
  });
});

/** Every way of giving each of so many words a head. */
function allHeads(count: number): number[][] {
  let made: number[][] = [[]];
  for (let word = 0; word < count; word++) made = made.flatMap((heads) => Array.from({ length: count + 1 }, (_, head) => [...heads, head]));
  return made;
}

/** One root, every word under it, no word under an arc that hangs outside it. */
function isPlainTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((head, word) => {
    const passed = new Set<number>();
    for (let at = word; at >= 0; at = heads[at]! - 1) {
      if (passed.has(at)) return false;
      passed.add(at);
    }
    const [low, high] = [Math.min(word, head - 1), Math.max(word, head - 1)];
    return head === 0 || heads.every((other, inner) => inner <= low || inner >= high || (other - 1 >= low && other - 1 <= high));
  });
}

describe("dictionary forms", () => {
  const lemmaOf = readLemmas(packagedResources);
  for (const row of [
    "signed VBD sign",
    "planned VBD plan",
    "agreed VBN agree",
    "seized VBN seize",
    "carried VBD carry",
    "went VBD go",
    "was VBD be",
    "’s POS 's",
    "n’t RB not",
    "threatening VBG threaten",
    "making VBG make",
    "cities NNS city",
    "churches NNS church",
    "men NNS man",
    "says VBZ say",
    "Democrats NNPS Democrats",
    "The DT the",
  ]) {
    const [form = "", tag = "", lemma = ""] = row.split(" ");
    it(row, () => assert.equal(lemmaOf(form, tag), lemma));
  }
});

describe("a network file", () => {
  it("is refused when its format or length is another", () => {
    const bytes = packagedResources.bytes("syntax/model.bin");
    assert.throws(() => readNetwork(bytes.subarray(0, bytes.length - 1), "model.bin"), /model\.bin/);
    const lineEnd = bytes.indexOf(10);
    const header = JSON.parse(Buffer.from(bytes.subarray(0, lineEnd)).toString("utf8"));
    const other = Buffer.concat([Buffer.from(JSON.stringify({ ...header, format: 99 })), bytes.subarray(lineEnd)]);
    assert.throws(() => readNetwork(other, "model.bin"), /format 99/);
  });
});
