import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import type { ExportBook } from "./book.js";
import { storyOf } from "./cases.js";
import { EXPORTS, type ExportFormat } from "./index.js";

const text = "The bridge was closed on Monday, the ministry said.";
const note = { who: "Ada", when: "2025-03-10T10:00:00Z", why: "read it again" };
const story = storyOf("s1", text, [
  {
    source: "the ministry",
    cue: "said",
    content: "The bridge was closed on Monday",
    fields: { stance: "confirms", entity: "e1", corrected: [{ ...note, id: "c1", kind: "stance", was: "asserts" }] },
  },
]);
const book: ExportBook = {
  title: null,
  days: [
    {
      date: "2025-03-02",
      score: 0,
      reports: 1,
      sentences: [{ story: "s1", start: 0, end: text.length, text, attributions: [0], corrected: [{ ...note, id: "c2", kind: "move", was: "2025-03-03" }] }],
    },
  ],
  claims: [],
  commitments: [],
  entities: [{ id: "body-ministry", kind: "body", name: "Ministry", aliases: [], stories: [{ story: "s1", entity: "e1" }] }],
  ratings: [
    { entity: "body-ministry", name: "Ministry", code: "C3", corrected: { ...note, id: "c3", kind: "rate", was: "" } },
    { entity: null, name: "Valley Review", code: "B2", corrected: { ...note, id: "c4", kind: "rate", was: "" } },
  ],
  stories: () => [story],
};
const rowOf = (format: ExportFormat): Readonly<Record<string, string>> => parse<Record<string, string>>(written(format), { columns: true })[0] ?? {};
const written = (format: ExportFormat): string => [...EXPORTS[format](book).pieces].join("");

describe("what a user corrected, in exports", () => {
  it("stands in the table with who, when and why, beside the ratings", () => {
    const row = rowOf("csv");
    assert.deepEqual(
      ["date", "date_basis", "stance", "outlet_rating", "holder_rating", "corrected"].map((name) => row[name]),
      [
        "2025-03-02",
        "correction",
        "confirms",
        "B2",
        "C3",
        "day corrected by Ada on 2025-03-10, was 2025-03-03: read it again; stance corrected by Ada on 2025-03-10, was asserts: read it again",
      ],
    );
    assert.equal(rowOf("acled")["time_precision"], "1");
  });
  it("is said in every other format", () => {
    for (const format of ["markdown", "timelinejs", "timelinejs-sheet", "icalendar", "web-annotation", "json-ld"] as const)
      assert.match(written(format).replace(/\r\n /g, ""), /stance corrected by Ada/, format);
    for (const format of ["markdown", "timelinejs", "icalendar", "web-annotation"] as const)
      assert.match(written(format).replace(/\r\n /g, ""), /day corrected by Ada/, format);
  });
});
