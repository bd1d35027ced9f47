import type { Command } from "commander";
import { createChronicler, unpackTellings } from "../chronicle/index.js";
import { createCopyFinder } from "../copies/index.js";
import { MAX_LINE_BYTES, splitLines } from "../inputs/index.js";
import { inOrder, openPool } from "../jobs/index.js";
import { packagedResources } from "../resources.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { writeOut } from "./write-out.js";

interface ChronicleFlags {
  readonly jobs: number;
  readonly days?: number;
  readonly perDay?: number;
  readonly from?: string;
  readonly to?: string;
  readonly query?: string;
  readonly asOf?: string;
}

/** `daybook chronicle`: stories → days, JSON Lines in and out. */
export function addChronicle(program: Command, setStatus: SetStatus): void {
  program
    .command("chronicle")
    .description('stories to days: {"id","published","headline","text"} a line in, {"date","score","sentences","reports"} a line out')
    .addOption(options.days())
    .addOption(options.perDay())
    .addOption(options.from())
    .addOption(options.to())
    .addOption(options.query())
    .addOption(options.asOf())
    .addOption(options.jobs())
    .action(async (flags: ChronicleFlags) => setStatus(await chronicle(flags)));
}

async function chronicle(flags: ChronicleFlags): Promise<number> {
  const { days = null, perDay = null, from = null, to = null, query = null, asOf = null } = flags;
  const chronicler = createChronicler(packagedResources, { days, perDay, query }, createCopyFinder());
  const pool = await openPool(flags.jobs);
  let status: number = EXIT.done;
  try {
    for await (const { tellings, output, hasFailed } of inOrder(splitLines(process.stdin, MAX_LINE_BYTES), pool.limit, (lines) =>
      pool.run("tellLines", { lines, options: { from, to, query, asOf } }),
    )) {
      if (hasFailed) status = EXIT.input;
      await writeOut(output);
      for (const telling of unpackTellings(tellings)) chronicler.add(telling);
    }
  } finally {
    await pool.close();
  }
  for (const day of chronicler.finish()) await writeOut(`${JSON.stringify(day)}\n`);
  return status;
}
