export { type CopyFinder, createCopyFinder } from "./find-copies.js";
export { agencyOf, groupReports, type ReportFacts } from "./report-groups.js";
export { sampleShingles } from "./shingles.js";
