// The library: the stages by themselves, the pipeline, and the main job.

export {
  type BuildOptions,
  type BuildProgress,
  type BuildReport,
  build,
  type CorrectionDesk,
  openCorrectionDesk,
  type RereadOptions,
  reread,
  type Verification,
  verify,
} from "./build/index.js";
export {
  type ChronicleOptions,
  type Chronicler,
  type ChronicleStory,
  createChronicler,
  createTeller,
  type Teller,
  type Telling,
  type TellingOptions,
} from "./chronicle/index.js";
export { type ClaimGatherer, createClaimGatherer } from "./claims/index.js";
export { type CommitmentTracker, createCommitmentTracker, type TrackOptions } from "./commitments/index.js";
export { type CopyFinder, createCopyFinder, sampleShingles } from "./copies/index.js";
export { correctEntities } from "./corrections/index.js";
export { checkPage, checkReport } from "./document/check.js";
export { checkDraft } from "./document/check-correction.js";
export type * from "./document/corrections.js";
export { type ErrorCode, InputError, ResourceError } from "./document/errors.js";
export type * from "./document/types.js";
export { VERSION } from "./document/version.js";
export { createEntityJoiner, type EntityJoiner } from "./names/index.js";
export { createPipeline, type Pipeline } from "./pipeline.js";
export { packagedResources } from "./resources.js";
export type { ResourceReader } from "./text/resource.js";
export { calendarDay, type DayRange } from "./text/timex.js";
