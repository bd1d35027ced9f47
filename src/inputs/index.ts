export { type Decoded, decodeBytes } from "./decode.js";
export { type FoundInput, findInputs, type InputProblem } from "./find-inputs.js";
export { type FileKind, kindOf } from "./kinds.js";
export { type ByteLine, splitLines } from "./lines.js";
export { MAX_LINE_BYTES, MAX_PAGE_BYTES, type OpenedInput, openInput } from "./open-input.js";
