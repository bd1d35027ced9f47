// The entry of each worker thread: one export for each task.
import { tasks } from "./tasks.js";

export const { cutLines, markLines, tellLines, readPages } = tasks;
