export { type BuildOptions, build, type RereadOptions, reread } from "./build.js";
export { type CorrectionDesk, openCorrectionDesk } from "./correction-desk.js";
export type { ShownOptions } from "./last-options.js";
export { type BookOptions, type OpenedBook, openBook } from "./read-book.js";
export { readCorrections } from "./read-corrections.js";
export { type Verification, verify } from "./verify.js";
export { type BookRecord, type NamedCopy, type ViewFacets, type ViewOptions, viewRows } from "./view-rows.js";
export type { BuildProgress, BuildReport } from "./write-book.js";
export { writeFilePieces } from "./write-file.js";
