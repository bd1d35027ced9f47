export { type ChronicleOptions, type Chronicler, createChronicler } from "./chronicler.js";
export type { MovedSentence } from "./moved-sentences.js";
export { type PackedTellings, packTellings, unpackTellings } from "./packed-tellings.js";
export { type ChronicleStory, createTeller, type Teller, type Telling, type TellingOptions } from "./tell-story.js";
