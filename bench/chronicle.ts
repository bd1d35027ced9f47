// How fast `daybook chronicle` reads large piles, and in how much memory: npx tsx bench/chronicle.ts [stories...]
// The stories of ../shared/data/chronology, repeated and varied: each copy leaves out a third of its sentences, and is published on another day.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { corpusPath, readCorpus, sharedFolder } from "../train/learn/corpus.js";
import { seeded } from "../train/learn/sequences.js";

interface Story {
  readonly id: string;
  readonly published: string;
  readonly headline: string;
  readonly text: string;
}

const stories = readdirSync(join(sharedFolder, "data", "chronology"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readCorpus<Story>(corpusPath(`chronology/${name}`)).documents);
const KEPT = 2 / 3;
const MOST_DAYS = 300;
const DAY = 86_400_000;

function varied({ published, headline, text }: Story, number: number, random: () => number): string {
  const kept = text.split(/(?<=[.!?]\s)/).filter(() => random() < KEPT);
  const day = new Date(Date.parse(published) + Math.floor(random() * MOST_DAYS) * DAY).toISOString().slice(0, 10);
  return `${JSON.stringify({ id: `s${number}`, published: day, headline, text: kept.join("") })}\n`;
}

/** The most memory that a process has had at once, in MiB (Linux). */
function peakOf(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}

async function measure(count: number): Promise<void> {
  const random = seeded(count);
  const child = spawn(process.execPath, ["dist/src/cli/main.js", "chronicle", "-j", "2"], { stdio: ["pipe", "pipe", "inherit"] });
  let days = 0;
  child.stdout.on("data", (chunk: Buffer) => (days += chunk.filter((byte) => byte === 10).length));
  const started = performance.now();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid!))), 100);
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const line = varied(stories[Math.floor(random() * stories.length)]!, number, random);
    bytes += line.length;
    if (!child.stdin.write(line)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  await once(child, "close");
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const size = (bytes / count / 1000).toFixed(1);
  console.log(`${count} stories of ${size} kB: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} stories/s, ${Math.round(peak)} MiB, ${days} days`);
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [5_000, 20_000, 100_000]) await measure(count);
