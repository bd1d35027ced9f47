export { type ClaimGatherer, createClaimGatherer } from "./gather-claims.js";
export type { ClaimStory } from "./propositions.js";
