import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Daybook } from "../src/document/types.js";
import { command, root } from "./root.js";
import { runDaybook } from "./run-command.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-build-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: readonly string[]): string => join(folder, ...names);
const bookOf = (out: string): Daybook => JSON.parse(readFileSync(join(out, "daybook.json"), "utf8"));
const examples = join(root, "examples", "reports");

describe("daybook build", () => {
  it("makes the chronology of the example reports, and the same bytes again", async () => {
    const first = await runDaybook(["build", examples, "--out", at("first"), "--title", "The dam"]);
    assert.equal(first.status, 0, first.err);
    assert.equal(first.out, "");
    assert.match(first.err, /^page: .*index\.html$/m);
    assert.match(first.err, /^stories: \d+/m);
    const again = await runDaybook(["build", examples, "--out", at("second"), "--title", "The dam", "-j", "1"], "", { TZ: "Asia/Tokyo" });
    assert.equal(again.status, 0);
    for (const file of ["index.html", "daybook.json"]) assert.equal(readFileSync(at("second", file), "utf8"), readFileSync(at("first", file), "utf8"), file);
  });

  it("keeps the contract of daybook.json", () => {
    const { stories, days, claims, commitments, entities, version, options } = bookOf(at("first"));
    assert.equal(typeof version, "string");
    assert.equal(options["title"], "The dam");
    const story = new Map(stories.map((entry) => [entry.id, entry]));
    assert.equal(story.size, stories.length);
    for (const { sha256, text, attributions } of stories) {
      assert.match(sha256, /^[0-9a-f]{64}$/);
      for (const { source, cue, content } of attributions)
        for (const span of [...source, ...cue, ...content]) assert.ok(span.start < span.end && span.end <= text.length);
    }
    assert.ok(days.length >= 3);
    for (const { date, sentences, reports } of days) {
      assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
      assert.ok(reports >= 1);
      for (const entry of sentences) {
        const from = story.get(entry.story);
        assert.equal(from?.text.slice(entry.start, entry.end), entry.text);
        for (const index of entry.attributions ?? [])
          assert.ok(from?.attributions[index]?.content.some((span) => span.start < entry.end && entry.start < span.end));
      }
    }
    const known = new Set(entities.map(({ id }) => id));
    for (const { about, positions, status } of claims) {
      for (const id of about) assert.ok(known.has(id), id);
      for (const position of positions) assert.equal(story.get(position.story)?.attributions[position.attribution]?.stance, position.stance);
      if (status === "disputed") assert.ok(positions.length >= 2);
    }
    for (const { story: id, evidence } of commitments) {
      assert.ok(story.has(id));
      for (const span of evidence) assert.ok(story.has(span.story));
    }
  });

  it("puts a denial and what it denies into one disputed claim, and leaves the undated story without a day", () => {
    const { stories, claims, commitments } = bookOf(at("first"));
    assert.ok(claims.some(({ status, positions }) => status === "disputed" && positions.some(({ stance }) => stance === "denies")));
    assert.ok(commitments.length >= 5);
    const dump = stories.filter(({ file }) => file.endsWith("page-dump.txt"));
    assert.deepEqual(
      dump.map(({ published, publishedFrom }) => [published, publishedFrom]),
      [
        ["2025-03-11", "caption"],
        [null, null],
      ],
    );
    for (const { captions, text } of dump) {
      assert.equal(captions.length, 1);
      assert.ok(!text.includes("SHARE") && !text.includes("VNA)"));
    }
  });

  it("adds new files and does not read known ones again", async () => {
    mkdirSync(at("pile"));
    cpSync(join(examples, "agency.jsonl"), at("pile", "agency.jsonl"));
    const one = await runDaybook(["build", at("pile"), "--out", at("pile", "daybook")]);
    assert.match(one.err, /pages: 4 \(4 new, 0 known\)/);
    cpSync(join(examples, "valley-review.html"), at("pile", "valley-review.html"));
    const two = await runDaybook(["build", at("pile"), "--out", at("pile", "daybook")]);
    assert.match(two.err, /pages: 5 \(1 new, 4 known\)/);
    assert.match(two.err, /stories: 6/);
    const three = await runDaybook(["build", at("pile"), "--out", at("pile", "daybook")]);
    assert.match(three.err, /pages: 5 \(0 new, 5 known\)/);
    assert.equal(bookOf(at("pile", "daybook")).stories.length, 6);
  });

  it("keeps a user's corrections of entities over every later build, and says which line it cannot read", async () => {
    const out = at("corrected");
    const entities = (): Daybook["entities"] => bookOf(out).entities;
    await runDaybook(["build", join(examples, "agency.jsonl"), "--out", out]);
    const [first, second] = entities().filter(({ kind }) => kind === "person");
    assert.ok(first !== undefined && second !== undefined);
    writeFileSync(join(out, "corrections.tsv"), `# one person\nmerge\t${first.id}\t${second.id}\nrename\t${first.id}\tThe Right Name\n`);
    for (let round = 0; round < 2; round++) {
      const { status } = await runDaybook(["build", join(examples, "agency.jsonl"), "--out", out]);
      assert.equal(status, 0);
      const corrected: Daybook["entities"][number] | undefined = entities().find(({ id }) => id === first.id);
      assert.equal(corrected?.name, "The Right Name");
      assert.ok(corrected.aliases.includes(first.name) && corrected.aliases.includes(second.name));
      assert.ok(!entities().some(({ id }) => id === second.id));
    }
    writeFileSync(join(out, "corrections.tsv"), "join\ta\tb\n");
    const { status, err } = await runDaybook(["build", join(examples, "agency.jsonl"), "--out", out]);
    assert.equal(status, 2);
    assert.match(err, /corrections\.tsv:1/);
  });

  it("reads standard input, pages and stories", async () => {
    const lines = `${readFileSync(join(examples, "agency.jsonl"), "utf8")}${JSON.stringify({ id: "page", html: readFileSync(join(examples, "valley-review.html"), "utf8") })}\n`;
    const { status, err } = await runDaybook(["build", "-", "--out", at("stdin")], lines);
    assert.equal(status, 0, err);
    assert.equal(bookOf(at("stdin")).stories.length, 6);
  });
});

describe("bad input to build", () => {
  it("names each file and what to do, does the rest, and ends with status 2", async () => {
    const bad = (name: string): string => at("bad", name);
    mkdirSync(at("bad", "locked"), { recursive: true });
    cpSync(join(examples, "agency.jsonl"), bad("good.jsonl"));
    writeFileSync(bad("empty.html"), "");
    writeFileSync(bad("photo.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]));
    writeFileSync(bad("style.css"), "body { color: red }");
    writeFileSync(bad("big.txt"), "A long line of words that never ends. ".repeat(1_400_000));
    writeFileSync(bad("broken.jsonl"), '{"id":"one","headline":"H","published":"2025-03-03","text":"It rained."}\nnot json\n{"id":"two"}\n');
    writeFileSync(
      bad("latin.txt"),
      Buffer.from("Br\xfccke gesperrt\n\nDie Br\xfccke \xfcber den Flu\xdf wurde am Montag gesperrt, teilte die Beh\xf6rde mit.\n", "latin1"),
    );
    writeFileSync(bad("list.html"), "<html><body><ul><li><a href=a>A</a></li><li><a href=b>B</a></li></ul></body></html>");
    writeFileSync(
      bad("unclosed.html"),
      `<html><body><article><h1>Flood<p>${"The water rose in the night and did not fall for a week, the authority said. ".repeat(5)}<div><span`,
    );
    writeFileSync(bad("evil\u001b[2J\u202ename.xyz"), "x");
    chmodSync(bad("locked"), 0o000);
    const { status, err, out } = await runDaybook(["build", at("bad"), at("missing.txt"), "--out", at("bad-out")]);
    chmodSync(bad("locked"), 0o755);
    assert.equal(status, 2);
    assert.equal(out, "");
    for (const name of ["empty.html", "photo.png", "style.css", "big.txt", "broken.jsonl:2", "broken.jsonl:3", "latin.txt", "list.html", "missing.txt"]) {
      assert.match(err, new RegExp(`^not read .*${name.replace(".", "\\.")}: .+; .+$`, "m"), name);
    }
    if (process.getuid?.() !== 0) assert.match(err, /locked: no permission/);
    assert.ok(!/[\u001b\u202e]/.test(err));
    const files = new Set(bookOf(at("bad-out")).stories.map(({ file }) => file));
    for (const name of ["good.jsonl", "broken.jsonl", "latin.txt", "unclosed.html"]) assert.ok(files.has(bad(name)), name);
    const again = await runDaybook(["build", at("bad"), "--out", at("bad-out")]);
    assert.equal(again.status, 2);
    assert.match(again.err, /list\.html: no story/);
  });

  it("never lets report text become markup or script", async () => {
    const hostile = `</script><script>window.bad=1</script><img src=x onerror="window.bad=1">`;
    const story = {
      id: `x"><svg onload=alert(1)>`,
      published: "2025-03-03",
      outlet: hostile,
      headline: `${hostile} headline`,
      text: `The ministry said on March 3, 2025 that ${hostile} was false.\n\n<!-- ${hostile} --> A source denied it on Monday.`,
    };
    const { status } = await runDaybook(["build", "-", "--out", at("hostile"), "--title", hostile], `${JSON.stringify(story)}\n`);
    assert.equal(status, 0);
    const page = readFileSync(at("hostile", "index.html"), "utf8");
    assert.ok(!page.includes("<img src=x") && !page.includes("<script>window.bad") && !page.includes("<svg onload"));
    assert.equal(bookOf(at("hostile")).stories[0]?.text, story.text);
  });

  it("says so when the output cannot be written", async () => {
    writeFileSync(at("a-file"), "x");
    const { status, err } = await runDaybook(["build", examples, "--out", at("a-file")]);
    assert.equal(status, 2);
    assert.match(err, /a-file/);
    assert.ok(!/this is a bug/.test(err));
  });
});

describe("a build that is killed", () => {
  it("opens again, and the same command finishes the job", async () => {
    const words =
      "The ministry said on Monday that the road to the valley was closed. Residents said on March 4, 2025 that they had been told nothing. ".repeat(20);
    const lines = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify({ id: `s${index}`, published: "2025-03-05", headline: `Report ${index}`, text: `Report ${index}. ${words}` }),
    ).join("\n");
    writeFileSync(at("many.jsonl"), lines);
    for (const delay of [300, 600, 900, 1300]) {
      const child = spawn(process.execPath, [command, "build", at("many.jsonl"), "--out", at("killed")], { stdio: "ignore" });
      await wait(delay);
      child.kill("SIGKILL");
    }
    const { status, err } = await runDaybook(["build", at("many.jsonl"), "--out", at("killed")]);
    assert.equal(status, 0, err);
    const whole = await runDaybook(["build", at("many.jsonl"), "--out", at("whole")]);
    assert.equal(whole.status, 0);
    assert.ok(readFileSync(at("killed", "daybook.json")).equals(readFileSync(at("whole", "daybook.json"))));
    assert.ok(existsSync(at("killed", "index.html")));
  });
});
