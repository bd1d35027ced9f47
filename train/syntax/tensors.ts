/** The products and the optimiser of `train/assembly/dense.ts`, compiled; addresses are bytes in the shared memory. */
export interface DenseKernel {
  readonly gemmNT: (x: number, w: number, y: number, n: number, k: number, m: number) => void;
  readonly gemmNN: (g: number, w: number, d: number, n: number, m: number, k: number) => void;
  readonly gemmTN: (g: number, x: number, d: number, n: number, m: number, k: number) => void;
  readonly adam: (w: number, g: number, m: number, v: number, count: number, rate: number, beta1: number, beta2: number, epsilon: number) => void;
}

/** A matrix that is learnt, with its gradients and the two moments of Adam; `isSparse` where a step touches few rows. */
export interface Parameter {
  readonly rows: number;
  readonly columns: number;
  readonly weights: Float32Array;
  readonly gradients: Float32Array;
  readonly mean: Float32Array;
  readonly size: Float32Array;
  readonly isSparse: boolean;
  readonly isTouched: Uint8Array;
  readonly touched: number[];
}

/** Memory of the kernel in pages of 64 KB. */
export const MEMORY_PAGES = 4_000;
const BETA_1 = 0.9;
/** Short memory of gradient sizes, as Dozat and Manning (2017) found best for parsers (0.9 to 0.99). */
const BETA_2 = 0.99;
const EPSILON = 1e-6;

/** Matrices in the memory of the kernel, and everything that is computed with them. */
export class Tensors {
  readonly parameters: Parameter[] = [];
  readonly #memory = new WebAssembly.Memory({ initial: MEMORY_PAGES });
  readonly #random: () => number;
  #kernel: DenseKernel | null = null;
  #used = 1024;
  #steps = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  load(kernel: Uint8Array): void {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernel.slice()), { env: { memory: this.#memory } });
    this.#kernel = exports as unknown as DenseKernel;
  }

  /** Forgets what the optimiser has seen, and gradients that are left. */
  restart(): void {
    this.#steps = 0;
    for (const { gradients, mean, size, isTouched, touched } of this.parameters) {
      for (const array of [gradients, mean, size, isTouched]) array.fill(0);
      touched.length = 0;
    }
  }

  /** All weights one after the other, as 32-bit floats. */
  allWeights(): Uint8Array {
    return Buffer.concat(this.parameters.map(({ weights }) => Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)));
  }

  /** @throws RangeError when the bytes are not those of this network */
  setWeights(bytes: Uint8Array): void {
    const floats = new Float32Array(bytes.slice().buffer);
    let at = 0;
    for (const { weights } of this.parameters) {
      weights.set(floats.subarray(at, at + weights.length));
      at += weights.length;
    }
    if (at !== floats.length) throw new RangeError(`${floats.length} weights, expected ${at}`);
  }

  /** Floats, at zero. */
  floats(count: number): Float32Array {
    const array = new Float32Array(this.#memory.buffer, this.#used, count);
    this.#used += ((count * 4 + 63) >> 6) << 6;
    return array;
  }

  /** A learnt matrix with normally spread first weights; `spread` is their standard deviation. */
  parameter(rows: number, columns: number, spread: number, isSparse = false): Parameter {
    const [weights, gradients, mean, size] = [0, 1, 2, 3].map(() => this.floats(rows * columns)) as [Float32Array, Float32Array, Float32Array, Float32Array];
    if (spread > 0) for (let at = 0; at < weights.length; at++) weights[at] = this.#normal() * spread;
    const made = { rows, columns, weights, gradients, mean, size, isSparse, isTouched: new Uint8Array(rows), touched: [] };
    this.parameters.push(made);
    return made;
  }

  /** A matrix of a layer from `columns` inputs to `rows` outputs (Glorot and Bengio 2010). */
  layer(rows: number, columns: number): Parameter {
    return this.parameter(rows, columns, Math.sqrt(2 / (rows + columns)));
  }

  /** Twelve even numbers make a normal one. */
  #normal(): number {
    let sum = -6;
    for (let at = 0; at < 12; at++) sum += this.#random();
    return sum;
  }

  /** y[n×rows] += x[n×columns] · Wᵀ */
  apply(x: Float32Array, p: Parameter, y: Float32Array, n: number): void {
    this.#kernel?.gemmNT(x.byteOffset, p.weights.byteOffset, y.byteOffset, n, p.columns, p.rows);
  }

  /** The gradients of `apply`: those of W are added to, and where `dx` is given those of x too. */
  unapply(x: Float32Array, p: Parameter, dy: Float32Array, dx: Float32Array | null, n: number): void {
    if (dx !== null) this.#kernel?.gemmNN(dy.byteOffset, p.weights.byteOffset, dx.byteOffset, n, p.rows, p.columns);
    this.#kernel?.gemmTN(dy.byteOffset, x.byteOffset, p.gradients.byteOffset, n, p.rows, p.columns);
  }

  /** y[rows] += W · x[from, from + columns) */
  applyRow(p: Parameter, x: Float32Array, from: number, y: Float32Array): void {
    this.#kernel?.gemmNT(x.byteOffset + from * 4, p.weights.byteOffset, y.byteOffset, 1, p.columns, p.rows);
  }

  /** dx[columns] += Wᵀ · dy[from, from + rows) */
  unapplyRow(p: Parameter, dy: Float32Array, from: number, dx: Float32Array): void {
    this.#kernel?.gemmNN(dy.byteOffset + from * 4, p.weights.byteOffset, dx.byteOffset, 1, p.rows, p.columns);
  }

  /** Gradients of a W that leads from each row of x to the next row of y (or, backwards, to the one before). */
  unapplyNext(p: Parameter, x: Float32Array, dy: Float32Array, isForward: boolean, n: number): void {
    const [fromX, fromY] = isForward ? [0, p.rows * 4] : [p.columns * 4, 0];
    this.#kernel?.gemmTN(dy.byteOffset + fromY, x.byteOffset + fromX, p.gradients.byteOffset, n - 1, p.rows, p.columns);
  }

  /** The same for plain arrays: y[n×m] += x[n×k] · w[m×k]ᵀ */
  product(x: Float32Array, w: Float32Array, y: Float32Array, n: number, k: number, m: number): void {
    this.#kernel?.gemmNT(x.byteOffset, w.byteOffset, y.byteOffset, n, k, m);
  }

  unproduct(x: Float32Array, w: Float32Array, dy: Float32Array, dx: Float32Array, dw: Float32Array, n: number, k: number, m: number): void {
    this.#kernel?.gemmNN(dy.byteOffset, w.byteOffset, dx.byteOffset, n, m, k);
    this.#kernel?.gemmTN(dy.byteOffset, x.byteOffset, dw.byteOffset, n, m, k);
  }

  /** One step of Adam over everything that has gradients; they are emptied. */
  update(rate: number): void {
    const steps = ++this.#steps;
    const scaled = (rate * Math.sqrt(1 - BETA_2 ** steps)) / (1 - BETA_1 ** steps);
    const move = (p: Parameter, from: number, count: number): void => {
      const at = from * 4;
      const { weights, gradients, mean, size } = p;
      this.#kernel?.adam(
        weights.byteOffset + at,
        gradients.byteOffset + at,
        mean.byteOffset + at,
        size.byteOffset + at,
        count,
        scaled,
        BETA_1,
        BETA_2,
        EPSILON,
      );
    };
    for (const p of this.parameters) {
      if (!p.isSparse) move(p, 0, p.weights.length);
      else
        for (const row of p.touched.splice(0)) {
          move(p, row * p.columns, p.columns);
          p.isTouched[row] = 0;
        }
    }
  }
}

/** Notes that a step gives a row gradients. */
export function touch(p: Parameter, row: number): void {
  if (p.isTouched[row] === 1) return;
  p.isTouched[row] = 1;
  p.touched.push(row);
}
