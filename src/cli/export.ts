import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { InputError } from "../document/errors.js";
import type { Day } from "../document/types.js";
import { EXPORT_FORMATS, type ExportFormat } from "../exports/formats.js";
import type { ExportBook } from "../exports/index.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { printLine } from "./print.js";
import { writeOut } from "./write-out.js";

interface ExportFlags {
  readonly format: ExportFormat;
  readonly store: string;
  readonly out: string;
  readonly title?: string;
  readonly query?: string;
  readonly days?: number;
  readonly perDay?: number;
  readonly from?: string;
  readonly to?: string;
  readonly redact?: string;
}

/** `daybook export`: the chronology of a store in a format of other programs. */
export function addExport(program: Command, setStatus: SetStatus): void {
  program
    .command("export")
    .description("the chronology in a format of other programs; each line with its outlet, its holder, and the chain between them")
    .addOption(new Option("--format <name>", "format to write").choices(EXPORT_FORMATS).makeOptionMandatory())
    .option("--store <file>", "the store that daybook build made", "daybook/daybook.db")
    .option("--out <file>", "file to write, - for standard output", "-")
    .option("--title <text>", "title (default: that of the last build)")
    .addOption(options.query())
    .addOption(options.days())
    .addOption(options.perDay())
    .addOption(options.from())
    .addOption(options.to())
    .option("--redact <file>", "replace the names of people; this file, which stays with you, keeps who is who")
    .action(async (flags: ExportFlags) => setStatus(await runExport(flags)));
}

async function runExport(flags: ExportFlags): Promise<number> {
  const { format, store, out, title = null, query = null, days = null, perDay = null } = flags;
  checkFiles(flags);
  const { EXPORTS } = await import("../exports/index.js");
  const { openBook } = await import("../build/index.js");
  const book = openBook(store, { days, perDay, query, title }, () => undefined);
  try {
    const whole = { ...book, days: book.days.filter(isWithin(flags)) };
    const shown = flags.redact === undefined ? whole : await redacted(whole, flags.redact);
    const { pieces, note } = EXPORTS[format](shown);
    if (out === "-") for (const piece of pieces) await writeOut(piece);
    else await writeTo(out, pieces);
    if (note !== null) printLine(note);
    return EXIT.done;
  } finally {
    book.close();
  }
}

/** Nothing is written over what is read. @throws InputError */
function checkFiles({ store, out, redact }: ExportFlags): void {
  const written = [...(out === "-" ? [] : [out]), ...(redact === undefined ? [] : [redact])].map((file) => resolve(file));
  const read = [store, `${store}-wal`, `${store}-shm`].map((file) => resolve(file));
  const clash = written.find((file, index) => read.includes(file) || written.indexOf(file) !== index);
  if (clash !== undefined) throw new InputError("bad-field", "would be written over; give the export a file of its own", { file: clash });
}

const isWithin =
  ({ from = "", to = "9999-12-31" }: ExportFlags) =>
  ({ date }: Day): boolean =>
    date >= from && date <= to;

/** Replaces names by those of the file, and writes the new ones into it before anything is exported. */
async function redacted(book: ExportBook, file: string): Promise<ExportBook> {
  const { formatReplacements, parseReplacements, redactBook, replacementsFor } = await import("../exports/index.js");
  const known = existsSync(file) ? readTable(file, parseReplacements) : new Map<string, string>();
  const replacements = replacementsFor(book.entities, known);
  await writeTo(file, [formatReplacements(replacements)]);
  const kept = [...replacements].filter(([name, standIn]) => name === standIn).length;
  printLine(`${replacements.size - kept} names replaced, ${kept} kept; who is who is in ${file}, which must not leave with the export`);
  printLine("check the export before you pass it on: a name that was not recognised as one stays");
  return redactBook(book, replacements);
}

function readTable<Table>(file: string, parse: (text: string) => Table): Table {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.code, error.found, { ...error.place, file });
    throw new InputError("file-unreadable", `could not be read (${error instanceof Error ? error.message : String(error)})`, { file });
  }
}

async function writeTo(file: string, pieces: Iterable<string>): Promise<void> {
  const { writeFilePieces } = await import("../build/index.js");
  try {
    await writeFilePieces(file, pieces);
  } catch (error) {
    if (error instanceof Error && "code" in error && "syscall" in error)
      throw new InputError("file-unreadable", `could not be written (${error.message})`, { file });
    throw error;
  }
}
