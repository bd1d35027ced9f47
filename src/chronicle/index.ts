export { type ChronicleOptions, type Chronicler, type ChronicleStory, createChronicler } from "./chronicler.js";
