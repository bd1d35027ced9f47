import { shortestNegativeCycle } from "./shortest-cycle.js";
import { FAR, ShortestPaths } from "./shortest-paths.js";
import type { DayWindow } from "./windows.js";

/** What a network answers to a change: taken, with the points whose window is another now; or refused, with what speaks against it. */
export type Change<Label> =
  | { readonly constraint: number; readonly moved: readonly number[] }
  /** The fewest constraints that cannot all hold, the refused one first, and their labels. */
  | { readonly conflict: readonly Label[]; readonly constraints: readonly number[] };

/**
 * A simple temporal network (Dechter, Meiri and Pearl 1991): time points, and minimum and maximum distances between them in days.
 * The windows of all points are always the tightest. A constraint that contradicts the others is refused, and nothing changes.
 * Point 0 is day 0.
 */
export class TemporalNetwork<Label> {
  private readonly tails: number[] = [];
  private readonly heads: number[] = [];
  private readonly weights: number[] = [];
  private readonly labels: Label[] = [];
  private readonly latest = new ShortestPaths(this.tails, this.heads, this.weights);
  private readonly earliest = new ShortestPaths(this.heads, this.tails, this.weights);
  private size = 1;

  /** A new point, unbound. */
  addPoint(): number {
    this.latest.addNode();
    this.earliest.addNode();
    return this.size++;
  }

  /** The second point lies at least `min` and at most `max` days behind the first; `null` is no bound. */
  constrain(first: number, second: number, { min, max }: DayWindow, label: Label): Change<Label> {
    const arc = this.tails.length;
    this.tails.push(first, second);
    this.heads.push(second, first);
    this.weights.push(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    this.labels.push(label);
    for (const paths of [this.latest, this.earliest]) {
      paths.addArc(arc);
      paths.addArc(arc + 1);
    }
    return this.change(arc / 2, { min, max });
  }

  /** Gives a constraint other bounds; no bounds at all free its points. A refused change leaves it as it was. */
  change(constraint: number, { min, max }: DayWindow): Change<Label> {
    const arc = 2 * constraint;
    const old = [this.weights[arc]!, this.weights[arc + 1]!] as const;
    const weights = [max ?? Number.POSITIVE_INFINITY, min === null ? Number.POSITIVE_INFINITY : -min] as const;
    this.latest.begin();
    this.earliest.begin();
    for (const side of [0, 1] as const) if (weights[side] > old[side]) this.loosen(arc + side, weights[side]);
    for (const side of [0, 1] as const) {
      if (weights[side] >= this.weights[arc + side]!) continue;
      this.weights[arc + side] = weights[side];
      if (this.latest.tighten(arc + side) && this.earliest.tighten(arc + side)) continue;
      const cycle = shortestNegativeCycle({ tails: this.tails, heads: this.heads, weights: this.weights }, arc + side);
      [this.weights[arc], this.weights[arc + 1]] = old;
      this.latest.undo();
      this.earliest.undo();
      const constraints = [...new Set(cycle.map((each) => each >> 1))];
      return { conflict: [...new Set(constraints.map((each) => this.labels[each]!))], constraints };
    }
    return { constraint, moved: [...new Set([...this.latest.changed(), ...this.earliest.changed()])].sort((a, b) => a - b) };
  }

  private loosen(arc: number, weight: number): void {
    this.weights[arc] = weight;
    this.latest.loosen(arc);
    this.earliest.loosen(arc);
  }

  /** The earliest and latest day of a point; `null` where there is no bound. */
  windowOf(point: number): DayWindow {
    const [before, after] = [this.earliest.distances[point]!, this.latest.distances[point]!];
    // Adding zero turns -0 into 0.
    return { min: before > FAR / 2 ? null : -before + 0, max: after > FAR / 2 ? null : after };
  }
}
