// Speed of the stage of times alone, and whether it stays linear on hostile text: npx tsx bench/times.ts [--quick]
import { packagedResources } from "../src/index.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { createTimeFinder } from "../src/times/index.js";
import { readCorpus } from "../train/learn/corpus.js";

/** Rounds over the corpus; the fastest counts, since other work on the machine only slows. */
const ROUNDS = process.argv.includes("--quick") ? 8 : 40;
/** Readings of each hostile text; the fastest counts. */
const READINGS = 3;

const split = createSentenceSplitter(packagedResources);
const find = createTimeFinder(packagedResources);

/** Milliseconds of processor time. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const least = (times: number, run: () => void): number => Math.min(...Array.from({ length: times }, () => cost(run)));

const stories = readCorpus<{ readonly id: string; readonly text: string; readonly published?: string }>("time/dev.jsonl.gz").documents.map(
  ({ id, text, published }) => split({ id, text, published: published ?? null, headline: null, outlet: null }),
);
const round = least(ROUNDS, () => {
  for (const story of stories) find(story);
});
const words = stories.reduce((sum, story) => sum + story.words.count, 0);
console.log(
  `${stories.length} documents, ${words} words: ${Math.round((1000 * stories.length) / round)} documents/s, ${Math.round((1000 * words) / round)} words/s, fastest of ${ROUNDS} rounds`,
);

/** Words that begin, carry on or close many rules, and what has no end: repeated to the length asked for. */
const TRIGGERS: readonly string[] = [
  "2 ",
  "12345 ",
  "1999 ",
  "1999-",
  "the ",
  "the the third ",
  "May ",
  "May 5, ",
  "last ",
  "a ",
  "hundred ",
  "to 5 ",
  "- ",
  "1-",
  "— ",
  "two years ",
  "every ",
  "( ",
  "“ ",
  "Friday ",
  "from Monday to ",
  "said ",
  "had ",
  "who was ",
  "days after the ",
  "40 to 50 days from the start of the ",
  "the seventh day of the ceasefire ",
  "the ceasefire began on January 19 ",
  "9 a.m. (0600 GMT) ",
  "twenty and ",
  "10.10.",
  "٧ تشرين ",
  "x",
  "x\n\n",
  "It rained. ",
];
const LENGTHS = [250_000, 1_000_000];

console.log(
  `\nmilliseconds for ${LENGTHS.map((length) => `${length / 1000} KB`).join(" and ")} of one trigger, and how many times longer for four times the text`,
);
let worst = 0;
for (const trigger of TRIGGERS) {
  const times = LENGTHS.map((length) => {
    const story = split({ id: "hostile", text: trigger.repeat(Math.ceil(length / trigger.length)), published: "2025-01-15", headline: null, outlet: null });
    return least(READINGS, () => find(story));
  });
  const [short = 1, long = 1] = times;
  worst = Math.max(worst, long / Math.max(short, 1));
  console.log(
    `${JSON.stringify(trigger).padEnd(44)} ${times.map((time) => time.toFixed(0).padStart(7)).join(" ")}   ×${(long / Math.max(short, 1)).toFixed(1)}`,
  );
}
console.log(`longest stretch: ×${worst.toFixed(1)} for four times the text`);
