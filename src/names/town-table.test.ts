import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packagedResources } from "../resources.js";
import { readTable } from "../text/table.js";
import { alikeKey, openTownTable, TOWN_COLUMNS, TOWN_INDEX, TOWNS_FILE, townKey } from "./town-table.js";

const table = openTownTable(packagedResources);

describe("the table of towns", () => {
  it("finds every town by its name and by its sounds", () => {
    for (const { name, country, latitude, longitude, thousands } of readTable(packagedResources, TOWNS_FILE, TOWN_COLUMNS)) {
      const named = table
        .named(townKey(name))
        .filter(
          (town) =>
            town.country === country &&
            town.thousands === Number(thousands) &&
            town.coordinates[0] === Number(longitude) &&
            town.coordinates[1] === Number(latitude),
        );
      assert.ok(named.length > 0, name);
      assert.ok(table.alike(alikeKey(name)).includes(named[0]!), name);
    }
  });
  it("gives every town of one name, in the order of the table", () =>
    assert.deepEqual(
      table.named("tripoli").map(({ country }) => country),
      ["LB", "LY", "GR"],
    ));
  it("knows no town of other names", () => {
    assert.deepEqual(table.named("qqxzv"), []);
    assert.deepEqual(table.alike("qqxzv"), []);
    assert.deepEqual(table.named(""), []);
  });
  it("refuses an index of another table", () => {
    const index = packagedResources.bytes(TOWN_INDEX);
    const reading = (changed: (path: string, bytes: Uint8Array) => Uint8Array) => () =>
      openTownTable({ ...packagedResources, bytes: (path) => changed(path, packagedResources.bytes(path)) });
    assert.throws(
      reading((path, bytes) => (path === TOWNS_FILE ? bytes.subarray(1) : bytes)),
      /names\/town-index\.bin/,
    );
    assert.throws(
      reading((path) => (path === TOWN_INDEX ? index.subarray(0, index.length - 1) : packagedResources.bytes(path))),
      /names\/town-index\.bin/,
    );
  });
});
