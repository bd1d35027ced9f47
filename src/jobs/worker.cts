// The entry of each worker thread: one export for each task.
// CommonJS that imports: the pool requires its file, and Node 20 aborts the process where a thread is ended while it links a module that was required.
import type { TaskTypes } from "./tasks.js" with { "resolution-mode": "import" };

const loaded = import("./tasks.js");

const task =
  <Name extends keyof TaskTypes>(name: Name) =>
  async (work: TaskTypes[Name]["work"]): Promise<TaskTypes[Name]["result"]> =>
    (await loaded).tasks[name](work);

export = {
  __esModule: true,
  /** The pool awaits it before it sends tasks: by then the code of all is loaded. */
  default: loaded.then(({ tasks }) => tasks.markLines),
  cutLines: task("cutLines"),
  markLines: task("markLines"),
  tellLines: task("tellLines"),
  readPages: task("readPages"),
};
