import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { edtfDays } from "./edtf.js";

describe("edtfDays", () => {
  for (const [value, from, to] of [
    ["2025-01-14", "2025-01-14", "2025-01-14"],
    ["2025-02", "2025-02-01", "2025-02-28"],
    ["2025", "2025-01-01", "2025-12-31"],
    ["199X", "1990-01-01", "1999-12-31"],
    ["2024-24", "2024-12-01", "2025-02-28"],
    ["2024~", "2024-01-01", "2024-12-31"],
    ["2025-01-14T04:00:00-05:00", "2025-01-14", "2025-01-14"],
    ["2024-04-04/..", "2024-04-04", null],
    ["../2024-04", null, "2024-04-30"],
    ["2024-01/2024-03", "2024-01-01", "2024-03-31"],
  ] as const)
    it(value, () => assert.deepEqual(edtfDays(value), { from, to }));
  it("gives null for what is no date", () => {
    for (const value of ["", "soon", "2025-13", "2025-02-30", "XXXX-01", "2024-01/soon"]) assert.equal(edtfDays(value), null, value);
  });
});
