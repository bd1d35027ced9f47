// Compiles what the language network runs on: npx tsx train/kernel.ts
import { writeFileSync } from "node:fs";
import { compileKernel } from "./syntax/compile-kernel.js";

writeFileSync(new URL("../src/syntax/kernel.wasm", import.meta.url), await compileKernel("train/assembly/infer.ts", 0));
