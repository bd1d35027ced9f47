import { ResourceError } from "../document/errors.js";
import { lowerBound } from "../document/lower-bound.js";
import { hashText, splitHeader } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { foldForm } from "./name-words.js";
import { soundsOf } from "./skeleton.js";

export interface Town {
  readonly country: string;
  readonly coordinates: readonly [number, number];
  /** Thousands of people. */
  readonly thousands: number;
}

/** The towns of the gazetteer by their keys, in the order of its rows; each town is one object, however it is asked for. */
export interface TownTable {
  /** The towns whose `townKey` this is. */
  readonly named: (key: string) => readonly Town[];
  /** The towns whose `alikeKey` this is. */
  readonly alike: (key: string) => readonly Town[];
}

export const TOWNS_FORMAT = 1;
export const TOWNS_FILE = "names/lexicon/gazetteer.tsv";
export const TOWN_COLUMNS = ["name", "country", "latitude", "longitude", "thousands"] as const;
export const TOWN_INDEX = "names/town-index.bin";

export interface TownIndexHeader {
  readonly format: number;
  readonly rows: number;
  /** Bytes of the table that the index belongs to. */
  readonly tableBytes: number;
}

/** The key of a town's name: folded, without the Arabic article. */
export const townKey = (name: string): string =>
  foldForm(name)
    .replace(/[-\s]+/g, " ")
    .replace(/^(?:al|el|an|ar|as|ash|at|ad|az) /, "");

/** The key by which names that are transliterated alike meet. */
export const alikeKey = (name: string): string => soundsOf(townKey(name).split(" "));

const LINE_END = 10;
/** The names of the columns, and origin and licence. */
const LINES_BEFORE = 2;

/**
 * Opens the table of towns by its index (`train/places.ts`): a header line of JSON, the sorted hashes of town keys (32-bit) and of alike
 * keys, then the rows of the table in the order of each (16-bit), little-endian. A row is read when it is asked for.
 * @throws ResourceError when the index has another format or belongs to another table
 */
export function openTownTable(read: ResourceReader): TownTable {
  const table = read.bytes(TOWNS_FILE);
  const index = read.bytes(TOWN_INDEX);
  const { header, dataAt } = splitHeader<TownIndexHeader>(index);
  const { rows } = header;
  if (header.format !== TOWNS_FORMAT || header.tableBytes !== table.length || index.length !== dataAt + rows * 12)
    throw new ResourceError("resource-version", `${TOWN_INDEX}: format ${header.format}, expected ${TOWNS_FORMAT} for a table of ${table.length} bytes`);
  const view = new DataView(index.buffer, index.byteOffset + dataAt);
  const lineAt = lineStarts(table, rows);
  const decoder = new TextDecoder();
  const towns = new Map<number, Town>();
  const cellsOf = (row: number): string[] => decoder.decode(table.subarray(lineAt[row]!, lineAt[row + 1]! - 1)).split("\t");
  const townOf = (row: number, [, country = "", latitude, longitude, thousands]: readonly string[]): Town => {
    let town = towns.get(row);
    if (town === undefined) {
      town = { country, coordinates: [Number(longitude), Number(latitude)], thousands: Number(thousands) };
      towns.set(row, town);
    }
    return town;
  };
  const find = (hashesAt: number, rowsAt: number, keyOf: (name: string) => string, key: string): readonly Town[] => {
    const hash = hashText(key);
    const found: Town[] = [];
    for (let at = lowerBound(rows, (place) => view.getInt32(hashesAt + place * 4, true) >= hash); at < rows; at++) {
      if (view.getInt32(hashesAt + at * 4, true) !== hash) break;
      const row = view.getUint16(rowsAt + at * 2, true);
      const cells = cellsOf(row);
      if (keyOf(cells[0]!) === key) found.push(townOf(row, cells));
    }
    return found;
  };
  return {
    named: (key) => find(0, rows * 8, townKey, key),
    alike: (key) => find(rows * 4, rows * 10, alikeKey, key),
  };
}

/** Where each row of the table begins, and behind the last one its end. */
function lineStarts(table: Uint8Array, rows: number): Int32Array {
  const starts = new Int32Array(rows + 1);
  let at = 0;
  for (let line = 0; line < LINES_BEFORE; line++) at = table.indexOf(LINE_END, at) + 1;
  for (let row = 0; row < rows; row++) {
    starts[row] = at;
    at = table.indexOf(LINE_END, at) + 1;
  }
  starts[rows] = at;
  return starts;
}
