export { hashText } from "../text/hash-text.js";
export { FOREST_FORMAT, type Forest, type ForestHeader, isYes, readForest, scoreForest } from "./forest.js";
export { GREATEST_VALUE, type IntegerForest, integerForest, scoreIntegers } from "./integer-forest.js";
export { joinHashes } from "./join-hashes.js";
export { type Kernel, startKernel } from "./kernel.js";
export { type LinearModel, MODEL_FORMAT, type ModelHeader, readModel } from "./model.js";
export { splitHeader } from "./model-header.js";
export { type FeatureTable, scoreItem } from "./score-item.js";
export { readTagger, TAGGER_KERNEL, Tagger, type Tagging } from "./tagger.js";
