// The process in which a build, or a look back at an earlier day, runs beside the server. It is told what to do in one message, and ends.
import { build, openBook, viewRows } from "../build/index.js";
import { InputError } from "../document/errors.js";
import { defaultJobs } from "../jobs/index.js";
import type { ViewRow } from "../store/index.js";
import type { BuildTask, JobProblem, LookBackTask, WorkMessage, WorkTask } from "./work-messages.js";

const send = (message: WorkMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

/** Milliseconds between two messages of progress. */
const PROGRESS_EVERY = 100;

async function runBuild({ inputs, out, days, perDay, query, title }: BuildTask): Promise<void> {
  let last = 0;
  let stage = "";
  const report = await build({
    inputs,
    out,
    // One core is left to the server.
    jobs: Math.max(1, defaultJobs() - 1),
    days,
    perDay,
    query,
    title,
    now: new Date().toISOString(),
    onProgress: (progress) => {
      if (progress.stage === stage && performance.now() - last < PROGRESS_EVERY) return;
      last = performance.now();
      stage = progress.stage;
      void send({ type: "progress", progress: { ...progress } });
    },
  });
  const { files, newPages, knownPages, stories, problems } = report;
  await send({ type: "built", result: { files, newPages, knownPages, stories }, problems: problems.map(problemOf) });
}

const problemOf = ({ place: { file, line }, message, code }: InputError): JobProblem => ({
  place: [file, line === undefined ? undefined : `line ${line}`].filter((part) => part !== undefined).join(", "),
  message,
  code,
});

/** Rows that go into one message. */
const ROWS_A_MESSAGE = 500;

async function lookBack({ store, asOf }: LookBackTask): Promise<void> {
  const book = openBook(store, { days: null, perDay: null, query: null, title: null, dueOn: asOf, asOf }, () => undefined);
  try {
    let rows: ViewRow[] = [];
    for (const row of viewRows({ ...book, problems: [] }, { days: null, perDay: null })) {
      rows.push(row);
      if (rows.length < ROWS_A_MESSAGE) continue;
      await send({ type: "rows", rows });
      rows = [];
    }
    await send({ type: "rows", rows });
    await send({ type: "looked-back" });
  } finally {
    book.close();
  }
}

// Where the server goes, its work goes too; a build that is ended early goes on at the next start.
process.on("disconnect", () => process.exit(0));
process.once("message", (task: WorkTask) => {
  const work = task.type === "build" ? runBuild(task) : lookBack(task);
  work
    .catch((error: unknown) => {
      process.exitCode = 1;
      return send({ type: "failed", failure: error instanceof InputError ? error.message : String(error instanceof Error ? (error.stack ?? error) : error) });
    })
    .finally(() => process.disconnect());
});
