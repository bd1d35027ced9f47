import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rememberForms } from "./form-memory.js";
import { IntegerMemory } from "./integer-memory.js";

const MOST = 3000;

describe("a memory of forms", () => {
  it("makes each form once, while it has room", () => {
    let made = 0;
    const lengthOf = rememberForms((form) => {
      made++;
      return form.length;
    }, MOST);
    for (let round = 0; round < 2; round++) for (let number = 0; number < MOST; number++) assert.equal(lengthOf(`w${number}`), `w${number}`.length);
    assert.equal(made, MOST);
    lengthOf("one more");
    lengthOf("w0");
    assert.equal(made, MOST + 2);
  });
  it("tells forms apart that have one hash (FNV-1a)", () => {
    const same = rememberForms((form) => form, MOST);
    for (const form of ["costarring", "liquid", "declinate", "macallums", "altarage", "zinke"]) assert.equal(same(form), form);
    for (const form of ["costarring", "liquid", "declinate", "macallums", "altarage", "zinke"]) assert.equal(same(form), form);
  });
});

describe("a memory of numbers", () => {
  it("holds what a map holds", () => {
    const memory = new IntegerMemory();
    const map = new Map<number, number>();
    for (let step = 0; step < 5000; step++) {
      const key = Math.imul(step % 3500, 0x9e3779b1);
      memory.set(key, step);
      map.set(key, step);
    }
    assert.equal(memory.size, map.size);
    for (const [key, value] of map) assert.equal(memory.at(memory.find(key)), value);
    assert.equal(memory.find(1), -1);
    memory.clear();
    assert.equal(memory.size, 0);
    assert.equal(memory.find(0), -1);
  });
});
