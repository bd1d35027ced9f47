export { inOrder } from "./in-order.js";
export { defaultJobs, openPool, type Pool } from "./pool.js";
export type { ReadTask } from "./read-pages.js";
export type { FilteredLines, TellTask, ToldLines } from "./tasks.js";
