export { type BuildOptions, type BuildProgress, type BuildReport, build } from "./build.js";
