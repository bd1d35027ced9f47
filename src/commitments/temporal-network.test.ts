import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { TemporalNetwork } from "./temporal-network.js";
import type { DayWindow } from "./windows.js";

type Bounds = readonly [first: number, second: number, window: DayWindow];

/** All pairs by Floyd–Warshall; `null` where the constraints contradict each other. */
function allPairs(size: number, constraints: readonly Bounds[]): number[][] | null {
  const distance = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 0 : Number.POSITIVE_INFINITY)));
  for (const [first, second, { min, max }] of constraints) {
    if (max !== null) distance[first]![second] = Math.min(distance[first]![second]!, max);
    if (min !== null) distance[second]![first] = Math.min(distance[second]![first]!, -min);
  }
  for (let by = 0; by < size; by++)
    for (let from = 0; from < size; from++)
      for (let to = 0; to < size; to++) distance[from]![to] = Math.min(distance[from]![to]!, distance[from]![by]! + distance[by]![to]!);
  return distance.some((row, node) => row[node]! < 0) ? null : distance;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

/** The fewest of the constraints that contradict each other, by trying all sets. */
function fewest(size: number, constraints: readonly Bounds[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 1 << constraints.length; set++) {
    const chosen = constraints.filter((_, index) => set & (1 << index));
    if (chosen.length < least && allPairs(size, chosen) === null) least = chosen.length;
  }
  return least;
}

const SIZE = 7;
const point = fc.integer({ min: 0, max: SIZE - 1 });
const bound = fc.option(fc.integer({ min: -12, max: 12 }), { nil: null });
const window = fc.tuple(bound, bound).map(([a, b]): DayWindow => (a !== null && b !== null && a > b ? { min: b, max: a } : { min: a, max: b }));
const steps = (maxLength: number) =>
  fc.array(
    fc.record({ first: point, second: point, window, of: fc.option(fc.nat({ max: 30 }), { nil: null }) }).filter(({ first, second }) => first !== second),
    { maxLength },
  );

describe("temporal network", () => {
  it("has the windows of Floyd–Warshall after every constraint, change and refusal", () => {
    fc.assert(
      fc.property(steps(30), (list) => {
        const network = new TemporalNetwork<number>();
        for (let index = 1; index < SIZE; index++) network.addPoint();
        const held: { id: number; bounds: Bounds }[] = [];
        let made = 0;
        for (const step of list) {
          const old = step.of === null || held.length === 0 ? null : held[step.of % held.length]!;
          const bounds: Bounds = old === null ? [step.first, step.second, step.window] : [old.bounds[0], old.bounds[1], step.window];
          const next = [...held.filter((each) => each !== old).map((each) => each.bounds), bounds];
          const change = old === null ? network.constrain(step.first, step.second, step.window, made++) : network.change(old.id, step.window);
          assert.equal("conflict" in change, allPairs(SIZE, next) === null);
          if (!("conflict" in change)) {
            if (old !== null) old.bounds = bounds;
            else held.push({ id: change.constraint, bounds });
          }
          const distance = allPairs(
            SIZE,
            held.map((each) => each.bounds),
          )!;
          for (let node = 0; node < SIZE; node++)
            assert.deepEqual(network.windowOf(node), { min: finite(-distance[node]![0]!), max: finite(distance[0]![node]!) });
        }
      }),
      { numRuns: 400 },
    );
  });

  it("explains a contradiction by the fewest constraints", () => {
    fc.assert(
      fc.property(steps(8), (list) => {
        const network = new TemporalNetwork<number>();
        for (let index = 1; index < SIZE; index++) network.addPoint();
        const held = new Map<number, Bounds>();
        for (const [index, { first, second, window: days }] of list.entries()) {
          const bounds: Bounds = [first, second, days];
          const change = network.constrain(first, second, days, index);
          if (!("conflict" in change)) {
            held.set(index, bounds);
            continue;
          }
          const chosen = change.conflict.map((label) => (label === index ? bounds : held.get(label)!));
          assert.equal(allPairs(SIZE, chosen), null);
          assert.equal(change.conflict.length, fewest(SIZE, [...held.values(), bounds]));
        }
      }),
      { numRuns: 200 },
    );
  });

  const COUNT = 10_000;
  const shapes: readonly (readonly [string, (index: number) => number])[] = [
    ["on one trigger", () => 1],
    ["in one chain", (index) => index + 1],
    ["in phases of a hundred", (index) => (index % 100 === 0 ? Math.max(1, index - 99) : index - (index % 100) + 2)],
  ];
  for (const [name, before] of shapes)
    it(`moves 10,000 commitments ${name} with their trigger`, () => {
      const network = new TemporalNetwork<string>();
      const trigger = network.addPoint();
      const fixed = network.constrain(0, trigger, { min: 0, max: 0 }, "trigger");
      assert.ok("constraint" in fixed);
      for (let index = 0; index < COUNT; index++) {
        const point = network.addPoint();
        assert.ok("constraint" in network.constrain(before(index), point, { min: index % 7, max: (index % 7) + 3 }, `commitment ${index}`));
      }
      const change = network.change(fixed.constraint, { min: 5, max: 5 });
      assert.ok("constraint" in change && change.moved.length === COUNT + 1);
    });
});
