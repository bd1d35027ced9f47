import { main } from "assemblyscript/asc";

/** Compiles AssemblyScript of this folder to WebAssembly with SIMD; the same bytes for the same compiler. @throws Error with the compiler's words */
export async function compileKernel(file: string, memoryPages: number): Promise<Uint8Array> {
  const made = new Map<string, Uint8Array>();
  const { error, stderr } = await main(
    [file, "-O3", "--runtime", "stub", "--importMemory", "--initialMemory", String(memoryPages), "--enable", "simd", "--outFile", "kernel.wasm"],
    { writeFile: (name, contents) => void made.set(name, typeof contents === "string" ? new TextEncoder().encode(contents) : contents) },
  );
  const code = made.get("kernel.wasm");
  if (error !== null || code === undefined) throw new Error(stderr.toString());
  return code;
}
