import { availableParallelism } from "node:os";
import type { TaskTypes } from "./tasks.js";

/** Runs tasks on worker threads, or in this thread when one job is asked for. */
export interface Pool {
  /** How many items `inOrder` should keep under way. */
  readonly limit: number;
  readonly run: <Name extends keyof TaskTypes>(name: Name, work: TaskTypes[Name]["work"]) => Promise<TaskTypes[Name]["result"]>;
  readonly close: () => Promise<void>;
}

/** The number of worker threads when none is asked for: the cores this process may use. */
export const defaultJobs = (): number => availableParallelism();

/** Starts a pool of `jobs` threads (1: this thread does the work, and nothing is started). */
export async function openPool(jobs: number): Promise<Pool> {
  if (jobs <= 1) {
    const { tasks } = await import("./tasks.js");
    return {
      limit: 1,
      run: async (name, work) => tasks[name](work),
      close: async () => undefined,
    };
  }
  const { Piscina } = await import("piscina");
  const piscina = new Piscina({
    filename: new URL("./worker.cjs", import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  return {
    limit: jobs * 2 + 1,
    run: (name, work) => piscina.run(work, { name }),
    close: () => piscina.close(),
  };
}
