import type { Arcs } from "./shortest-paths.js";

/**
 * The negative cycle with the fewest arcs among those through one arc, beginning with it; empty if there is none. Bellman–Ford,
 * one arc longer each round, so that the first cycle found is a shortest one.
 */
export function shortestNegativeCycle({ tails, heads, weights }: Arcs, closing: number): number[] {
  const from = heads[closing]!;
  const to = tails[closing]!;
  const weight = weights[closing]!;
  if (from === to) return weight < 0 ? [closing] : [];
  const leaving = arcsByTail(tails, weights);
  const best = new Map([[from, 0]]);
  let front = new Map([[from, { distance: 0, arc: closing }]]);
  const fronts = [front];
  for (let round = 0; front.size > 0 && round <= leaving.size; round++) {
    const next = new Map<number, { distance: number; arc: number }>();
    for (const [node, { distance }] of front)
      for (const arc of leaving.get(node) ?? []) {
        const head = heads[arc]!;
        const sum = distance + weights[arc]!;
        if (sum < (next.get(head)?.distance ?? best.get(head) ?? Number.POSITIVE_INFINITY)) next.set(head, { distance: sum, arc });
      }
    for (const [node, { distance }] of next) best.set(node, distance);
    fronts.push(next);
    front = next;
    if ((next.get(to)?.distance ?? Number.POSITIVE_INFINITY) + weight < 0) return [closing, ...wayBack(fronts, to, tails)];
  }
  return [];
}

function arcsByTail(tails: readonly number[], weights: readonly number[]): Map<number, number[]> {
  const leaving = new Map<number, number[]>();
  tails.forEach((tail, arc) => {
    if (weights[arc] === Number.POSITIVE_INFINITY) return;
    const list = leaving.get(tail);
    if (list === undefined) leaving.set(tail, [arc]);
    else list.push(arc);
  });
  return leaving;
}

function wayBack(fronts: readonly ReadonlyMap<number, { readonly arc: number }>[], to: number, tails: readonly number[]): number[] {
  const way: number[] = [];
  let node = to;
  for (let round = fronts.length - 1; round > 0; round--) {
    const arc = fronts[round]!.get(node)!.arc;
    way.unshift(arc);
    node = tails[arc]!;
  }
  return way;
}
