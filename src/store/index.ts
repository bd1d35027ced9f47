export { type KnownPage, openStore, type PageProblem, type ReadPage, type Store, type StoryRecord } from "./store.js";
