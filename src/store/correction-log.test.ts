import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";
import type { CorrectionBody } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import { appendCorrection, logBeside, logHead, readCorrectionLog, verifyCorrectionLog } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-log-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const signature = { who: "Ada Ñ", when: "2025-03-10T10:00:00Z", why: null };
const body = (name: string): CorrectionBody => ({ kind: "rename", target: { entity: "person-x" }, to: name });

/** A log of three corrections in a folder of its own. */
function filled(name: string): { readonly file: string; readonly append: (to: string) => string } {
  mkdirSync(join(folder, name));
  const file = logBeside(join(folder, name, "daybook.db"));
  const append = (to: string): string => appendCorrection(file, body(to), signature).id;
  for (const to of ["Ålesund\n", "“Two”", "Three"]) append(to);
  return { file, append };
}

const damages = (file: string): readonly string[] => [...verifyCorrectionLog(file, null)].map(({ what, found }) => `${what}: ${found}`);

describe("the log of corrections", () => {
  it("gives back what was appended, in order, with who, when and why", () => {
    const { file } = filled("plain");
    const log = readCorrectionLog(file);
    assert.deepEqual(
      log.map(({ id, who, when, why }) => [id, who, when, why]),
      [1, 2, 3].map((number) => [`c${number}`, "Ada Ñ", "2025-03-10T10:00:00Z", null]),
    );
    assert.deepEqual(log[0], { id: "c1", ...signature, ...body("Ålesund\n") });
    assert.deepEqual(damages(file), []);
    assert.deepEqual(readCorrectionLog(join(folder, "none.jsonl")), []);
  });

  it("loses nothing that was acknowledged when the last line was left unfinished at any byte", () => {
    const { file, append } = filled("torn");
    const whole = readFileSync(file);
    const start = whole.lastIndexOf("\n", whole.length - 2) + 1;
    for (let length = start; length < whole.length; length += 7) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      assert.equal(readCorrectionLog(file).length, 2, `${length}`);
      assert.equal(append("Again"), "c3");
      assert.deepEqual(damages(file), []);
    }
    writeFileSync(file, whole.subarray(0, -1));
    assert.equal(append("Four"), "c4");
    assert.equal(readCorrectionLog(file).length, 4);
    assert.deepEqual(damages(file), []);
  });

  it("finds every changed byte, and lines that are missing, doubled or swapped", () => {
    const { file } = filled("changed");
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length - 1; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      assert.ok(damages(file).length > 0, `byte ${at}`);
    }
    const [one = "", two = "", three = ""] = whole.toString().split("\n");
    for (const lines of [
      [one, three],
      [two, three],
      [two, one, three],
      [one, one, two, three],
    ]) {
      writeFileSync(file, `${lines.join("\n")}\n`);
      assert.ok(damages(file).length > 0);
    }
  });

  it("finds that lines are missing at the end, where it was noted how far it had come", () => {
    const { file, append } = filled("short");
    const noted = logHead(file);
    assert.equal(noted.lines, 3);
    append("Four");
    assert.deepEqual([...verifyCorrectionLog(file, noted)], []);
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, `${lines.slice(0, 2).join("\n")}\n`);
    assert.match([...verifyCorrectionLog(file, noted)][0]?.found ?? "", /had 3 lines/);
    rmSync(file);
    assert.equal([...verifyCorrectionLog(file, noted)].length, 1);
    assert.deepEqual([...verifyCorrectionLog(file, logHead(file))], []);
  });

  it("is appended to by several processes at once, one line after the other", async () => {
    const { file } = filled("together");
    const index = new URL("./index.js", import.meta.url).href;
    const script = `import { appendCorrection } from ${JSON.stringify(index)};
      for (let number = 0; number < 20; number++)
        appendCorrection(${JSON.stringify(file)}, { kind: "undo", target: "c1" }, { who: "Bo", when: "2025-03-10", why: null });`;
    const run = promisify(execFile);
    await Promise.all([1, 2, 3].map(() => run(process.execPath, ["--input-type=module", "-e", script])));
    assert.deepEqual(
      readCorrectionLog(file).map(({ id }) => id),
      Array.from({ length: 63 }, (_, index) => `c${index + 1}`),
    );
    assert.deepEqual(damages(file), []);
  });

  it("names the line that cannot be understood", () => {
    const { file } = filled("broken");
    appendFileSync(file, '{"kind":"rename","id":"c4"}\n');
    assert.throws(
      () => readCorrectionLog(file),
      (error) => error instanceof InputError && error.place.line === 4 && error.place.file === file,
    );
  });
});
