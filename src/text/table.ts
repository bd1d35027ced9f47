import { ResourceError } from "../document/errors.js";
import type { ResourceReader } from "./resource.js";

/**
 * Reads a table: line 1 names the columns, line 2 begins with `#` and gives origin and licence, then one entry a line,
 * cells separated by tabs. Empty cells are `""`. Lines that begin with `#` are comments.
 * @throws ResourceError when the first line does not name `columns`, in their order, or a row has another number of cells
 */
export function readTable<const Column extends string>(read: ResourceReader, path: string, columns: readonly Column[]): Record<Column, string>[] {
  const lines = read.text(path).split(/\r?\n/);
  if (lines[0] !== columns.join("\t")) throw new ResourceError("resource-version", `${path}: expected the columns ${columns.join(", ")}`);
  const rows: Record<Column, string>[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || line === "" || line.startsWith("#")) return;
    const cells = line.split("\t");
    if (cells.length !== columns.length)
      throw new ResourceError("resource-version", `${path}:${index + 1}: ${cells.length} cells where ${columns.length} were expected`);
    rows.push(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])) as Record<Column, string>);
  });
  return rows;
}
