/** The functions of `kernel.wasm`; what they compute is told in `train/kernels/infer.ts`. */
interface Functions {
  readonly product: (x: number, stride: number, w: number, scales: number, y: number, n: number, k: number, m: number) => void;
  readonly recur: (gates: number, own: number, scales: number, cell: number, out: number, stride: number, n: number, units: number, backward: number) => void;
  readonly narrow: (x: number, to: number, stride: number, n: number, width: number) => void;
  readonly setRows: (y: number, row: number, n: number, width: number) => void;
  readonly rectify: (x: number, count: number) => void;
  readonly floatProduct: (x: number, w: number, y: number, n: number, k: number, m: number) => void;
  readonly join: (a: number, b: number, to: number, units: number) => void;
}

/** Compiled code and its memory, which is given out piece by piece and never returned. */
export interface Kernel extends Functions {
  readonly floats: (count: number) => Float32Array;
  readonly shorts: (count: number) => Int16Array;
}

const PAGE = 65_536;
/** Pieces begin at whole cache lines. */
const LINE = 64;

/** Starts the kernel with room for this many bytes. */
export function startKernel(code: Uint8Array, bytes: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) + 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code.slice()), { env: { memory } });
  const functions = exports as unknown as Functions;
  let used = LINE;
  const take = (size: number): number => {
    const at = used;
    used += Math.ceil(size / LINE) * LINE;
    return at;
  };
  return {
    ...functions,
    floats: (count) => new Float32Array(memory.buffer, take(count * 4), count),
    shorts: (count) => new Int16Array(memory.buffer, take(count * 2), count),
  };
}
