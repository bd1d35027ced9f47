import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { packagedResources } from "../resources.js";
import { NOTHING_CHOSEN, readAddress, writeAddress } from "./address.js";
import { BOOK, HOSTILE, STORIES } from "./cases.js";
import { durationInWords, offsetInWords, parseWindow } from "./dates.js";
import { quantityInWords, whenInWords } from "./due-view.js";
import { loadPageAssets, renderPage } from "./index.js";
import type { PageBook } from "./page-book.js";
import { jsonForScript, visibleText, webAddress } from "./safe-text.js";
import { ticks, timeScale } from "./time-scale.js";

const assets = loadPageAssets(packagedResources);

function pageOf(book: PageBook): string {
  const chunks: string[] = [];
  renderPage(book, assets, (chunk) => void chunks.push(chunk));
  return chunks.join("");
}

const page = pageOf(BOOK);
const harbour = STORIES[0] ?? assert.fail();
const between = (from: string, to: string): string => page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)));

describe("the page", () => {
  it("is the same for the same book", () => assert.equal(pageOf(BOOK), page));

  it("goes through the stories twice, one at a time, and writes in many pieces", () => {
    let [passes, chunks] = [0, 0];
    const stories = function* () {
      passes++;
      yield* STORIES;
    };
    renderPage({ ...BOOK, stories }, assets, () => void chunks++);
    assert.equal(passes, 2);
    assert.ok(chunks > 10);
  });

  it("shows each line verbatim, linked to its words", () => {
    assert.ok(page.includes("A gate of the dam gave way on Monday night, officials said.</a>"));
    assert.match(page, /href="#story=harbour%2F1&amp;at=0-59"/);
  });

  it("names kind, holder, whom a pronoun stands for, stance and chain on the chip", () => {
    assert.match(page, /<span class="kind">Official<\/span><bdi class="holder">officials<\/bdi>/);
    assert.match(page, /<bdi class="holder">It<\/bdi><span class="stands-for">= <bdi>Valley Front<\/bdi>/);
    assert.match(page, /<bdi class="holder">The Valley Front<\/bdi><span class="stance s-denies">denies/);
    assert.match(page, /second-hand<\/span><span> via <bdi class="holder">The Vardan agency/);
  });

  it("marks what is disputed, with a link to the claim and both sides there", () => {
    assert.match(between('id="day-2025-03-03"', 'id="day-2025-03-12"'), /class="dispute-mark" href="#claim-1"/);
    assert.match(between('id="claim-1"', "</article>"), /For .*two shells had struck the tower.*Against .*its fighters had fired on the tower/s);
  });

  it("shows figures that differ, and behind them what a holder told before", () => {
    const told = (position: number, start: number, value: number) => ({
      position,
      start,
      end: start + 6,
      quantity: { value, unit: "death", bound: "exact" as const },
    });
    const figures = [{ unit: "death", lowest: 19, highest: 19, told: [told(0, 0, 19)], earlier: [told(1, 7, 12), told(1, 14, 12), told(1, 21, 19)] }];
    const html = pageOf({ ...BOOK, claims: BOOK.claims.map((claim) => ({ ...claim, figures })) });
    assert.match(html, /<dl class="figures">.*<\/bdi>: 19<.*<dd class="from">(?!before).*<dd class="from">before: /s);
    assert.equal(html.split(">before: ").length, 2);
  });

  it("marks an inferred date as inferred", () => assert.match(page, /\(date inferred from a caption\)/));

  it("names the gap between days", () => assert.ok(page.includes("8 days without an entry")));

  it("keeps what has no date off the days", () => {
    assert.ok(!between('id="days"', 'id="disputes"').includes("جبهة"));
    assert.match(between('id="undated"', 'id="problems"'), /lang="ar">نفت جبهة الوادي/);
  });

  it("draws windows with dates, and those without from their trigger", () => {
    const due = between('id="due"', 'id="sources"');
    assert.match(due, /Late: the window is closed.*10 Mar 2025 – 1 Apr 2025.*Counted from:<\/span> <bdi>announcement/s);
    assert.match(due, /within 10 days of announcement/);
  });

  it("counts how often and how sources are quoted, and links those that can be filtered by", () => {
    const sources = between('id="sources"', 'id="undated"');
    assert.match(sources, /href="#who=valley-front"><bdi>Valley Front<\/bdi><\/a>.*?Body.*?>2<.*?>1<.*?denies 1, says so 1|says so 1, denies 1/s);
    assert.match(sources, /<bdi>officials<\/bdi>/);
  });

  it("tells what could not be read", () => assert.match(between('id="problems"', "</main>"), /&lt;script>\.html|&lt;script&gt;\.html/));

  it("names the copies of a text in its story, and itself after what the most reports name", () => {
    const copies = [..."abcdefgh"].map((id) => ({ ...harbour, id, outlet: id }));
    const entities = BOOK.entities.map((entity) => ({ ...entity, stories: copies.map(({ id }) => ({ story: id, entity: "e1" })) }));
    const written = pageOf({
      ...BOOK,
      title: null,
      entities,
      days: [],
      claims: [],
      commitments: [],
      copies: [{ original: "a", copies: [..."bcdefgh"].map((story) => ({ story, kind: "carried" as const })), outlets: [..."abcdefgh"] }],
      stories: () => copies,
    });
    const block = written.slice(written.indexOf('id="story-1">') + 13);
    const story = JSON.parse(block.slice(0, block.indexOf("</script>")));
    assert.equal(story.copyCount, 7);
    assert.deepEqual(
      story.copies.map((copy: { readonly story: string }) => copy.story),
      [..."acdefgh"],
    );
    assert.match(written, /<title>Ilan Brook, Tarn Ferry, Valley Front<\/title>/);
  });

  it("says how many outlets carry the text of a line", () => {
    const [story] = STORIES;
    const group = { original: story?.id ?? "", copies: [{ story: "x", kind: "carried" as const }], outlets: ["A", "B"] };
    assert.match(pageOf({ ...BOOK, copies: [group] }), /<span class="carried">2 outlets, one report<\/span>/);
  });

  it("needs no title, days, claims or stories", () => {
    const empty = pageOf({
      title: null,
      query: null,
      entities: [],
      claims: [],
      commitments: [],
      days: [],
      dayCounts: [],
      problems: [],
      ratings: [],
      corrections: [],
      copies: [],
      stories: () => [],
    });
    assert.match(empty, /0 reports, day by day/);
    assert.match(empty, /No sentence of the reports could be placed on a day/);
  });
});

describe("hostile reports", () => {
  it("open no element", () => {
    const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(
      [...new Set(scripts)].sort(),
      [
        "<script>",
        '<script type="application/json" id="page-index">',
        ...STORIES.map((_, index) => `<script type="application/json" id="story-${index}">`),
      ].sort(),
    );
    assert.equal(scripts.filter((tag) => tag === "<script>").length, 2);
    const written = page.replace(assets.script, "");
    assert.ok(!/<(?:img|b|i|iframe|link rel="stylesheet")\b/.test(written));
    assert.ok(!/ on[a-z]+="/.test(written));
    assert.ok(!page.includes('href="javascript'));
  });

  it("come back from their block as they are", () => {
    const block = between('<script type="application/json" id="story-1">', "</script>");
    const story = JSON.parse(block.slice(block.indexOf(">") + 1));
    assert.equal(story.text, HOSTILE);
    assert.equal(story.url, null);
  });

  it("cannot end the block or a comment in it", () => {
    const written = jsonForScript({ text: "</script><!-- \u2028\u2029 &" });
    assert.ok(!/[<>&\u2028\u2029]/.test(written));
    assert.deepEqual(JSON.parse(written), { text: "</script><!-- \u2028\u2029 &" });
  });

  it("cannot turn the direction of what stands around them, and keep their length", () => {
    for (const text of ["a\u202Eb\u0000c\u0085", "\ud800x", "plain\r\ntext"]) assert.equal(visibleText(text).length, text.length);
    assert.equal(visibleText("a\u202Eb"), "a\ufffdb");
    assert.ok(!page.slice(0, page.indexOf('id="page-index"')).includes("\u202E"));
  });

  it("are only linked by http(s)", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " ", "//x", "JaVaScRiPt:1"]) assert.equal(webAddress(url), null);
    assert.equal(webAddress("https://a.example/ü"), "https://a.example/%C3%BC");
  });
});

describe("the policy of the page", () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll("&#39;", "'") ?? "";
  it("allows nothing from outside", () => assert.match(policy, /^default-src 'none';.*base-uri 'none'; form-action 'none'$/));

  it("allows exactly the scripts and the stylesheet of the page", () => {
    const hash = (source: string): string => `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, source = ""]) => hash(source));
    const style = hash(/<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "");
    assert.equal(/script-src ([^;]+)/.exec(policy)?.[1], scripts.join(" "));
    assert.equal(/style-src ([^;]+)/.exec(policy)?.[1], style);
    assert.ok(!/<[a-z][^>]* style="/.test(page.replace(assets.script, "")));
  });
});

describe("the address of the page", () => {
  it("holds what is chosen, and comes back", () => {
    const state = {
      ...NOTHING_CHOSEN,
      kinds: ["person", "none"] as const,
      who: "a&b=c#d",
      outlet: "",
      from: "2025-01-01",
      words: "two words",
      isDisputed: true,
      story: "x/ü",
      at: [[3, 9]] as const,
    };
    assert.deepEqual(readAddress(writeAddress(state)), state);
    assert.equal(writeAddress(NOTHING_CHOSEN), "");
  });

  it("leaves out what it does not understand", () => {
    assert.deepEqual(readAddress("#claim-3"), NOTHING_CHOSEN);
    assert.deepEqual(readAddress("#kind=person%20what&from=tomorrow&at=9-3&%"), { ...NOTHING_CHOSEN, kinds: ["person"] });
  });
});

describe("words for times", () => {
  const cases: readonly (readonly [string, string])[] = [
    [offsetInWords({ min: "P40D", max: "P50D" }), "40 to 50 days"],
    [offsetInWords({ min: "PT48H", max: "PT48H" }), "48 hours"],
    [offsetInWords({ min: "P1W", max: "P2M" }), "1 week to 2 months"],
    [durationInWords("soon"), "soon"],
    [whenInWords({ when: { relation: "after", anchor: "announcement", offset: { min: "PT48H", max: "PT48H" } }, window: null }), "48 hours after announcement"],
    [whenInWords({ when: { relation: "from", anchor: "2025-02-10", duration: "P42D" }, window: null }), "from 10 February 2025, for 42 days"],
    [whenInWords({ when: { relation: "at", anchor: "2025-02-10" }, window: "2025-02-10" }), "on 10 February 2025"],
    [whenInWords({ when: { relation: "at", anchor: "2025-02-01/2025-02-28" }, window: null }), "in February 2025"],
    [whenInWords({ when: { relation: "at", anchor: "2025-01-01/2025-12-31" }, window: null }), "in 2025"],
    [whenInWords({ when: { relation: "at", anchor: "2025-02-03/2025-02-09" }, window: null }), "3 February 2025 – 9 February 2025"],
    [quantityInWords({ value: 1234567.25, unit: "dollars", bound: "about" }), "about 1,234,567.25 dollars"],
    [whenInWords({ when: { relation: "within", anchor: null, offset: { min: "P0D", max: "P30D" } }, window: null }), "within 30 days"],
    [whenInWords({ when: { relation: "at", anchor: null }, window: null }), "no time given"],
    [whenInWords({ when: { relation: "at", anchor: null, offset: { min: "P0D", max: "P0D" } }, window: null }), "at once"],
    [quantityInWords({ max: 700, unit: "m", bound: "max" }), "at most 700 m"],
    [quantityInWords({ min: 3, max: 4, unit: "days", bound: "range" }), "3 to 4 days"],
  ];
  for (const [found, expected] of cases) it(expected, () => assert.equal(found, expected));

  it("reads EDTF windows", () => {
    assert.deepEqual(parseWindow("../2025-03-01"), { from: null, to: 20148, isApproximate: false });
    assert.deepEqual(parseWindow("2025-02~"), { from: 20120, to: 20147, isApproximate: true });
    assert.equal(parseWindow("../.."), null);
    assert.equal(parseWindow("2025-02-30"), null);
  });
});

describe("the time scale", () => {
  it("draws long gaps short, and keeps the order", () => {
    const scale = timeScale([0, 10, 5000, 5003]);
    assert.ok(scale !== null);
    assert.deepEqual(
      scale.stretches.map(({ from, to }) => [from, to]),
      [
        [0, 11],
        [5000, 5004],
      ],
    );
    const places = [0, 5, 11, 300, 5000, 5004].map(scale.at);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
    for (const day of [0, 3, 10, 5000, 5003]) assert.equal(scale.dayAt(scale.at(day)), day);
    assert.ok(ticks(scale, 10).length > 0);
  });

  it("is none without days, and lasts one day at least", () => {
    assert.equal(timeScale([]), null);
    assert.deepEqual(timeScale([7])?.stretches, [{ from: 7, to: 8, left: 0, right: 1 }]);
  });

  it("is never cut into more than a few stretches", () => {
    const scale = timeScale(Array.from({ length: 60 }, (_, index) => index * 200 + index * index));
    assert.ok(scale !== null && scale.stretches.length <= 8);
  });
});
