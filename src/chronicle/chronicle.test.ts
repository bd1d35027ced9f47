import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCopyFinder, sampleShingles } from "../copies/index.js";
import type { Day } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createTimeFinder } from "../times/index.js";
import { kneeOf } from "./chronicler.js";
import { type ChronicleOptions, createChronicler, createTeller, type TellingOptions } from "./index.js";
import { shownSpan } from "./shown-span.js";

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
  const chronicler = createChronicler({ ...NO_OPTIONS, ...options }, createCopyFinder());
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

  it("ends the list of days where the scores fall off", () => {
    assert.equal(kneeOf([9, 8, 7]), 3);
    assert.equal(kneeOf([100, 95, 90, 88, 85, 84, 83, 82, 80, 79, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]), 11);
  });
});
