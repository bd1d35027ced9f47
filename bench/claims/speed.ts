// How the time of gathering claims grows with the pile: npx tsx bench/claims/speed.ts [--marks <folder to keep marked stories in>].
// The corpora are told again under other names, weeks later, each time with other words (every word ends in the number of the telling), so that nothing is a copy.

import { createClaimGatherer } from "../../src/claims/index.js";
import { packagedResources } from "../../src/index.js";
import { optionOf } from "../../train/learn/option.js";
import { type MarkedStory, readMarkedStories } from "./read-pairs.js";

const folder = optionOf("--marks");
const stories = ["chronology/libya", "chronology/iraq", "chronology/h1n1", "chronology/finan"].flatMap((corpus) => readMarkedStories(corpus, folder));
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The same story with one letter in four moved along the alphabet, so that most words are others; offsets hold. */
function toldAgain(story: MarkedStory, telling: number): MarkedStory {
  const text = story.text.replace(/[a-z](?=[a-z]{3})/g, (letter, at: number) =>
    (at * 7 + telling) % 4 === 0 ? LETTERS[(LETTERS.indexOf(letter) + telling) % 26]! : letter,
  );
  const published = story.published === null ? null : new Date(Date.parse(story.published) + telling * 86_400_000 * 11).toISOString().slice(0, 10);
  return { ...story, id: `${telling}-${story.id}`, text: telling === 0 ? story.text : text, published };
}

for (const tellings of [1, 2, 4, 8, 16]) {
  const gatherer = createClaimGatherer(packagedResources);
  const begun = process.cpuUsage();
  for (let telling = 0; telling < tellings; telling++) for (const story of stories) gatherer.add(toldAgain(story, telling));
  const read = process.cpuUsage(begun).user / 1e6;
  const claims = gatherer.finish((story, entity) => `${story.slice(story.indexOf("-") + 1)}/${entity}`);
  const all = process.cpuUsage(begun).user / 1e6;
  const memory = Math.round(process.memoryUsage().heapUsed / 1e6);
  console.log(`${stories.length * tellings} stories: read ${read.toFixed(1)} s, gathered ${(all - read).toFixed(1)} s, ${claims.length} claims, ${memory} MB`);
}
