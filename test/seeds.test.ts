import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { spanAround } from "../src/document/spans.js";
import type { Attribution, Daybook, KeptStory, Span } from "../src/document/types.js";
import { needsShared, shared } from "./root.js";
import { runDaybook } from "./run-command.js";

// The page dump where Daybook began, read as a careful person would. The text is not in the project; the checks name only facts.
describe("the seed reports", { skip: needsShared }, () => {
  const folder = mkdtempSync(join(tmpdir(), "daybook-seeds-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const seeds = join(shared ?? "", "seeds");
  let book: Daybook | null = null;
  const built = async (): Promise<Daybook> => {
    if (book !== null) return book;
    const { status, err } = await runDaybook(["build", seeds, "--out", folder]);
    assert.equal(status, 0, err);
    book = JSON.parse(readFileSync(join(folder, "daybook.json"), "utf8")) as Daybook;
    return book;
  };
  const both = async (): Promise<readonly [KeptStory, KeptStory]> => {
    const { stories } = await built();
    assert.equal(stories.length, 2);
    const first = stories.find(({ headline }) => /Putin/.test(headline ?? ""));
    const second = stories.find(({ headline }) => /Proposal/.test(headline ?? ""));
    assert.ok(first !== undefined && second !== undefined);
    return [first, second];
  };
  const textOf = (story: KeptStory, spans: readonly Span[]): string => spans.map(({ start, end }) => story.text.slice(start, end)).join(" … ");
  const attributionWith = (story: KeptStory, content: RegExp, source?: RegExp): Attribution => {
    const found = story.attributions.find(
      (entry) => content.test(textOf(story, entry.content)) && (source === undefined || source.test(textOf(story, entry.source))),
    );
    assert.ok(
      found !== undefined,
      `${content} ${source ?? ""} in\n${story.attributions.map((entry) => `${textOf(story, entry.source)} | ${textOf(story, entry.cue)} | ${textOf(story, entry.content)}`).join("\n")}`,
    );
    return found;
  };

  it("are one file with two stories, without furniture, one caption each with its credit", async () => {
    assert.equal(readdirSync(seeds).length, 1);
    for (const { text, captions, headline } of await both()) {
      assert.ok(!/^TT$/m.test(text) && !text.includes(headline ?? "?") && !/\((?:AP|Photo by)/.test(text));
      assert.equal(captions.length, 1);
      assert.ok((captions[0]?.credit ?? "").length >= 2);
      assert.ok(!/\(/.test(captions[0]?.text ?? "("));
    }
  });

  it("date the second story by its caption, marked as inferred, and the first not at all", async () => {
    const [first, second] = await both();
    assert.deepEqual([first.published, first.publishedFrom], [null, null]);
    assert.deepEqual([second.published, second.publishedFrom], ["2025-01-14", "caption"]);
    for (const { type, value, start, end } of first.times) {
      if (/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(first.text.slice(start, end))) assert.match(`${type} ${value}`, /^DATE XXXX-WXX-\d$/);
    }
    const { days } = await built();
    assert.ok(days.every(({ sentences }) => sentences.every(({ story }) => story !== first.id)));
    assert.ok(second.times.some(({ value }) => value === "2025-01-13TNI"));
  });

  it("make one disputed claim of the death: the army denies it, activists allege it", async () => {
    const [first] = await both();
    const { claims } = await built();
    const about = claims.filter(({ positions }) =>
      positions.some(({ story, attribution }) => story === first.id && /death|killed/.test(textOf(first, first.attributions[attribution]?.content ?? []))),
    );
    assert.equal(about.length, 1);
    assert.equal(about[0]?.status, "disputed");
    const stances = (about[0]?.positions ?? []).map(({ stance, attribution }) => `${stance} ${first.attributions[attribution]?.sourceKind}`);
    assert.ok(stances.includes("denies body") && stances.includes("alleges people"), stances.join(", "));
  });

  it("keep the routine visit second-hand, through the agency", async () => {
    const [first] = await both();
    const { sourceKind, via } = attributionWith(first, /routine visit/);
    assert.equal(sourceKind, "official");
    assert.equal(via?.length, 1);
    assert.equal(via[0]?.sourceKind, "media");
    assert.match(textOf(first, via[0]?.source ?? []), /agency/);
  });

  it("tell anonymous from named sources, and resolve they and it", async () => {
    const [first] = await both();
    const close = attributionWith(first, /convince/);
    assert.equal(close.sourceKind, "anonymous");
    assert.equal(attributionWith(first, /weapons/).entity, close.entity);
    const denial = attributionWith(first, /reports of the death/);
    assert.deepEqual([denial.stance, denial.sourceKind], ["denies", "body"]);
    assert.equal(attributionWith(first, /was a rumor/, /^It$/).entity, denial.entity);
    assert.equal(attributionWith(first, /was released/).sourceKind, "people");
    assert.equal(attributionWith(first, /was let go/).sourceKind, "person");
  });

  it("make commitments of at least ten terms, with windows once the announcement has a date", async () => {
    const [, second] = await both();
    const { commitments } = await built();
    const terms = commitments.filter(({ story }) => story === second.id);
    assert.ok(terms.length >= 10, String(terms.length));
    const find = (words: RegExp, also: (term: (typeof terms)[number]) => boolean = () => true): (typeof terms)[number] => {
      const found = terms.find((term) => words.test(second.text.slice(spanAround(term.content)?.start, spanAround(term.content)?.end)) && also(term));
      assert.ok(found !== undefined, String(words));
      return found;
    };
    const entry = find(/take effect/);
    assert.deepEqual([entry.when.relation, entry.when.anchor, entry.when.offset], ["after", "announcement", { min: "PT48H", max: "PT48H" }]);
    assert.equal(find(/will last 60 days/).when.duration, "P60D");
    const withdrawal = find(/Philadelphia/, ({ when }) => when.offset !== undefined);
    assert.deepEqual([withdrawal.when.relation, withdrawal.when.anchor, withdrawal.when.offset], ["after", "phase 1", { min: "P40D", max: "P50D" }]);
    const returning = find(/return on foot/);
    assert.deepEqual(returning.when.offset, { min: "P6D", max: "P7D" });
    assert.ok(find(/1,000 prisoners/).condition !== undefined);
    assert.ok(terms.every(({ window }) => window === null));
  });
});
