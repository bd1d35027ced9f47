import { request } from "node:http";
import { join } from "node:path";
import { build } from "../src/build/index.js";
import { type Serving, serve } from "../src/serve/index.js";
import { root } from "./root.js";

/** An answer of the server, its body as text. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Asks with any headers, also those that browsers keep for themselves. @param path is sent as it is */
export function askServer(url: string, path: string, { method = "GET", headers = {}, body }: Asking = {}): Promise<Answered> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (chunk: Buffer) => parts.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString("utf8") }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Builds a store from inputs into a folder, and serves it on a port that is free. */
export async function serveBuilt(out: string, inputs: readonly string[] = [join(root, "examples", "reports")]): Promise<Serving> {
  await build({
    inputs,
    out,
    jobs: 2,
    days: null,
    perDay: null,
    query: null,
    title: "The Kessim dam",
    now: "2025-03-10T00:00:00Z",
    onProgress: () => undefined,
  });
  return serve({ store: join(out, "daybook.db"), port: 0, host: "127.0.0.1" });
}

/** Waits until something holds. @throws Error after the time given in milliseconds */
export async function waitFor(isSo: () => Promise<boolean>, most = 20_000): Promise<void> {
  const end = performance.now() + most;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
