import { ResourceError } from "../document/errors.js";
import { lowerBound } from "../document/lower-bound.js";
import { splitHeader } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";

export const CLASSES_FORMAT = 1;
const FILE = "names/word-classes.bin";

/** The groups of like words that a form belongs to, one of a hundred and one of six hundred; -1 where it is not known. */
export interface WordClass {
  readonly coarse: number;
  readonly fine: number;
}

const UNKNOWN: WordClass = { coarse: -1, fine: -1 };

interface ClassesHeader {
  readonly format: number;
  readonly words: number;
}

/**
 * Reads the classes of words (`train/word-classes.ts`): a header line of JSON, the sorted hashes of lower-case forms (32-bit), their fine
 * classes (16-bit), their coarse ones (8-bit), little-endian. Gives the class of a hash.
 * @throws ResourceError when the file has another format or length
 */
export function readWordClasses(read: ResourceReader): (lower: number) => WordClass {
  const bytes = read.bytes(FILE);
  const {
    header: { format, words },
    dataAt,
  } = splitHeader<ClassesHeader>(bytes);
  if (format !== CLASSES_FORMAT || bytes.length !== dataAt + words * 7)
    throw new ResourceError("resource-version", `${FILE}: format ${format}, expected ${CLASSES_FORMAT}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt);
  return (lower) => {
    const at = lowerBound(words, (word) => view.getInt32(word * 4, true) >= lower);
    if (at === words || view.getInt32(at * 4, true) !== lower) return UNKNOWN;
    return { coarse: view.getUint8(words * 6 + at), fine: view.getUint16(words * 4 + at * 2, true) };
  };
}
