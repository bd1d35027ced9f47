import type { Dirent } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../document/errors.js";

/** A file or an address to read, named as on the command line; `-` is standard input. */
export interface FoundInput {
  readonly file: string;
  readonly bytes: number;
}

/** Something that could not be read, with the reason. */
export interface InputProblem {
  readonly error: InputError;
}

/** Folders are not followed deeper than this. */
const MAX_DEPTH = 64;

/**
 * Walks files, folders (their entries in byte order of the names), addresses and `-`. Folder entries that begin with a dot, and the
 * `X_files` folder that a browser saves beside `X.html`, hold no reports and are left out; so is `leaveOut` (the output
 * folder). Symbolic links to folders are not followed. Never throws: what cannot be read is yielded as a problem.
 */
export async function* findInputs(inputs: readonly string[], leaveOut: string | null): AsyncGenerator<FoundInput | InputProblem> {
  const hidden = leaveOut === null ? null : await realpath(leaveOut).catch(() => null);
  for (const input of inputs) {
    if (input === "-") yield { file: "-", bytes: 0 };
    else if (isAddress(input)) yield { file: input, bytes: 0 };
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(input))
      yield { error: new InputError("address-refused", "only http and https addresses are read", { file: input }) };
    else yield* findAt(input, hidden, 0);
  }
}

/** Whether an input is an address of the web. */
export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

async function* findAt(path: string, hidden: string | null, depth: number): AsyncGenerator<FoundInput | InputProblem> {
  try {
    const entry = depth === 0 ? await stat(path) : await lstat(path);
    const target = entry.isSymbolicLink() ? await stat(path) : entry;
    if (target.isFile()) yield { file: path, bytes: target.size };
    else if (entry.isDirectory()) yield* findInFolder(path, hidden, depth);
    else if (!target.isDirectory()) yield { error: new InputError("file-kind-unknown", "neither a file nor a folder", { file: path }) };
  } catch (error) {
    yield { error: fileError(error, path) };
  }
}

async function* findInFolder(path: string, hidden: string | null, depth: number): AsyncGenerator<FoundInput | InputProblem> {
  if (depth >= MAX_DEPTH) {
    yield { error: new InputError("file-unreadable", `folders nested deeper than ${MAX_DEPTH}`, { file: path }) };
    return;
  }
  if (hidden !== null && (await realpath(path)) === hidden) return;
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const pages = new Set(entries.filter((entry) => /\.x?html?$/i.test(entry.name)).map((entry) => entry.name.replace(/\.x?html?$/i, "")));
  for (const entry of entries) if (!isLeftOut(entry, pages)) yield* findAt(join(path, entry.name), hidden, depth + 1);
}

const isLeftOut = (entry: Dirent, pages: ReadonlySet<string>): boolean =>
  entry.name.startsWith(".") || (entry.isDirectory() && entry.name.endsWith("_files") && pages.has(entry.name.slice(0, -"_files".length)));

/** Says in our words why the system could not read a file. */
export function fileError(error: unknown, file: string): InputError {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new InputError("file-not-found", "there is no such file or folder", { file });
  if (code === "EACCES" || code === "EPERM") return new InputError("file-unreadable", "no permission to read it", { file });
  return new InputError("file-unreadable", `could not be read (${error instanceof Error ? error.message : String(error)})`, { file });
}
