/** The arcs of a network as parallel arrays: head minus tail is at most the weight; an arc of endless weight is none. */
export interface Arcs {
  readonly tails: number[];
  readonly heads: number[];
  readonly weights: number[];
}

/**
 * What a node without a way from the origin counts as: so far (days) that no sum of real distances comes near it, so near that
 * sums stay whole numbers in a double. All nodes being reached, a contradiction shows up wherever it lies.
 */
export const FAR = 2 ** 40;
const NONE = -1;

/**
 * Shortest distances from node 0, kept while arcs change: only what hangs on a changed arc is computed again. Label correcting
 * with the subtree of an improved node taken apart (Tarjan 1981), which finds a negative cycle as soon as there is one.
 */
export class ShortestPaths {
  readonly distances: number[] = [0];
  private readonly via: number[] = [NONE];
  private readonly firstChild: number[] = [NONE];
  private readonly nextSibling: number[] = [NONE];
  private readonly lastSibling: number[] = [NONE];
  private readonly isActive: boolean[] = [false];
  private readonly leaving: number[][] = [[]];
  private readonly arriving: number[][] = [[]];
  private saved = new Map<number, readonly [distance: number, via: number]>();

  constructor(
    private readonly tails: readonly number[],
    private readonly heads: readonly number[],
    private readonly weights: readonly number[],
  ) {}

  addNode(): void {
    this.distances.push(FAR);
    for (const list of [this.via, this.firstChild, this.nextSibling, this.lastSibling]) list.push(NONE);
    this.isActive.push(false);
    this.leaving.push([]);
    this.arriving.push([]);
  }

  addArc(arc: number): void {
    this.leaving[this.tails[arc]!]!.push(arc);
    this.arriving[this.heads[arc]!]!.push(arc);
  }

  /** Begins a change that can be taken back. */
  begin(): void {
    this.saved = new Map();
  }

  /** Nodes whose distance is another than at `begin`. */
  changed(): number[] {
    return [...this.saved].flatMap(([node, [distance]]) => (this.distances[node] === distance ? [] : [node]));
  }

  /** Puts everything back as it was at `begin`. */
  undo(): void {
    for (const node of this.saved.keys()) this.unlink(node);
    for (const [node, [distance, via]] of this.saved) {
      this.distances[node] = distance;
      this.isActive[node] = false;
      if (via !== NONE) this.link(node, via);
    }
    this.saved = new Map();
  }

  /** An arc has become shorter or is new. `false`: it closes a negative cycle, and `undo` must follow. */
  tighten(arc: number): boolean {
    const queue: number[] = [];
    return this.relax(arc, queue) && this.settle(queue);
  }

  /** An arc has become longer or is gone: what hung on it finds another way. */
  loosen(arc: number): void {
    const head = this.heads[arc]!;
    if (this.via[head] !== arc) return;
    const lost = this.subtree(head);
    const isLost = new Set(lost);
    for (const node of lost) {
      this.save(node);
      this.unlink(node);
    }
    for (const node of lost) this.distances[node] = FAR;
    const queue: number[] = [];
    for (const node of lost) for (const into of this.arriving[node]!) if (!isLost.has(this.tails[into]!)) this.relax(into, queue);
    // What has no way from outside may still have one from another lost node that counts as far.
    for (const node of lost) for (const out of this.leaving[node]!) this.relax(out, queue);
    this.settle(queue);
  }

  private settle(queue: number[]): boolean {
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!;
      if (!this.isActive[node]) continue;
      this.isActive[node] = false;
      for (const arc of this.leaving[node]!) if (!this.relax(arc, queue)) return false;
    }
    return true;
  }

  private relax(arc: number, queue: number[]): boolean {
    const tail = this.tails[arc]!;
    const head = this.heads[arc]!;
    const distance = this.distances[tail]! + this.weights[arc]!;
    if (!(distance < this.distances[head]!)) return true;
    const below = this.subtree(head);
    if (below.includes(tail)) return false;
    for (const node of below) {
      this.save(node);
      this.unlink(node);
      this.isActive[node] = false;
    }
    this.distances[head] = distance;
    this.link(head, arc);
    this.isActive[head] = true;
    queue.push(head);
    return true;
  }

  private subtree(node: number): number[] {
    const found = [node];
    for (let at = 0; at < found.length; at++)
      for (let child = this.firstChild[found[at]!]!; child !== NONE; child = this.nextSibling[child]!) found.push(child);
    return found;
  }

  private save(node: number): void {
    if (!this.saved.has(node)) this.saved.set(node, [this.distances[node]!, this.via[node]!]);
  }

  private link(node: number, arc: number): void {
    const parent = this.tails[arc]!;
    const next = this.firstChild[parent]!;
    this.via[node] = arc;
    this.nextSibling[node] = next;
    this.lastSibling[node] = NONE;
    if (next !== NONE) this.lastSibling[next] = node;
    this.firstChild[parent] = node;
  }

  private unlink(node: number): void {
    const arc = this.via[node]!;
    if (arc === NONE) return;
    const [last, next] = [this.lastSibling[node]!, this.nextSibling[node]!];
    if (last === NONE) this.firstChild[this.tails[arc]!] = next;
    else this.nextSibling[last] = next;
    if (next !== NONE) this.lastSibling[next] = last;
    this.via[node] = NONE;
  }
}
