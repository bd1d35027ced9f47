export { type CorrectionView, correctionViews } from "./correction-words.js";
export { parseWindow } from "./dates.js";
export { type GatherLimits, gather } from "./gather.js";
export { loadPageAssets } from "./load-assets.js";
export type { DayCount, PageAssets, PageBook, PageProblem } from "./page-book.js";
export { byWindow, pagePieces, renderPage } from "./render-page.js";
export { type StoryBlock, storyBlock } from "./story-block.js";
export type { ClaimView, DayView, DueView, Facets, Line, PageIndex, PageView, SourcesView, StoryLabel, UndatedView } from "./view.js";
export { KIND_WORDS, VOICE_KINDS, type VoiceKind } from "./wording.js";
