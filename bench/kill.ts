// Kills builds and corrections (SIGKILL) at random moments and looks whether anything acknowledged is lost:
// npm run build && npx tsx bench/kill.ts [rounds] [seed]
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROUNDS = Number(process.argv[2] ?? 50);
const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "dist", "src", "cli", "main.js");
const writer = join(root, "dist", "bench", "kill", "append-corrections.js");
const folder = mkdtempSync(join(tmpdir(), "daybook-kill-"));
const OUTLET = "Valley Review";
const FILES = ["daybook.json", "index.html"] as const;

let state = Number(process.argv[3] ?? 20250114);
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};

interface Ran {
  readonly status: number | null;
  readonly out: string;
}

/** Runs a program; `killAfter` milliseconds it is killed, unless it has ended (`null`: never). */
function run(args: readonly string[], killAfter: number | null): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, out }));
    if (killAfter !== null) void wait(killAfter).then(() => child.kill("SIGKILL"));
  });
}

const daybook = (args: readonly string[], killAfter: number | null = null): Promise<Ran> => run([command, ...args], killAfter);

function fail(what: string): never {
  console.error(`FAILED: ${what}; see ${folder}`);
  process.exit(1);
}

async function verify(out: string, what: string): Promise<void> {
  const store = join(out, "daybook.db");
  if (existsSync(store) && (await daybook(["verify", "--store", store])).status !== 0) fail(`${what}: daybook verify finds damage`);
}

const words = "The ministry said on Monday that the road to the valley was closed. Residents said on March 4, 2025 that they had been told nothing. ".repeat(
  12,
);
const reports = join(folder, "reports.jsonl");
writeFileSync(
  reports,
  Array.from({ length: 120 }, (_, index) =>
    JSON.stringify({ id: `s${index}`, published: "2025-03-05", outlet: OUTLET, headline: `Report ${index}`, text: `Report ${index}. ${words}` }),
  ).join("\n"),
);

const whole = join(folder, "whole");
const begin = performance.now();
await daybook(["build", reports, "--out", whole]);
const duration = performance.now() - begin;
const expected = FILES.map((file) => readFileSync(join(whole, file), "utf8"));

/** Kills as many builds as there are rounds, one or two on the way to each whole one. */
async function killBuilds(): Promise<void> {
  let killed = 0;
  let shortest = duration;
  let round = 0;
  for (; killed < ROUNDS; round++) {
    const out = join(folder, `build-${round}`);
    const args = ["build", reports, "--out", out];
    for (let kill = 0; kill <= round % 2; kill++) {
      if ((await daybook(args, shortest * random())).status !== 0) killed++;
      await verify(out, `round ${round}`);
      for (const [index, file] of FILES.entries())
        if (existsSync(join(out, file)) && readFileSync(join(out, file), "utf8") !== expected[index]) fail(`round ${round}: ${file} is there and not whole`);
    }
    const start = performance.now();
    if ((await daybook(args)).status !== 0) fail(`round ${round}: the same command does not finish`);
    shortest = Math.min(shortest, performance.now() - start);
    for (const [index, file] of FILES.entries()) if (readFileSync(join(out, file), "utf8") !== expected[index]) fail(`round ${round}: ${file} is another`);
    rmSync(out, { recursive: true });
  }
  console.log(
    `builds: ${killed} killed before their end, on the way to ${round} whole ones; every store opened and verified, every whole one had the same bytes`,
  );
}

interface Acknowledged {
  readonly id: string;
  readonly why: string;
}

/** Kills what appends to the log of `whole`, and looks for all that it acknowledged. */
async function killCorrections(what: string, start: (killAfter: number) => Promise<Ran>, longest: number): Promise<void> {
  const acknowledged: Acknowledged[] = [];
  let torn = 0;
  const log = join(whole, "corrections.jsonl");
  for (let round = 0; round < ROUNDS; round++) {
    const { out } = await start(longest * random());
    const lines = out.split("\n");
    // Behind the last line end stands what was cut off while it was said.
    lines.pop();
    for (const line of lines) acknowledged.push(JSON.parse(line));
    const text = existsSync(log) ? readFileSync(log, "utf8") : "";
    if (!text.endsWith("\n") && text !== "") torn++;
    const finished = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
    const kept = new Map(finished.flatMap((line): [string, string][] => (line === "" ? [] : [[JSON.parse(line).id, JSON.parse(line).why]])));
    for (const { id, why } of acknowledged) if (kept.get(id) !== why) fail(`${what}, round ${round}: ${id} was acknowledged and is not there`);
    await verify(whole, `${what}, round ${round}`);
  }
  console.log(`${what}: ${ROUNDS} killed, ${acknowledged.length} corrections acknowledged, none lost; ${torn} unfinished lines, cut off by the next`);
}

await killBuilds();
const store = join(whole, "daybook.db");
const rate = (why: string, killAfter: number | null): Promise<Ran> =>
  daybook(["correct", "rate", OUTLET, "--to", "B2", "--why", why, "--store", store], killAfter);
const unhurried = performance.now();
await rate("not killed", null);
await killCorrections("daybook correct", (after) => rate(`${after}`, after), (performance.now() - unhurried) * 1.1);
await killCorrections("corrections one after the other", (after) => run([writer, store, OUTLET], 250 + after), 500);
await killCorrections(
  "the same beside a build that is killed too",
  async (after) => (await Promise.all([run([writer, store, OUTLET], 250 + after), daybook(["build", reports, "--out", whole], 250 + after * 2)]))[0],
  500,
);
if ((await daybook(["build", reports, "--out", whole])).status !== 0) fail("the last build does not finish");
await verify(whole, "at the end");
rmSync(folder, { recursive: true });
