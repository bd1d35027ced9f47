import { alikeKey, TOWNS_FORMAT, townKey } from "../../src/names/town-table.js";
import { hashText } from "../../src/text/hash-text.js";

/** The index of a table of towns, as `openTownTable` reads it. */
export function townIndex(table: Buffer): Buffer {
  const [, about = "", ...lines] = table.toString("utf8").trimEnd().split("\n");
  const names = lines.map((line) => line.slice(0, line.indexOf("\t")));
  const orders = [townKey, alikeKey].map((keyOf) =>
    names.map((name, row) => ({ hash: hashText(keyOf(name)), row })).sort((a, b) => a.hash - b.hash || a.row - b.row),
  );
  const header = {
    format: TOWNS_FORMAT,
    name: "towns of names/lexicon/gazetteer.tsv by name and by sound",
    rows: names.length,
    tableBytes: table.length,
    corpus: about.replace(/^# /, ""),
    command: "npx tsx train/places.ts",
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...orders.map((order) => Buffer.from(Int32Array.from(order, ({ hash }) => hash).buffer)),
    ...orders.map((order) => Buffer.from(Uint16Array.from(order, ({ row }) => row).buffer)),
  ]);
}
