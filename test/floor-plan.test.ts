import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";
import { describe, it } from "node:test";
import { root } from "./root.js";

interface Row {
  readonly floor: number;
  readonly folder: string;
  readonly mayImport: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

const listed = (cell: string): ReadonlySet<string> =>
  new Set(
    cell
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );

/** The table of ARCHITECTURE.md. */
const rows: readonly Row[] = readFileSync(join(root, "ARCHITECTURE.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| +\d +\|/.test(line))
  .map((line) => {
    const [, floor = "", folder = "", mayImport = "", packages = ""] = line.split("|").map((cell) => cell.trim());
    return { floor: Number(floor), folder, mayImport: listed(mayImport), packages: listed(packages) };
  });
const rowOf = new Map(rows.map((row) => [row.folder, row]));

const source = join(root, "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .sort();
const isTest = (file: string): boolean => /(?:\.test\.tsx?|\/cases\.ts|\/fixtures\/.*)$/.test(file);
const placeOf = (file: string): string => file.split("/")[0] ?? file;

interface Import {
  readonly file: string;
  readonly target: string;
}

const IMPORTS = [/^(?:import|export)\b[^;"]*?\bfrom\s+"([^"]+)"/gm, /^import\s+"([^"]+)"/gm, /\bimport\("([^"]+)"\)/g];
const importsOf = (file: string): readonly Import[] => {
  const code = readFileSync(join(source, file), "utf8");
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => ({ file, target: match[1] ?? "" })));
};

/** The file of `src` that a relative import names. */
const resolved = ({ file, target }: Import): string => {
  const path = normalize(join(dirname(file), target)).replace(/\.js$/, "");
  return files.find((known) => known.replace(/\.tsx?$/, "") === path) ?? path;
};

const code = files.filter((file) => !isTest(file));
const imports = code.flatMap(importsOf);
const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

describe("the floor plan of ARCHITECTURE.md", () => {
  it("has a row for every folder and file of src/, and no other", () => {
    assert.deepEqual([...new Set(files.map(placeOf))].sort(), [...rowOf.keys()].sort());
  });

  it("lets a folder import only from lower floors, and no stage from another", () => {
    for (const { folder, floor, mayImport } of rows)
      for (const name of mayImport) assert.ok((rowOf.get(name)?.floor ?? 99) < floor || (folder === "learn" && name === "text"), `${folder} → ${name}`);
  });

  it("is kept by every import, type imports too", () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith("."))
      .map((entry) => [placeOf(entry.file), placeOf(resolved(entry)), entry.file] as const)
      .filter(([from, to]) => from !== to && rowOf.get(from)?.mayImport.has(to) !== true)
      .map(([, to, file]) => `${file} imports ${to}`);
    assert.deepEqual(wrong, []);
  });

  it("is kept by every package", () => {
    const wrong = imports
      .filter(({ target }) => !target.startsWith(".") && !builtins.has(target))
      .map(
        ({ file, target }) =>
          [
            file,
            target
              .split("/")
              .slice(0, target.startsWith("@") ? 2 : 1)
              .join("/"),
          ] as const,
      )
      .filter(([file, name]) => rowOf.get(placeOf(file))?.packages.has(name) !== true)
      .map(([file, name]) => `${file} imports ${name}`);
    assert.deepEqual(wrong, []);
  });

  it("has every import resolved and no cycle", () => {
    const edges = new Map<string, readonly string[]>(
      code.map((file) => [
        file,
        importsOf(file)
          .filter(({ target }) => target.startsWith("."))
          .map(resolved),
      ]),
    );
    const state = new Map<string, "open" | "done">();
    const visit = (file: string, path: readonly string[]): void => {
      assert.notEqual(state.get(file), "open", `cycle: ${[...path, file].join(" → ")}`);
      if (state.get(file) === "done") return;
      state.set(file, "open");
      for (const next of edges.get(file) ?? []) {
        assert.ok(files.includes(next), `${file} imports ${next}, which is not there`);
        visit(next, [...path, file]);
      }
      state.set(file, "done");
    };
    for (const file of code) visit(file, []);
  });

  it("keeps clock, randomness, disk, network, environment and locale out of floors 0 to 2", () => {
    const banned =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bIntl\.|\.toLocale\w+\(|\.localeCompare\(|\bperformance\.|\bsetTimeout\b|\bcrypto\./;
    const low = code.filter((file) => (rowOf.get(placeOf(file))?.floor ?? 99) <= 2);
    assert.ok(low.length > 10);
    const wrong = low.filter((file) => banned.test(readFileSync(join(source, file), "utf8")) || importsOf(file).some(({ target }) => builtins.has(target)));
    assert.deepEqual(wrong, []);
  });

  it("is never crossed by train/", () => {
    assert.deepEqual(
      imports.filter((entry) => entry.target.includes("train/")),
      [],
    );
  });

  it("has a README in every stage", () => {
    for (const { folder } of rows.filter(({ floor }) => floor === 2)) assert.ok(readFileSync(join(source, folder, "README.md"), "utf8").length > 200, folder);
  });
});
