import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import type { ViewRow } from "../store/index.js";
import { type Book, readBook } from "./book.js";
import type { Library } from "./library.js";
import type { LookBackTask, WorkMessage } from "./work-messages.js";

/** The pile as it was known on earlier days: computed anew from the reports published by then, in a process of its own, and kept for a while. */
export interface LookBack {
  /** @param asOf `YYYY-MM-DD` @throws Error where it could not be computed */
  readonly bookOf: (asOf: string) => Promise<Book | null>;
  readonly close: () => void;
}

/** Days that are kept. */
const KEPT_DAYS = 12;

export function createLookBack(library: Library): LookBack {
  const books = new Map<string, Promise<Book | null>>();
  const running = new Set<() => void>();
  // One after the other: a slider passes over many days, and each takes a core.
  let last: Promise<unknown> = Promise.resolve();
  return {
    bookOf: (asOf) => {
      const key = `${library.generation()} ${asOf}`;
      const known = books.get(key);
      if (known !== undefined) return known;
      const book = last.then(() => compute({ type: "look-back", store: library.file, asOf }, running));
      last = book.catch(() => undefined);
      books.set(key, book);
      book.catch(() => books.delete(key));
      if (books.size > KEPT_DAYS) books.delete(books.keys().next().value ?? "");
      return book;
    },
    close: () => {
      for (const stop of running) stop();
    },
  };
}

function compute(task: LookBackTask, running: Set<() => void>): Promise<Book | null> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./work-process.js", import.meta.url), { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const stop = (): void => void child.kill("SIGTERM");
    running.add(stop);
    const rows: ViewRow[] = [];
    child.on("message", (message: WorkMessage) => {
      if (message.type === "rows") rows.push(...message.rows);
      if (message.type === "failed") reject(new Error(message.failure));
      if (message.type === "looked-back") resolve(readBook((kind) => rows.flatMap((row) => (row.kind === kind ? [row.record] : []))));
    });
    child.once("error", reject);
    child.once("exit", () => {
      running.delete(stop);
      reject(new Error("the look back was ended before it was done"));
    });
    child.send(task);
  });
}
