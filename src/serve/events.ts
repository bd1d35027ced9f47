import type { ServerResponse } from "node:http";
import type { Job } from "./jobs.js";

/** Tells every open page what happens (server-sent events). */
export interface Events {
  /** Keeps the answer open and writes to it until the reader goes away. */
  readonly follow: (response: ServerResponse) => void;
  readonly job: (job: Job) => void;
  readonly changed: (generation: number) => void;
  readonly close: () => void;
}

/** Readers at a time; each holds a connection. */
const MOST_READERS = 100;
/** Milliseconds between signs of life, so that nothing in between takes the connection for dead. */
const HEARTBEAT = 25_000;

export function createEvents(): Events {
  const readers = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const reader of readers) reader.write(text);
  };
  const heartbeat = setInterval(() => write(": \n\n"), HEARTBEAT);
  heartbeat.unref();
  const tell = (name: string, data: unknown): void => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  return {
    follow: (response) => {
      if (readers.size >= MOST_READERS) readers.values().next().value?.end();
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
      response.write("retry: 2000\n\n");
      readers.add(response);
      response.on("close", () => void readers.delete(response));
    },
    job: (job) => tell("job", job),
    changed: (generation) => tell("changed", { generation }),
    close: () => {
      clearInterval(heartbeat);
      for (const reader of readers) reader.end();
    },
  };
}
