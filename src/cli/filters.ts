import type { Command } from "commander";
import { MAX_LINE_BYTES, splitLines } from "../inputs/index.js";
import { inOrder, openPool } from "../jobs/index.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { writeOut } from "./write-out.js";

interface FilterOptions {
  readonly jobs: number;
}

/** `daybook stories`: page → stories, JSON Lines in and out. */
export function addStories(program: Command, setStatus: SetStatus): void {
  program
    .command("stories")
    .description('pages to stories: {"id","html"|"text","url"?} a line in, {"id","stories":[…]} a line out')
    .addOption(options.jobs())
    .action(async ({ jobs }: FilterOptions) => setStatus(await filterLines("cutLines", jobs)));
}

/** `daybook annotate`: story → the same story with its marks, JSON Lines in and out. */
export function addAnnotate(program: Command, setStatus: SetStatus): void {
  program
    .command("annotate")
    .description('stories to marked stories: {"id","text","published"?,"headline"?,"outlet"?} a line in, the same with its marks out')
    .addOption(options.jobs())
    .action(async ({ jobs }: FilterOptions) => setStatus(await filterLines("markLines", jobs)));
}

async function filterLines(task: "cutLines" | "markLines", jobs: number): Promise<number> {
  const pool = await openPool(jobs);
  let status: number = EXIT.done;
  try {
    for await (const { output, hasFailed } of inOrder(splitLines(process.stdin, MAX_LINE_BYTES), pool.limit, (lines) => pool.run(task, lines))) {
      if (hasFailed) status = EXIT.input;
      await writeOut(output);
    }
  } finally {
    await pool.close();
  }
  return status;
}
