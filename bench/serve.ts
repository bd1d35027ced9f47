// How fast a large store answers, alone and under load while a build runs:
// npm run build && npx tsx bench/serve.ts [--stories 100000] [--questions 1500] [--rate 200] [--seconds 60] [--keep FOLDER]
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeStore } from "./serve/made-up-store.js";
import { askedFor, type Known, type Question } from "./serve/questions.js";

const { values } = parseArgs({
  options: {
    stories: { type: "string", default: "100000" },
    questions: { type: "string", default: "1500" },
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    keep: { type: "string" },
  },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "daybook-bench-"));
mkdirSync(folder, { recursive: true });
const store = join(folder, "daybook.db");
if (!existsSync(store)) {
  const begin = performance.now();
  makeStore(store, Number(values.stories));
  console.log(`made ${values.stories} stories in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

/** Starts the compiled command and waits until it says where it is. */
async function startServer(): Promise<{ readonly server: ChildProcess; readonly port: number }> {
  const begin = performance.now();
  const server = spawn(process.execPath, ["dist/src/cli/main.js", "serve", "--store", store, "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  for await (const chunk of server.stderr) {
    said += String(chunk);
    const port = /http:\/\/[\d.]+:(\d+)\//.exec(said)?.[1];
    if (port === undefined) continue;
    console.log(`ready in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    return { server, port: Number(port) };
  }
  throw new Error(`no server: ${said}`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Milliseconds until the answer is here whole. @throws Error for any answer but 200 and 202 */
function ask(port: number, path: string, body?: string): Promise<{ readonly milliseconds: number; readonly text: string }> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const headers = body === undefined ? {} : { "content-type": "application/octet-stream" };
    const sent = request({ agent, port, host: "127.0.0.1", path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (chunk: Buffer) => parts.push(chunk));
      response.on("end", () =>
        response.statusCode === 200 || response.statusCode === 202
          ? resolve({ milliseconds: performance.now() - begin, text: Buffer.concat(parts).toString("utf8") })
          : reject(new Error(`${response.statusCode} ${path}`)),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const at = (sorted: readonly number[], share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);

function report(title: string, times: ReadonlyMap<Question["name"], readonly number[]>): void {
  for (const [name, unsorted] of times) {
    const sorted = [...unsorted].sort((a, b) => a - b);
    console.log(
      `${title}, ${name}: ${sorted.length} answers, median ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, p99 ${at(sorted, 0.99)} ms, longest ${at(sorted, 1)} ms`,
    );
  }
}

const { server, port } = await startServer();
try {
  const known: Known = {
    entities: JSON.parse((await ask(port, "/api/entities?limit=200")).text).items.map(({ id }: { id: string }) => id),
    outlets: JSON.parse((await ask(port, "/api/stories?limit=0")).text).facets.outlets.map(({ id }: { id: string }) => id),
  };
  await answerOneByOne(known);
  await answerUnderLoad(known);
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  agent.destroy();
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

/** One question after the other, none of them asked before. */
async function answerOneByOne(known: Known): Promise<void> {
  const times = new Map<Question["name"], number[]>();
  let count = 0;
  for (const { name, path } of askedFor(known, 7)) {
    if (count++ >= Number(values.questions)) break;
    const { milliseconds } = await ask(port, path);
    times.set(name, [...(times.get(name) ?? []), milliseconds]);
  }
  report("alone", times);
}

/** So many a second, whether or not the ones before are answered, while reports are added and a build joins the whole pile anew. */
async function answerUnderLoad(known: Known): Promise<void> {
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  const added = "The quay at Port Halvern stays closed until Friday, the harbour board said. Nobody was hurt, the warden Ola Brandt told the Gazette.\n";
  await ask(port, "/api/reports?name=added.txt", added.repeat(5));
  const times = new Map<Question["name"], number[]>();
  const failures: string[] = [];
  const pending: Promise<void>[] = [];
  const questions = askedFor(known, 11);
  const begin = performance.now();
  for (let count = 0; count < rate * seconds; count++) {
    const due = begin + (count * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const { name, path } = questions.next().value;
    pending.push(
      ask(port, path).then(
        // From the moment it was due: a server that falls behind is not flattered by questions that wait.
        () => void times.set(name, [...(times.get(name) ?? []), performance.now() - due]),
        (error: unknown) => void failures.push(String(error)),
      ),
    );
  }
  await Promise.all(pending);
  const took = (performance.now() - begin) / 1000;
  const jobs = JSON.parse((await ask(port, "/api/jobs")).text).jobs.map(
    ({ state, progress }: { state: string; progress: { stage: string; pages: number } | null }) =>
      progress === null ? state : `${state} (${progress.stage} ${progress.pages})`,
  );
  console.log(
    `load: ${rate * seconds} questions in ${took.toFixed(1)} s (${((rate * seconds) / took).toFixed(0)}/s), ${failures.length} not answered; the build: ${jobs.join(", ")}`,
  );
  report("load", times);
  for (const failure of failures.slice(0, 5)) console.log(failure);
}
