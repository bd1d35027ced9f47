export type { EntityValue, FacetIndex } from "./facet-index.js";
export { type FoundRange, findSought, matchQuery, readSought, type SoughtWords } from "./match-words.js";
export { openReader, type StoreReader, type StoryHead } from "./reader.js";
export { type FacetCount, type FacetCounts, type FoundStories, type StoryFilter, searchStories } from "./search.js";
export { type KnownPage, openStore, type PageProblem, type ReadPage, type Store, type StoryRecord } from "./store.js";
export type { ViewRow } from "./views.js";
