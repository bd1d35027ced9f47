// How fast copies are found in a pile of made-up texts, and how many edited ones: npx tsx bench/copies.ts [texts]
import { performance } from "node:perf_hooks";
import { createCopyFinder } from "../src/copies/index.js";

const COUNT = Number(process.argv[2] ?? 30_000);
const WORDS = 400;
/** Every tenth text is a copy of the one before with this part of its words replaced. */
const EDITED = [0, 0.02, 0.05, 0.1, 0.2];

let state = 20250114;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};
// Word frequencies fall as in language (Zipf): some sequences repeat by chance.
const word = (): string => `w${Math.floor(20_000 ** random())}`;

const finder = createCopyFinder();
const kinds: number[] = [];
let before: string[] = [];
let characters = 0;
const begin = performance.now();
for (let text = 0; text < COUNT; text++) {
  const kind = text % 10 === 9 ? ((text / 10) % EDITED.length) | 0 : -1;
  const words = kind < 0 ? Array.from({ length: WORDS }, word) : before.map((own) => (random() < EDITED[kind]! ? word() : own));
  kinds.push(kind);
  before = words;
  const joined = words.join(" ");
  characters += joined.length;
  finder.add(joined);
}
const middle = performance.now();
const groups = finder.finish();
const end = performance.now();
console.log(
  `${COUNT} texts, ${(characters / 1e6).toFixed(0)} MB: read (and made) in ${((middle - begin) / 1000).toFixed(1)} s, grouped in ${((end - middle) / 1000).toFixed(1)} s`,
);
for (const [kind, part] of EDITED.entries()) {
  const own = kinds.flatMap((other, text) => (other === kind ? [text] : []));
  console.log(
    `copies with ${part * 100} % of the words replaced: ${((100 * own.filter((text) => groups[text] === text - 1).length) / own.length).toFixed(1)} % found`,
  );
}
console.log(`texts that are no copies and were taken for one: ${kinds.filter((kind, text) => kind < 0 && groups[text] !== text).length}`);
