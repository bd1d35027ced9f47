// Compiles what the language network and the taggers run on: npx tsx train/kernel.ts
import { writeFileSync } from "node:fs";
import { compileKernel } from "./learn/compile-kernel.js";

const KERNELS = { "syntax/kernel.wasm": "train/assembly/infer.ts", "learn/tag.wasm": "train/assembly/tag.ts" };
for (const [path, source] of Object.entries(KERNELS)) writeFileSync(new URL(`../src/${path}`, import.meta.url), await compileKernel(source, 0));
