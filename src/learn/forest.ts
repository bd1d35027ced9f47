import { ResourceError } from "../document/errors.js";
import { splitHeader, type TrainedHeader } from "./model-header.js";

/** The version of the file format below; a file of another version is refused. */
export const FOREST_FORMAT = 1;

/** The first line of a forest file, as JSON. */
export interface ForestHeader extends TrainedHeader {
  /** Names of the features, in the order of their numbers; at most 256. */
  readonly features: readonly string[];
  readonly trees: number;
  /** Every tree has `2 ** depth` leaves. */
  readonly depth: number;
}

/**
 * Boosted regression trees for a yes-or-no question (Friedman 2001). Whole numbers in the leaves, so that sums are exact everywhere:
 * 1,000 is one unit of log-odds.
 */
export interface Forest {
  readonly header: ForestHeader;
  /** Feature of each inner node; the nodes of a tree stand level by level. */
  readonly features: Uint8Array;
  /** A value above the threshold goes to the right. */
  readonly thresholds: Float32Array;
  readonly leaves: Int16Array;
}

/**
 * Reads a forest file: a header line of JSON, then features (bytes), thresholds (32-bit floats) and leaves (16-bit), little-endian.
 * @throws ResourceError when the file has another format or length
 */
export function readForest(bytes: Uint8Array, path: string): Forest {
  const { header, dataAt } = splitHeader<ForestHeader>(bytes);
  const nodes = header.trees * (2 ** header.depth - 1);
  const leafCount = header.trees * 2 ** header.depth;
  if (header.format !== FOREST_FORMAT || bytes.length !== dataAt + nodes * 5 + leafCount * 2)
    throw new ResourceError("resource-version", `${path}: format ${header.format}, expected ${FOREST_FORMAT}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt);
  return {
    header,
    features: bytes.slice(dataAt, dataAt + nodes),
    thresholds: Float32Array.from({ length: nodes }, (_, node) => view.getFloat32(nodes + node * 4, true)),
    leaves: Int16Array.from({ length: leafCount }, (_, leaf) => view.getInt16(nodes * 5 + leaf * 2, true)),
  };
}

/** Trees after which a clear answer is believed, and how clear it must be: of 8,693 such answers on 219 pages none changes with all trees. */
const FIRST_TREES = 100;
const CLEAR = 4000;

/**
 * Log-odds of one item, in thousandths; its features stand at `[at, at + features)` of `values`.
 * @param sure no more trees are asked once the sum of the first ones is beyond this, either way
 */
export function scoreForest({ header, features, thresholds, leaves }: Forest, values: Float32Array, at: number, sure = Number.POSITIVE_INFINITY): number {
  const inner = 2 ** header.depth - 1;
  let sum = 0;
  for (let tree = 0; tree < header.trees; tree++) {
    const base = tree * inner;
    let node = 0;
    while (node < inner) node = 2 * node + (values[at + features[base + node]!]! > thresholds[base + node]! ? 2 : 1);
    sum += leaves[base + tree + node - inner]!;
    if (tree === FIRST_TREES && (sum > sure || sum < -sure)) break;
  }
  return sum;
}

/** Whether the log-odds of one item are above zero; a clear answer of the first trees is taken for that of all. */
export const isYes = (forest: Forest, values: Float32Array, at: number): boolean => scoreForest(forest, values, at, CLEAR) > 0;
