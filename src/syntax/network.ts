import { ResourceError } from "../document/errors.js";
import { splitHeader } from "../learn/index.js";

/** The version of the file format below; a file of another version is refused. */
export const NETWORK_FORMAT = 2;

/** A matrix of the file: whole numbers of 8 bits, and a scale for each row. */
export interface MatrixShape {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** The first line of a network file, as JSON: what it is and where it comes from. */
export interface NetworkHeader {
  readonly format: number;
  readonly name: string;
  /** Classes in the order of their numbers. Scores beyond them, up to a multiple of sixteen, are padding. */
  readonly tags: readonly string[];
  readonly names: readonly string[];
  readonly labels: readonly string[];
  /** Labels that each corpus uses: the two do not label alike. */
  readonly newsLabels: readonly string[];
  readonly webLabels: readonly string[];
  /** Widths: of a word, of one direction of a layer, of a tag, of the vectors that heads and labels are chosen by. */
  readonly word: number;
  readonly units: number;
  /** Number of recurrent layers, two at least. */
  readonly layers: number;
  readonly tag: number;
  readonly arc: number;
  readonly label: number;
  /** Number of hashes of lower-case forms, in the order of their rows from 1. */
  readonly vocabulary: number;
  /** So many of the first are forms that the trees have, commonest first; the others are known by published vectors alone. */
  readonly learnt: number;
  readonly matrices: readonly MatrixShape[];
  readonly corpus: string;
  /** SHA-256 of each corpus file as read. */
  readonly corpusSha256: readonly string[];
  readonly licence: string;
  readonly seed: number;
  /** The command that makes the file again, to the byte. */
  readonly command: string;
  /** What it reached on the development data when it was made. */
  readonly score: string;
}

export interface Matrix extends MatrixShape {
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

export interface NetworkFile {
  readonly header: NetworkHeader;
  /** Row of the word table by hash of the lower-case form. */
  readonly vocabulary: ReadonlyMap<number, number>;
  /** @throws ResourceError for a name that is not there */
  readonly matrix: (name: string) => Matrix;
}

/**
 * Reads a network file: a header line of JSON, the vocabulary (32-bit), then for each matrix its scales (32-bit floats) and its values
 * (8-bit), little-endian.
 * @throws ResourceError when the file has another format or length
 */
export function readNetwork(bytes: Uint8Array, path: string): NetworkFile {
  const { header, dataAt } = splitHeader<NetworkHeader>(bytes);
  const expected = header.matrices.reduce((sum, { rows, columns }) => sum + rows * (4 + columns), dataAt + header.vocabulary * 4);
  if (header.format !== NETWORK_FORMAT || bytes.length !== expected)
    throw new ResourceError("resource-version", `${path}: format ${header.format}, expected ${NETWORK_FORMAT}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = dataAt;
  const vocabulary = new Map<number, number>();
  for (let row = 1; row <= header.vocabulary; row++, at += 4) vocabulary.set(view.getInt32(at, true), row);
  const matrices = new Map<string, Matrix>();
  for (const shape of header.matrices) {
    const scales = new Float32Array(shape.rows);
    for (let row = 0; row < shape.rows; row++, at += 4) scales[row] = view.getFloat32(at, true);
    const size = shape.rows * shape.columns;
    matrices.set(shape.name, { ...shape, scales, values: new Int8Array(bytes.buffer, bytes.byteOffset + at, size) });
    at += size;
  }
  const matrix = (name: string): Matrix => {
    const found = matrices.get(name);
    if (found === undefined) throw new ResourceError("resource-version", `${path}: no matrix ${name}`);
    return found;
  };
  return { header, vocabulary, matrix };
}

/** A matrix as floats. */
export function floatsOf({ rows, columns, scales, values }: Matrix): Float32Array {
  const floats = new Float32Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const end = at + columns; at < end; at++) floats[at] = values[at]! * scales[row]!;
  }
  return floats;
}
