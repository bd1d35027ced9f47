export { type Decoded, decodeBytes } from "./decode.js";
export { type FoundInput, findInputs, type InputProblem } from "./find-inputs.js";
export { findPages } from "./find-pages.js";
export { type FileKind, kindOf } from "./kinds.js";
export { type ByteLine, splitLines } from "./lines.js";
export { MAX_LINE_BYTES, MAX_PAGE_BYTES, type OpenedInput, openInput } from "./open-input.js";
export type { Found, FoundPage, Given, PageContents, PageKind } from "./pages.js";
export { readContents } from "./read-contents.js";
export { namedByUs } from "./record-fields.js";
