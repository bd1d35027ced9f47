import type { Command } from "commander";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { colours, printable, printLine } from "./print.js";
import { correctionWords, signatureOf } from "./signature.js";
import { writeOut } from "./write-out.js";

interface CorrectionsFlags {
  readonly store: string;
  readonly check?: boolean;
  readonly undo?: string;
  readonly who: string;
  readonly why?: string;
}

/** `daybook corrections`: what was said against what was found, and what became of it. */
export function addCorrections(program: Command, setStatus: SetStatus): void {
  program
    .command("corrections")
    .description("the log of corrections, one a line: applied, orphaned (what it speaks of is not found any more) or withdrawn")
    .option("--check", "exit status 2 if one is orphaned")
    .option("--undo <id>", "withdraw a correction, by a new line of the log")
    .addOption(options.who())
    .addOption(options.why())
    .addOption(options.store())
    .action(async (flags: CorrectionsFlags) => setStatus(await (flags.undo === undefined ? list(flags) : undo(flags.undo, flags))));
}

async function undo(id: string, flags: CorrectionsFlags): Promise<number> {
  const { openCorrectionDesk } = await import("../build/index.js");
  const desk = openCorrectionDesk(flags.store);
  try {
    const correction = desk.undo(id, signatureOf(flags));
    await writeOut(`${JSON.stringify(correction)}\n`);
    printLine(`${id} is withdrawn; daybook build shows it, daybook corrections --undo ${correction.id} restores it`);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

async function list({ store, check }: CorrectionsFlags): Promise<number> {
  const { openBook } = await import("../build/index.js");
  const book = openBook(store, { days: null, perDay: null, query: null, title: null }, () => undefined);
  try {
    for (const { correction, status } of book.corrections) {
      await writeOut(`${JSON.stringify({ ...correction, status })}\n`);
      if (!process.stderr.isTTY && !(check === true && status === "orphaned")) continue;
      const { who, when, why } = correction;
      const colour = status === "applied" ? colours.green : status === "orphaned" ? colours.yellow : colours.dim;
      const said = [who, when?.slice(0, 10), why].filter((part) => part !== null && part !== undefined && part !== "").join(", ");
      printLine(`${colour(status.padEnd(9))} ${correctionWords(correction)} ${colours.dim(printable(`(${said})`))}`);
    }
    return check === true && book.corrections.some(({ status }) => status === "orphaned") ? EXIT.input : EXIT.done;
  } finally {
    book.close();
  }
}
