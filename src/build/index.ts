export { type BuildOptions, type BuildProgress, type BuildReport, build } from "./build.js";
export { type CorrectedPile, correctPile } from "./corrected-pile.js";
export { type BookOptions, type OpenedBook, openBook } from "./read-book.js";
export { readCorrections } from "./read-corrections.js";
export { type BookRecord, type NamedCopy, type ViewFacets, type ViewOptions, viewRows } from "./view-rows.js";
export { writeFilePieces } from "./write-file.js";
