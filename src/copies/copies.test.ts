import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { agencyOf, createCopyFinder, groupReports, type ReportFacts } from "./index.js";

const WORDS = "river valley road bridge mayor night water school roof crack pillar ferry market trader bank repair council vote storm harbour".split(" ");
/** A text of sentences that follow from a number; different numbers share no run of words but by chance. */
const textOf = (seed: number, sentences: number): string[] =>
  Array.from({ length: sentences }, (_, sentence) => {
    let state = seed * 7919 + sentence * 104729 + 1;
    const words = Array.from({ length: 14 }, () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return WORDS[(state >> 8) % WORDS.length]!;
    });
    return `${words.join(" ")}.`;
  });
const groupsOf = (...texts: readonly string[]): number[] => {
  const finder = createCopyFinder();
  for (const text of texts) finder.add(text);
  return [...finder.finish()];
};

describe("copies of one text", () => {
  const original = textOf(1, 20);

  it("are found whole, shortened, lengthened, edited, and with other marks and spaces", () => {
    const edited = original.map((sentence, index) => (index % 5 === 0 ? sentence.replace("the", "a").replace(/^\S+/, "Meanwhile") : sentence));
    const copies = [
      original,
      original.slice(0, 9),
      [...original, ...textOf(2, 12)],
      edited,
      original.map((sentence) => sentence.toUpperCase().replaceAll(" ", "  ").replace(".", "!")),
    ];
    assert.deepEqual(groupsOf(...copies.map((sentences) => sentences.join(" "))), [0, 0, 0, 0, 0]);
  });

  it("are not found in texts that share a quotation only", () => {
    assert.deepEqual(groupsOf(original.join(" "), [...textOf(3, 20), ...original.slice(0, 3)].join(" "), textOf(4, 20).join(" ")), [0, 1, 2]);
  });

  it("are not found in short or empty texts, and in scripts without spaces letter by letter", () => {
    assert.deepEqual(groupsOf("", "", "a b c", "a b c"), [0, 1, 2, 3]);
    const report =
      "当局は月曜日の夜に川の水位が上がったため谷への道路を閉鎖したと発表した。学校は屋根が直るまで町役場で授業を行う。市場は対岸に移される。橋の修理は五月末までかかる見込みである。";
    assert.deepEqual(groupsOf(report, `${report}住民は渡し船を無料で使える。`), [0, 0]);
  });

  it("share with themselves all, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 40 }), (words) => {
        const finder = createCopyFinder();
        const one = finder.add(words.join(" "));
        const other = finder.add(words.join(" "));
        const [first, second] = finder.finish();
        assert.equal(first, 0);
        assert.ok(second === 0 || second === 1);
        const shared = finder.shared(one, other);
        assert.ok(shared === 1 || shared === 0);
      }),
    );
  });
});

describe("groups of reports", () => {
  const text = textOf(5, 15).join(" ");
  const group = (...reports: readonly ReportFacts[]): ReturnType<typeof groupReports> => {
    const finder = createCopyFinder();
    for (const { id } of reports) finder.add(id.startsWith("long") ? `${text} ${textOf(6, 6).join(" ")}` : text);
    return groupReports(reports, finder);
  };
  const report = (id: string, outlet: string | null, published: string | null, agency: string | null = null): ReportFacts => ({
    id,
    outlet,
    published,
    agency,
  });

  it("name the agency that is credited as the original, whenever it published", () => {
    assert.deepEqual(group(report("b", "The Gazette", "2025-03-05", "VNA"), report("a", "VNA", "2025-03-06")), [
      { original: "a", copies: [{ story: "b", kind: "carried" }], outlets: ["VNA", "The Gazette"] },
    ]);
  });

  it("name the first published one, undated ones last; the same outlet repeats or updates", () => {
    assert.deepEqual(
      group(report("c", "Post", null), report("long-b", "Post", "2025-03-07"), report("a", "Post", "2025-03-06"), report("d", "Post", "2025-03-06")),
      [
        {
          original: "a",
          copies: [
            { story: "d", kind: "repeat" },
            { story: "long-b", kind: "update" },
            { story: "c", kind: "update" },
          ],
          outlets: ["Post"],
        },
      ],
    );
  });

  it("leave out what stands alone", () => assert.deepEqual(group(report("a", null, null)), []));

  it("read the agency at the head of a text only", () => {
    assert.equal(agencyOf("OSTREL (VNA) — The river rose."), "VNA");
    assert.equal(agencyOf(`${"x ".repeat(300)}(VNA) — The river rose.`), null);
  });
});
