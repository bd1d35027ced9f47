import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { ERROR_ADVICE } from "../src/document/errors.js";
import { NAME_KINDS, SOURCE_KINDS, STANCES, TIME_TYPES } from "../src/document/types.js";
import { VERSION } from "../src/document/version.js";
import { command, root } from "./root.js";
import { linesOf, runDaybook } from "./run-command.js";

const stories = [
  {
    id: "a",
    published: "2025-03-05",
    outlet: "Valley Review",
    headline: "Bridge closed",
    text: "The Northern Water Authority (NWA) closed the bridge on Monday, a spokesman said.\n\n“We had no choice,” director Ilan Brook told reporters. The NWA denied that the bridge was damaged on February 3, 2025.\n\nIt will be opened within 10 days of the repair, Brook said.",
    extra: { kept: true },
  },
  { id: "b", published: null, headline: null, text: "Two men were seen near the dam on Friday. Nobody knows who they were." },
  { id: "c", text: "" },
  { id: "d", published: "2025-03-06", text: "السد مغلق منذ يوم الاثنين، قالت السلطات.\r\n\r\n👩‍🚒 \ud800 e\u0301" },
];
const input = stories.map((story) => `${JSON.stringify(story)}\n`).join("");

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every object with numeric start and end anywhere in a value. */
function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number" ? [{ start: value.start, end: value.end }] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

describe("daybook annotate", () => {
  it("gives each line back with its marks, in order, and the same bytes for any number of jobs and in any time zone", async () => {
    const runs = await Promise.all([
      runDaybook(["annotate", "-j", "1"], input, { TZ: "UTC" }),
      runDaybook(["annotate", "-j", "2"], input, { TZ: "Pacific/Kiritimati" }),
      runDaybook(["annotate", "-j", "3"], input, { TZ: "America/Caracas", LANG: "tr_TR.UTF-8" }),
    ]);
    for (const { status, out, err } of runs) assert.deepEqual([status, out, err], [0, runs[0]?.out, ""]);
    const marked = linesOf(runs[0]?.out ?? "");
    assert.deepEqual(
      marked.map(({ id }) => id),
      ["a", "b", "c", "d"],
    );
    marked.forEach((line, index) => {
      for (const field of ["sentences", "names", "times", "attributions", "commitments", "entities"])
        assert.ok(Array.isArray(line[field]), `${line["id"]}.${field}`);
      assert.equal(line["text"], stories[index]?.text);
      assert.equal(line["words"], undefined);
      const { length } = stories[index]?.text ?? "";
      for (const { start, end } of spansIn(line)) assert.ok(Number.isInteger(start) && start >= 0 && start < end && end <= length);
    });
    assert.deepEqual(marked[0]?.["extra"], { kept: true });
  });

  it("uses only the lists of the contract", async () => {
    const [line] = linesOf((await runDaybook(["annotate", "-j", "1"], input)).out);
    const { names, times, attributions, entities } = line as unknown as {
      names: { kind: string; entity: string }[];
      times: { type: string; rule: string }[];
      attributions: { sourceKind: string; stance: string; entity?: string }[];
      entities: { id: string; kind: string }[];
    };
    assert.ok(names.length >= 3 && times.length >= 2 && attributions.length >= 3);
    const ids = new Set(entities.map(({ id }) => id));
    for (const { kind, entity } of names) assert.ok(NAME_KINDS.some((known) => known === kind) && ids.has(entity));
    for (const { type, rule } of times) assert.ok(TIME_TYPES.some((known) => known === type) && rule !== "");
    for (const { sourceKind, stance, entity } of attributions) {
      assert.ok(SOURCE_KINDS.some((known) => known === sourceKind) && STANCES.some((known) => known === stance));
      assert.ok(entity === undefined || ids.has(entity));
    }
  });

  it("answers a line before the next one comes", async () => {
    const child = spawn(process.execPath, [command, "annotate"], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of ["first", "second"]) {
      child.stdin.write(`${JSON.stringify({ id, text: "It rained on Monday." })}\n`);
      assert.equal(JSON.parse((await lines.next()).value).id, id);
    }
    child.stdin.end();
    assert.equal((await lines.next()).done, true);
  });
});

describe("daybook stories", () => {
  it("cuts a page and a text, with the fields of the contract", async () => {
    const html =
      '<html lang="en"><head><title>Bridge closed</title></head><body><article><h1>Bridge closed after flood</h1><p>The bridge over the Kessim was closed on Monday because of the flood, which rose higher than in any year since the dam was built.</p><p>It will be opened again when the water has gone down, the authority said in a statement to reporters.</p></article></body></html>';
    const text =
      "Bridge closed after flood\n\nThe bridge over the Kessim was closed on Monday because of the flood.\n\nIt will be opened again when the water has gone down, the authority said.";
    const { status, out } = await runDaybook(
      ["stories"],
      [
        { id: "h", html },
        { id: "t", text },
      ]
        .map((page) => `${JSON.stringify(page)}\n`)
        .join(""),
    );
    assert.equal(status, 0);
    const pages = linesOf(out) as unknown as {
      id: string;
      stories: {
        headline: string;
        published: unknown;
        publishedFrom: unknown;
        byline: unknown[];
        language: string;
        text: string;
        captions: unknown[];
        origin?: (Span & { at: number })[];
      }[];
    }[];
    assert.deepEqual(
      pages.map(({ id, stories: cut }) => [id, cut.length]),
      [
        ["h", 1],
        ["t", 1],
      ],
    );
    for (const { stories: cut } of pages) {
      assert.equal(cut[0]?.headline, "Bridge closed after flood");
      assert.match(cut[0]?.text ?? "", /^The bridge over[\s\S]*\n\nIt will be opened/);
      assert.deepEqual([cut[0]?.published, cut[0]?.publishedFrom, cut[0]?.byline, cut[0]?.captions], [null, null, [], []]);
      assert.match(cut[0]?.language ?? "", /^en/);
    }
    const plain = pages[1]?.stories[0];
    assert.ok(plain?.origin !== undefined && plain.origin.length > 0);
    for (const { start, end, at } of plain.origin) assert.equal(plain.text.slice(start, end), text.slice(at, at + end - start));
  });
});

describe("daybook chronicle", () => {
  const pile = Array.from({ length: 12 }, (_, index) => ({
    id: `s${index}`,
    published: `2025-03-${String(index + 3).padStart(2, "0")}`,
    headline: "The dam",
    text: `The dam failed on March 3, 2025 and the water rose, the authority said.\n\nWorkers closed gate ${index} on ${index % 2 === 0 ? "Monday" : "Tuesday"} after the alarm.`,
  }));
  const lines = pile.map((story) => `${JSON.stringify(story)}\n`).join("");

  it("gives days in order, verbatim, within the bounds asked for", async () => {
    const { status, out } = await runDaybook(
      ["chronicle", "--days", "3", "--per-day", "2", "--from", "2025-03-03", "--to", "2025-03-14", "--query", "dam"],
      lines,
    );
    assert.equal(status, 0);
    const days = linesOf(out) as unknown as { date: string; score: number; reports: number; sentences: (Span & { text: string; story: string })[] }[];
    assert.ok(days.length >= 1 && days.length <= 3);
    assert.deepEqual(
      days.map(({ date }) => date),
      days.map(({ date }) => date).sort(),
    );
    assert.ok(days.some(({ date }) => date === "2025-03-03"));
    for (const { date, sentences, reports, score } of days) {
      assert.ok(date >= "2025-03-03" && date <= "2025-03-14" && sentences.length >= 1 && sentences.length <= 2 && reports >= 1 && Number.isFinite(score));
      for (const { text, story, start, end } of sentences) assert.equal(pile.find(({ id }) => id === story)?.text.slice(start, end), text);
    }
  });

  it("leaves out what was published later, byte for byte", async () => {
    const early = pile
      .slice(0, 5)
      .map((story) => `${JSON.stringify(story)}\n`)
      .join("");
    const asOf = ["chronicle", "--as-of", pile[4]?.published ?? ""];
    const then = await runDaybook(asOf, early);
    assert.equal(then.status, 0);
    assert.notEqual(then.out, "");
    assert.deepEqual(await runDaybook(asOf, lines), then);
  });
});

describe("bad lines", () => {
  for (const name of ["stories", "annotate", "chronicle"]) {
    it(`${name}: an error in the place of the line, the rest done, status 2`, async () => {
      const good = { id: "ok", text: "It rained on March 3, 2025 in the valley, the ministry said.", published: "2025-03-04" };
      const bad = ["{", "[1]", '{"id":"x"}', '{"id":"y","text":7}', '{"text":"no id"}'];
      const { status, out, err } = await runDaybook([name], [...bad, JSON.stringify(good)].join("\n"));
      assert.equal(status, 2);
      assert.equal(err, "");
      const errors = linesOf(out).slice(0, bad.length) as unknown as { id?: string; error: { code: string; message: string; line: number } }[];
      assert.deepEqual(
        errors.map(({ error }) => error.line),
        [1, 2, 3, 4, 5],
      );
      for (const { error } of errors) assert.ok(error.code in ERROR_ADVICE && error.message.length > 10);
      assert.equal(errors[2]?.id, "x");
      assert.equal(linesOf(out).length, bad.length + 1);
    });
  }

  it("annotate: a date that is not in the calendar, bytes that are not UTF-8", async () => {
    const lines = Buffer.concat([Buffer.from('{"id":"x","text":"a","published":"2025-02-30"}\n{"id":"'), Buffer.from([0xff]), Buffer.from('","text":"a"}\n')]);
    const { status, out } = await runDaybook(["annotate"], lines);
    assert.equal(status, 2);
    assert.deepEqual(
      linesOf(out).map(({ error }) => (error as { code: string }).code),
      ["bad-date", "bad-json"],
    );
  });
});

describe("the command line", () => {
  it("gives its version and help, and status 2 for wrong usage", async () => {
    assert.equal((await runDaybook(["--version"])).out.trim(), VERSION);
    assert.equal(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version, VERSION);
    assert.equal((await runDaybook(["--help"])).status, 0);
    for (const args of [
      ["nonsense"],
      ["build"],
      ["annotate", "-j", "0"],
      ["chronicle", "--days", "x"],
      ["chronicle", "--from", "2025-02-30"],
      ["annotate", "--unknown"],
    ]) {
      const { status, out, err } = await runDaybook(args);
      assert.equal(status, 2, args.join(" "));
      assert.equal(out, "");
      assert.match(err, /error|Usage/i);
    }
  });

  it("has every command and option in the README", async () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    for (const name of ["build", "stories", "annotate", "chronicle"]) {
      assert.match(readme, new RegExp(`daybook ${name}`));
      const help = (await runDaybook([name, "--help"])).out;
      for (const [flag] of help.matchAll(/--[a-z-]+/g)) if (flag !== "--help") assert.ok(readme.includes(flag), `${name} ${flag}`);
    }
  });
});
