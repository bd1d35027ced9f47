import { ResourceError } from "../document/errors.js";
import { splitHeader, type TrainedHeader } from "./model-header.js";

/** The version of the file format below; a file of another version is refused. */
export const MODEL_FORMAT = 1;

/** The first line of a model file, as JSON. */
export interface ModelHeader extends TrainedHeader {
  /** Labels in the order of their numbers; label 0 is "outside". */
  readonly labels: readonly string[];
  /** Number of feature slots, a power of two. */
  readonly slots: number;
}

/** A linear model over hashed features: one small whole number a feature and label, so that sums are exact everywhere. */
export interface LinearModel {
  readonly header: ModelHeader;
  readonly labelCount: number;
  /** `slots - 1`: the bits of a hash that choose its slot. */
  readonly mask: number;
  /** The weight of label `l` for slot `s` is at `s * labelCount + l`. */
  readonly weights: Int8Array;
  /** The score of label `b` after `a` is at `a * labelCount + b`; row `labelCount` is the start. */
  readonly transitions: Int32Array;
}

/**
 * Reads a model file: a header line of JSON, then transitions (32-bit, little-endian), then weights (8-bit).
 * @throws ResourceError when the file has another format or length
 */
export function readModel(bytes: Uint8Array, path: string): LinearModel {
  const { header, dataAt } = splitHeader<ModelHeader>(bytes);
  const labelCount = header.labels.length;
  const transitionCount = (labelCount + 1) * labelCount;
  const weightsAt = dataAt + transitionCount * 4;
  if (header.format !== MODEL_FORMAT || bytes.length !== weightsAt + header.slots * labelCount)
    throw new ResourceError("resource-version", `${path}: format ${header.format}, expected ${MODEL_FORMAT}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt, transitionCount * 4);
  const transitions = Int32Array.from({ length: transitionCount }, (_, index) => view.getInt32(index * 4, true));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + weightsAt, header.slots * labelCount);
  return { header, labelCount, mask: header.slots - 1, weights, transitions };
}
