import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseJsonObject } from "../document/check.js";
import { checkCorrection } from "../document/check-correction.js";
import type { Correction, CorrectionBody } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import { withLock } from "./file-lock.js";
import type { LogHead } from "./log-head.js";
import { sha256Of } from "./rows.js";
import type { Damage } from "./verify-store.js";

/** The name of the log, which lies beside the store and is never derived from anything: it outlives the store. */
export const CORRECTION_LOG = "corrections.jsonl";

/** The log that belongs to a store. @param store path of the store's file */
export const logBeside = (store: string): string => join(dirname(store), CORRECTION_LOG);

/** Who says it, when (ISO 8601), and why. */
export interface Signature {
  readonly who: string;
  readonly when: string;
  readonly why: string | null;
}

/**
 * Appends a correction; when it returns, the line is on the disk. A line that a kill left unfinished was never acknowledged and is cut
 * off. Two processes cannot append at once.
 * @throws InputError when the log cannot be read or written
 */
export function appendCorrection(file: string, body: CorrectionBody, { who, when, why }: Signature): Correction {
  return withLock(file, () => {
    const bytes = readLog(file);
    const lines = linesOf(bytes);
    const last = lines.at(-1);
    const number = lines.reduce((highest, { text }) => Math.max(highest, Number(/^\{"id":"c(\d{1,12})"/.exec(text)?.[1] ?? 0)), 0) + 1;
    const correction: Correction = { id: `c${number}`, when, who, why, ...body };
    checkCorrection({ ...correction });
    const head = JSON.stringify({ ...correction, previous: last === undefined ? null : digestOf(last.text) }).slice(0, -1);
    const isWhole = last === undefined || last.isFinished;
    write(file, isWhole ? bytes.lastIndexOf("\n") + 1 : bytes.length, `${isWhole ? "" : "\n"}${head},"digest":"${sha256Of(head)}"}\n`);
    return correction;
  });
}

/** All corrections of a log, in their order; none where there is no log. @throws InputError with the line that cannot be understood */
export function readCorrectionLog(file: string): readonly Correction[] {
  return linesOf(readLog(file)).map(({ text }, index) => {
    try {
      const { previous: _, digest: __, ...fields } = parseJsonObject(text);
      return checkCorrection(fields);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(error.code, error.found, { file, line: index + 1 });
      throw error;
    }
  });
}

/** Where a log stands now; noted by a build, it tells later that lines are missing at the end. */
export function logHead(file: string): LogHead {
  const lines = linesOf(readLog(file));
  return { lines: lines.length, digest: digestOf(lines.at(-1)?.text ?? "") };
}

/** Lines that are not as they were written: by their own digest, by that of the line before, or by what was noted of the log. @param noted `null` for nothing */
export function* verifyCorrectionLog(file: string, noted: LogHead | null): Generator<Damage, number> {
  const lines = linesOf(readLog(file));
  if (noted !== null && digestOf(lines[noted.lines - 1]?.text ?? "") !== noted.digest)
    yield { what: "correction log", found: `it had ${noted.lines} lines at the last build, which are not all there any more` };
  let previous: string | null = null;
  for (const [index, { text }] of lines.entries()) {
    const what = `correction log, line ${index + 1}`;
    if (digestOf(text) !== sha256Of(headOf(text))) yield { what, found: "it has changed since it was written" };
    else if (!headOf(text).endsWith(`,"previous":${JSON.stringify(previous)}`)) yield { what, found: "the line before it has changed, or lines are missing" };
    previous = digestOf(text);
  }
  return lines.length;
}

interface LogLine {
  readonly text: string;
  /** Whether a line end stands behind it. */
  readonly isFinished: boolean;
}

/** The lines of a log; the last one counts without its end only if it is whole. */
function linesOf(bytes: Buffer): readonly LogLine[] {
  const parts = bytes.toString("utf8").split("\n");
  const rest = parts.pop() ?? "";
  const lines = parts.map((text) => ({ text, isFinished: true }));
  return rest !== "" && digestOf(rest) === sha256Of(headOf(rest)) ? [...lines, { text: rest, isFinished: false }] : lines;
}

const DIGEST = /^,"digest":"([0-9a-f]{64})"\}$/;
const DIGEST_LENGTH = ',"digest":""}'.length + 64;

/** What a line's digest is made from: all before it. */
const headOf = (line: string): string => line.slice(0, -DIGEST_LENGTH);
/** The digest that a line bears; empty where it bears none. */
const digestOf = (line: string): string => DIGEST.exec(line.slice(-DIGEST_LENGTH))?.[1] ?? "";

function readLog(file: string): Buffer {
  if (!existsSync(file)) return Buffer.alloc(0);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError("file-unreadable", `could not be read (${error instanceof Error ? error.message : String(error)})`, { file });
  }
}

/** Writes behind the first `length` bytes, cuts off what stands there, and waits for the disk. */
function write(file: string, length: number, text: string): void {
  const isNew = !existsSync(file);
  try {
    const handle = openSync(file, isNew ? "w" : "r+");
    try {
      ftruncateSync(handle, length);
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written, bytes.length - written, length + written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (isNew) syncFolder(dirname(file));
  } catch (error) {
    throw new InputError("file-unreadable", `could not be written (${error instanceof Error ? error.message : String(error)})`, { file });
  }
}

/** A new file is there for good only when its folder is on the disk too; systems that cannot do that need not. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders.
  }
}
