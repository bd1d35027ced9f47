import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import type { BuildProgress } from "../build/index.js";
import type { BuildTask, JobProblem, JobResult, WorkMessage } from "./work-messages.js";

export const JOB_STATES = ["running", "done", "failed"] as const;

/** One build, asked for by adding reports. */
export interface Job {
  readonly id: number;
  readonly state: (typeof JOB_STATES)[number];
  /** What is read: names of files, addresses. */
  readonly inputs: readonly string[];
  /** `null` until it has begun. */
  readonly progress: BuildProgress | null;
  /** `null` until it is done. */
  readonly result: JobResult | null;
  /** What could not be read, or only with doubt. */
  readonly problems: readonly JobProblem[];
  /** Why it failed; `null` if it did not. */
  readonly failure: string | null;
}

/** What a build is to do, and what it is called. */
export interface Order {
  readonly task: BuildTask;
  readonly names: readonly string[];
  /** Called once the build has ended well. */
  readonly onDone: () => Promise<void>;
}

/** Builds, one after the other, each in a process of its own, so that answers never wait for them. */
export interface Jobs {
  /** Asks for a build. What is asked for until it begins is done by the same one. */
  readonly ask: () => void;
  readonly list: () => readonly Job[];
  /** Called with every change of a job; gives the function that ends it. */
  readonly listen: (listener: (job: Job) => void) => () => void;
  /** Ends the running build, which loses nothing: what it was to read still waits. */
  readonly close: () => Promise<void>;
}

/** Jobs that are remembered. */
const REMEMBERED = 50;
/** Milliseconds from the asking to the beginning: files that are dropped together are read together. */
const GATHERING = 300;

/** @param prepare tells what there is to do as a build begins; `null` for nothing */
export function createJobs(prepare: () => Promise<Order | null>): Jobs {
  const jobs = new Map<number, Job>();
  const listeners = new Set<(job: Job) => void>();
  let lastId = 0;
  let isAsked = false;
  let isClosed = false;
  let stop: () => void = () => undefined;
  let working: Promise<void> | null = null;

  const update = (job: Job): void => {
    jobs.set(job.id, job);
    for (const listener of listeners) listener(job);
  };
  const work = async (): Promise<void> => {
    while (isAsked && !isClosed) {
      await new Promise((resolve) => setTimeout(resolve, GATHERING));
      isAsked = false;
      const order = isClosed ? null : await prepare();
      if (order === null) continue;
      let job: Job = { id: ++lastId, state: "running", inputs: order.names, progress: null, result: null, problems: [], failure: null };
      for (const id of [...jobs.keys()].slice(0, Math.max(0, jobs.size - REMEMBERED))) jobs.delete(id);
      update(job);
      const run = runBuild(order, (part) => {
        job = { ...job, ...part };
        update(job);
      });
      stop = run.stop;
      await run.ended;
    }
  };
  return {
    ask: () => {
      isAsked = true;
      working ??= work().finally(() => {
        working = null;
      });
    },
    list: () => [...jobs.values()],
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      isClosed = true;
      stop();
      await working;
    },
  };
}

/** The process that does the work; beside the code of this file. */
const WORKER = new URL("./work-process.js", import.meta.url);

function runBuild({ task, onDone }: Order, update: (part: Partial<Job>) => void): { readonly stop: () => void; readonly ended: Promise<void> } {
  const child = fork(WORKER, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
  // Answers go first on a busy machine.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let outcome: Promise<unknown> | null = null;
  const fail = (failure: string): void => {
    outcome ??= Promise.resolve();
    update({ state: "failed", failure });
  };
  child.on("message", (message: WorkMessage) => {
    if (message.type === "progress") update({ progress: message.progress });
    if (message.type === "failed") fail(message.failure);
    if (message.type === "built") outcome = onDone().then(() => update({ state: "done", result: message.result, problems: message.problems }));
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      fail(error.message);
      resolve();
    });
    child.once("exit", () => {
      if (outcome === null) fail("the build was ended before it was done");
      Promise.resolve(outcome).then(
        () => resolve(),
        () => resolve(),
      );
    });
  });
  child.send(task);
  return { stop: () => void child.kill("SIGTERM"), ended };
}
