// Measures the compiled commands with the benchmarks beside the checkout and prints the tables of bench/SCORES.md:
// npm run build && npm run scores
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const shared = join(root, "..", "shared");
if (!existsSync(join(shared, "bench"))) {
  console.error("the scores need ../shared, which is not here");
  process.exit(2);
}
const daybook = `${process.execPath} ${join("dist", "src", "cli", "main.js")}`;
const measure = (bench, data, command) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(shared, "bench", `${bench}.mjs`), "--data", join(shared, "data", data), "--command", `${daybook} ${command}`, "--json"],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`${bench}: ${stderr}`);
  return JSON.parse(stdout);
};
const show = (value, places = 3) => (value === null || value === undefined ? "–" : value.toFixed(places));

const time = measure("time", "time/dev.jsonl.gz", "annotate -j 1");
console.log(
  `time: strict ${show(100 * time.strict.f1, 1)}, relaxed ${show(100 * time.relaxed.f1, 1)}, type ${show(100 * time.typeF1, 1)}, value ${show(100 * time.valueF1, 1)}; ${Math.round(time.speed.documentsPerSecond)} documents/s (whole annotate, one core)`,
);
const attribution = measure("attribution", "attribution/dev.jsonl.gz", "annotate -j 1");
const f1 = (entry) => show(100 * entry.f1, 1);
console.log(
  `attribution: relation ${f1(attribution.relation)}, exact ${f1(attribution.relationExact)}; exact source ${f1(attribution.exact.source)}, cue ${f1(attribution.exact.cue)}, content ${f1(attribution.exact.content)}; who said it ${show(100 * attribution.whoSaidIt.accuracy, 1)}; ${Math.round(attribution.wordsPerSecond)} words/s (whole annotate, one core, start included)`,
);
const chronology = measure("chronology", "chronology", "chronicle");
const all = chronology.averages.all;
console.log(
  `chronology: Date-F1 ${show(all.dates.f1)}, concat ${show(all.concat1.f1)} / ${show(all.concat2.f1)}, agreement ${show(all.agreement1.f1)} / ${show(all.agreement2.f1)}, AR1 ${show(all.align1.f1)}, AR2 ${show(all.align2.f1)}; ${Math.round(chronology.storiesPerSecond)} stories/s`,
);
for (const set of ["pages-dev", "publishers-dev", "segments-dev", "glued-dev", "glued-html-dev"]) {
  const { all: scores, speed } = measure("stories", `stories/${set}.jsonl.gz`, "stories -j 1");
  const wanted = [
    "f1",
    "accuracy",
    "countExact",
    "boundaryF1",
    "storyF1",
    "bodyExact",
    "perfectDumps",
    "residuePer1000",
    "headlineSame",
    "dayMatch",
    "bylineF1",
    "captionF1",
  ];
  const fields = wanted
    .filter((name) => scores[name] !== undefined && scores[name] !== null && !(name === "accuracy" && set === "segments-dev"))
    .map((name) => `${name} ${show(scores[name])}`);
  console.log(`${set}: ${fields.join(", ")}; ${show(speed.megabytesPerSecondNet, 1)} MB/s, ${show(speed.pagesPerSecondNet, 0)} pages/s (one core)`);
}
