import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { packagedResources } from "../resources.js";
import { sentenceCases, wordCases } from "./cases.js";
import { createSentenceSplitter } from "./index.js";

const split = createSentenceSplitter(packagedResources);
const read = (text: string) => split({ id: "story", text, published: null, headline: null, outlet: null });

describe("sentences", () => {
  for (const row of sentenceCases) {
    it(row.replaceAll("\n", "⏎"), () => {
      const expected = row.split("|").map((part) => part.trim());
      const text = row.replace(/\|(?=\S)/g, /[。]/.test(row) ? "" : " ").replaceAll("|", "");
      assert.deepEqual(
        read(text).sentences.map(({ start, end }) => text.slice(start, end)),
        expected,
      );
    });
  }

  it("joins the lines of a hard-wrapped text", () => {
    const text = "The bridge was closed on\nMonday after two trucks\ncollided. Nobody was hurt,\nthe police said.";
    assert.equal(read(text).sentences.length, 2);
  });
});

describe("sentences without a space between them", () => {
  const endsOf = (text: string): string[] => read(text).sentences.map(({ start, end }) => text.slice(start, end));
  it("are cut before words that begin sentences, before addresses and tags", () => {
    assert.deepEqual(endsOf("They left the town.The others stayed.@brenna saw it.https://news.example/1"), [
      "They left the town.",
      "The others stayed.",
      "@brenna saw it.",
      "https://news.example/1",
    ]);
  });
  it("are cut before who signed them", () => assert.deepEqual(endsOf("“We left.”― Ada Marsh"), ["“We left.”", "― Ada Marsh"]));
  it("are not cut inside the names of sites and files", () => assert.equal(endsOf("He reads Newsfeed.Com and Notes.Doc daily.").length, 1));
});

describe("hard-wrapped paragraphs", () => {
  it("are joined in a text whose other lines stand alone", () => {
    const text = "First line\nSecond line\nThird line\nFourth line\nFifth line\n\nThe bridge was closed after two\ntrucks collided on\nMonday.";
    assert.equal(read(text).sentences.length, 6);
  });
});

describe("words", () => {
  for (const row of wordCases) {
    it(row, () => {
      const text = row.replaceAll("|", "");
      assert.deepEqual(
        read(text).words.forms,
        row.split("|").filter((form) => form !== " "),
      );
    });
  }
});

describe("sentences and words of any text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc
      .array(fc.constantFrom("a", "B.", "U.S.", " ", "\n", "\r\n", "\n\n", "“", "”", "'", "’s", "1,000", "?", "…", "👩‍🚒", "\ud800", "م", "http://x.y/."), {
        maxLength: 60,
      })
      .map((parts) => parts.join("")),
  );
  it("lie inside the text, in order, and hold every character that is not white space", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, words } = read(text);
        let last = 0;
        for (let word = 0; word < words.count; word++) {
          const start = words.starts[word] ?? -1;
          const end = words.ends[word] ?? -1;
          assert.ok(start >= last && end > start && end <= text.length);
          assert.equal(text.slice(last, start).replace(/[\s\u200b\u0085]/g, ""), "");
          assert.equal(words.forms[word], text.slice(start, end));
          const sentence = sentences[words.sentences[word] ?? -1];
          assert.ok(sentence !== undefined && sentence.start <= start && end <= sentence.end);
          last = end;
        }
        assert.equal(text.slice(last).replace(/[\s\u200b\u0085]/g, ""), "");
        assert.equal(words.firsts.length, sentences.length + 1);
        assert.deepEqual(read(text), read(text));
      }),
    );
  });

  it("shift with a paragraph in front", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        const front = "Nothing happened.\n\n";
        const alone = read(text).sentences.map(({ start, end }) => ({ start: start + front.length, end: end + front.length }));
        assert.deepEqual(read(front + text).sentences.slice(1), alone);
      }),
    );
  });

  it("hold for 100 KB of one character", () => {
    for (const character of ["a", ".", "'", "-", "\n", " ", "A.", "1,", "\u0301", "👩‍🚒", "http://"]) {
      const text = character.repeat(100_000 / character.length);
      const { words } = read(text);
      assert.equal(words.forms.join(""), text.replace(/\s/g, ""));
    }
  });
});
