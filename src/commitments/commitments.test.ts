import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAttributionFinder } from "../attributions/index.js";
import type { Annotated } from "../document/types.js";
import { createNameFinder } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createParser } from "../syntax/index.js";
import { createTimeFinder } from "../times/index.js";
import { createCommitmentFinder, createCommitmentTracker } from "./index.js";
import { formatWindow, windowAfter } from "./windows.js";

const split = createSentenceSplitter(packagedResources);
const parse = createParser(packagedResources);
const findNames = createNameFinder(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const findAttributions = createAttributionFinder(packagedResources);
const find = createCommitmentFinder(packagedResources);
const read = (text: string, published: string | null = null, id = "story"): Annotated =>
  find(findAttributions(findTimes(findNames(parse(split({ id, text, published, headline: null, outlet: null }))))));

/** A proposal told by sources; the words by which a story is known to tell terms. */
const TERMS = "Negotiators have a draft of the agreement. The ceasefire proposal has a first phase.\n\n";

/** One row, one behaviour: a text, the words of the action, and what must hold of its commitment. */
const cases: readonly (readonly [string, string, Partial<Record<"when" | "phase" | "quantity" | "modality", unknown>>])[] = [
  [
    `${TERMS}The truce is expected to take effect 24 hours after the announcement.`,
    "expected to take",
    { when: { relation: "after", anchor: "announcement", offset: { min: "PT24H", max: "PT24H" } } },
  ],
  [
    `${TERMS}The first phase will last 30 days, sources said.`,
    "will last",
    { when: { relation: "from", anchor: "phase 1", duration: "P30D" }, phase: "phase 1" },
  ],
  [
    `${TERMS}The army will withdraw from the dam after 10 to 15 days from the start of the first phase.`,
    "will withdraw",
    { when: { relation: "after", anchor: "phase 1", offset: { min: "P10D", max: "P15D" } } },
  ],
  [
    `${TERMS}Villagers will be allowed to return starting the third day of the ceasefire.`,
    "will be allowed",
    { when: { relation: "from", anchor: "ceasefire", offset: { min: "P2D", max: "P3D" } } },
  ],
  [`${TERMS}In the second phase, all forces will leave the dam.`, "will leave", { when: { relation: "during", anchor: "phase 2" }, phase: "phase 2" }],
  [
    `${TERMS}The Front will release up to 40 prisoners on the condition that the road stays open.`,
    "will release",
    { quantity: { max: 40, unit: "prisoners", bound: "max" } },
  ],
  ["Both sides agreed to exchange prisoners.", "agreed to exchange", { modality: "planned" }],
  ["The firm must pay 4,000 crowns by March 31, 2025.", "must pay", { modality: "must", when: { relation: "before", anchor: "2025-03-31" } }],
  [
    "The company must pay 40 crowns by the end of March, the court ruled.",
    "must pay",
    { modality: "must", when: { relation: "before", anchor: "2025-03-31" } },
  ],
  ["According to the text, the company must pay 40 crowns by March 31.", "must pay", { modality: "must", when: { relation: "before", anchor: "2025-03-31" } }],
  ["The council will open the harbour road after 40 days.", "will open", { when: { relation: "after", anchor: null, offset: { min: "P40D", max: "P40D" } } }],
];

describe("commitments", () => {
  for (const [text, action, expected] of cases) {
    it(text.slice(-90), () => {
      const { commitments } = read(text, "2025-03-01");
      const found = commitments.find((entry) => text.slice(entry.action.start, entry.action.end) === action);
      assert.ok(found !== undefined, JSON.stringify(commitments.map((entry) => text.slice(entry.action.start, entry.action.end))));
      for (const [field, value] of Object.entries(expected)) assert.deepEqual(found[field as keyof typeof found], value);
    });
  }

  const parts: readonly (readonly [string, string, string | null, string | null])[] = [
    ["The Front, which has agreed to leave the dam, met on Monday.", "agreed to leave", "The Front", null],
    ["Maria Holm said on Thursday the council plans to meet in Brenna.", "plans to meet", "the council", null],
    ["The mayor ordered the firms to close by Friday.", "ordered the firms to close", "the firms", "../2025-03-07"],
    ["The road will be reopened by the army on Monday.", "will be reopened", "the army", "2025-03-03/2025-03-03"],
    ["The council announced plans to open the bridge on Monday.", "plans to open", "The council", "2025-03-03/2025-03-03"],
    ["They plan to leave the dam on Monday.", "plan to leave", null, "2025-03-03/2025-03-03"],
    ["The report is due to be published tomorrow.", "due to be published", null, "2025-03-02/2025-03-02"],
    ["The council plans to take up the 2026 budget next week.", "plans to take", "The council", "2025-03-03/2025-03-09"],
    ["On Friday the Front pledged to leave the dam.", "pledged to leave", "the Front", null],
  ];
  for (const [text, action, doer, window] of parts)
    it(`have their own doer and days: ${text}`, () => {
      const found = read(text, "2025-03-01").commitments.find((entry) => text.slice(entry.action.start, entry.action.end) === action);
      assert.ok(found !== undefined);
      assert.equal(found.doer === undefined ? null : text.slice(found.doer.start, found.doer.end), doer);
      assert.equal(found.window, window);
    });

  it("are said by whoever says what they go on from", () => {
    const text = `${TERMS}The sources revealed that a deal was reached on Monday night on the posts of the army, allowing the villagers to remain at distances of up to 300 metres from the dam.`;
    const { commitments, attributions } = read(text, "2025-03-01");
    const found = commitments.find(({ action }) => text.slice(action.start, action.end).startsWith("allowing"));
    assert.ok(found?.attribution !== undefined);
    assert.equal(text.slice(attributions[found.attribution]!.source[0]!.start, attributions[found.attribution]!.source[0]!.end), "The sources");
  });

  it("are not taken from readers' comments", () => {
    const comments = [1, 2, 3].map((day) => `At 1:17 pm on ${day} March 2025, Holm wrote: The mayor will leave on Monday.`).join(" ");
    assert.equal(read(`The council plans to meet on Monday. ${comments}`, "2025-03-01").commitments.length, 1);
  });

  it("takes only what is told by a verb for one", () => {
    for (const text of [
      "The bridge was closed due to fears of a flood.",
      "Prices rose due to poor harvests in the valley.",
      "The council agreed to rules for the harbour.",
      "The drug was offered to those in the valley.",
    ])
      assert.deepEqual(read(text, "2025-03-01").commitments, [], text);
    assert.equal(read("The bridge is due to open on Friday.", "2025-03-01").commitments.length, 1);
  });

  it("does not take a prediction for one", () => {
    assert.deepEqual(read("He will be remembered as a good man. The winter will be cold.").commitments, []);
  });

  it("does not take what somebody asks of another for one", () => {
    assert.deepEqual(read("The company should pay its workers more, the minister said. The minister urged the company to pay by March 31.").commitments, []);
  });

  it("follows windows from the date of a trigger, and takes a later report as evidence", () => {
    const tracker = createCommitmentTracker(packagedResources);
    const terms = read(
      `${TERMS}The truce is expected to take effect 24 hours after the announcement. The first phase will last 30 days. The army will withdraw from the dam after 10 to 15 days from the start of the first phase. The Front will release 40 prisoners in the first phase.`,
      "2025-03-11",
      "terms",
    );
    tracker.add(terms);
    tracker.add(read("The Front released 40 prisoners at the Brenna bridge on Thursday.", "2025-03-27", "later"));
    const { commitments: list } = tracker.finish({ asOf: "2025-04-20", anchors: new Map([["announcement", "2025-03-17"]]) });
    const of = (action: string) => list.find((entry) => terms.text.slice(entry.action.start, entry.action.end) === action);
    assert.equal(of("expected to take")?.window, "2025-03-18/2025-03-18");
    assert.equal(of("will last")?.window, "2025-03-18/2025-04-17");
    assert.deepEqual([of("will withdraw")?.window, of("will withdraw")?.status], ["2025-03-28/2025-04-02", "late"]);
    assert.deepEqual([of("will release")?.status, of("will release")?.evidence.map(({ story }) => story)], ["done", ["later"]]);
  });

  it("has no window while its trigger has no date", () => {
    const tracker = createCommitmentTracker(packagedResources);
    tracker.add(read(`${TERMS}The truce is expected to take effect 24 hours after the announcement.`));
    assert.deepEqual(
      tracker.finish({ asOf: null, anchors: new Map() }).commitments.map(({ window, status }) => [window, status]),
      [[null, "reported"]],
    );
  });

  /** The terms of a made-up truce, and reports after it; the status of the commitment with these words of action. */
  const track = (later: readonly string[], options: { asOf: string; anchors?: readonly (readonly [string, string])[] }, terms = PLAIN) => {
    const tracker = createCommitmentTracker(packagedResources);
    const first = read(terms, "2025-03-11", "terms");
    tracker.add(first);
    later.forEach((text, index) => void tracker.add(read(text, `2025-03-2${index + 1}`, `later ${index}`)));
    const { commitments: list } = tracker.finish({ asOf: options.asOf, anchors: new Map(options.anchors ?? []) });
    return (action: string) => list.find((entry) => entry.story === "terms" && first.text.slice(entry.action.start, entry.action.end) === action);
  };
  const PLAIN = `${TERMS}The truce is expected to take effect 24 hours after the announcement. The first phase will last 30 days. The Front will release 40 prisoners at the Brenna bridge in the first phase. After the second phase the army will leave the Kessim dam.`;

  it("dates what names no trigger by the entry into force, and a phase by the end of the one before", () => {
    const of = track(
      [],
      { asOf: "2025-03-12", anchors: [["announcement", "2025-03-17"]] },
      `${PLAIN} The Kessim crossing will be reopened. In the second phase the Front will disarm.`,
    );
    assert.deepEqual([of("will be reopened")?.window, of("will be reopened")?.implied], ["2025-03-18/..", "entry into force"]);
    assert.equal(of("will disarm")?.window, "2025-04-17/..");
    assert.equal(of("will leave")?.window, "2025-04-17/..");
    assert.equal(of("will release")?.window, "2025-03-18/2025-04-17");
  });

  it("keeps the windows that were before a trigger moved", () => {
    const anchors = [
      ["announcement", "2025-03-17"],
      ["entry into force", "2025-03-20"],
    ] as const;
    const of = track([], { asOf: "2025-03-12", anchors });
    assert.equal(of("will last")?.window, "2025-03-20/2025-04-19");
    assert.deepEqual(of("will last")?.earlier, [{ window: "2025-03-18/2025-04-17", until: "entry into force" }]);
  });

  /** One row, one behaviour: a later report, and what it makes of the release. */
  const outcomes: readonly (readonly [string, string])[] = [
    ["The Front released 40 prisoners at the Brenna bridge on Thursday.", "done"],
    ["The Front began releasing the first of 40 prisoners at the Brenna bridge.", "partly"],
    ["The Front delayed the release of 40 prisoners at the Brenna bridge.", "suspended"],
    ["The release of 40 prisoners at the Brenna bridge was postponed.", "suspended"],
    ["The Front scrapped the release of 40 prisoners at the Brenna bridge.", "cancelled"],
    ["The army said that the Front failed to release 40 prisoners at the Brenna bridge.", "breach-alleged"],
    ["The Front did not release 40 prisoners at the Brenna bridge.", "late"],
    ["The Front would have released 40 prisoners at the Brenna bridge.", "late"],
    ["The Front denied that it failed to release 40 prisoners at the Brenna bridge.", "late"],
  ];
  for (const [later, status] of outcomes)
    it(`${status}: ${later}`, () => {
      assert.equal(track([later], { asOf: "2025-05-30", anchors: [["announcement", "2025-03-17"]] })("will release")?.status, status);
    });

  /** One row, one behaviour: a later report that shares words with the release, and is no evidence of it. */
  const unrelated: readonly string[] = [
    "The army released 40 sheep at the Kessim dam.",
    "The army released 40 prisoners in Marrin, far from the Brenna bridge.",
    "The Front said that the army had released water at the Brenna bridge.",
    "A film about the Front was released in 40 towns.",
    "Sources expect that the Front released 40 prisoners at the Brenna bridge.",
    "FRONT RELEASED 40 PRISONERS AT BRENNA BRIDGE By our staff MARRIN (Agency) -- The winter was long.",
  ];
  for (const later of unrelated)
    it(`no evidence: ${later}`, () => {
      const of = track([later], { asOf: "2025-05-30", anchors: [["announcement", "2025-03-17"]] });
      assert.deepEqual([of("will release")?.evidence, of("will release")?.status], [[], "late"]);
    });

  /** One row, one behaviour: an undertaking, a later report, and the status. */
  const followed: readonly (readonly [string, string, string, string])[] = [
    ["Holm agreed to help.", "agreed to help", "Rain has helped the farmers of the valley. Better seed helped too.", "agreed"],
    ["Maria Holm vowed not to leave the town of Brenna.", "vowed not to leave", "Maria Holm has left the town of Brenna for the coast.", "agreed"],
    [
      "Four teachers who were seized by the Front will be released on Friday.",
      "will be released",
      "The four teachers seized by the Front have been released.",
      "done",
    ],
    [
      "The company said it will repair the old bridge at Brenna by June.",
      "will repair",
      "Peter Lund and his sons repaired the old bridge at Brenna in May.",
      "due",
    ],
    ["The Brenna Company will meet the mayor of Marrin on Friday.", "will meet", "The Brenna Company met the mayor of Marrin to speak of the harbour.", "done"],
    [
      "The United Norland Bank has pledged to lend the Brenna Company 4 million crowns.",
      "pledged to lend",
      "The United Norland Bank has paid the first million crowns to the Brenna Company.",
      "done",
    ],
    [
      "Prosecutor Maria Holm vowed to request arrest warrants for three generals.",
      "vowed to request",
      "Prosecutor Maria Holm said she had requested the arrest warrants for the generals.",
      "done",
    ],
    [
      "The city of Marrin pledged to slaughter all pigs in the district by Monday.",
      "pledged to slaughter",
      "The city of Marrin has begun the cull of pigs in the district.",
      "partly",
    ],
    [
      "President Maria Holm plans to visit Marrin next week.",
      "plans to visit",
      "President Maria Holm’s first visit to Marrin in February brought nothing.",
      "agreed",
    ],
    [
      "President Maria Holm plans to visit Marrin next week.",
      "plans to visit",
      "The talks with President Maria Holm in Marrin will be held on Friday.",
      "agreed",
    ],
  ];
  for (const [terms, action, later, status] of followed)
    it(`${status}: ${terms} ${later}`, () => assert.equal(track([later], { asOf: "2025-03-12" }, terms)(action)?.status, status));

  it("passes over headlines that were glued to a report", () => {
    const { commitments } = read(
      "Front agreed to free 40 prisoners. Mayor vows to stay BRENNA (Agency) -- The Front has agreed to free 40 prisoners.",
      "2025-03-01",
    );
    assert.equal(commitments.length, 1);
  });

  it("shows a contradiction by the words that make it", () => {
    const text = `${TERMS}The truce is expected to take effect 24 hours after the announcement. The first phase will last 30 days. The first phase will last 60 days, other sources said.`;
    const of = track([], { asOf: "2025-03-12" }, text);
    const words = of("will last")?.contradicts?.map(({ start, end }) => text.slice(start, end)) ?? [];
    assert.equal(words.length, 1);
    assert.match(words[0] ?? "", /last 60 days/);
  });

  it("says who is to do it, named or not", () => {
    const text = `${TERMS}Egyptian troops will withdraw from the dam. The withdrawal from the bridge will be immediate. Egypt is a neighbour. The road will be repaired by the company.`;
    const { commitments, entities } = read(text);
    const of = (action: string) => commitments.find((entry) => text.slice(entry.action.start, entry.action.end) === action);
    const words = (action: string) => {
      const span = of(action)?.doer;
      return span === undefined ? null : text.slice(span.start, span.end);
    };
    assert.equal(entities.find(({ id }) => id === of("will withdraw")?.by)?.name, "Egypt");
    assert.deepEqual(["will withdraw", "will be immediate", "will be repaired"].map(words), ["Egyptian troops", "Egyptian troops", "the company"]);
  });

  it("adds distances to the earliest and the latest day", () => {
    const day = 20_000;
    assert.equal(
      formatWindow(windowAfter({ relation: "after", anchor: "x", offset: { min: "P40D", max: "P50D" } }, { min: day, max: day + 2 })),
      "2024-11-13/2024-11-25",
    );
    assert.equal(formatWindow({ min: null, max: day }), "../2024-10-04");
    assert.equal(formatWindow({ min: null, max: null }), null);
  });

  it("lie inside the text, for any text", () => {
    const parts = [
      "The army",
      "will",
      "must",
      "release",
      "be",
      "released",
      "40 prisoners",
      "within",
      "two days",
      "after the announcement",
      "agreement",
      "deal",
      "ceasefire",
      "phase",
      ",",
      ".",
      "if",
      "allowing them to",
      "the seventh day of the ceasefire",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        for (const { content, action, condition, attribution } of read(text).commitments) {
          for (const { start, end } of [...content, action, ...(condition === undefined ? [] : [condition])])
            assert.ok(start >= 0 && start < end && end <= text.length);
          assert.ok(attribution === undefined || attribution >= 0);
        }
      }),
      { numRuns: 150 },
    );
  });
});
