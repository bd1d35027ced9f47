import { Command, CommanderError } from "commander";
import { InputError } from "../document/errors.js";
import { VERSION } from "../document/version.js";
import { addBuild, addReread } from "./build.js";
import { addChronicle } from "./chronicle.js";
import { addCorrect } from "./correct.js";
import { addCorrections } from "./corrections.js";
import { addDue } from "./due.js";
import { EXIT, type SetStatus } from "./exit.js";
import { addExport } from "./export.js";
import { addAnnotate, addStories } from "./filters.js";
import { printError } from "./print.js";
import { addServe } from "./serve.js";
import { addVerify } from "./verify.js";

/** Runs the command line. Never throws; messages go to standard error. */
export async function exitStatus(argv: readonly string[]): Promise<number> {
  let status: number = EXIT.done;
  const program = createProgram((value) => (status = value));
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.input;
    if (isBrokenPipe(error)) return EXIT.done;
    printError(error);
    return error instanceof InputError ? EXIT.input : EXIT.fault;
  }
}

/** The command line with all its commands, which load what they do only when they are called; also read by the test that compares it with the documentation. */
export function createProgram(setStatus: SetStatus): Command {
  const program = new Command("daybook")
    .description("A sourced chronology from a pile of news reports: every line verbatim, and one click from its words.")
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError("(daybook help shows the commands and their options)");
  addBuild(program, setStatus);
  addStories(program, setStatus);
  addAnnotate(program, setStatus);
  addChronicle(program, setStatus);
  addDue(program, setStatus);
  addExport(program, setStatus);
  addServe(program, setStatus);
  addCorrect(program, setStatus);
  addCorrections(program, setStatus);
  addVerify(program, setStatus);
  addReread(program, setStatus);
  return program;
}

/** The reader of our output went away (`daybook … | head`): nothing is wrong. */
const isBrokenPipe = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EPIPE";
