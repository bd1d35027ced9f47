export { FOREST_FORMAT, type Forest, type ForestHeader, isYes, readForest, scoreForest } from "./forest.js";
export { hashText, joinHashes } from "./hash.js";
export { GREATEST_VALUE, type IntegerForest, integerForest, scoreIntegers } from "./integer-forest.js";
export { labelMargins } from "./margins.js";
export { type LinearModel, MODEL_FORMAT, type ModelHeader, readModel } from "./model.js";
export { type FeatureTable, scoreItem, tagSequence, tagWithGain } from "./tag.js";
