import { useEffect, useState } from "preact/hooks";
import { ask, askAgain } from "./ask.js";
import type { Job } from "./shapes.js";

/** The builds that are known, newest first. */
let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Job[]): void {
  jobs = [...next].sort((a, b) => b.id - a.id);
  for (const listener of listeners) listener();
}

const readJobs = (): Promise<void> =>
  ask<{ readonly jobs: readonly Job[] }>("/api/jobs").then(
    (answer) => keep(answer.jobs),
    () => undefined,
  );

/** Follows what happens on the server. The browser connects again by itself; whatever was missed meanwhile is asked for. */
export function followEvents(): void {
  const source = new EventSource("/api/events");
  source.addEventListener("open", () => void readJobs());
  source.addEventListener("job", ({ data }) => {
    const job: Job = JSON.parse(data);
    keep([job, ...jobs.filter(({ id }) => id !== job.id)]);
  });
  source.addEventListener("changed", () => askAgain());
}

export function useJobs(): readonly Job[] {
  const [list, setList] = useState(jobs);
  useEffect(() => {
    const listener = (): void => setList(jobs);
    listener();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return list;
}
