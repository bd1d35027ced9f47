import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCopyFinder, sampleShingles } from "../copies/index.js";
import type { Day } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { shownSpan } from "../text/shown-span.js";
import { createTimeFinder } from "../times/index.js";
import { daysThatMatter } from "./chronicler.js";
import { type ChronicleOptions, createChronicler, createTeller, type TellingOptions } from "./index.js";

const split = createSentenceSplitter(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const NO_OPTIONS: ChronicleOptions & TellingOptions = { days: null, perDay: null, from: null, to: null, query: null, asOf: null };

interface Told {
  readonly id: string;
  readonly published: string | null;
  readonly text: string;
}

function chronicle(stories: readonly Told[], options: Partial<ChronicleOptions & TellingOptions> = {}): Day[] {
  const tell = createTeller(packagedResources, { ...NO_OPTIONS, ...options }, sampleShingles);
  const chronicler = createChronicler(packagedResources, { ...NO_OPTIONS, ...options }, createCopyFinder());
  for (const story of stories) {
    const telling = tell(findTimes(split({ ...story, headline: null, outlet: null })));
    if (telling !== null) chronicler.add(telling);
  }
  return chronicler.finish();
}

const flood: readonly Told[] = [
  {
    id: "a",
    published: "2025-03-04",
    text: "A gate of the Kessim dam gave way on Monday and water swept through three villages. Rescue teams came from the coast.",
  },
  {
    id: "b",
    published: "2025-03-05",
    text: "The government sent soldiers to the valley of the dam. The gate of the Kessim dam broke on Monday after a week of rain in the hills.",
  },
  {
    id: "c",
    published: "2025-03-20",
    text: "An inquiry into the dam opened on Wednesday. On March 3, 2025 the gate of the Kessim dam gave way and 17 people died.",
  },
];

describe("the chronicle", () => {
  it("puts a thing on the day on which it happened, verbatim", () => {
    const days = chronicle(flood);
    const gate = days.find(({ date }) => date === "2025-03-03");
    assert.equal(gate?.reports, 3);
    for (const { sentences } of days)
      for (const { text, story, start, end } of sentences) assert.equal(flood.find(({ id }) => id === story)?.text.slice(start, end), text);
    assert.deepEqual(
      days.map(({ date }) => date),
      days.map(({ date }) => date).sort(),
    );
    assert.ok(days.some(({ date }) => date === "2025-03-19"));
  });

  it("leaves out the comments of readers that stand behind a report", () => {
    const comments = ["Ann", "Bob", "Eve"]
      .map((name, at) => `At ${at + 2}:15 pm on ${at + 5} March 2025, ${name} wrote: the gate of the dam was always going to break.`)
      .join("\n");
    const days = chronicle([...flood, { id: "d", published: "2025-03-08", text: `Divers looked at the gate of the Kessim dam on Friday.\n${comments}` }]);
    const shown = days.flatMap(({ sentences }) => sentences.map(({ text }) => text));
    assert.ok(shown.length > 0 && shown.every((text) => !/wrote:/.test(text)), shown.join(" | "));
  });

  it("cuts the date line of a page and a credit before a sentence", () => {
    for (const head of ["Dam breaks, villages flooded Tuesday 4 March 2025 17.37 GMT ", "Photograph: Maria Holm/AP "]) {
      const text = `${head}Three villages were flooded when a gate of the Kessim dam gave way, officials said.`;
      const { start, end } = shownSpan(text, { start: 0, end: text.length });
      assert.equal(text.slice(start, end), text.slice(head.length));
    }
  });

  it("gives a quiet time its days beside a loud one", () => {
    const loud = Array.from({ length: 40 }, (_, at) => ({
      id: `l${at}`,
      published: `2025-03-${String(2 + (at % 20)).padStart(2, "0")}`,
      text: `Troops of the north fought in the valley of Kessim on ${["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"][at % 5]}, village number ${at} of the ${at * 7}th parish. Nobody could say how many had died in house ${at}.`,
    }));
    const quiet = Array.from({ length: 3 }, (_, at) => ({
      id: `q${at}`,
      published: `2025-08-1${at + 2}`,
      text: `The north and the south signed a truce for the valley of Kessim on 11 August 2025, envoy number ${at} said. It was the work of ${at + 3} months.`,
    }));
    assert.ok(chronicle([...loud, ...quiet], { days: 5 }).some(({ date }) => date === "2025-08-11"));
  });

  it("counts copies of one text once", () => {
    const wire = flood[0]?.text ?? "";
    const copies = [
      ...flood,
      { id: "d", published: "2025-03-04", text: wire },
      { id: "e", published: "2025-03-05", text: wire.replace("on Monday", "on Monday") },
    ];
    assert.equal(chronicle(copies).find(({ date }) => date === "2025-03-03")?.reports, 3);
  });

  it("keeps to the number of days and sentences, and to the days asked for", () => {
    const days = chronicle(flood, { days: 2, perDay: 1, from: "2025-03-03", to: "2025-03-10" });
    assert.ok(days.length <= 2 && days.every(({ sentences, date }) => sentences.length === 1 && date >= "2025-03-03" && date <= "2025-03-10"));
  });

  it("is the same whatever was published later", () => {
    assert.deepEqual(chronicle(flood, { asOf: "2025-03-05" }), chronicle(flood.slice(0, 2), { asOf: "2025-03-05" }));
  });

  it("puts an undated story on a day only where its text names one", () => {
    assert.deepEqual(chronicle([{ id: "x", published: null, text: "The bridge over the river fell on Friday after a night of rain." }]), []);
    assert.equal(
      chronicle([{ id: "x", published: null, text: "The bridge over the river fell on March 7, 2025 after a night of rain." }])[0]?.date,
      "2025-03-07",
    );
  });

  it("shows no dateline", () => {
    const text = "BRENNA, Varda (VNA) -- The bridge over the river fell after a night of rain.";
    assert.equal(text.slice(shownSpan(text, { start: 0, end: text.length }).start), "The bridge over the river fell after a night of rain.");
  });

  it("shows the days that hold half of what is told, and all where there are few", () => {
    assert.equal(daysThatMatter([9, 8, 7]), 3);
    assert.equal(daysThatMatter([]), 0);
    assert.equal(daysThatMatter(new Array<number>(100).fill(1)), 50);
    assert.equal(daysThatMatter([100, ...new Array<number>(50).fill(1)]), 8);
  });

  it("shows more sentences on a day that more reports tell of, unless a number is asked for", () => {
    const told = ["A gate of the Kessim dam gave way", "Three villages were flooded below the dam", "Soldiers brought boats to the valley of Kessim"];
    const stories = told.flatMap((words, at) =>
      [0, 1].map((copy) => ({
        id: `${at}${copy}`,
        published: `2025-03-0${4 + copy}`,
        text: `${words} on March 3, 2025, ${["residents", "engineers", "farmers", "nurses", "teachers", "drivers"][at * 2 + copy]} said in statement ${at * 17 + copy * 5}.`,
      })),
    );
    const perDay = (options: Partial<ChronicleOptions>): number | undefined =>
      chronicle(stories, options).find(({ date }) => date === "2025-03-03")?.sentences.length;
    assert.equal(perDay({}), 3);
    assert.equal(perDay({ perDay: 1 }), 1);
    assert.ok(chronicle(flood.slice(0, 1)).every(({ sentences }) => sentences.length === 1));
  });

  it("names the threads of the story by their own words", () => {
    const told = [
      "Envoys of both banks met for talks in the old port hotel",
      "Shelling hit the northern road and burned a barn",
      "The mediator carried a paper to new talks on an island",
      "Farmers hid in cellars while shelling broke windows of a mill",
      "A third round of talks ended late after a quarrel over maps",
      "Shelling from hills wounded nine passengers of an evening bus",
    ];
    const stories = told.map((words, at) => ({ id: `s${at}`, published: `2025-03-0${1 + (at >> 1)}`, text: `${words} on March ${1 + (at >> 1)}, 2025.` }));
    const lines = chronicle(stories, { perDay: 4 }).flatMap(({ sentences }) => sentences);
    assert.ok(lines.length >= 6);
    for (const { text, strand } of lines) assert.equal(strand, text.includes("talks") ? "talks" : "shelling");
    assert.ok(chronicle(flood).every(({ sentences }) => sentences.every((line) => !("strand" in line))));
  });

  it("names the gaps between the reports", () => {
    const stories = [1, 2, 3, 4, 5, 29, 30].map((day) => ({
      id: `s${day}`,
      published: `2025-03-${String(day).padStart(2, "0")}`,
      text: `Barge number ${day * 31} passed the lock of Kessim on March ${day}, 2025 with sand.`,
    }));
    const days = chronicle(stories);
    assert.deepEqual(
      days.flatMap(({ date, gapsBefore }) => (gapsBefore === undefined ? [] : [{ date, gapsBefore }])),
      [{ date: "2025-03-29", gapsBefore: [{ from: "2025-03-06", to: "2025-03-28" }] }],
    );
  });
});
