import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDuration, addMonths, civilDay, dayNumber, formatDay, isoWeek, mondayOfWeek, parseDay, weekdayOf } from "./calendar.js";

const dayOf = (value: string): number => parseDay(value) ?? Number.NaN;

describe("the calendar", () => {
  it("agrees with the engine's UTC dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = new Date(number * 86_400_000);
        const { year, month, day } = civilDay(number);
        assert.deepEqual([year, month, day], [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        assert.equal(dayNumber(year, month, day), number);
        assert.equal(weekdayOf(number) % 7, date.getUTCDay());
      }),
    );
  });
  it("knows ISO weeks", () => {
    assert.deepEqual(isoWeek(dayOf("2021-01-03")), { year: 2020, week: 53 });
    assert.deepEqual(isoWeek(dayOf("2024-12-30")), { year: 2025, week: 1 });
    assert.equal(formatDay(mondayOfWeek(2025, 1)), "2024-12-30");
  });
  it("adds months and durations", () => {
    assert.equal(formatDay(addMonths(dayOf("2024-01-31"), 1)), "2024-02-29");
    assert.equal(formatDay(addMonths(dayOf("2024-01-31"), -2)), "2023-11-30");
    assert.equal(formatDay(addDuration(dayOf("2025-01-17"), "PT48H") ?? 0), "2025-01-19");
    assert.equal(formatDay(addDuration(dayOf("2025-01-17"), "P1Y2M3W4D") ?? 0), "2026-04-11");
    assert.equal(addDuration(0, "P40"), null);
  });
  it("reads only days that are in the calendar", () => {
    assert.equal(parseDay("2025-02-29"), null);
    assert.equal(parseDay("2025-02-2"), null);
    assert.equal(parseDay("2025-02-28T10:00:00Z"), dayNumber(2025, 2, 28));
  });
});
