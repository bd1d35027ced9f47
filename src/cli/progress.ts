import ora from "ora";
import type { BuildProgress } from "../build/index.js";
import { printLine } from "./print.js";

export interface Progress {
  readonly show: (progress: BuildProgress) => void;
  readonly stop: () => void;
}

/** In a pipe, one line a stage and one for every so many pages. */
const PAGES_A_LINE = 500;

const wordsOf = ({ stage, pages, files }: BuildProgress): string =>
  ({ reading: `reading: ${files} files, ${pages} pages`, joining: `joining ${pages} stories`, writing: "writing" })[stage];

/** A spinner on a terminal, plain lines in a pipe; both on standard error. */
export function createProgress(): Progress {
  return process.stderr.isTTY ? createSpinner() : createLines();
}

function createSpinner(): Progress {
  const spinner = ora({ stream: process.stderr, text: "starting" }).start();
  return {
    show: (progress) => {
      spinner.text = wordsOf(progress);
    },
    stop: () => void spinner.stop(),
  };
}

function createLines(): Progress {
  let stage = "";
  let nextLine = PAGES_A_LINE;
  return {
    show: (progress) => {
      if (progress.stage === stage && progress.pages < nextLine) return;
      if (progress.stage === stage) nextLine = progress.pages + PAGES_A_LINE;
      stage = progress.stage;
      printLine(wordsOf(progress));
    },
    stop: () => undefined,
  };
}
