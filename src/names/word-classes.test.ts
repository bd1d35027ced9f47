import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashText } from "../learn/index.js";
import { packagedResources } from "../resources.js";
import { readWordClasses } from "./word-classes.js";

const classOf = readWordClasses(packagedResources);
const classOfForm = (form: string) => classOf(hashText(form));

describe("word classes", () => {
  for (const row of ["monday tuesday", "colonel brigadier", "spokesman spokeswoman", "january february"]) {
    it(row, () => {
      const [one = "", other = ""] = row.split(" ");
      assert.ok(classOfForm(one).fine >= 0);
      assert.equal(classOfForm(one).fine, classOfForm(other).fine);
    });
  }
  it("differ for words that are used otherwise", () => assert.notEqual(classOfForm("monday").coarse, classOfForm("colonel").coarse));
  it("are open for a form that is not known", () => assert.deepEqual(classOfForm("qqxzv"), { coarse: -1, fine: -1 }));
  it("refuse a file that is cut or of another format", () => {
    const whole = packagedResources.bytes("names/word-classes.bin");
    const reading = (bytes: Uint8Array) => () => readWordClasses({ ...packagedResources, bytes: () => bytes });
    assert.throws(reading(whole.subarray(0, whole.length - 1)), /names\/word-classes\.bin/);
    const lineEnd = whole.indexOf(10);
    const header = JSON.parse(Buffer.from(whole.subarray(0, lineEnd)).toString("utf8"));
    assert.throws(reading(Buffer.concat([Buffer.from(JSON.stringify({ ...header, format: 99 })), whole.subarray(lineEnd)])), /format 99/);
  });
});
