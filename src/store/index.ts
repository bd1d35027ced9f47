export { packBytes } from "./pack.js";
export { type KeptPage, type KnownPage, openStore, type PageProblem, type PageSettings, type ReadPage, type Store, type StoryRecord } from "./store.js";
export { type Damage, verifyStore } from "./verify-store.js";
