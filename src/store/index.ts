export type { EntityValue, FacetIndex } from "./facet-index.js";
export { type FoundRange, findSought, matchQuery, readSought, type SoughtWords } from "./match-words.js";
export { packBytes } from "./pack.js";
export type { PageProblem, PageSettings, ReadPage, StoryRecord } from "./read-page.js";
export { openReader, type StoreReader, type StoryHead } from "./reader.js";
export { type FacetCount, type FacetCounts, type FoundStories, type StoryFilter, searchStories } from "./search.js";
export { type KeptPage, type KnownPage, openStore, type Store } from "./store.js";
export { type Damage, type Verified, verifyStore } from "./verify-store.js";
export type { ViewRow } from "./views.js";
