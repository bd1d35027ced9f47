/** Compiled code and its memory, which is given out piece by piece and never returned; a piece's address is its `byteOffset`. */
export interface Kernel<Functions> {
  readonly functions: Functions;
  readonly floats: (count: number) => Float32Array;
  readonly integers: (count: number) => Int32Array;
  readonly shorts: (count: number) => Int16Array;
  readonly bytes: (count: number) => Uint8Array;
}

const PAGE = 65_536;
/** Pieces begin at whole cache lines. */
const LINE = 64;

/** Starts WebAssembly that imports its memory, with room for this many bytes. What `Functions` promises is not checked. */
export function startKernel<Functions>(code: Uint8Array, size: number): Kernel<Functions> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) + 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code.slice()), { env: { memory } });
  let used = LINE;
  const take = (bytes: number): number => {
    const at = used;
    used += Math.ceil(bytes / LINE) * LINE;
    return at;
  };
  return {
    functions: exports as unknown as Functions,
    floats: (count) => new Float32Array(memory.buffer, take(count * 4), count),
    integers: (count) => new Int32Array(memory.buffer, take(count * 4), count),
    shorts: (count) => new Int16Array(memory.buffer, take(count * 2), count),
    bytes: (count) => new Uint8Array(memory.buffer, take(count), count),
  };
}
