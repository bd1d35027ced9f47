import { ResourceError } from "../document/errors.js";
import { splitHeader, type TrainedHeader } from "./model-header.js";

/** The version of the file format below; a file of another version is refused. */
export const MEAN_FOREST_FORMAT = 1;

/** The first line of such a file, as JSON. */
export interface MeanForestHeader extends TrainedHeader {
  /** Names of the features, in the order of their numbers; at most 255. */
  readonly features: readonly string[];
  readonly trees: number;
  readonly nodes: number;
}

/**
 * Trees of any shape whose mean is how likely the answer is yes (extremely randomised trees; Geurts, Ernst and Wehenkel 2006). The nodes of a tree stand
 * parents first, the left child right behind its parent.
 */
export interface MeanForest {
  readonly header: MeanForestHeader;
  /** Number of the first node of each tree. */
  readonly roots: Int32Array;
  /** Feature of each node; `LEAF` for a leaf. */
  readonly features: Uint8Array;
  /** A value above the threshold goes to the right; for a leaf the part of yes, from 0 to 1. */
  readonly thresholds: Float32Array;
  /** The right child, counted from the node; 0 for a leaf. */
  readonly rights: Uint16Array;
}

/** Stands for the feature of a leaf. */
export const LEAF = 255;

/**
 * Reads such a file: a header line of JSON, then features (bytes), thresholds (32-bit floats), right children (16 bits) and roots (32 bits), little-endian.
 * @throws ResourceError when the file has another format or length
 */
export function readMeanForest(bytes: Uint8Array, path: string): MeanForest {
  const { header, dataAt } = splitHeader<MeanForestHeader>(bytes);
  const { nodes, trees } = header;
  if (header.format !== MEAN_FOREST_FORMAT || bytes.length !== dataAt + nodes * 7 + trees * 4)
    throw new ResourceError("resource-version", `${path}: format ${header.format}, expected ${MEAN_FOREST_FORMAT}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt);
  return {
    header,
    features: bytes.slice(dataAt, dataAt + nodes),
    thresholds: Float32Array.from({ length: nodes }, (_, node) => view.getFloat32(nodes + node * 4, true)),
    rights: Uint16Array.from({ length: nodes }, (_, node) => view.getUint16(nodes * 5 + node * 2, true)),
    roots: Int32Array.from({ length: trees }, (_, tree) => view.getInt32(nodes * 7 + tree * 4, true)),
  };
}

/** How likely the answer is yes, from 0 to 1. */
export function meanOf({ roots, features, thresholds, rights }: Omit<MeanForest, "header">, values: Float64Array): number {
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    while (features[node] !== LEAF) node += values[features[node]!]! > thresholds[node]! ? rights[node]! : 1;
    sum += thresholds[node]!;
  }
  return sum / roots.length;
}
