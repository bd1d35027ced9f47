import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import Database from "better-sqlite3";
import type { Daybook } from "../src/document/types.js";
import { root } from "./root.js";
import { linesOf, type Ran, runDaybook } from "./run-command.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-correct-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const examples = join(root, "examples", "reports");
const reports = join(folder, "reports");
const out = join(folder, "out");
const store = join(out, "daybook.db");
const FILES = ["daybook.json", "index.html"] as const;

const book = (): Daybook => JSON.parse(readFileSync(join(out, "daybook.json"), "utf8"));
const written = (): readonly string[] => FILES.map((file) => readFileSync(join(out, file), "utf8"));
const correct = (...args: readonly string[]): Promise<Ran> => runDaybook(["correct", ...args, "--store", store, "--who", "Ada", "--why", "read it again"]);
const list = async (...args: readonly string[]) => {
  const { status, out: lines } = await runDaybook(["corrections", "--store", store, ...args]);
  return { status, statuses: linesOf(lines).map((line) => `${line["id"]} ${line["kind"]} ${line["status"]}`) };
};
const build = async (): Promise<void> => {
  const { status, err } = await runDaybook(["build", "--out", out]);
  assert.equal(status, 0, err);
};
const said = async (...args: readonly string[]): Promise<void> => {
  const { status, err } = await correct(...args);
  assert.equal(status, 0, err);
};

const BRIDGE = "A gate of the Kessim dam gave way";

describe("daybook correct", () => {
  it("says everything that can be said, and the next build shows it, with who, when and why", async () => {
    cpSync(examples, reports, { recursive: true });
    const first = await runDaybook(["build", reports, "--out", out, "--title", "The dam"]);
    assert.equal(first.status, 0, first.err);
    await said("move", BRIDGE, "--to", "2025-03-02");
    await said("reject-entry", "The exchange was the first under the ceasefire");
    await said("stance", "They were told in January", "--to", "alleges");
    await said("source", "We regret every loss", "--to", "Residents", "--source-kind", "people");
    await said("reject-attribution", "Some 1,200 people");
    await said("date", "05d884e5e89f", "--to", "2025-03-20");
    await said("merge", "body-front", "--to", "body-valley-front");
    await said("rename", "body-valley-front", "--to", "The Valley Front (armed group)");
    await said("rate", "The Harbour Post", "--to", "B2");
    await said("cut", "Rescuers found", "--story", "lowland-gazette-2025-03-05");
    await said("date", "to send 25 trucks", "--to", "2025-03-25");
    await build();
    const { days, stories, entities } = book();
    const shownOn = (words: string): readonly string[] =>
      days.filter(({ sentences }) => sentences.some(({ text }) => text.includes(words))).map(({ date }) => date);
    assert.deepEqual(shownOn(BRIDGE), ["2025-03-02"]);
    const entry = days.flatMap(({ sentences }) => sentences).find(({ text }) => text.includes(BRIDGE));
    assert.deepEqual(
      entry?.corrected?.map(({ id, who, why, was }) => [id, who, why, was]),
      [["c1", "Ada", "read it again", "2025-03-03"]],
    );
    assert.deepEqual(shownOn("The exchange was the first"), []);
    const told = stories.flatMap(({ text, attributions }) =>
      attributions.map(({ corrected = [], source, content, ...rest }) => ({
        ...rest,
        content: content.map(({ start, end }) => text.slice(start, end)).join(" "),
        source: source.map(({ start, end }) => text.slice(start, end)).join(" "),
        by: corrected.map(({ was }) => was),
      })),
    );
    const about = (words: string) => told.find(({ content }) => content.includes(words));
    assert.deepEqual([about("They were told in January")?.stance, about("They were told in January")?.by], ["alleges", ["asserts"]]);
    const regret = about("We regret every loss");
    assert.deepEqual([regret?.source, regret?.sourceKind, regret?.by], ["Residents", "people", ["NWA director Ilan Brook"]]);
    assert.equal(about("Some 1,200 people"), undefined);
    const dated = stories.find(({ id }) => id === "05d884e5e89f");
    assert.deepEqual([dated?.published, dated?.publishedFrom, dated?.corrected?.[0]?.who], ["2025-03-20", "given", "Ada"]);
    const parts = stories.filter(({ id }) => id.startsWith("lowland-gazette-2025-03-05"));
    assert.deepEqual(
      parts.map(({ text }) => text.slice(0, 14)),
      ["OSTREL (VNA) —", "Rescuers found"],
    );
    const front = entities.find(({ id }) => id === "body-valley-front");
    assert.deepEqual([front?.name, front?.corrected?.length, entities.some(({ id }) => id === "body-front")], ["The Valley Front (armed group)", 2, false]);
  });

  it("holds over a new store, another reading order, and a reading from the kept bytes, to the byte", async () => {
    const before = written();
    rmSync(store);
    const again = await runDaybook(["build", reports, "--out", out, "--title", "The dam", "-j", "1"]);
    assert.equal(again.status, 0, again.err);
    assert.deepEqual(written(), before);
    rmSync(reports, { recursive: true });
    const reread = await runDaybook(["reread", "--out", out]);
    assert.equal(reread.status, 0, reread.err);
    assert.deepEqual(written(), before);
    assert.equal((await list("--check")).status, 0);
  });

  it("is applied in exports and in what is due", async () => {
    const csv = await runDaybook(["export", "--format", "csv", "--store", store]);
    assert.match(csv.out, /2025-03-02,.*A gate of the Kessim dam gave way/);
    const due = await runDaybook(["due", "--store", store]);
    assert.equal(due.status, 0);
    const trucks = linesOf(due.out).find((line) => String(line["text"]).includes("25 trucks on Friday"));
    assert.equal(trucks?.["window"], "2025-03-28/2025-03-28");
  });

  it("is withdrawn by a line of its own, and restored by another", async () => {
    const undo = await runDaybook(["corrections", "--undo", "c1", "--store", store, "--who", "Bo"]);
    assert.equal(undo.status, 0, undo.err);
    await build();
    const dates = (): readonly string[] =>
      book()
        .days.filter(({ sentences }) => sentences.some(({ text }) => text.includes(BRIDGE)))
        .map(({ date }) => date);
    assert.deepEqual(dates(), ["2025-03-03"]);
    assert.match((await list()).statuses[0] ?? "", /^c1 move withdrawn$/);
    assert.equal((await runDaybook(["corrections", "--undo", "c1", "--store", store])).status, 2);
    assert.equal((await runDaybook(["corrections", "--undo", "c99", "--store", store])).status, 2);
    const { out: line } = undo;
    await runDaybook(["corrections", "--undo", String(linesOf(line)[0]?.["id"]), "--store", store]);
    await build();
    assert.deepEqual(dates(), ["2025-03-02"]);
  });

  it("refuses what is not there or not plain, and appends nothing", async () => {
    const before = readFileSync(join(out, "corrections.jsonl"), "utf8");
    for (const [args, words] of [
      [["move", "words that nobody wrote", "--to", "2025-01-01"], /no report with these words/],
      [["stance", "the", "--to", "denies"], /of them have these words \(/],
      [["stance", "We regret every loss", "--to", "shouts"], /must be one of asserts/],
      [["rate", "The Harbour Post", "--to", "G7"], /Admiralty code/],
      [["rename", "person-nobody", "--to", "X"], /no entity with this id/],
      [["date", "05d884e5e89f", "--to", "soon"], /calendar day/],
      [["source", "We regret every loss", "--to", "the moon king"], /words of the report/],
      [["merge", "body-valley-front"], /--to is missing/],
    ] as const) {
      const { status, err } = await correct(...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(err, words);
    }
    assert.equal(readFileSync(join(out, "corrections.jsonl"), "utf8"), before);
  });

  it("lists those whose words are gone as orphaned, with status 2 when asked to check, and applies them when they are back", async () => {
    const other = join(folder, "other");
    cpSync(join(out, "corrections.jsonl"), join(folder, "kept.jsonl"));
    await runDaybook(["build", join(examples, "agency.jsonl"), "--out", other]);
    cpSync(join(folder, "kept.jsonl"), join(other, "corrections.jsonl"));
    const checked = await runDaybook(["corrections", "--check", "--store", join(other, "daybook.db")]);
    assert.equal(checked.status, 2);
    assert.match(checked.err, /^orphaned +c1 move /m);
    const built = await runDaybook(["build", "--out", other]);
    assert.match(built.err, /orphaned: \d+/);
    const back = await runDaybook(["build", examples, "--out", other]);
    assert.doesNotMatch(back.err, /orphaned/);
    assert.equal((await runDaybook(["corrections", "--check", "--store", join(other, "daybook.db")])).status, 0);
  });
});

describe("daybook verify", () => {
  const verify = (): Promise<Ran> => runDaybook(["verify", "--store", store]);

  it("finds nothing in what is as it was written", async () => {
    const { status, err } = await verify();
    assert.equal(status, 0, err);
    assert.match(err, /^7 pages, 9 stories, \d+ corrections: unchanged$/m);
  });

  it("names a changed page, story and correction, and ends with status 2", async () => {
    const database = new Database(store);
    database.exec("UPDATE contents SET packed = x'00' WHERE sha256 = (SELECT sha256 FROM pages WHERE file LIKE '%valley-review%' LIMIT 1)");
    database.exec("UPDATE stories SET record = replace(record, 'dam', 'Dam') WHERE id = '05d884e5e89f'");
    database.close();
    const log = join(out, "corrections.jsonl");
    writeFileSync(log, readFileSync(log, "utf8").replace("read it again", "read it twice"));
    const { status, out: lines, err } = await verify();
    assert.equal(status, 2);
    assert.deepEqual(
      linesOf(lines).map((line) => String(line["what"]).replace(/^page .*\//, "page ")),
      ["page valley-review.html", "story 05d884e5e89f", "correction log, line 1"],
    );
    assert.match(err, /^changed .*valley-review\.html: its bytes have changed/m);
  });

  it("says so when there is no store", async () => {
    const { status, err } = await runDaybook(["verify", "--store", join(folder, "none.db")]);
    assert.equal(status, 2);
    assert.match(err, /none\.db/);
  });
});

describe("a correction that is killed", () => {
  it("is in the log whole if it was acknowledged, and the log goes on behind it", async () => {
    const killed = join(folder, "killed");
    await runDaybook(["build", join(examples, "agency.jsonl"), "--out", killed]);
    const acknowledged: string[] = [];
    for (const delay of [0, 15, 40, 70, 110, 160]) acknowledged.push(...(await appendUntilKilled(join(killed, "daybook.db"), delay)));
    const log = readFileSync(join(killed, "corrections.jsonl"), "utf8");
    for (const why of acknowledged) assert.ok(log.includes(JSON.stringify(why)), why);
    assert.ok(acknowledged.length > 6);
    const { status, err } = await runDaybook(["verify", "--store", join(killed, "daybook.db")]);
    assert.equal(status, 0, err);
  });
});

/** Appends corrections until so many milliseconds after the first was acknowledged; gives the reasons of those that were. */
function appendUntilKilled(file: string, delay: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "dist", "bench", "kill", "append-corrections.js"), file, "VNA"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (out === "") setTimeout(() => child.kill("SIGKILL"), delay);
      out += chunk.toString("utf8");
    });
    child.once("error", reject);
    child.once("close", () => resolve(linesOf(out.slice(0, out.lastIndexOf("\n") + 1)).map((line) => String(line["why"]))));
  });
}
