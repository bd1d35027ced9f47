import { spawn } from "node:child_process";
import { command } from "./root.js";

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the compiled `daybook` as a child process; `input` goes to its standard input. Rejects with what it said where a signal ended it. */
export function runDaybook(args: readonly string[], input: string | Uint8Array = "", environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...environment } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (status, signal) => {
      const said = { out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") };
      if (status === null) reject(new Error(`daybook ${args.join(" ")}: ended by ${signal}; ${said.err}`));
      else resolve({ status, ...said });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** The objects of JSON Lines output. */
export const linesOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
