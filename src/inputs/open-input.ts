import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { InputError } from "../document/errors.js";
import { fileError } from "./find-inputs.js";
import { type FileKind, kindOf } from "./kinds.js";

/** A page or a text of more bytes is refused; news pages rarely pass 5 MB. */
export const MAX_PAGE_BYTES = 16 * 2 ** 20;
/** A mail, a page saved with its pictures, or a PDF of more bytes is refused: most of it is pictures. */
export const MAX_BUNDLE_BYTES = 64 * 2 ** 20;
/** A line of JSON Lines of more bytes is refused. */
export const MAX_LINE_BYTES = 64 * 2 ** 20;
/** Packed data may not unpack to more than this many times its size (text packs to a tenth; a bomb to a thousandth). */
export const MAX_UNPACKING = 200;

export interface OpenedInput {
  readonly kind: FileKind;
  /** The bytes of the file, unpacked. @throws InputError while reading */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file (or standard input, `-`), unpacks gzip, and tells its kind from its name and first bytes. @throws InputError */
export async function openInput(file: string): Promise<OpenedInput> {
  const raw = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  return openChunks(named(raw, file), file === "-" ? "" : file, file);
}

/**
 * The same for bytes that come from elsewhere (an entry of an archive, an address).
 * @param name tells the kind where the bytes do not @param file for messages @throws InputError
 */
export async function openChunks(chunks: AsyncIterable<Uint8Array>, name: string, file: string): Promise<OpenedInput> {
  const reader = chunks[Symbol.asyncIterator]();
  const head = await firstBytes(reader);
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const source = following(head, reader);
  if (!isPacked) return { kind: kindOf(name, head), chunks: source };
  const unpacked = unpack(source, file)[Symbol.asyncIterator]();
  const unpackedHead = await firstBytes(unpacked);
  return { kind: kindOf(name.replace(/\.gz$/i, ""), unpackedHead), chunks: following(unpackedHead, unpacked) };
}

/** All bytes at once. @throws InputError `file-too-large` */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, maxBytes: number, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw new InputError("file-too-large", `more than ${maxBytes / 2 ** 20} MB, which is the most that is read of one page`, { file });
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const SNIFFED_BYTES = 4096;

async function firstBytes(reader: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFFED_BYTES) {
    const { value, done } = await reader.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
  }
  return Buffer.concat(parts);
}

async function* following(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (;;) {
      const { value, done } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

async function* named(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw fileError(error, file);
  }
}

async function* unpack(source: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  const closed = new Promise((resolve) => gunzip.once("close", resolve));
  const feeding = (async () => {
    for await (const chunk of counted()) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await Promise.race([new Promise((resolve) => gunzip.once("drain", resolve)), closed]);
    }
    gunzip.end();
  })();
  feeding.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const chunk of gunzip) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > MAX_PAGE_BYTES && unpacked > packed * MAX_UNPACKING)
        throw new InputError("file-too-large", `unpacks to more than ${MAX_UNPACKING} times its size`, { file });
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError("file-damaged", "the gzip data is damaged", { file });
  } finally {
    gunzip.destroy();
  }
}
