import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatDay } from "./calendar.js";
import { hijriMonth, hijriYearOf } from "./hijri.js";

const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const civil = new Intl.DateTimeFormat("en-u-ca-islamic-civil-nu-latn", { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const read = (formatter: Intl.DateTimeFormat, day: number): number[] =>
  ["year", "month", "day"].map((name) =>
    Number.parseInt(formatter.formatToParts(new Date(day * 86_400_000)).find(({ type }) => type === name)?.value ?? "", 10),
  );

describe("the Hijri calendar", () => {
  it("agrees with the engine's Umm al-Qura calendar from 1300 to 1500, and with the civil one outside", () => {
    for (let year = 1290; year <= 1510; year++) {
      for (let month = 1; month <= 12; month++) {
        const days = hijriMonth(year, month);
        assert.ok(days !== null);
        const formatter = year >= 1300 && year <= 1500 ? format : civil;
        assert.deepEqual(read(formatter, days.first), [year, month, 1]);
        assert.deepEqual(read(formatter, days.last), [year, month, days.last - days.first + 1]);
      }
    }
  });
  it("knows known days", () => {
    assert.equal(formatDay(hijriMonth(1445, 9)?.first ?? 0), "2024-03-11");
    assert.equal(hijriYearOf(hijriMonth(1446, 9)?.first ?? 0, 9), 1446);
    assert.equal(hijriMonth(1446, 13), null);
  });
});
