import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import type { Daybook } from "../src/document/types.js";
import { EXPORTS } from "../src/exports/index.js";
import { root } from "./root.js";
import { runDaybook } from "./run-command.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-export-"));
const store = join(folder, "out", "daybook.db");
after(() => rmSync(folder, { recursive: true, force: true }));
before(async () => {
  const { status, err } = await runDaybook(["build", join(root, "examples", "reports"), "--out", join(folder, "out"), "--title", "The dam", "--days", "4"]);
  assert.equal(status, 0, err);
});

describe("daybook export", () => {
  it("writes every format, the same bytes in any time zone", async () => {
    for (const format of Object.keys(EXPORTS)) {
      const runs = [];
      for (const zone of ["America/Caracas", "Pacific/Kiritimati"])
        runs.push(await runDaybook(["export", "--format", format, "--store", store], "", { TZ: zone }));
      for (const { status, err } of runs) assert.equal(status, 0, err);
      assert.ok((runs[0]?.out.length ?? 0) > 0);
      assert.equal(runs[1]?.out, runs[0]?.out, format);
    }
  });

  it("shows the lines of the last build, or what is asked for, each verbatim", async () => {
    const { days, stories }: Daybook = JSON.parse(readFileSync(join(folder, "out", "daybook.json"), "utf8"));
    assert.equal(days.length, 4);
    const { out } = await runDaybook(["export", "--format", "csv", "--store", store]);
    const rows: readonly Readonly<Record<string, string>>[] = parseCsv(out, { columns: true });
    assert.deepEqual(
      [...new Set(rows.map((row) => `${row["date"]} ${row["text"]}`))],
      [...new Set(days.flatMap(({ date, sentences }) => sentences.map(({ text }) => `${date} ${text}`)))],
    );
    for (const row of rows) {
      const story = stories.find(({ id }) => id === row["story"]);
      assert.equal(story?.text.slice(Number(row["start"]), Number(row["end"])), row["text"]);
      for (const name of ["outlet", "holder", "holder_kind", "chain"]) assert.notEqual(row[name], "", name);
    }
    const fewer = await runDaybook([
      "export",
      "--format",
      "csv",
      "--store",
      store,
      "--days",
      "2",
      "--to",
      days[3]?.date ?? "",
      "--out",
      join(folder, "two.csv"),
    ]);
    assert.equal(fewer.out, "");
    const two: readonly Readonly<Record<string, string>>[] = parseCsv(readFileSync(join(folder, "two.csv"), "utf8"), { columns: true });
    assert.ok(new Set(two.map((row) => row["date"])).size <= 2);
  });

  it("replaces the names of people, with a table that stays behind and is used again", async () => {
    const table = join(folder, "names.tsv");
    const run = () => runDaybook(["export", "--format", "csv", "--store", store, "--redact", table]);
    const first = await run();
    assert.equal(first.status, 0, first.err);
    assert.match(first.err, /names replaced, 0 kept; who is who is in .*names\.tsv, which must not leave/);
    const written = readFileSync(table, "utf8");
    const names = written
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split("\t")[0] ?? "");
    assert.ok(names.length > 3);
    for (const name of names) assert.ok(!first.out.includes(name), name);
    assert.equal((await run()).out, first.out);
    assert.equal(readFileSync(table, "utf8"), written);
  });

  it("says what is wrong", async () => {
    const missing = await runDaybook(["export", "--format", "csv", "--store", join(folder, "none.db")]);
    assert.equal(missing.status, 2);
    assert.match(missing.err, /none\.db: there is no store; daybook build makes one/);
    assert.ok(!existsSync(join(folder, "none.db")));
    const over = await runDaybook(["export", "--format", "csv", "--store", store, "--out", store]);
    assert.equal(over.status, 2);
    assert.match(over.err, /daybook\.db: would be written over/);
    writeFileSync(join(folder, "other.db"), Buffer.concat([Buffer.from("SQLite format 3\u0000"), Buffer.alloc(4080)]));
    for (const other of ["other.db", "out/daybook.json"]) {
      const foreign = await runDaybook(["export", "--format", "csv", "--store", join(folder, other)]);
      assert.equal(foreign.status, 2);
      assert.match(foreign.err, /not a store that daybook build made/);
    }
    assert.equal((await runDaybook(["export", "--format", "word", "--store", store])).status, 2);
    const unwritable = await runDaybook(["export", "--format", "csv", "--store", store, "--out", join(folder, "no", "such", "x.csv")]);
    assert.equal(unwritable.status, 2);
    assert.match(unwritable.err, /could not be written/);
  });
});
