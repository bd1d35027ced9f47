export { activeCorrections, withdrawnIds } from "./active.js";
export { completeDraft, type DraftLookup } from "./complete-draft.js";
export { rejectDisputes } from "./correct-claims.js";
export { placeMoved } from "./correct-days.js";
export { type CorrectedEntities, correctEntities } from "./correct-entities.js";
export { byDay, type CorrectedStories, correctStories, type MovedWords, type StoryLookup } from "./correct-stories.js";
export { listCorrections } from "./list-corrections.js";
export { quoteOf } from "./quote.js";
export { type RatedSources, rateSources } from "./rate-sources.js";
