export { FOREST_FORMAT, type Forest, type ForestHeader, isYes, readForest, scoreForest } from "./forest.js";
export { hashText, joinHashes } from "./hash.js";
export { GREATEST_VALUE, type IntegerForest, integerForest, scoreIntegers } from "./integer-forest.js";
export { type Kernel, startKernel } from "./kernel.js";
export { type LinearModel, MODEL_FORMAT, type ModelHeader, readModel } from "./model.js";
export { type FeatureTable, scoreItem } from "./score-item.js";
export { readTagger, TAGGER_KERNEL, Tagger, type Tagging } from "./tagger.js";
