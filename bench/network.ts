// How long a network of 10,000 commitments takes to answer a moved trigger: npx tsx bench/network.ts
import { performance } from "node:perf_hooks";
import { TemporalNetwork } from "../src/commitments/temporal-network.js";

const COUNT = 10_000;
const ROUNDS = 30;
const SHAPES: Readonly<Record<string, (index: number) => number>> = {
  "on one trigger": () => 1,
  "in one chain": (index) => index + 1,
  "in phases of a hundred": (index) => (index % 100 === 0 ? Math.max(1, index - 99) : index - (index % 100) + 2),
};

for (const [name, before] of Object.entries(SHAPES)) {
  const network = new TemporalNetwork<string>();
  const trigger = network.addPoint();
  const fixed = network.constrain(0, trigger, { min: 0, max: 0 }, "trigger");
  if (!("constraint" in fixed)) throw new Error("the trigger was refused");
  for (let index = 0; index < COUNT; index++)
    network.constrain(before(index), network.addPoint(), { min: index % 7, max: (index % 7) + 3 }, `commitment ${index}`);
  const times = Array.from({ length: ROUNDS }, (_, day) => {
    const start = performance.now();
    network.change(fixed.constraint, { min: day + 1, max: day + 1 });
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`${COUNT} commitments ${name}: median ${times[ROUNDS >> 1]!.toFixed(1)} ms, longest ${times.at(-1)!.toFixed(1)} ms`);
}
