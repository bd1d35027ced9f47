export { type BuildOptions, type BuildProgress, type BuildReport, build } from "./build.js";
export { type BookOptions, type OpenedBook, openBook } from "./read-book.js";
export { writeFilePieces } from "./write-file.js";
