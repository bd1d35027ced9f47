import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The bytes of a page as they are kept. Packed where the page is read, so that it is spread over the workers. */
export const packBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateRawSync(bytes));

/** @param length of the unpacked bytes; never unpacks to more. @throws Error when the packed bytes are damaged */
export function unpackBytes(packed: Uint8Array, length: number): Uint8Array {
  const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, length) });
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
