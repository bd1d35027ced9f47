import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as annotator from "@apache-annotator/selector";
import { check } from "@placemarkio/check-geojson";
import { type Node as MarkdownNode, Parser as MarkdownParser } from "commonmark";
import { parse as parseCsv } from "csv-parse/sync";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { book, denial, HOSTILE, hostile } from "./cases.js";
import { EXPORTS, type ExportFormat } from "./index.js";

interface Chunker {
  readonly currentChunk: { readonly data: string };
  readonly nextChunk: () => null;
  readonly previousChunk: () => null;
  readonly precedesCurrentChunk: () => boolean;
}
type Matcher = (selector: object) => (scope: Chunker) => AsyncIterable<{ readonly startIndex: number; readonly endIndex: number }>;
// Its own types name their files in a way that this compiler does not follow.
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } = annotator as unknown as {
  readonly textPositionSelectorMatcher: Matcher;
  readonly textQuoteSelectorMatcher: Matcher;
};
type Expand = (document: object, options: object) => Promise<readonly Readonly<Record<string, unknown>>[]>;
const expand = jsonld.expand as unknown as Expand;
const typesOf = (node: Readonly<Record<string, unknown>> | undefined): readonly unknown[] => (Array.isArray(node?.["@type"]) ? node["@type"] : []);

const written = (format: ExportFormat, from = book): string => [...EXPORTS[format](from).pieces].join("");
const rowsOf = (format: ExportFormat): readonly Readonly<Record<string, string>>[] => parseCsv(written(format), { columns: true, bom: false });

describe("every export", () => {
  it("carries outlet, holder and chain, and gives the same bytes twice", () => {
    for (const format of Object.keys(EXPORTS) as ExportFormat[]) {
      const text = written(format);
      assert.equal(written(format), text);
      if (format === "geojson") continue;
      for (const words of ["Valley Review", "the ministry", "State TV"]) assert.ok(text.includes(words), `${format}: ${words}`);
      assert.match(text, /Valley Review(?: > | → |","|\\?",\\?")State TV/, format);
    }
  });
  it("gives JSON that can stand within a page", () => {
    for (const format of ["timelinejs", "json-ld"] as const) assert.ok(!written(format).includes("<"), format);
  });
  it("does not name the outlet twice where it speaks for itself", () => {
    const own = { ...denial, attributions: denial.attributions.map((attribution) => ({ ...attribution, source: [], sourceKind: "outlet" as const })) };
    const [row] = parseCsv([...EXPORTS.csv({ ...book, stories: () => [own] }).pieces].join(""), { columns: true }) as Readonly<Record<string, string>>[];
    assert.deepEqual([row?.["holder"], row?.["chain"]], ["Valley Review", "Valley Review"]);
  });
  it("writes an empty store", () => {
    const empty = { title: null, days: [], claims: [], commitments: [], entities: [], ratings: [], stories: () => [] };
    for (const format of Object.keys(EXPORTS) as ExportFormat[]) assert.ok(written(format, empty).length > 0, format);
  });
});

describe("CSV, read by csv-parse", () => {
  it("has a row for each voice, with its stance and chain", () => {
    const rows = rowsOf("csv");
    assert.deepEqual(
      rows
        .slice(0, 3)
        .map((row) => [row["date"], row["date_basis"], row["date_words"], row["holder"], row["holder_kind"], row["stance"], row["chain"], row["claim_status"]]),
      [
        ["2025-03-03", "text", "March 3, 2025", "residents", "people", "asserts", "Valley Review > residents", "disputed"],
        ["2025-03-05", "publication", "", "Valley Review", "none", "", "Valley Review", ""],
        ["2025-03-05", "publication", "", "the ministry", "body", "denies", "Valley Review > State TV > the ministry", "disputed"],
      ],
    );
    assert.equal(rows[4]?.["holder"], "(source not named)");
  });
  it("lets no cell become a formula, and no hostile address through", () => {
    for (const format of ["csv", "acled", "timelinejs-sheet"] as const)
      for (const row of rowsOf(format)) for (const cell of Object.values(row)) assert.ok(!/^\s*[=+\-@\t\r]/.test(cell), `${format}: ${cell}`);
    assert.equal(rowsOf("csv")[3]?.["text"], `'${HOSTILE} was said.`);
    assert.equal(rowsOf("csv")[3]?.["url"], "");
  });
  it("has ACLED's columns with the time precision, and never the bare statement", () => {
    const rows = rowsOf("acled");
    assert.deepEqual(Object.keys(rows[0] ?? {}).slice(0, 5), ["event_id_cnty", "event_date", "year", "time_precision", "disorder_type"]);
    assert.deepEqual(
      rows.slice(0, 3).map((row) => [row["time_precision"], row["notes"], row["fatalities"], row["places_named"]]),
      [
        ["1", "residents (people) asserts: “The army shelled the town on March 3, 2025, residents said.”", "", "the town"],
        ["3", "Valley Review, no source named: “👩‍🚒 Rescuers came.”", "", ""],
        ["3", "the ministry (body) denies, passed on by State TV: “State TV quoted the ministry as denying that the army shelled the town.”", "", ""],
      ],
    );
  });
});

describe("iCalendar, read by ical.js", () => {
  const text = written("icalendar");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));

  it("has a day-long event for each line and each dated window", () => {
    assert.deepEqual(
      events.map(({ startDate, endDate }) => [startDate.toString(), endDate.toString()]),
      [
        ["2025-03-03", "2025-03-04"],
        ["2025-03-05", "2025-03-06"],
        ["2025-03-05", "2025-03-06"],
        ["2025-03-06", "2025-03-07"],
        ["2025-03-06", "2025-03-07"],
        ["2025-03-10", "2025-03-13"],
      ],
    );
    assert.equal(events[2]?.summary, "the ministry: “State TV quoted the ministry as denying that the army shelled the town.”");
    assert.match(
      events[2]?.description ?? "",
      /^the ministry \(body\) denies, passed on by State TV\nValley Review, 2025-03-05, Headline of denial\nday inferred/,
    );
    assert.equal(events[5]?.summary, "Due (agreed), says the ministry: “ Rescuers came.”".replace("“ ", `“${denial.text.slice(5, 6).trim()}`));
    assert.equal(EXPORTS.icalendar(book).note, "2 of 3 commitments have no date yet and are left out");
  });
  it("keeps hostile words inside their field, and lines within 75 bytes", () => {
    assert.ok(events[3]?.summary.includes("END:VEVENT"));
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  });
  it("has stable UIDs, whatever else is in the store", () => {
    const uids = events.map(({ uid }) => uid);
    assert.equal(new Set(uids).size, uids.length);
    const fewer = new ICAL.Component(ICAL.parse(written("icalendar", { ...book, days: book.days.slice(1), commitments: [] }))).getAllSubcomponents("vevent");
    assert.deepEqual(
      fewer.map((component) => component.getFirstPropertyValue("uid")),
      uids.slice(1, 5),
    );
  });
});

describe("GeoJSON, read by check-geojson", () => {
  it("has a point for a place with coordinates", () => {
    const { features } = check(written("geojson")) as unknown as {
      features: { geometry: object; properties: { voices: readonly { holder: string; stance: string }[] } }[];
    };
    assert.deepEqual(
      features.map(({ geometry }) => geometry),
      [{ type: "Point", coordinates: [13.4, 52.5] }],
    );
    assert.deepEqual(features[0]?.properties.voices, [{ holder: "residents", kind: "people", stance: "asserts", chain: ["Valley Review", "residents"] }]);
  });
  it("says that there is none", () => {
    const { pieces, note } = EXPORTS.geojson({ ...book, entities: [] });
    assert.deepEqual(check([...pieces].join("")), { type: "FeatureCollection", features: [] });
    assert.match(note ?? "", /no line names a place whose coordinates are known/);
  });
});

/** Stands in for the contexts on the web: terms and keywords as they define them, nothing fetched. */
const CONTEXTS: Readonly<Record<string, object>> = {
  "https://schema.org": { "@vocab": "http://schema.org/" },
  "http://www.w3.org/ns/anno.jsonld": { "@vocab": "http://www.w3.org/ns/oa#", id: "@id", type: "@type" },
};
const documentLoader = async (url: string) => {
  const context = CONTEXTS[url];
  assert.ok(context !== undefined, url);
  return { contextUrl: undefined, documentUrl: url, document: { "@context": context } };
};

describe("Web Annotation, read by jsonld and Apache Annotator", () => {
  const collection = JSON.parse(written("web-annotation"));
  it("is JSON-LD of the Web Annotation vocabulary", async () => {
    const [expanded] = await expand(collection, { documentLoader });
    assert.deepEqual(typesOf(expanded), ["http://www.w3.org/ns/oa#AnnotationCollection"]);
    assert.equal(collection.total, 5);
    assert.equal(collection.first.items.length, 5);
  });
  it("anchors each quote and each position, in code points, at the words", async () => {
    const texts = [denial, denial, denial, hostile, hostile].map(({ text }) => text);
    for (const [index, { target }] of collection.first.items.entries()) {
      const data = texts[index] ?? "";
      const chunk = { data };
      const chunker = () => ({ currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false });
      const [quote, position] = target.selector;
      for (const matcher of [textQuoteSelectorMatcher(quote), textPositionSelectorMatcher(position)]) {
        const found: string[] = [];
        for await (const { startIndex, endIndex } of matcher(chunker())) found.push(data.slice(startIndex, endIndex));
        assert.deepEqual(found, [quote.exact]);
      }
    }
  });
});

describe("schema.org JSON-LD, read by jsonld (its shape is checked by schema-dts at compile time)", () => {
  it("has the articles, and a claim for each voice, none of them the bare content of a denial", async () => {
    const nodes = await expand(JSON.parse(written("json-ld")), { documentLoader });
    const of = (type: string) => nodes.filter((node) => typesOf(node).includes(`http://schema.org/${type}`));
    assert.deepEqual([of("NewsArticle").length, of("Claim").length, of("Collection").length], [2, 5, 1]);
    const articles = new Set(of("NewsArticle").map((node) => node["@id"]));
    for (const claim of of("Claim")) {
      const [appearance] = claim["http://schema.org/appearance"] as { "@id": string }[];
      assert.ok(articles.has(appearance?.["@id"] ?? ""));
      assert.notEqual((claim["http://schema.org/text"] as { "@value": string }[])[0]?.["@value"], "that the army shelled the town");
      assert.ok(claim["http://schema.org/author"] !== undefined && claim["http://schema.org/creditText"] !== undefined);
    }
  });
});

describe("Markdown, read by commonmark.js", () => {
  it("keeps report text as words: no HTML, no links but ours, a heading a day", () => {
    const kinds = new Map<string, number>();
    const links: (string | null)[] = [];
    let text = "";
    const walker = new MarkdownParser().parse(written("markdown")).walker();
    for (let step: { entering: boolean; node: MarkdownNode } | null = walker.next(); step !== null; step = walker.next()) {
      if (!step.entering) continue;
      kinds.set(step.node.type, (kinds.get(step.node.type) ?? 0) + 1);
      if (step.node.type === "link") links.push(step.node.destination);
      text += step.node.literal ?? "";
    }
    assert.deepEqual(
      [kinds.get("heading"), kinds.get("item"), kinds.get("html_inline"), kinds.get("html_block"), kinds.get("emph"), kinds.get("image")],
      [4, 5, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(new Set(links), new Set(["https://valley.example/denial?a=1&b=2"]));
    assert.ok(text.includes(`“${HOSTILE} was said.”`));
  });
});
