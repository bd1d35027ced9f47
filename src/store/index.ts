export { appendCorrection, CORRECTION_LOG, logBeside, readCorrectionLog, type Signature, verifyCorrectionLog } from "./correction-log.js";
export { packBytes } from "./pack.js";
export type { PageProblem, PageSettings, ReadPage, StoryRecord } from "./read-page.js";
export { type KeptPage, type KeptRecord, type KnownPage, openStore, type Store } from "./store.js";
export { type Damage, type Verified, verifyStore } from "./verify-store.js";
