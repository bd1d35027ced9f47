import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runDaybook } from "./run-command.js";

const REPORT = `River towns agree on repairs

By Maria Holm
March 3, 2025

The towns of Kessim and Marl signed an agreement on Monday, the valley council said.

Kessim will hand over the keys of the old mill within 48 hours of the signing, the agreement says.

The council agreed to open the bridge for cars no later than March 20, 2025, it added.
`;

interface Due {
  readonly text: string;
  readonly window: string | null;
  readonly status: string;
  readonly doer?: string;
}

const folder = mkdtempSync(join(tmpdir(), "daybook-due-"));
const store = join(folder, "out", "daybook.db");
const due = async (...options: readonly string[]): Promise<readonly Due[]> => {
  const { status, out, err } = await runDaybook(["due", "--store", store, ...options]);
  assert.equal(status, 0, err);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
};

describe("daybook due", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));
  before(async () => {
    writeFileSync(join(folder, "report.txt"), REPORT);
    const { status, err } = await runDaybook(["build", join(folder, "report.txt"), "--out", join(folder, "out")]);
    assert.equal(status, 0, err);
  });

  it("lists what is due with its window, in the report's own words", async () => {
    const list = await due();
    assert.ok(list.length >= 2);
    for (const { text } of list) for (const part of text.split(" … ")) assert.ok(REPORT.includes(part), part);
    assert.ok(list.some(({ text, window }) => text.includes("bridge") && window?.endsWith("2025-03-20") === true));
  });

  it("moves a window with the date given to its trigger", async () => {
    const windowOf = (list: readonly Due[]): string | null | undefined => list.find(({ text }) => text.includes("keys"))?.window;
    assert.equal(windowOf(await due("--anchor", "signing=2025-03-10")), "2025-03-10/2025-03-12");
    assert.equal(windowOf(await due("--anchor", "signing=2025-04-01")), "2025-04-01/2025-04-03");
  });

  it("calls late what no report tells of, on the day asked for", async () => {
    const statusOn = async (day: string): Promise<string | undefined> => (await due("--as-of", day)).find(({ text }) => text.includes("bridge"))?.status;
    assert.equal(await statusOn("2025-04-02"), "late");
    assert.notEqual(await statusOn("2025-03-10"), "late");
  });

  it("says which dates of triggers move nothing, and does the rest", async () => {
    const { status, out, err } = await runDaybook(["due", "--store", store, "--anchor", "sealing=2025-03-10", "--anchor", "signing=2025-03-10"]);
    assert.equal(status, 2);
    assert.match(err, /anchor sealing=2025-03-10: nothing hangs on a trigger of this name; there are: .*signing/);
    assert.doesNotMatch(err, /anchor signing/);
    assert.ok(out.includes("2025-03-10/2025-03-12"));
  });

  it("says what is wrong with a date or a store", async () => {
    const wrong = await runDaybook(["due", "--store", store, "--anchor", "signing=2025-13-10"]);
    assert.ok(wrong.status !== 0 && wrong.err.includes("signing=2025-13-10"), wrong.err);
    const missing = await runDaybook(["due", "--store", join(folder, "none.db")]);
    assert.ok(missing.status !== 0 && missing.err.includes("none.db"), missing.err);
  });
});
