import type { Command } from "commander";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { colours, printable, printLine } from "./print.js";
import { writeOut } from "./write-out.js";

/** `daybook verify`: whether what is kept is still what was written. */
export function addVerify(program: Command, setStatus: SetStatus): void {
  program
    .command("verify")
    .description("finds every changed byte: kept bytes against their SHA-256, stories, and the log of corrections; names what is wrong, exit status 2")
    .addOption(options.store())
    .action(async (flags: { readonly store: string }) => setStatus(await runVerify(flags.store)));
}

async function runVerify(store: string): Promise<number> {
  const { verify } = await import("../build/index.js");
  const looked = verify(store);
  let damages = 0;
  for (;;) {
    const next = looked.next();
    if (next.done === true) {
      const { pages, stories, corrections } = next.value;
      printLine(`${pages} pages, ${stories} stories, ${corrections} corrections: ${damages === 0 ? colours.green("unchanged") : `${damages} damages`}`);
      return damages === 0 ? EXIT.done : EXIT.input;
    }
    damages++;
    await writeOut(`${JSON.stringify(next.value)}\n`);
    printLine(`${colours.yellow("changed")} ${colours.bold(printable(next.value.what))}: ${printable(next.value.found)}`);
  }
}
