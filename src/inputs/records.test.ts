import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { givenDay } from "./given-day.js";
import { htmlText } from "./html-text.js";
import { namedByUs } from "./index.js";

describe("records of other extractors", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>])[] = [
    [
      "trafilatura",
      {
        title: "T",
        author: "A B; C D",
        hostname: "news.example",
        date: "2025-03-04",
        "source-hostname": "The News",
        source: "https://news.example/1",
        text: "One.\nTwo.",
        id: null,
        language: "en",
      },
      {
        id: "x",
        headline: "T",
        published: "2025-03-04",
        outlet: "The News",
        url: "https://news.example/1",
        byline: ["A B", "C D"],
        language: "en",
        text: "One.\n\nTwo.",
      },
    ],
    [
      "newspaper",
      { title: "T", authors: ["A B"], publish_date: "2025-03-04T10:00:00", text: "One.\n\nTwo.", url: "https://n.example", meta_lang: "en" },
      { id: "x", headline: "T", published: "2025-03-04", outlet: null, url: "https://n.example", byline: ["A B"], language: "en", text: "One.\n\nTwo." },
    ],
    [
      "news-please",
      { title: "T", maintext: "One.", date_publish: "2025-03-04 10:00:00", source_domain: "n.example", authors: [] },
      { id: "x", headline: "T", published: "2025-03-04", outlet: "n.example", byline: [], text: "One." },
    ],
    [
      "a date that is no day stays open",
      { title: "T", text: "One.", date: "yesterday" },
      { id: "x", headline: "T", published: null, outlet: null, byline: [], text: "One." },
    ],
  ];
  for (const [name, record, expected] of cases) it(name, () => assert.deepEqual(namedByUs(record, "x"), expected));
  it("leaves our own records alone", () => {
    for (const record of [
      { id: "a", headline: "H", text: "T", title: "x" },
      { id: "a", text: "T" },
      { id: "a", html: "<p>", title: "x" },
    ])
      assert.equal(namedByUs(record, "x"), record);
  });
});

describe("small readers", () => {
  it("reads days as written and nothing else", () => {
    const rows: readonly (readonly [string, string | null])[] = [
      ["Tue, 14 Jan 2025 23:00:00 -0500", "2025-01-14"],
      ["2025-01-14T23:00:00-05:00", "2025-01-14"],
      ["20250114", "2025-01-14"],
      ["4 Mar 25 10:00 GMT", "2025-03-04"],
      ["31 Feb 2025", null],
      ["01/02/2025", null],
      ["", null],
    ];
    for (const [written, day] of rows) assert.equal(givenDay(written), day, written);
  });
  it("turns HTML into paragraphs in linear time", () => {
    assert.equal(htmlText("<p>One <b>two</b></p>three<br>four<script>x</script><p>&amp; five"), "One two\n\nthree\n\nfour\n\n& five");
    assert.equal(htmlText("<div>".repeat(100_000)), "");
  });
});
