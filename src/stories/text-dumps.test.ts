import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CutStory } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { createStoryCutter } from "./index.js";

const cut = createStoryCutter(packagedResources);
const fromText = (text: string): readonly CutStory[] => cut({ id: "page", text }).stories;

const FLOOD = "The river rose in the night and covered the road to the valley, the water authority said on Monday morning.";
const BRIDGE = "Engineers closed the bridge at noon after a crack was found in the second of its four pillars, officials said.";
const SCHOOL = "Pupils of the valley school will be taught in the town hall until the roof has been mended, the mayor said.";
const FERRY = "A ferry carries people over the river every half hour from today, and it is free for all who live in the valley.";

const checkOrigin = (text: string, stories: readonly CutStory[]): void => {
  let last = 0;
  for (const story of stories)
    for (const { start, end, at } of story.origin ?? []) {
      assert.ok(at >= last);
      assert.equal(story.text.slice(start, end), text.slice(at, at + end - start));
      last = at + end - start;
    }
};

describe("the day of a story in a text dump", () => {
  const page = (head: string, tail = ""): string => `River covers the valley road\n${head}\n\n${FLOOD}\n\n${BRIDGE}\n\n${SCHOOL}\n\n${tail}`;

  it("is never that of a comment, a link or a download", () => {
    const comments = "Comments\n\nriver_fan\nMarch 9, 2025\nI saw it from my window.\n\nPrinted on 11 March 2025";
    assert.deepEqual(
      fromText(page("By Maria Holm", comments)).map(({ published }) => published),
      [null],
    );
  });

  it("is that of a caption where the body speaks of the same day of the week", () => {
    const caption = (day: string): string => `A family leaves its house in the valley on ${day}. (Lena Ross/AFP)`;
    const dated = (day: string): readonly (string | null)[] =>
      fromText(page(`\n${caption(day)}\n${caption(day)}`)).flatMap(({ published, publishedFrom }) => [published, publishedFrom]);
    assert.deepEqual(dated("March 3, 2025"), ["2025-03-03", "caption"]);
    assert.deepEqual(dated("March 5, 2025"), [null, null]);
  });
});

describe("the lines of a text dump", () => {
  it("are joined where the text is wrapped, also where a paragraph ends in a word that pages use", () => {
    const paragraphs = [FLOOD, BRIDGE, SCHOOL, FERRY, FLOOD.replace("night", "morning"), `${BRIDGE} The mayor had asked them on Tuesday to write a report.`];
    const wrap = (text: string): string => text.replace(/(.{1,44})(?: |$)/g, "$1\n").trimEnd();
    const text = `River covers the road\n\n${paragraphs.map(wrap).join("\n\n")}\n`;
    const stories = fromText(text);
    assert.equal(stories[0]?.text, paragraphs.join("\n\n"));
    checkOrigin(text, stories);
  });

  it("stay apart where it is not, however short they are", () => {
    const lines = [
      "The delegates met in the town hall on Friday evening.",
      "They talked for three hours behind closed doors there.",
      "A second meeting will be held in the valley next week.",
    ];
    assert.equal(fromText(`Delegates meet in the valley\n${lines.join("\n")}\n`)[0]?.text, lines.join("\n\n"));
  });

  it("keep the order of Arabic, Hebrew and Chinese text", () => {
    for (const paragraphs of [
      [
        "قالت السلطات إن الطريق إلى الوادي أغلق يوم الاثنين بعد ارتفاع منسوب المياه في النهر خلال الليل.",
        "وأغلق المهندسون الجسر عند الظهر بعد العثور على شق في الركيزة الثانية من ركائزه الأربع.",
        "وسيتلقى تلاميذ المدرسة دروسهم في قاعة البلدية حتى يتم إصلاح السقف، كما قال رئيس البلدية.",
      ],
      [
        "הרשויות מסרו כי הכביש לעמק נסגר ביום שני לאחר שמפלס המים בנהר עלה במהלך הלילה.",
        "המהנדסים סגרו את הגשר בצהריים לאחר שהתגלה סדק בעמוד השני מבין ארבעת עמודיו.",
        "תלמידי בית הספר ילמדו באולם העירייה עד שהגג יתוקן, אמר ראש העיר לתושבים.",
      ],
      [
        "水务部门周一上午表示，夜间河水上涨，淹没了通往山谷的道路，居民只能改乘渡船过河。",
        "工程师在中午关闭了大桥，因为检查人员在四根桥墩中的第二根上发现了一道裂缝。",
        "市长说，在屋顶修好之前，山谷学校的学生将在市政厅里上课，预计需要三个星期。",
      ],
    ]) {
      const body = paragraphs.join("\n\n");
      assert.equal(
        fromText(body)
          .map(({ text }) => text)
          .join("\n\n"),
        body,
      );
    }
  });

  it("have true offsets whatever they end with, and every body is cut from the text", () => {
    const parts = fc.array(
      fc.constantFrom(FLOOD, BRIDGE, SCHOOL, "River covers the valley road", "By Maria Holm", "March 3, 2025", "Related articles", "👩‍🚒 é", "", "  \t"),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(parts, fc.array(fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\u2028"), { minLength: 1, maxLength: 5 }), (lines, ends) => {
        const text = lines.map((line, index) => line + ends[index % ends.length]!).join("");
        checkOrigin(text, fromText(text));
      }),
    );
  });
});

describe("a hostile text", () => {
  // CPU time, so that other programs on the machine do not count.
  const cost = (text: string): number => {
    const before = process.cpuUsage();
    checkOrigin(text, fromText(text));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  for (const [name, unit, count] of [
    ["one character", "a", 100_000],
    ["empty lines", "\n", 1_000_000],
    ["no line ends", "word ", 200_000],
    ["one short line", "x\n", 20_000],
    ["one paragraph", `${FLOOD}\n`, 10_000],
    ["mixed line ends", "a b c\r\nd e\rf\u2028g\n", 5_000],
    ["bylines", "By Maria Holm\n", 10_000],
    ["one long byline", "By Maria Holm ", 10_000],
    ["dates", "March 3, 2025\n", 10_000],
    ["headlines", "River covers the valley road\n", 10_000],
    ["brackets", "(", 100_000],
    ["quotation marks", "“", 100_000],
    ["words cut by wrapping", "the river rose in the night and covered the road to the valley and the\n", 5_000],
    ["Arabic", "قالت السلطات إن الطريق إلى الوادي أغلق\n", 5_000],
  ] as const)
    it(`of ${name} is read in linear time`, () => {
      const text = unit.repeat(count);
      const half = cost(text.slice(0, text.length >> 1));
      const whole = cost(text);
      // Twice the text may cost four times as much only where it costs next to nothing.
      assert.ok(whole < 4 * half + 0.5, `${half} s for the half, ${whole} s for the whole`);
      assert.ok(whole < 5, `${whole} s`);
    });
});
