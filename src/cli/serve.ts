import { type Command, Option } from "commander";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { colours, printLine } from "./print.js";

interface ServeFlags {
  readonly store: string;
  readonly port: number;
  readonly host: string;
}

/** `daybook serve`: the store as a local web application, until it is interrupted. */
export function addServe(program: Command, setStatus: SetStatus): void {
  program
    .command("serve")
    .description("opens the store as a web application on this machine: chronology, search, sources, what is due; reports can be added")
    .option("--store <file>", "the store that daybook build made", "daybook/daybook.db")
    .addOption(options.port())
    .addOption(new Option("--host <address>", "the address to listen on; others than this machine reach it only if you say so here").default("127.0.0.1"))
    .action(async (flags: ServeFlags) => setStatus(await runServe(flags)));
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "localhost"];

async function runServe(flags: ServeFlags): Promise<number> {
  const { serve } = await import("../serve/index.js");
  const serving = await serve(flags);
  printLine(`${colours.green("serving")} ${serving.url}`);
  if (!LOOPBACK.includes(flags.host))
    printLine(`${colours.yellow("open")} whoever reaches this address can read the store and add to it; there is no password`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await serving.close();
  return EXIT.done;
}
