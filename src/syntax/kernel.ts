import type { Kernel } from "../learn/index.js";

/** The functions of `kernel.wasm`; what they compute is told in `train/assembly/infer.ts`. */
export interface Functions {
  readonly product: (x: number, stride: number, w: number, scales: number, y: number, n: number, k: number, m: number) => void;
  readonly recur: (gates: number, own: number, scales: number, cell: number, out: number, stride: number, n: number, units: number, backward: number) => void;
  readonly narrow: (x: number, to: number, stride: number, n: number, width: number) => void;
  readonly setRows: (y: number, row: number, n: number, width: number) => void;
  readonly rectify: (x: number, count: number) => void;
  readonly floatProduct: (x: number, w: number, y: number, n: number, k: number, m: number) => void;
  readonly addPairs: (scores: number, columns: number, n: number, tags: number, distances: number, pairs: number, row: number, impossible: number) => void;
  readonly join: (a: number, b: number, to: number, units: number) => void;
  readonly choose: (scores: number, n: number, row: number, bias: number, best: number) => void;
}

/** What the network runs on. */
export type NetworkKernel = Kernel<Functions>;
