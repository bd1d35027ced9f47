import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import type { BuildReport } from "../build/index.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { colours, printLine, printProblem } from "./print.js";
import type { Progress } from "./progress.js";

interface BuildFlags {
  readonly out: string;
  readonly jobs: number;
  readonly days?: number;
  readonly perDay?: number;
  readonly query?: string;
  readonly title?: string;
}

/** `daybook build`: a pile of reports → index.html, daybook.json and daybook.db. */
export function addBuild(program: Command, setStatus: SetStatus): void {
  program
    .command("build")
    .description("reports to a chronology: writes index.html, daybook.json and daybook.db")
    .argument(
      "[input...]",
      "none: the store is shown again, after corrections; else files, folders (read through), - for standard input, http(s) addresses: saved HTML, MHTML, plain text, feeds, mail, PDF, WARC, WACZ, ZIP, JSON Lines of pages or stories, each also gzipped",
    )
    .option("--out <folder>", "where to write; a second build into it adds to its store", "daybook")
    .option("--title <text>", "title of the page")
    .addOption(options.query())
    .addOption(options.days())
    .addOption(options.perDay())
    .addOption(options.jobs())
    .action(async (inputs: readonly string[], flags: BuildFlags) => setStatus(await runBuild(inputs, flags)));
}

/** `daybook reread`: all pages again, from the bytes as they were read. */
export function addReread(program: Command, setStatus: SetStatus): void {
  program
    .command("reread")
    .description("reads every page again by this version, from the bytes that the store keeps; the original files are not needed")
    .option("--out <folder>", "the folder of an earlier build", "daybook")
    .addOption(options.jobs())
    .action(async (flags: Pick<BuildFlags, "out" | "jobs">) => setStatus(await runReread(flags)));
}

async function runReread(flags: Pick<BuildFlags, "out" | "jobs">): Promise<number> {
  const { reread } = await import("../build/index.js");
  return showReport((onProgress) => reread({ ...flags, now: now(), onProgress }));
}

const now = (): string => new Date().toISOString();

async function runBuild(inputs: readonly string[], flags: BuildFlags): Promise<number> {
  const { out, jobs, days = null, perDay = null, query = null, title = null } = flags;
  const { build } = await import("../build/index.js");
  return showReport((onProgress) => build({ inputs, out, jobs, days, perDay, query, title, now: now(), onProgress }));
}

/** Shows the progress of a run, then what could not be read, and the summary. */
async function showReport(run: (onProgress: Progress["show"]) => Promise<BuildReport>): Promise<number> {
  const { createProgress } = await import("./progress.js");
  const progress = createProgress();
  let report: BuildReport;
  try {
    report = await run(progress.show);
  } finally {
    progress.stop();
  }
  for (const problem of report.problems) printProblem(problem);
  await printSummary(report);
  return report.problems.length > 0 ? EXIT.input : EXIT.done;
}

async function printSummary(report: BuildReport): Promise<void> {
  const rows: readonly (readonly [string, number, string])[] = [
    ["files", report.files, ""],
    ["pages", report.newPages + report.knownPages, `${report.newPages} new, ${report.knownPages} known`],
    ["stories", report.stories, storyDetails(report)],
    ["days", report.days, ""],
    ["claims", report.claims, ""],
    ["disputes", report.disputes, ""],
    ["due", report.due, ""],
    ["not read", report.problems.length, ""],
    ...(report.orphaned === 0 ? [] : [["orphaned", report.orphaned, "corrections that do not find their words: daybook corrections"] as const]),
  ];
  if (process.stderr.isTTY) {
    const { default: Table } = await import("cli-table3");
    const table = new Table({ style: { head: [], border: [] }, colAligns: ["left", "right", "left"] });
    for (const [name, count, note] of rows) table.push([name, colours.bold(String(count)), colours.dim(note)]);
    printLine(table.toString());
    printLine(`${colours.green("done")} ${pathToFileURL(resolve(report.page)).href}`);
  } else {
    for (const [name, count, note] of rows) printLine(`${name}: ${count}${note === "" ? "" : ` (${note})`}`);
    printLine(`page: ${resolve(report.page)}`);
  }
}

/** "1 without a date, 2 copies of others"; empty where there is nothing to say. */
const storyDetails = ({ undated, copies }: BuildReport): string =>
  [undated === 0 ? "" : `${undated} without a date`, copies === 0 ? "" : `${copies} ${copies === 1 ? "copy" : "copies"} of others`]
    .filter((part) => part !== "")
    .join(", ");
